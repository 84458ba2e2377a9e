"""Each request gets an id, a line in the log, and is counted: also those that the page cache answers without Django."""

from __future__ import annotations

import logging
import re
import time
import uuid
from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings

from portal.watching.log import request_id, without_secrets

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]

log = logging.getLogger("portal.requests")

METHODS = {"GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE"}
IDENTITY = re.compile(r"[\w.:/+=-]{1,128}", re.ASCII)
PROBES = ("/healthz", "/readyz", "/metrics")


def identity_of(environ: dict[str, Any]) -> str:
    """The id that a trusted proxy gave (REQUEST_ID_HEADER), or a new one."""
    name = settings.REQUEST_ID_HEADER
    given = environ.get(f"HTTP_{name.upper().replace('-', '_')}", "") if name else ""
    return given if IDENTITY.fullmatch(given) else uuid.uuid4().hex


class Watched:
    """A WSGI application around the whole portal."""

    def __init__(self, application: Application) -> None:
        self._application = application
        self._count: Callable[[str, str, str, float], None] | None = None
        if settings.METRICS:
            from portal.watching.figures import count

            self._count = count

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        identity = identity_of(environ)
        forget = request_id.set(identity)
        began = time.perf_counter()
        status = "500"
        # Django writes the decoded path into the environ that it was given, which no WSGI path can hold (PEP 3333).
        path = environ["PATH_INFO"].encode("latin-1", "replace").decode(errors="replace")

        def start(said: str, headers: list[tuple[str, str]], *error: Any) -> Any:
            nonlocal status
            status = said[:3]
            return start_response(said, [*headers, ("X-Request-ID", identity)], *error)

        try:
            return self._application(environ, start)
        finally:
            self._tell(environ, path, status, time.perf_counter() - began)
            request_id.reset(forget)

    def _tell(self, environ: dict[str, Any], path: str, status: str, seconds: float) -> None:
        method = environ["REQUEST_METHOD"] if environ["REQUEST_METHOD"] in METHODS else "other"
        source = environ.get("portal.source", "portal")
        if path in PROBES and status == "200":
            return
        if self._count is not None:
            self._count(method, status, source, seconds)
        level = logging.ERROR if status >= "500" else logging.INFO
        if not log.isEnabledFor(level):
            return
        told = {
            "method": method,
            "path": without_secrets(path),
            "status": int(status),
            "milliseconds": round(seconds * 1000, 1),
            "source": source,
        }
        log.log(level, "%(method)s %(path)s %(status)d in %(milliseconds)s ms from %(source)s", told, extra=told)
