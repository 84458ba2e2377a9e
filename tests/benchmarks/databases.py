"""Databases with so many made-up lives, for benchmarks: made once, and kept in var/bench/ and on the PostgreSQL server.

What lives are made of and the migrations are in their names: where these change, databases are made anew.
"""

from __future__ import annotations

import json
import os
import zlib
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

from tests.benchmarks.portal_lives import lives
from tests.benchmarks.served import ROOT, manage, production

FOLDER = ROOT / "var" / "bench"
SERVER = os.environ.get("POSTGRES_URL", "postgres://postgres@127.0.0.1:5432/postgres")
MADE_OF = ("portal_lives.py", "many_lives.py", "made_up_prose.py", "planted_mistakes.py")
FIRST_LIFE = "fixtures/viktor-khrapunov.json"


def stamp() -> str:
    """Of what the databases are made of."""
    here = Path(__file__).parent
    migrations = sorted((ROOT / "biography" / "migrations").glob("[0-9]*.py"))
    parts = [*(here / name for name in MADE_OF), ROOT / FIRST_LIFE]
    text = b"".join(path.read_bytes() for path in parts) + "".join(path.name for path in migrations).encode()
    return f"{zlib.crc32(text):08x}"


def file_of(count: int) -> Path:
    """The first so many lives, a document a line."""
    path = FOLDER / f"lives-{count}-{stamp()}.jsonl"
    if not path.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_name(f"unfinished-{os.getpid()}-{path.name}")
        with unfinished.open("w") as out:
            out.writelines(f"{json.dumps(spec, ensure_ascii=False)}\n" for spec in lives(count))
        unfinished.rename(path)
    return path


def database_of(vendor: str, count: int) -> str:
    """The address of a database of "sqlite" or "postgresql" with so many lives and the first life of fixtures/."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    if vendor == "sqlite":
        path = FOLDER / f"lives-{count}-{stamp()}.sqlite3"
        if not path.exists():
            unfinished = path.with_name(f"unfinished-{os.getpid()}-{path.name}")
            unfinished.unlink(missing_ok=True)
            _load(f"sqlite:///{unfinished}", count)
            unfinished.rename(path)
        return f"sqlite:///{path}"
    name = f"portal_bench_{count}_{stamp()}"
    with closing(psycopg.connect(at(""), autocommit=True)) as server:
        if not server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            unfinished_name = f"{name}_part"
            empty_database(server, unfinished_name)
            _load(at(unfinished_name), count)
            with closing(psycopg.connect(at(unfinished_name), autocommit=True)) as made:
                made.execute("VACUUM ANALYZE")
            server.execute(
                sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(unfinished_name), sql.Identifier(name))
            )
    return at(name)


def scratch_database(vendor: str, name: str) -> str:
    """The address of an empty database, whatever it held before."""
    if vendor == "sqlite":
        FOLDER.mkdir(parents=True, exist_ok=True)
        for path in FOLDER.glob(f"{name}.sqlite3*"):
            path.unlink()
        return f"sqlite:///{FOLDER / name}.sqlite3"
    with closing(psycopg.connect(at(""), autocommit=True)) as server:
        empty_database(server, f"portal_bench_{name}")
    return at(f"portal_bench_{name}")


def empty_database(server: psycopg.Connection, name: str) -> None:
    server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
    server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))


def at(name: str) -> str:
    """The address of a database of this name on the server of POSTGRES_URL; without a name, that which it names."""
    address = urlsplit(SERVER)
    return urlunsplit(address._replace(path=f"/{name}")) if name else urlunsplit(address._replace(path="/postgres"))


def _load(url: str, count: int) -> None:
    environment = production(FOLDER, DATABASE_URL=url)
    manage(environment, "migrate", "--verbosity", "0")
    manage(environment, "load_biographies", FIRST_LIFE)
    manage(environment, "load_biographies", str(file_of(count)))
