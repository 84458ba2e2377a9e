"""A real browser on a real server. Pages that complain in the console or ask another host for anything fail.

One server and one database serve all tests of a process. What a test needs is put into the database before it, from a
copy that was made once; what it leaves there, the next one never sees.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from biography.exchange.site import people_index
from tests import page_world
from tests.factories import an_image, take_pages_away

FIXTURES = Path(__file__).parents[2] / "fixtures"
PASSWORD = "correct horse battery"
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")

# Playwright keeps an event loop in the thread of the tests, and Django would refuse to use the database there.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


def nothing() -> None:
    """What the migrations leave."""


def first_life_alone() -> None:
    call_command("load_biographies", str(FIXTURES / "viktor-khrapunov.json"), verbosity=0)


def every_kind_of_page() -> None:
    """The lives of fixtures/ in all languages, and what the table of page types asks for besides."""
    call_command("load_biographies", *sorted(map(str, FIXTURES.glob("*.json"))), verbosity=0)
    page_world.make(an_image(description="A face"))


class Database:
    """The tests' database, which can be what it was before."""

    def __init__(self) -> None:
        if connection.vendor != "sqlite":
            pytest.exit("The browser's tests put a SQLite database back between them: run them without DATABASE_URL.")
        self.copies: dict[Callable[[], None], sqlite3.Connection] = {}
        take_pages_away()
        self.keep(nothing)

    def keep(self, made: Callable[[], None]) -> None:
        connection.ensure_connection()
        self.copies[made] = sqlite3.connect(":memory:")
        connection.connection.backup(self.copies[made])

    def hold(self, made: Callable[[], None]) -> None:
        """Has what that function makes, and nothing else."""
        known = made if made in self.copies else nothing
        connection.ensure_connection()
        self.copies[known].backup(connection.connection)
        cache.clear()
        if known is not made:
            made()
            self.keep(made)
            cache.clear()


@pytest.fixture(scope="session")
def database(django_db_setup: None, django_db_blocker: Any) -> Database:
    with django_db_blocker.unblock():
        return Database()


@pytest.fixture(scope="session")
def server(database: Database) -> Iterator[str]:
    server = LiveServer("localhost")
    yield server.url
    server.stop()


@pytest.fixture(scope="session")
def browser(database: Database) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def site(database: Database, server: str, transactional_db: None) -> str:
    """The address of a portal without any page."""
    database.hold(nothing)
    return server


@pytest.fixture
def editor(site: str) -> User:
    """Somebody who may do everything, on a portal without any life."""
    people_index()
    return User.objects.create_superuser("editor", password=PASSWORD)


@pytest.fixture
def first_life(database: Database, server: str, transactional_db: None) -> str:
    """The address of a portal with the first life, in its own language."""
    database.hold(first_life_alone)
    return server


@pytest.fixture
def whole_site(database: Database, server: str, transactional_db: None) -> str:
    """The address of a portal with a page of every kind."""
    database.hold(every_kind_of_page)
    return server


@pytest.fixture
def window(browser: Browser, server: str) -> Callable[..., Any]:
    """Opens a window: ``with window(width=360, scheme="dark") as page``. When it closes, complaints are failures.

    ``options`` are Playwright's of a context, such as ``java_script_enabled``.
    """

    @contextmanager
    def opened(
        width: int = 1440, height: int = 900, scheme: str = "light", *, expected: str = "", **options: Any
    ) -> Iterator[Page]:
        viewport: Any = {"width": width, "height": height}
        context = browser.new_context(viewport=viewport, color_scheme=scheme, base_url=server, **options)
        page, complaints = context.new_page(), []

        def complain(text: str) -> None:
            complaints.append(f"{text} at {page.url}")

        page.on("console", lambda message: complain(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: complain(str(error)))
        page.on("request", lambda request: complain(f"asks {request.url}") if foreign(request.url) else None)
        try:
            yield page
        finally:
            # An editor's page goes on saving and asking the server, into the next test.
            context.close()
        unexpected = [text for text in complaints if not (expected and expected in text)]
        assert not unexpected, unexpected

    def foreign(url: str) -> bool:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and parts.netloc != urlsplit(server).netloc

    return opened
