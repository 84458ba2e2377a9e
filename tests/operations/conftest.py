"""Portals of their own, each with a folder, a database and processes that a test may kill."""

from __future__ import annotations

import os
import secrets
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from django.conf import settings
from django.db import connection
from psycopg import sql

ROOT = Path(__file__).resolve().parents[2]
FIRST_LIFE = ROOT / "fixtures" / "viktor-khrapunov.json"
VENDOR = "postgresql" if "postgresql" in settings.DATABASES["default"]["ENGINE"] else "sqlite"


class Portal:
    """A portal in a folder: production's settings, and the kind of database that the tests run on."""

    def __init__(self, folder: Path, database: str) -> None:
        self.folder = folder
        self.environment = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG")} | {
            "DJANGO_SETTINGS_MODULE": "portal.settings.base",
            "SECRET_KEY": secrets.token_urlsafe(50),
            "ALLOWED_HOSTS": "127.0.0.1",
            "SECURE_SSL_REDIRECT": "off",
            "SECURE_COOKIES": "off",
            "DATABASE_URL": database,
            "MEDIA_ROOT": str(folder / "media"),
            "STATIC_ROOT": str(folder / "static"),
            "PAGE_CACHE_GENERATION": str(folder / "generation"),
            "LOG_LEVEL": "WARNING",
        }

    @property
    def media(self) -> Path:
        return self.folder / "media"

    def start(self, *arguments: str, **environment: str) -> subprocess.Popen[str]:
        """manage.py, going on."""
        pipe = subprocess.PIPE
        command = [sys.executable, str(ROOT / "manage.py"), *arguments]
        return subprocess.Popen(
            command, cwd=ROOT, env=self.environment | environment, stdout=pipe, stderr=pipe, text=True
        )

    def run(self, *arguments: str, fails: bool = False, **environment: str) -> str:
        """manage.py to its end; what it prints, and of one that fails its complaint."""
        process = self.start(*arguments, **environment)
        out, errors = process.communicate(timeout=300)
        assert (process.returncode != 0) == fails, errors or out
        return errors if fails else out

    def ask(self, expression: str) -> str:
        """What a Python expression is in this portal, with its models imported."""
        code = f"from biography.models import *; from wagtail.models import Page; print({expression})"
        return self.run("shell", "--no-imports", "--command", code).strip()

    def exported(self) -> dict[str, bytes]:
        folder = self.folder / secrets.token_hex(4)
        self.run("export_biographies", "--output", str(folder))
        return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture(scope="session")
def new_portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Portal]]:
    """A function that makes a portal without anything in it: not even tables, or with those of the tests' database.

    ``copied``: the portal whose database it begins with instead.
    """
    made: list[str] = []

    def make(tables: bool = False, copied: Portal | None = None) -> Portal:
        folder = tmp_path_factory.mktemp("portal")
        if VENDOR == "sqlite":
            if tables:
                connection.ensure_connection()
                copy(connection.connection, folder / "portal.sqlite3")
            if copied:
                with closing(sqlite3.connect(copied.folder / "portal.sqlite3")) as database:
                    copy(database, folder / "portal.sqlite3")
            return Portal(folder, f"sqlite:///{folder}/portal.sqlite3")
        name = f"portal_operations_{secrets.token_hex(4)}"
        if tables:
            # PostgreSQL copies no database that somebody is connected to.
            connection.close()
        template = connection.settings_dict["NAME"] if tables else "template1"
        if copied:
            template = urlsplit(copied.environment["DATABASE_URL"]).path[1:]
        create = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
        with closing(psycopg.connect(server(), autocommit=True)) as postgres:
            postgres.execute(create.format(sql.Identifier(name), sql.Identifier(template)))
        made.append(name)
        return Portal(folder, urlunsplit(urlsplit(server())._replace(path=f"/{name}")))

    yield make
    for name in made:
        with closing(psycopg.connect(server(), autocommit=True)) as postgres:
            postgres.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def copy(database: sqlite3.Connection, path: Path) -> None:
    with closing(sqlite3.connect(path)) as copied:
        database.backup(copied)


def server() -> str:
    """The address of the PostgreSQL that the tests run on, at the database that every one has."""
    return urlunsplit(urlsplit(os.environ["DATABASE_URL"])._replace(path="/postgres"))


@pytest.fixture(scope="session")
def made_portal(new_portal: Callable[..., Portal], django_db_setup: None, django_db_blocker: Any) -> Portal:
    """A portal with the first life and an uploaded file, which tests leave as it is."""
    with django_db_blocker.unblock():
        portal = new_portal(tables=True)
    portal.run("load_biographies", str(FIRST_LIFE))
    (portal.media / "documents").mkdir(parents=True)
    (portal.media / "documents" / "скан.pdf").write_bytes(os.urandom(300_000))
    return portal
