"""make stress: one life is published again and again while many read it. Nobody may be shown an older state.

Four workers with four threads each answer; the publisher is a process of its own, as the admin's would be. A reader
notes which publication had returned before asking, and may be shown that one or a later. Three ways: kept in the
memory of each worker, shared in Redis, and with Redis stopped half-way, after which the site goes on without it.

    make stress ARGS="--connections 64 --seconds 60"

asks through 64 connections as fast as these are answered, for a minute in which something is published every second,
by as many workers as `make serve` has.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path
from statistics import median, quantiles

from tests.benchmarks.served import ROOT, Reader, free_port, manage, production, served

LIFE = "/people/viktor-khrapunov/"
PAUSE = 0.02  # seconds between two reads of one reader, so that the machine has room to publish
PUBLISHER = """
import sys, django
django.setup()
from biography.models import PersonPage
for line in sys.stdin:
    life = PersonPage.objects.get(slug="viktor-khrapunov", locale__language_code="en")
    life.description = f"State {line.strip()} of the life"
    life.save_revision().publish()
    print(line.strip(), flush=True)
"""


class Publisher:
    """Publishes the life as state 1, 2, 3 …; ``returned`` is the last whose publication has returned."""

    def __init__(self, environment: dict[str, str]) -> None:
        command = [sys.executable, "-c", PUBLISHER]
        self._process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self.returned = 0
        self.took: list[float] = []

    def publish(self) -> None:
        assert self._process.stdin
        assert self._process.stdout
        began = time.monotonic()
        self._process.stdin.write(f"{self.returned + 1}\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline().strip()
        if answer != str(self.returned + 1):
            raise SystemExit("The publisher failed.")
        self.returned += 1
        self.took.append(time.monotonic() - began)

    def stop(self) -> None:
        self._process.communicate()


class Readers:
    """Threads that read the life until told to stop, and note what they were shown."""

    def __init__(self, port: int, publisher: Publisher, number: int, pause: float) -> None:
        self.answers: Counter[str] = Counter()
        self.took: list[float] = []
        self._port, self._publisher, self._pause = port, publisher, pause
        self._ended = threading.Event()
        self._threads = [threading.Thread(target=self._read) for _ in range(number)]

    def _read(self) -> None:
        reader = Reader(self._port)
        while not self._ended.wait(self._pause):
            published, began = self._publisher.returned, time.monotonic()
            try:
                status, body = reader.get(LIFE)
            except Exception as error:
                self.answers[f"failed: {type(error).__name__}"] += 1
                continue
            self.took.append(time.monotonic() - began)
            shown = re.search(rb"State (\d+) of the life", body)
            if status != 200 or not shown:
                self.answers[f"status {status}"] += 1
            else:
                self.answers["right" if int(shown[1]) >= published else "older than published"] += 1

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        self._ended.set()
        for thread in self._threads:
            thread.join()


def stress(name: str, chosen: argparse.Namespace, redis: str = "") -> bool:
    """One way of keeping pages; whether every answer was right."""
    publications, workers = (chosen.seconds, os.cpu_count() or 1) if chosen.seconds else (chosen.publications, 4)
    with tempfile.TemporaryDirectory(prefix="portal-stress-") as folder:
        redis_port, stopped = free_port(), False
        server = redis_server(redis_port, folder) if redis else None
        url = f"redis://127.0.0.1:{redis_port}/0" if redis else "memory"
        environment = production(Path(folder), PAGE_CACHE_URL=url)
        manage(environment, "migrate", "--verbosity", "0")
        manage(environment, "load_biographies", "fixtures/viktor-khrapunov.json")
        manage(environment, "collectstatic", "--no-input", "--verbosity", "0")
        publisher = Publisher(environment)
        with served(environment, workers=workers, threads=4) as port:
            publisher.publish()
            readers = Readers(port, publisher, chosen.connections, 0 if chosen.seconds else PAUSE)
            readers.start()
            began = time.monotonic()
            for number in range(publications):
                if server and redis == "stopped" and number == publications // 2:
                    server.terminate()
                    stopped = bool(server.wait() is not None)
                publisher.publish()
                if chosen.seconds:
                    time.sleep(max(0, began + number + 1 - time.monotonic()))
                while not chosen.seconds and len(readers.took) < chosen.reads * (number + 1) / publications:
                    time.sleep(0.002)
            readers.stop()
            seconds = time.monotonic() - began
        publisher.stop()
        if server and not stopped:
            server.terminate()
            server.wait()
    times = quantiles(readers.took, n=100)
    print(
        f"{name:<32} {len(readers.took)} reads in {seconds:.0f} s, {publisher.returned} publications: "
        f"{dict(readers.answers)}; "
        f"p50 {times[49] * 1000:.1f} ms, p99 {times[98] * 1000:.1f} ms; a publication {median(publisher.took):.2f} s"
    )
    return set(readers.answers) == {"right"}


def redis_server(port: int, folder: str) -> subprocess.Popen[bytes]:
    command = ["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", folder]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    time.sleep(1)
    return server


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--publications", type=int, default=50)
    parser.add_argument("--reads", type=int, default=5000, help="between which the publications are spread")
    parser.add_argument("--connections", type=int, default=8)
    parser.add_argument(
        "--seconds", type=int, default=0, help="publish every second for as long, and read without pause"
    )
    parser.add_argument("--only", choices=["memory", "redis", "stopped"], default="")
    chosen = parser.parse_args()
    ways = {"memory": "in each worker's memory", "redis": "shared in Redis", "stopped": "Redis stopped half-way"}
    right = [
        stress(name, chosen, "" if way == "memory" else way) for way, name in ways.items() if chosen.only in ("", way)
    ]
    print("No answer was older than the last publication." if all(right) else "FAILED: see above.")
    return 0 if all(right) else 1


if __name__ == "__main__":
    sys.exit(main())
