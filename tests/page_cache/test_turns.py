"""Readers who want the same page at once: it is made once, and a reader whose turn never comes makes it after all."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event
from types import SimpleNamespace
from typing import Any

import pytest
from django.http import HttpResponse

from portal.page_cache.front import PageCache
from portal.page_cache.stores import MemoryStore
from portal.page_cache.turns import Turns

READERS = 8


class Slow:
    """An application whose answers take a while; ``status`` decides whether they may be kept."""

    def __init__(self, status: int) -> None:
        self.status, self.made = status, 0

    def __call__(self, environ: dict[str, Any], start_response: Any) -> HttpResponse:
        self.made += 1
        time.sleep(0.2)
        response = HttpResponse(f"{environ['PATH_INFO']} {self.made}", status=self.status)
        start_response(f"{self.status} Said", list(response.items()))
        return response


def read_at_once(application: Slow, paths: list[str]) -> list[bytes]:
    generation = SimpleNamespace(read=lambda: 1)
    cache = PageCache(application, generation, MemoryStore(1_000_000))  # type: ignore[arg-type]
    cache._horizon = SimpleNamespace(after=lambda now: time.time() + 60)  # type: ignore[assignment]
    ready = Barrier(len(paths))

    def read(path: str) -> bytes:
        ready.wait()
        environ = {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": path,
            "SERVER_NAME": "portal",
            "wsgi.url_scheme": "http",
        }
        return b"".join(cache(environ, lambda *said: None))

    with ThreadPoolExecutor(len(paths)) as threads:
        return list(threads.map(read, paths))


def test_a_page_that_many_want_is_made_once():
    application = Slow(200)
    assert set(read_at_once(application, ["/people/ada/"] * READERS)) == {b"/people/ada/ 1"}
    assert application.made == 1


def test_other_pages_do_not_wait():
    application = Slow(200)
    began = time.monotonic()
    read_at_once(application, [f"/people/{number}/" for number in range(READERS)])
    assert application.made == READERS
    assert time.monotonic() - began < 0.2 * READERS


def test_what_may_not_be_kept_is_made_for_each():
    application = Slow(404)
    assert len(read_at_once(application, ["/people/nobody/"] * READERS)) == application.made == READERS


def test_a_failure_gives_the_turn_to_those_who_wait():
    turns = Turns()
    with pytest.raises(RuntimeError), turns.turn("page"):
        raise RuntimeError
    with turns.turn("page") as waited:
        assert not waited


def test_nobody_waits_for_ever():
    turns, held, free = Turns(longest=0.05), Event(), Event()

    def hold() -> None:
        with turns.turn("page"):
            held.set()
            free.wait()

    with ThreadPoolExecutor(1) as threads:
        threads.submit(hold)
        held.wait()
        with turns.turn("page") as waited:
            assert waited
        free.set()
