"""The database in a file and back, by the tools of the database itself."""

from __future__ import annotations

import gzip
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import psycopg
from django.conf import settings
from django.db import connection
from psycopg import sql

from portal.backup.manifest import BackupError

Rows = dict[str, int]


def dump(path: Path) -> Rows:
    """Writes the database, as it is at one moment, into a file; returns the rows of each table at that moment."""
    with _told():
        return (_dump_sqlite if connection.vendor == "sqlite" else _dump_postgresql)(path)


def load(path: Path, rows: Rows, *, force: bool) -> None:
    """Puts a dump in the place of the database of the settings, whole or not at all.

    Raises BackupError where something is there already, unless ``force``, and where rows are missing.
    """
    with _told():
        (_load_sqlite if connection.vendor == "sqlite" else _load_postgresql)(path, rows, force)


def try_out(path: Path, rows: Rows) -> None:
    """Loads a dump beside the database, compares its rows, and throws it away. Raises BackupError."""
    with _told():
        (_try_sqlite if connection.vendor == "sqlite" else _try_postgresql)(path, rows)


def version() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT sqlite_version()" if connection.vendor == "sqlite" else "SHOW server_version")
        return str(cursor.fetchone()[0])


@contextmanager
def _told() -> Iterator[None]:
    """What a database complains of (a full disk, a server that is gone), as what went wrong with the backup."""
    try:
        yield
    except (sqlite3.Error, psycopg.Error) as error:
        raise BackupError(f"The database says: {str(error).strip()}") from error


def _database() -> dict[str, Any]:
    return settings.DATABASES["default"]


def _compare(found: Rows, rows: Rows) -> None:
    for table, number in rows.items():
        if found.get(table) != number:
            raise BackupError(
                f"The table {table} has {found.get(table, 'no')} rows; it had {number} when it was saved."
            )


# SQLite


def _dump_sqlite(path: Path) -> Rows:
    # Into a file of its own first: it is a snapshot, while editors go on.
    snapshot = path.with_name(f"{path.name}.sqlite3")
    try:
        with closing(sqlite3.connect(_database()["NAME"], timeout=60)) as database:
            database.execute("VACUUM INTO ?", [str(snapshot)])
        with closing(sqlite3.connect(snapshot)) as database:
            rows = _rows_of_sqlite(database)
        with snapshot.open("rb") as plain, gzip.open(path, "wb", 6) as packed:
            shutil.copyfileobj(plain, packed, 1024 * 1024)
    finally:
        snapshot.unlink(missing_ok=True)
    return rows


def _rows_of_sqlite(database: sqlite3.Connection) -> Rows:
    tables = database.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    names = [name for (name,) in tables]
    return {name: database.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}  # noqa: S608


@contextmanager
def _unpacked(path: Path, folder: Path) -> Iterator[Path]:
    database = folder / f"{path.name}.unpacked"
    try:
        with gzip.open(path, "rb") as packed, database.open("wb") as plain:
            shutil.copyfileobj(packed, plain, 1024 * 1024)
        yield database
    except (gzip.BadGzipFile, EOFError) as error:
        raise BackupError(f"The saved database cannot be unpacked: {error}") from error
    finally:
        for suffix in ("", "-wal", "-shm", "-journal"):
            database.with_name(database.name + suffix).unlink(missing_ok=True)


def _check_sqlite(path: Path, rows: Rows) -> None:
    with closing(sqlite3.connect(path)) as database:
        try:
            said = [line for (line,) in database.execute("PRAGMA integrity_check")]
        except sqlite3.DatabaseError as error:
            raise BackupError(f"The saved database is damaged: {error}") from error
        if said != ["ok"]:
            raise BackupError(f"The saved database is damaged: {said[0]}")
        if lost := database.execute("PRAGMA foreign_key_check").fetchone():
            raise BackupError(f"A row of {lost[0]} refers to a row of {lost[2]} that is not there.")
        _compare(_rows_of_sqlite(database), rows)


def _try_sqlite(path: Path, rows: Rows) -> None:
    with _unpacked(path, path.parent) as database:
        _check_sqlite(database, rows)


def _load_sqlite(path: Path, rows: Rows, force: bool) -> None:
    target = Path(_database()["NAME"])
    if target.exists() and not force:
        with closing(sqlite3.connect(target)) as database:
            if _rows_of_sqlite(database):
                raise BackupError(f"{target} holds a database already; --force puts the backup in its place.")
    target.parent.mkdir(parents=True, exist_ok=True)
    with _unpacked(path, target.parent) as database:
        _check_sqlite(database, rows)
        connection.close()
        for suffix in ("-wal", "-shm"):
            target.with_name(target.name + suffix).unlink(missing_ok=True)
        database.replace(target)


# PostgreSQL


def _dump_postgresql(path: Path) -> Rows:
    with closing(_server(_database()["NAME"], autocommit=False)) as database:
        # The counting and the dump see the same moment.
        database.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        snapshot = database.execute("SELECT pg_export_snapshot()").fetchone()[0]
        rows = _rows_of_postgresql(database)
        options = ("--format", "custom", "--no-owner", "--no-privileges", "--snapshot", snapshot)
        _pg("pg_dump", *options, "--file", str(path), "--dbname", _database()["NAME"])
    return rows


def _rows_of_postgresql(database: Any) -> Rows:
    tables = database.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
    count = sql.SQL("SELECT count(*) FROM {}")
    return {name: database.execute(count.format(sql.Identifier(name))).fetchone()[0] for (name,) in tables}


def _check_postgresql(name: str, rows: Rows) -> None:
    with closing(_server(name)) as database:
        _compare(_rows_of_postgresql(database), rows)


def _try_postgresql(path: Path, rows: Rows) -> None:
    name = f"{_database()['NAME']}_tried_{os.getpid()}"
    with closing(_server("postgres")) as server:
        server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        try:
            _pg("pg_restore", "--exit-on-error", "--no-owner", "--no-privileges", "--dbname", name, str(path))
            _check_postgresql(name, rows)
        finally:
            server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def _load_postgresql(path: Path, rows: Rows, force: bool) -> None:
    name = _database()["NAME"]
    # Tried out first: what is damaged takes nothing's place.
    _try_postgresql(path, rows)
    with closing(_server(name)) as database:
        if _rows_of_postgresql(database):
            if not force:
                raise BackupError(f"The database {name} has tables already; --force puts the backup in their place.")
            database.execute("DROP SCHEMA public CASCADE")
            database.execute("CREATE SCHEMA public")
    connection.close()
    _pg("pg_restore", "--single-transaction", "--no-owner", "--no-privileges", "--dbname", name, str(path))
    _check_postgresql(name, rows)


def _server(name: str, *, autocommit: bool = True) -> Any:
    database = _database()
    parts = {"host": database["HOST"], "port": database["PORT"], "user": database["USER"]}
    given = {key: str(value) for key, value in parts.items() if value}
    if database["PASSWORD"]:
        given["password"] = database["PASSWORD"]
    return psycopg.connect(dbname=name, autocommit=autocommit, **given)  # type: ignore[arg-type]


def _pg(tool: str, *arguments: str) -> None:
    database = _database()
    command = shutil.which(tool)
    if command is None:
        raise BackupError(f"{tool} is not on this machine: on Debian it is in postgresql-client.")
    names = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD"}
    environment = os.environ | {name: str(database[key]) for name, key in names.items() if database[key]}
    done = subprocess.run([command, *arguments], env=environment, capture_output=True, text=True)  # noqa: S603
    if done.returncode:
        raise BackupError(f"{tool} failed: {done.stderr.strip() or f'exit code {done.returncode}'}")
