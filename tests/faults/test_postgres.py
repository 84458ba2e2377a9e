"""A PostgreSQL that is killed in the middle of something: nothing is half written, and workers go on with the next."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from tests.faults.conftest import (
    LIFE,
    LIVES,
    NEW,
    OLD,
    PATIENCE,
    TRIED,
    VENDOR,
    Editor,
    Halt,
    Portal,
    Shell,
    answered,
    halted_command,
    on_production,
    served,
    shown,
    state_of_life,
    until,
)
from tests.faults.disks import SmallDisk
from tests.faults.servers import Postgres, postgres_tool

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.xdist_group("faults of processes"),
    pytest.mark.skipif(
        VENDOR == "sqlite" or not postgres_tool("initdb"),
        reason="The portal is on SQLite, or the programs of PostgreSQL's server are not on this machine",
    ),
]


@pytest.fixture(scope="module")
def postgres() -> Iterator[Postgres]:
    postgres = Postgres()
    yield postgres
    postgres.remove()


@pytest.fixture
def portal(first_portal: Portal, postgres: Postgres, tmp_path: Path) -> Portal:
    """A copy of the first portal on a PostgreSQL that may be killed."""
    return copied(first_portal, postgres, tmp_path)


@pytest.fixture
def disk(postgres: Postgres) -> Iterator[SmallDisk]:
    """A disk for the tablespace "small". Not for PostgreSQL's log of what it writes, without room for which it ends."""
    folder = postgres.folder / "tables"
    folder.mkdir()
    disk = SmallDisk(folder, 60_000_000)
    if not disk.is_mounted:
        pytest.skip("Only root may mount a disk with little room")
    postgres.own(folder)
    psql("postgres", postgres, f"CREATE TABLESPACE small LOCATION '{folder}'")
    yield disk
    psql("postgres", postgres, "DROP DATABASE portal WITH (FORCE)")
    psql("postgres", postgres, "DROP TABLESPACE small")
    disk.remove()


def copied(first_portal: Portal, postgres: Postgres, folder: Path, tablespace: str = "pg_default") -> Portal:
    psql("postgres", postgres, "DROP DATABASE IF EXISTS portal WITH (FORCE)")
    psql("postgres", postgres, f"CREATE DATABASE portal TABLESPACE {tablespace}")
    saved = subprocess.run(["pg_dump", "--dbname", first_portal.environment["DATABASE_URL"]], capture_output=True)
    assert saved.returncode == 0, saved.stderr
    psql("portal", postgres, saved.stdout.decode())
    return on_production(Portal(folder, postgres.url("portal")))


def psql(database: str, postgres: Postgres, statements: str) -> None:
    command = ["psql", "--quiet", "--dbname", postgres.url(database), "--set", "ON_ERROR_STOP=1"]
    done = subprocess.run(command, input=statements, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_a_load_whose_database_is_killed_writes_nothing_and_can_be_said_again(portal, postgres, made_up_lives):
    """kill -9 of all of PostgreSQL before the first versions of a bulk load are written, when all pages are there."""
    halt = Halt(portal.folder, 'INSERT INTO "biography_lifeversion"')
    load = halted_command(portal, halt, "load_biographies", str(made_up_lives))
    halt.reached()
    postgres.kill()
    halt.go_on()
    _out, errors = load.communicate(timeout=PATIENCE)
    assert load.returncode == 1
    assert "CommandError: Nothing was loaded: the database says: " in errors
    assert "Traceback" not in errors

    postgres.start()
    shell = Shell(portal)
    assert shell.ask("PersonPage.objects.count()") == 1
    before = state_of_life(shell)
    assert all(before.values())
    said = shell.run(f"answer = said_by('load_biographies', {str(made_up_lives)!r})")
    assert f"{LIVES} created" in said
    assert shell.ask("PersonPage.objects.count()") == 1 + LIVES
    assert shell.ask("LifeVersion.objects.filter(number=1).count()") == 1 + LIVES
    assert state_of_life(shell) == before
    shell.end()


def test_while_the_database_is_away_kept_pages_are_served_and_afterwards_the_same_workers_go_on(portal, postgres):
    """kill -9 of all of PostgreSQL in the middle of a publish; then it is started again, and no worker is."""
    shell = Shell(portal)
    page = shell.ask('PersonPage.objects.get(slug="viktor-khrapunov", locale__language_code="en").pk')
    before = state_of_life(shell)
    halt = Halt(portal.folder)
    with served(portal, halt, workers=1) as port:
        editor, said = Editor(port), []
        assert shown(answered(port, LIFE)[1]) == OLD
        publishing = Thread(target=lambda: said.append(editor.publish(page, NEW)))
        halt.at('INSERT INTO "biography_lifeversion"')
        publishing.start()
        worker = halt.reached()
        postgres.kill()
        halt.go_on()
        publishing.join()
        assert said == [503]
        assert answered(port, LIFE)[0] == 200
        assert shown(answered(port, LIFE)[1]) == OLD
        status, text = answered(port, "/api/v2/pages/?search=Khrapunov")
        assert (status, "search: it does not work" in text) == (503, False)
        status, text = answered(port, "/people/")
        assert status == 503
        assert "Something went wrong" in text
        assert "Traceback" not in text
        assert "psycopg" not in text
        assert answered(port, "/healthz")[0] == 200
        status, text = answered(port, "/readyz")
        assert (status, json.loads(text)["checks"]["database"]) == (503, "not ready")

        postgres.start()
        assert answered(port, "/people/")[0] == 200
        until(lambda: answered(port, "/readyz")[0] == 200, "the portal is not ready")
        assert state_of_life(shell) == before
        assert editor.publish(page, NEW) == 302
        assert shown(answered(port, LIFE)[1]) == NEW
        assert Path(f"/proc/{worker}").exists()
    shell.end()


def test_a_database_without_room_keeps_what_it_had_and_takes_more_once_there_is(
    first_portal, postgres, disk, made_up_lives, tmp_path
):
    """The disk of the tables is filled up, lives are loaded and one is published; then the disk is made larger."""
    portal = copied(first_portal, postgres, tmp_path, "small")
    shell = Shell(portal)
    page = shell.ask('PersonPage.objects.get(slug="viktor-khrapunov", locale__language_code="en").pk')
    before = state_of_life(shell)
    assert all(before.values())
    load = TRIED.format(command=["load_biographies", str(made_up_lives)])
    with served(portal, workers=1) as port:
        editor = Editor(port)
        assert shown(answered(port, LIFE)[1]) == OLD
        editor.open(page)
        disk.fill()
        assert "refused: Nothing was loaded: the database says: could not extend file" in shell.run(load)
        assert editor.publish(page, NEW) == 507
        assert shown(answered(port, LIFE)[1]) == OLD
        assert state_of_life(shell) == before
        assert shell.ask("PersonPage.objects.count()") == 1

        disk.make_room()
        assert f"{LIVES} created" in shell.run(load)
        assert editor.publish(page, NEW) == 302
        assert shown(answered(port, LIFE)[1]) == NEW
    shell.end()
