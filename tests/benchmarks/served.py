"""A server as in production, on this machine alone, for as long as a measurement takes."""

from __future__ import annotations

import os
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
WAIT = 60  # seconds


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def production(folder: Path, **more: str) -> dict[str, str]:
    """The environment of a portal in a scratch folder; ``more`` is set as it is."""
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "portal.settings.base",
        "SECRET_KEY": secrets.token_urlsafe(50),
        "ALLOWED_HOSTS": "127.0.0.1",
        "SECURE_SSL_REDIRECT": "off",
        "SECURE_COOKIES": "off",
        "DATABASE_URL": f"sqlite:///{folder}/portal.sqlite3",
        "MEDIA_ROOT": f"{folder}/media",
        "STATIC_ROOT": f"{folder}/static",
        "PAGE_CACHE_GENERATION": f"{folder}/generation",
        "LOG_LEVEL": "WARNING",
        "API_REQUESTS_PER_MINUTE": "0",
        "EXPENSIVE_REQUESTS_PER_MINUTE": "0",
        **more,
    }


def manage(environment: dict[str, str], *arguments: str) -> None:
    """One command of manage.py; its output is shown only where it fails."""
    command = [sys.executable, "manage.py", *arguments]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{' '.join(arguments)} failed:\n{done.stdout}{done.stderr}")


@contextmanager
def serving(
    environment: dict[str, str],
    application: str = "portal.wsgi:application",
    *,
    workers: int = 2,
    threads: int = 4,
    port: int = 0,
) -> Iterator[tuple[int, int]]:
    """A running server: its port on 127.0.0.1, a free one where none is given, and the number of its first process."""
    port = port or free_port()
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)]
    command += ["--workers", str(workers), "--blocking-threads", str(threads), "--no-ws", "--log-level", "warning"]
    server = subprocess.Popen([*command, application], cwd=ROOT, env=environment)
    try:
        wait_for(port)
        yield port, server.pid
    finally:
        server.terminate()
        server.wait(timeout=WAIT)


@contextmanager
def served(environment: dict[str, str], *, workers: int = 2, threads: int = 4, port: int = 0) -> Iterator[int]:
    """A running portal; its port."""
    with serving(environment, workers=workers, threads=threads, port=port) as (taken, _pid):
        yield taken


def family(pid: int) -> list[int]:
    """A process and all beneath it."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(one for child in children for one in family(int(child)))]


def wait_for(port: int) -> None:
    end = time.monotonic() + WAIT
    while True:
        try:
            HTTPConnection("127.0.0.1", port, timeout=5).request("GET", "/robots.txt")
            return
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)


class Reader:
    """One connection that stays open, as a browser's does."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._connection: Any = None

    def get(self, path: str, **headers: str) -> tuple[int, bytes]:
        if self._connection is None:
            self._connection = HTTPConnection("127.0.0.1", self._port, timeout=WAIT)
        try:
            self._connection.request("GET", path, headers=headers)
            response = self._connection.getresponse()
            return response.status, response.read()
        except Exception:
            self._connection = None
            raise
