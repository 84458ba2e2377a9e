"""What is told to Sentry says what failed, and not for whom."""

import json

import pytest
import sentry_sdk
from django.core.exceptions import ImproperlyConfigured
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpResponse
from sentry_sdk.transport import Transport

from portal.watching import sentry

pytestmark = pytest.mark.django_db


# Here, because lines of code around the one that failed are told.
ADDRESS = "/admin/password_reset/confirm/MQ/secret-token/?email=ada@example.org"
WORDS = "private words"
READER = {
    "HTTP_COOKIE": "sessionid=secret-session",
    "HTTP_USER_AGENT": "Browser-of-Ada",
    "HTTP_REFERER": "https://elsewhere.example/",
    "HTTP_X_FORWARDED_FOR": "192.0.2.9",
    "REMOTE_ADDR": "192.0.2.8",
}


class Kept(Transport):
    """Keeps what would be sent."""

    def __init__(self) -> None:
        super().__init__()
        self.events: list[dict] = []

    def capture_envelope(self, envelope) -> None:
        self.events += [event for item in envelope.items if (event := item.get_event())]


@pytest.fixture
def told(settings, monkeypatch):
    """The events of this test."""
    kept, start = Kept(), sentry_sdk.init
    monkeypatch.setattr(sentry_sdk, "init", lambda **options: start(transport=kept, **options))
    settings.SENTRY_DSN = "https://key@errors.example/1"
    sentry.start()
    yield kept.events
    start(auto_enabling_integrations=False)


def test_a_failure_is_told_without_its_reader(told, ask, monkeypatch):
    def fail(*_args, **_kwargs):
        secret = "-".join(["a", "local", "secret"])
        raise RuntimeError(f"broken {len(secret)}")

    monkeypatch.setattr("portal.middleware.LanguageMiddleware.process_request", fail)
    status, headers, _content = ask(ADDRESS, "POST", data=WORDS, **READER)
    assert status == 500
    (event,) = told
    text = json.dumps(event)
    assert event["exception"]["values"][-1]["value"] == "broken 14"
    assert event["logentry"]["params"] == ["Internal Server Error", "/admin/password_reset/confirm/…"]
    assert event["tags"]["request_id"] == headers["X-Request-ID"]
    for secret in (
        *("secret-session", "Browser-of-Ada", "elsewhere.example", "192.0.2.9", "192.0.2.8"),
        *("secret-token", "ada@example.org", WORDS, "a-local-secret"),
    ):
        assert secret not in text


def test_an_answer_is_still_one_that_the_page_cache_keeps(told, rf):
    assert isinstance(WSGIHandler()(rf.get("/healthz").environ, lambda *_said: None), HttpResponse)


def test_without_an_address_nothing_is_started(settings, monkeypatch):
    monkeypatch.setattr(sentry_sdk, "init", lambda **_options: pytest.fail("started"))
    assert settings.SENTRY_DSN == ""
    sentry.start()


def test_a_library_that_is_missing_is_named_at_the_start(settings, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "sentry_sdk", None)
    settings.SENTRY_DSN = "https://key@errors.example/1"
    with pytest.raises(ImproperlyConfigured, match="sentry-sdk is not installed"):
        sentry.start()
