"""Each request leaves one line with its id, and nothing about who asked."""

import json
import logging
import sys

import pytest
from django.core.handlers.wsgi import WSGIHandler

from portal.watching.log import JsonFormatter, TextFormatter, request_id
from portal.watching.requests import Watched

pytestmark = pytest.mark.django_db


@pytest.fixture
def lines(caplog):
    """What the log says in JSON, line by line."""
    caplog.set_level(logging.INFO, "portal.requests")
    return lambda: [json.loads(JsonFormatter().format(record)) for record in caplog.records]


def test_a_request_is_told_once_with_its_route_and_time(ask, lines):
    _status, headers, _content = ask("/no-such-page/?email=ada@example.org", HTTP_USER_AGENT="Lynx/2.8")
    (line,) = lines()
    assert line.pop("milliseconds") > 0
    assert line.pop("time").endswith("+00:00")
    told = line.pop("message")
    assert told.startswith("GET /no-such-page/ 404 in ")
    assert line == {
        "level": "INFO",
        "logger": "portal.requests",
        "method": "GET",
        "path": "/no-such-page/",
        "status": 404,
        "source": "portal",
    }
    assert len(headers["X-Request-ID"]) == 32


def test_nothing_about_a_reader_is_told(ask, lines):
    secrets = {
        "HTTP_USER_AGENT": "Browser-of-Ada",
        "HTTP_REFERER": "https://elsewhere.example/secret-page",
        "HTTP_COOKIE": "sessionid=secret-session",
        "HTTP_AUTHORIZATION": "Bearer secret-token",
        "REMOTE_ADDR": "198.51.100.77",
    }
    ask("/search/?q=secret-question", **secrets)
    ask("/api/v3/pages/", **secrets)
    told = json.dumps(lines())
    assert "/search/" in told
    for secret in ("Browser-of-Ada", "secret", "198.51.100.77"):
        assert secret not in told


@pytest.mark.usefixtures("ask")
def test_an_address_in_any_script_is_told_as_it_is_written(rf, lines):
    """Django writes the decoded path into the environ: a server's has bytes as Latin-1 (PEP 3333)."""
    asked = {"PATH_INFO": "/Храпунов/".encode().decode("latin-1"), "REQUEST_METHOD": "POST"}
    Watched(WSGIHandler())(rf._base_environ(**asked), lambda *_said: None)
    (line,) = (line for line in lines() if line["logger"] == "portal.requests")
    assert line["path"] == "/Храпунов/"


def test_an_address_that_sets_a_password_is_cut(ask, lines):
    ask("/admin/password_reset/confirm/MQ/c9k2ab-secret-token/")
    assert [line["path"] for line in lines()] == ["/admin/password_reset/confirm/…"]


def test_nor_is_it_told_by_what_others_say_of_it():
    said = "Internal Server Error: /admin/password_reset/confirm/MQ/c9k2ab-secret/"
    record = logging.LogRecord("django.request", logging.ERROR, "", 1, said, (), None)
    for formatter in (JsonFormatter(), TextFormatter()):
        line = formatter.format(record)
        assert "Internal Server Error" in line
        assert "secret" not in line


def test_what_is_said_during_a_request_carries_its_id(ask, monkeypatch):
    said = []

    def fail(*_args, **_kwargs):
        logging.getLogger("biography.anything").warning("In the middle.")
        said.append(request_id.get())
        raise RuntimeError("broken")

    monkeypatch.setattr("portal.middleware.LanguageMiddleware.process_request", fail)
    status, headers, _content = ask("/search/")
    assert status == 500
    assert said == [headers["X-Request-ID"]]
    assert request_id.get() == ""


def test_a_failure_is_one_line_of_json_with_its_traceback():
    try:
        raise ValueError("first\nsecond")
    except ValueError:
        record = logging.LogRecord("portal", logging.ERROR, "", 1, "It %s.", ("failed",), sys.exc_info())
    record.request = "<WSGIRequest: GET '/search/?q=private'>"
    line = JsonFormatter().format(record)
    assert "\n" not in line
    said = json.loads(line)
    assert said["message"] == "It failed."
    assert said["exception"].endswith("ValueError: first\nsecond")
    assert "private" not in line


def test_a_line_for_people_ends_with_the_id_before_the_traceback():
    token = request_id.set("abc123")
    try:
        record = logging.LogRecord("portal", logging.INFO, "", 1, "Done.", (), None)
        assert TextFormatter().format(record).endswith("INFO portal: Done. [abc123]")
    finally:
        request_id.reset(token)


def test_an_id_is_taken_over_only_from_the_header_that_the_settings_name(ask, settings):
    given = {"HTTP_X_REQUEST_ID": "from-the-proxy-1"}
    assert ask("/healthz", **given)[1]["X-Request-ID"] != "from-the-proxy-1"
    settings.REQUEST_ID_HEADER = "X-Request-ID"
    assert ask("/healthz", **given)[1]["X-Request-ID"] == "from-the-proxy-1"
    assert len(ask("/healthz")[1]["X-Request-ID"]) == 32


@pytest.mark.parametrize("given", ["", "two words", "a\r\nSet-Cookie: x=y", "x" * 129, "идентификатор"])
def test_an_id_that_could_harm_the_log_is_replaced(ask, settings, given):
    settings.REQUEST_ID_HEADER = "X-Request-ID"
    assert len(ask("/healthz", HTTP_X_REQUEST_ID=given)[1]["X-Request-ID"]) == 32


def test_probes_that_pass_fill_no_log(ask, lines):
    ask("/healthz")
    assert lines() == []
