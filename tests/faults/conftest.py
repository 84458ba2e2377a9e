"""Portals that are damaged for real: processes that are killed, servers that go away, disks that are full."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPException
from pathlib import Path
from typing import Any

import pytest
import requests
from wagtail.test.utils import WagtailTestUtils
from wagtail.test.utils.form_data import querydict_from_html

from tests.benchmarks.portal_lives import lives
from tests.benchmarks.served import Reader, free_port, wait_for
from tests.operations.conftest import FIRST_LIFE, ROOT, VENDOR, Portal, new_portal

__all__ = ["FIRST_LIFE", "ROOT", "VENDOR", "Portal", "new_portal"]

LIFE = "/people/viktor-khrapunov/"
PATIENCE = 180  # seconds, on a machine that does much else
OLD, NEW = "quagga", "zebrafinch"  # states of the life, in words that it has nowhere else
LIVES = 3  # in a file that is loaded while something breaks
PASSWORD = "only for these tests"
PUBLISHED = """
from biography.models import PersonPage
life = PersonPage.objects.get(slug="viktor-khrapunov", locale__language_code="en")
life.description = "State {state} of the life"
life.save_revision().publish()
"""

TRIED = """
from django.core.management.base import CommandError
try:
    answer = said_by(*{command!r})
except CommandError as error:
    answer = f"refused: {{error}}"
"""
STATE_OF_LIFE = """
from biography import full_text
from biography.assembly import assemble
from biography.models import PersonPage
from biography.versions import digest_of
from wagtail.models import Page, ReferenceIndex
life = PersonPage.objects.for_document().get(slug="viktor-khrapunov", locale__language_code="en")
last = life.versions.order_by("-number").first()
references = ReferenceIndex.get_references_for_object(life).count()
ReferenceIndex.create_or_update_for_object(life)
answer = {
    "shown": life.description,
    "draft": life.get_latest_revision_as_object().description,
    "version is in step": last.digest == digest_of(assemble(life)),
    "references are in step": references == ReferenceIndex.get_references_for_object(life).count() > 0,
    "numbers": list(life.versions.order_by("number").values_list("number", flat=True)),
    "found by": [word for word in ("quagga", "zebrafinch") if full_text.keys(PersonPage.objects.all(), word, 9)],
    # What fixtree looks for.
    "tree is whole": not any(Page.find_problems()),
}
"""


def until(met: Callable[[], Any], what: str, seconds: float = PATIENCE) -> Any:
    """What ``met`` answers as soon as that is true. Raises AssertionError after some time."""
    end = time.monotonic() + seconds
    while not (found := met()):
        assert time.monotonic() < end, f"After {seconds} seconds: {what}"
        time.sleep(0.02)
    return found


class Halt:
    """Where a process of a portal stops, as ``halting`` says: before a statement that begins so."""

    def __init__(self, folder: Path, statement: str = "") -> None:
        self._at, self._halted = folder / "halt-at", folder / "halted"
        self.environment = {"HALT_AT": str(self._at), "HALTED": str(self._halted)}
        if statement:
            self.at(statement)

    def at(self, statement: str) -> None:
        unfinished = self._at.with_suffix(".unfinished")
        unfinished.write_text(statement)
        unfinished.rename(self._at)

    def reached(self) -> int:
        """Waits until the statement is reached; the number of the process."""
        until(self._halted.exists, "the statement was not reached")
        return int(self._halted.read_text())

    def kill(self) -> None:
        os.kill(self.reached(), signal.SIGKILL)
        self.go_on()

    def go_on(self) -> None:
        self._halted.unlink()


def halted_command(portal: Portal, halt: Halt, *arguments: str) -> subprocess.Popen[str]:
    """manage.py, going on until it halts."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.faults.halting", *arguments],
        cwd=ROOT,
        env=portal.environment | halt.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@contextmanager
def served(portal: Portal, halt: Halt | None = None, workers: int = 2) -> Iterator[int]:
    """The portal as `make serve` serves it; its port."""
    port = free_port()
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)]
    command += ["--workers", str(workers), "--blocking-threads", "4", "--no-ws", "--respawn-failed-workers"]
    command += ["--workers-kill-timeout", "10", "--respawn-interval", "0.2", "--log-level", "error"]
    command.append("tests.faults.halting:application" if halt else "portal.wsgi:application")
    environment = portal.environment | (halt.environment if halt else {})
    with (portal.folder / "server.log").open("ab") as log:
        server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
    try:
        wait_for(port)
        yield port
    finally:
        server.terminate()
        server.wait(timeout=PATIENCE)


def answered(port: int, path: str, **headers: str) -> tuple[int, str]:
    """Status and text of an answer by whichever worker takes it; 0 where the connection broke."""
    try:
        status, body = Reader(port).get(path, **headers)
    except (OSError, HTTPException):
        return 0, ""
    return status, body.decode()


class Editor:
    """An administrator at the forms of a served portal."""

    def __init__(self, port: int) -> None:
        self._site, self._session = f"http://127.0.0.1:{port}", requests.Session()
        self._forms: dict[int, dict[str, Any]] = {}
        assert self._post("/sign-in/", {"login": "admin", "password": PASSWORD}, "/sign-in/") == 302

    def open(self, page: int) -> None:
        self._forms[page] = form_of(self._session.get(self._site + address_of(page), timeout=PATIENCE).text)

    def publish(self, page: int, state: str) -> int:
        """Publishes the life with this state as its description; the status of the answer, 0 where there is none.

        A form that was not taken is sent again, as one does who goes back in the browser.
        """
        if page not in self._forms:
            self.open(page)
        said = {"description": state_of(state), "errors_reason": "It is a test.", "action-publish": "1"}
        try:
            status = self._post(address_of(page), self._forms[page] | said, address_of(page))
        except requests.ConnectionError:
            return 0
        if status == 302:
            del self._forms[page]
        return status

    def _post(self, address: str, fields: dict[str, Any], referrer: str) -> int:
        if "csrftoken" not in self._session.cookies:
            self._session.get(self._site + referrer, timeout=PATIENCE)
        headers = {"X-CSRFToken": self._session.cookies["csrftoken"], "Referer": self._site + referrer}
        answer = self._session.post(self._site + address, fields, headers=headers, timeout=PATIENCE)
        return answer.history[0].status_code if answer.history else answer.status_code


def address_of(page: int) -> str:
    return f"/admin/pages/{page}/edit/"


def form_of(text: str) -> dict[str, Any]:
    """What the form of a page sends; prose and citations, which scripts write, are empty."""
    form = querydict_from_html(text, "page-edit-form")
    blocks = WagtailTestUtils.get_soup(text).find_all(attrs={"data-controller": "w-block"})
    return {name: form.getlist(name) for name in form} | {f"{block['id']}-count": "0" for block in blocks}


def state_of(name: str) -> str:
    return f"State {name} of the life"


def shown(text: str) -> str:
    """Which state of the life a page shows; "" for none."""
    found = re.search(r"State (\S+) of the life", text)
    return found[1] if found else ""


class Readers:
    """Threads that read the life until told to stop, and note what they were shown: status and state."""

    def __init__(self, port: int, number: int = 2) -> None:
        self.answers: list[tuple[int, str]] = []
        self._ended = threading.Event()
        self._port = port
        self._threads = [threading.Thread(target=self._read) for _ in range(number)]

    def _read(self) -> None:
        while not self._ended.wait(0.05):
            status, text = answered(self._port, LIFE)
            whole = text.rstrip().endswith("</html>")
            self.answers.append((status, shown(text) if whole else "half"))

    def __enter__(self) -> Readers:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._ended.set()
        for thread in self._threads:
            thread.join()


class Shell:
    """One process of a portal that is told what to do (``shell``)."""

    def __init__(self, portal: Portal) -> None:
        pipe = subprocess.PIPE
        command = [sys.executable, "-m", "tests.faults.shell"]
        # A file: a pipe that nobody reads while the process works is full after 64 KB, and the process waits.
        self._log = portal.folder / "shell.log"
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                command, cwd=ROOT, env=portal.environment, stdin=pipe, stdout=pipe, stderr=log, text=True
            )

    def run(self, code: str) -> Any:
        """What ``answer`` is at the end of some Python. Raises AssertionError with the traceback where it fails."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(code) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        if not answer:
            raise AssertionError(self._log.read_text())
        return json.loads(answer)

    def ask(self, expression: str) -> Any:
        """What an expression is, with the models imported."""
        return self.run(f"from biography.models import *\nfrom wagtail.models import *\nanswer = {expression}")

    def end(self) -> None:
        self._process.communicate()


def state_of_life(shell: Shell) -> dict[str, Any]:
    """What the life says, and whether all that follows from that is in step with it."""
    return shell.run(STATE_OF_LIFE)


def on_production(portal: Portal) -> Portal:
    portal.environment["DJANGO_SETTINGS_MODULE"] = "tests.faults.settings"
    return portal


@pytest.fixture(scope="session")
def first_portal(new_portal: Callable[..., Portal], django_db_setup: None, django_db_blocker: Any) -> Portal:
    """A portal with the first life and an administrator, of which tests damage copies."""
    with django_db_blocker.unblock():
        portal = on_production(new_portal(tables=True))
    portal.environment["ADMIN_PASSWORD"] = PASSWORD
    shell = Shell(portal)
    shell.run(f"said_by('load_biographies', {str(FIRST_LIFE)!r}); said_by('ensure_admin')")
    shell.run(PUBLISHED.format(state=OLD))
    shell.end()
    return portal


@pytest.fixture(scope="session")
def made_up_lives(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of LIVES lives, which name each other."""
    path = tmp_path_factory.mktemp("lives") / "lives.jsonl"
    path.write_text("".join(json.dumps(life) + "\n" for life in lives(LIVES)))
    return path


@pytest.fixture
def portal(first_portal: Portal, new_portal: Callable[..., Portal]) -> Portal:
    """A copy of the first portal, to be damaged."""
    return on_production(new_portal(copied=first_portal))


@pytest.fixture
def shell(portal: Portal) -> Iterator[Shell]:
    shell = Shell(portal)
    yield shell
    shell.end()
