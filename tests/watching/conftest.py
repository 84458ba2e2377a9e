"""Requests that come as an application server hands them on, through everything that stands in front of Django."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import RequestFactory

from portal.watching import readiness
from portal.watching.requests import Watched


@pytest.fixture(autouse=True)
def nothing_is_known() -> Iterator[None]:
    readiness.forget()
    yield
    readiness.forget()


@pytest.fixture
def ask(db: None, rf: RequestFactory) -> Iterator[Callable[..., tuple[int, dict[str, str], bytes]]]:
    """A function of an address and of headers by their names in WSGI: status, headers and content of the answer."""
    application = Watched(WSGIHandler())

    def asked(url: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
        said: list[Any] = []
        environ = rf.generic(method, url, **headers).environ
        answer = application(environ, lambda status, given, *_error: said.append((status, given)))
        content = b"".join(answer)
        status, given = said[0]
        return int(status[:3]), dict(given), content

    # As Django's test client has it: the end of a request would close the connection, and roll the test back.
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield asked
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)
