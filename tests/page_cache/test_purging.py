"""A cache in front is told of each change before the change returns, and told later where it was away."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from portal.page_cache.generation import FileGeneration, generation
from portal.page_cache.purging import Purging
from tests.benchmarks.served import free_port
from tests.test_settings import run_python


class Cache:
    """What a Varnish is to the portal, with a plug that can be pulled."""

    def __init__(self, port: int = 0, status: int = 200) -> None:
        self.told: list[str] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_PURGE(self) -> None:
                outer.told.append(self.path)
                self.send_response(status)
                self.end_headers()

            def log_message(self, *_args: object) -> None:
                """Nothing to the screen."""

        self._server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
        self.port = self._server.server_port
        self.url = f"http://127.0.0.1:{self.port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def cache() -> Iterator[Cache]:
    one = Cache()
    yield one
    one.stop()


@pytest.fixture
def inner(tmp_path) -> FileGeneration:
    return FileGeneration(tmp_path / "generation")


def test_each_change_is_told_before_it_returns(inner, cache):
    purging = Purging(inner, [cache.url])
    before = purging.read()
    assert cache.told == []
    purging.advance()
    assert cache.told == ["/"]
    assert purging.read() != before


def test_the_generation_ends_before_a_cache_is_told(inner, cache, monkeypatch):
    """Told first, it would ask for the page anew and get the old one."""
    purging, before = Purging(inner, [cache.url]), inner.read()
    seen = []
    monkeypatch.setattr("portal.page_cache.purging.purge", lambda *_asked: seen.append(inner.read()))
    purging.advance()
    assert seen
    assert seen != [before]


def test_a_cache_that_was_away_is_told_by_the_next_reader(inner, monkeypatch, caplog):
    monkeypatch.setattr(Purging, "PAUSE", 0)
    port = free_port()
    purging = Purging(inner, [f"http://127.0.0.1:{port}"])
    purging.advance()
    assert f"http://127.0.0.1:{port} could not be told of a change" in caplog.text
    back = Cache(port)
    purging.read()
    purging.read()
    back.stop()
    assert back.told == ["/"]


def test_one_cache_that_is_away_keeps_no_other_from_being_told(inner, cache):
    Purging(inner, [f"http://127.0.0.1:{free_port()}", cache.url]).advance()
    assert cache.told == ["/"]


def test_a_cache_that_refuses_is_not_taken_for_told(inner, monkeypatch, caplog):
    monkeypatch.setattr(Purging, "PAUSE", 0)
    refusing = Cache(status=405)
    purging = Purging(inner, [refusing.url])
    purging.advance()
    purging.read()
    refusing.stop()
    assert refusing.told == ["/", "/"]
    assert "it answered 405" in caplog.text


def test_who_publishes_waits_once_for_a_cache_that_is_gone(inner, monkeypatch):
    tried = []

    def gone(url: str, _patience: float) -> None:
        tried.append(url)
        raise TimeoutError

    monkeypatch.setattr("portal.page_cache.purging.purge", gone)
    purging = Purging(inner, ["http://127.0.0.1:1"])
    began = time.monotonic()
    for _ in range(20):
        purging.advance()
    assert len(tried) <= 1 + (time.monotonic() - began) // Purging.PAUSE


def test_the_settings_say_who_is_told(settings, tmp_path):
    settings.PAGE_CACHE_URL, settings.PAGE_CACHE_GENERATION = "memory", str(tmp_path / "generation")
    generation.cache_clear()
    settings.PURGE_URLS = []
    assert isinstance(generation(), FileGeneration)
    generation.cache_clear()
    settings.PURGE_URLS = ["http://127.0.0.1:6081"]
    assert isinstance(generation(), Purging)
    generation.cache_clear()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"PURGE_URLS": "http://127.0.0.1:6081", "PAGE_CACHE_URL": ""}, "PURGE_URLS needs a page cache"),
        ({"PURGE_URLS": "127.0.0.1:6081"}, "PURGE_URLS are addresses such as http://127.0.0.1:6081"),
    ],
)
def test_what_cannot_work_is_refused(given, said):
    done = run_python("from django.conf import settings; settings.DEBUG", "base", SECRET_KEY="x", **given)
    assert done.returncode != 0
    assert said in done.stderr
