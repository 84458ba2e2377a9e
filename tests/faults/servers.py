"""Servers of a test's own, which it may kill: PostgreSQL and Redis."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

from tests.benchmarks.served import free_port

BINARIES = sorted(Path("/usr/lib/postgresql").glob("*/bin"))


def postgres_tool(name: str) -> str | None:
    """The path of a program of PostgreSQL's server, which Debian keeps out of PATH."""
    return shutil.which(name, path=os.pathsep.join([os.environ["PATH"], *map(str, reversed(BINARIES))]))


class Postgres:
    """A PostgreSQL in a folder of its own, as the user postgres where the tests run as root."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="portal-postgres-", dir="/tmp"))
        self.port = free_port()
        self._as = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
        if self._as:
            shutil.chown(self.folder, "postgres")
        self._run("initdb", "--pgdata", self.data, "--username", "postgres", "--auth", "trust", "--encoding", "UTF8")
        self.start()

    @property
    def data(self) -> str:
        return str(self.folder / "data")

    def url(self, database: str) -> str:
        return f"postgres://postgres@127.0.0.1:{self.port}/{database}"

    def start(self) -> None:
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories="
        # Inside the folder, which is the server's own.
        log = f"{self.data}/log.txt"
        self._run("pg_ctl", "start", "--wait", "--pgdata", self.data, "--log", log, "--options", options)

    def kill(self) -> None:
        """kill -9 of every process of it: what it had not written to its log is gone."""
        first = int(Path(self.data, "postmaster.pid").read_text().split()[0])
        children = Path(f"/proc/{first}/task/{first}/children").read_text().split()
        for pid in (first, *map(int, children)):
            os.kill(pid, 9)
        while any(Path(f"/proc/{pid}").exists() and not _is_dead(pid) for pid in (first, *map(int, children))):
            time.sleep(0.01)
        # Else a first process that nobody has waited for would be taken for one that runs.
        Path(self.data, "postmaster.pid").unlink()

    def own(self, folder: Path) -> None:
        """Lets the server write there."""
        if self._as:
            shutil.chown(folder, "postgres")

    def remove(self) -> None:
        self._run("pg_ctl", "stop", "--mode", "immediate", "--pgdata", self.data, fails=True)
        shutil.rmtree(self.folder)

    def _run(self, tool: str, *arguments: str, fails: bool = False) -> None:
        command = [*self._as, str(postgres_tool(tool)), *arguments]
        done = subprocess.run(command, cwd="/tmp", stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        log = Path(self.data, "log.txt")
        assert fails or done.returncode == 0, done.stderr + (log.read_text()[-2000:] if log.exists() else "")


def _is_dead(pid: int) -> bool:
    """A process that nobody has waited for yet is none any more."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z"
    except FileNotFoundError:
        return True


class Redis:
    """A Redis that keeps nothing on disk."""

    def __init__(self) -> None:
        self.port = free_port()
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self.start()

    def start(self) -> None:
        command = ["redis-server", "--port", str(self.port), "--bind", "127.0.0.1", "--save", ""]
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        end = time.monotonic() + 30
        while subprocess.run(["redis-cli", "-p", str(self.port), "ping"], capture_output=True).stdout != b"PONG\n":
            assert time.monotonic() < end, "Redis does not answer"
            time.sleep(0.05)

    def signal(self, number: int) -> None:
        self._process.send_signal(number)

    def kill(self) -> None:
        self._process.kill()
        self._process.wait()
