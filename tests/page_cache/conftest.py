"""Readers who come through the page cache, as an application server would call it."""

from __future__ import annotations

import json
import sys
from collections import OrderedDict
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import unquote
from wsgiref.validate import validator

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connection
from django.utils.datastructures import CaseInsensitiveMapping

from biography import remembered
from portal.page_cache.front import PageCache, in_front_of
from portal.page_cache.generation import generation
from portal.page_cache.horizon import public_state
from portal.page_cache.writes import watch


class Answered:
    def __init__(self, status: str, headers: list[tuple[str, str]], content: bytes) -> None:
        self.status, self.headers, self.content = int(status[:3]), CaseInsensitiveMapping(headers), content

    @property
    def text(self) -> str:
        return self.content.decode(errors="replace")

    def json(self) -> Any:
        return json.loads(self.content)


class Worker:
    """One process of a server: an application of its own, that counts how often Django is asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        django = WSGIHandler()

        def counting(environ: dict[str, Any], start_response: Callable[..., Any]) -> Any:
            self.asked.append(environ["PATH_INFO"])
            return django(environ, start_response)

        self.application = in_front_of(counting)
        assert isinstance(self.application, PageCache)

    def get(self, url: str, method: str = "GET", **headers: str) -> Answered:
        """``headers`` by their names in WSGI: HTTP_COOKIE."""
        path, _mark, query = url.partition("?")
        environ = {
            "REQUEST_METHOD": method,
            "SCRIPT_NAME": "",
            "PATH_INFO": unquote(path, "latin-1"),
            "QUERY_STRING": query,
            "SERVER_NAME": "testserver",
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_HOST": "testserver",
            "wsgi.version": (1, 0),
            "wsgi.url_scheme": "http",
            "wsgi.input": BytesIO(),
            "wsgi.errors": sys.stderr,
            "wsgi.multithread": False,
            "wsgi.multiprocess": True,
            "wsgi.run_once": False,
        } | headers
        said: list[Any] = []

        def start(status: str, given: list[tuple[str, str]], _error: Any = None) -> Callable[[bytes], object]:
            said.append((status, given))
            return lambda _written: None

        # The standard library's own check of both sides against the standard (PEP 3333).
        answer = validator(self.application)(environ, start)
        content = b"".join(answer)
        answer.close()  # type: ignore[attr-defined]
        return Answered(*said[0], content)


@pytest.fixture
def kept(settings: Any, tmp_path: Path, db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Pages and counts are kept, as in production, and writes are watched."""
    settings.PAGE_CACHE_URL = "memory"
    settings.PAGE_CACHE_GENERATION = str(tmp_path / "generation")
    generation.cache_clear()
    watch(connection)
    monkeypatch.setattr(remembered, "_state", public_state)
    monkeypatch.setattr(remembered, "_kept", OrderedDict())
    # A test is one transaction, whose writes are told as if they were committed.
    monkeypatch.setattr(remembered, "connection", SimpleNamespace(in_atomic_block=False))
    # As Django's test client has it: the end of a request would close the connection, and roll the test back.
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)
    generation.cache_clear()
    connection.execute_wrappers.clear()


@pytest.fixture
def worker(kept: None) -> Worker:
    return Worker()


@pytest.fixture
def another_worker(kept: None) -> Worker:
    return Worker()
