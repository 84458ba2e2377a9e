"""Errors told to Sentry, or to a server of one's own that speaks its protocol, without what is about a reader."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from portal.watching.log import FIELDS, request_id, without_secrets


def start() -> None:
    """Where SENTRY_DSN is set."""
    if not settings.SENTRY_DSN:
        return
    try:
        import sentry_sdk
        from sentry_sdk.integrations.logging import ignore_logger
    except ImportError as error:
        raise ImproperlyConfigured(
            "SENTRY_DSN is set, and sentry-sdk is not installed: pip install 'biography-portal[sentry]'."
        ) from error
    # It says of a failure that it was one, which the failure itself says better.
    ignore_logger("portal.requests")
    sentry_sdk.init(
        dsn=settings.SENTRY_DSN,
        environment=settings.SENTRY_ENVIRONMENT,
        send_default_pii=False,
        # Errors are those of the log. Sentry's own part for Django wraps each answer, which the page cache then does
        # not keep, and tells of the request what has to be taken out again.
        auto_enabling_integrations=False,
        include_local_variables=False,
        max_breadcrumbs=0,
        before_send=cleaned,
    )


def cleaned(event: Any, _hint: Any) -> Any:
    """An event with the id that the log has, and of a request nothing but its path."""
    event.pop("user", None)
    event.pop("request", None)
    event["extra"] = {name: value for name, value in event.get("extra", {}).items() if name in FIELDS}
    said = event.get("logentry", {})
    for name in ("message", "formatted"):
        if name in said:
            said[name] = without_secrets(said[name])
    said["params"] = [without_secrets(str(value)) for value in said.get("params") or ()]
    if identity := request_id.get():
        event.setdefault("tags", {})["request_id"] = identity
    return event
