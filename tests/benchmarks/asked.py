"""Two ways to answer one address, in one process, in turns: what each costs the processor, and in queries."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple


class Cost(NamedTuple):
    milliseconds: float
    queries: int
    body: bytes


def set_up(**changed: Any) -> None:
    """Django, with the settings of the tests but without what watches each query, on the database of DATABASE_URL."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings.test"
    import django
    from django.conf import settings

    for name, value in changed.items():
        setattr(settings, name, value)
    settings.INSTALLED_APPS.remove("zeal")
    settings.TEMPLATES[0]["DIRS"].append(Path(__file__).parent / "templates")
    django.setup()
    from django.core.signals import request_finished, request_started
    from django.db import close_old_connections

    # A request within a transaction would end it.
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)


def in_turns(ways: dict[str, tuple[str, str]], rounds: int, requests: int) -> dict[str, Cost]:
    """Each way is a module of addresses and an address. Medians of rounds of so many requests, after one to warm up."""
    from django.test import override_settings

    from tests.benchmarks.processor import Processor

    processor = Processor()
    costs: dict[str, list[float]] = {name: [] for name in ways}
    answers: dict[str, tuple[int, bytes]] = {}
    for _round in range(rounds):
        for name, (urls, address) in ways.items():
            with override_settings(ROOT_URLCONF=urls):
                get = getter(address)
                if name not in answers:
                    answers[name] = queries_of(get)
                began = processor.milliseconds()
                for _request in range(requests):
                    get()
                costs[name].append((processor.milliseconds() - began) / requests)
    return {name: Cost(median(costs[name]), *answers[name]) for name in ways}


def getter(address: str) -> Callable[[], bytes]:
    """A function that asks for an address through WSGI, without the test client's own work."""
    from django.core.wsgi import get_wsgi_application
    from django.test import RequestFactory

    application, factory = get_wsgi_application(), RequestFactory()

    def get() -> bytes:
        began: list[str] = []
        response: Any = application(factory.get(address).environ, lambda status, _headers: began.append(status))
        body = b"".join(response)
        response.close()
        if not began[0].startswith("200"):
            sys.exit(f"{address} answered {began[0]}.")
        return body

    return get


def queries_of(get: Callable[[], bytes]) -> tuple[int, bytes]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    get()
    with CaptureQueriesContext(connection) as queries:
        body = get()
    return len(queries), body
