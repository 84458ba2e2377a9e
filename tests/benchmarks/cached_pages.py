"""A person page from the page cache beside its peers: the processor's time per request, and requests per second.

The peers answer the same page, compressed: nginx a static file, a Django view without middleware, and the portal
behind Django's own cache middleware with Redis. All but nginx are served by granian with the same workers and threads.
Taken in turn, some rounds of some seconds each by wrk; medians. Needs wrk, nginx and redis-server.
"""

from __future__ import annotations

import argparse
import gzip
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median
from typing import NamedTuple

from tests.benchmarks.databases import FIRST_LIFE, file_of
from tests.benchmarks.publishing_while_read import redis_server
from tests.benchmarks.results import Result, add_option, keep
from tests.benchmarks.served import Reader, family, free_port, manage, production, serving, wait_for

LIFE = "/people/viktor-khrapunov/"
LIST = "/api/v2/pages/?type=biography.PersonPage&fields=*"
LIVES = 100
"""Made-up ones beside the first life, so that a list of twenty is one."""
CONNECTIONS = 16
TICK = os.sysconf("SC_CLK_TCK")


class Figures(NamedTuple):
    per_second: float
    cpu: float  # milliseconds of the server's processes for each request


@contextmanager
def nginx(folder: Path, body: bytes) -> Iterator[tuple[int, int]]:
    port, site = free_port(), folder / "site"
    page = site / LIFE.strip("/") / "index.html"
    page.parent.mkdir(parents=True)
    page.write_bytes(body)
    page.with_suffix(".html.gz").write_bytes(gzip.compress(body, 6))
    temporary = " ".join(
        f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    configuration = folder / "nginx.conf"
    configuration.write_text(
        f"worker_processes 2; daemon off; pid {folder}/nginx.pid; error_log {folder}/nginx.log; user root;\n"
        "events { worker_connections 256; }\n"
        f"http {{ access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000; {temporary}\n"
        "  gzip_static on; open_file_cache max=100; types { text/html html; }\n"
        f"  server {{ listen 127.0.0.1:{port}; root {site}; }} }}\n"
    )
    process = subprocess.Popen(["nginx", "-c", str(configuration), "-p", str(folder)], stderr=subprocess.DEVNULL)
    try:
        wait_for(port)
        yield port, process.pid
    finally:
        process.terminate()
        process.wait()


def cpu(pid: int) -> float:
    """Seconds of the processor that a process and its children have used."""
    used = 0
    for one in family(pid):
        fields = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
        used += int(fields[11]) + int(fields[12])
    return used / TICK


def load(port: int, pid: int, path: str, seconds: int) -> Figures:
    before = cpu(pid)
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "-H", "Accept-Encoding: gzip"]
    done = subprocess.run([*command, f"http://127.0.0.1:{port}{path}"], capture_output=True, text=True, check=True)
    used = cpu(pid) - before
    if "Non-2xx" in done.stdout:
        raise SystemExit(f"{path} did not answer 200:\n{done.stdout}")
    requests = int(re.search(r"(\d+) requests in", done.stdout)[1])  # type: ignore[index]
    if not requests:
        raise SystemExit(f"{path} was not answered once in {seconds} seconds: ask for more with --seconds.")
    return Figures(requests / seconds, used * 1000 / requests)


def figures(rounds: int, seconds: int) -> dict[str, Figures]:
    """Medians by the name of what answers."""
    with tempfile.TemporaryDirectory(prefix="portal-bench-") as name, ExitStack() as stack:
        folder, redis_port = Path(name), free_port()
        environment = production(folder)
        manage(environment, "migrate", "--verbosity", "0")
        manage(environment, "load_biographies", FIRST_LIFE)
        manage(environment, "load_biographies", str(file_of(LIVES)))
        manage(environment, "collectstatic", "--no-input", "--verbosity", "0")
        redis = redis_server(redis_port, name)
        stack.callback(redis.terminate)
        ours = stack.enter_context(serving(environment, threads=2))
        _status, body = Reader(ours[0]).get(LIFE)
        (folder / "body.gz").write_bytes(gzip.compress(body, 6))
        peer = "tests.benchmarks.peers:application"
        bare = environment | {"PEER": "bare", "BARE_BODY": str(folder / "body.gz")}
        stock = environment | {"PEER": "stock_api"}
        theirs = environment | {"PEER": "django_cache", "CACHE_URL": f"rediscache://127.0.0.1:{redis_port}/1"}
        shared = environment | {"PAGE_CACHE_URL": f"redis://127.0.0.1:{redis_port}/2"}
        rows = {
            "nginx, static file": (*stack.enter_context(nginx(folder, body)), LIFE),
            "page cache": (*ours, LIFE),
            "page cache, changes told by Redis": (
                *stack.enter_context(serving(shared, threads=2)),
                LIFE,
            ),
            "bare Django view": (*stack.enter_context(serving(bare, peer, threads=2)), LIFE),
            "Django's cache middleware, Redis": (
                *stack.enter_context(serving(theirs | {"PAGE_CACHE_URL": ""}, peer, threads=2)),
                LIFE,
            ),
            "v2 list with fields=*, page cache": (*ours, LIST),
            "v2 list with fields=*, Wagtail's own": (
                *stack.enter_context(serving(stock | {"PAGE_CACHE_URL": ""}, peer, threads=2)),
                LIST,
            ),
        }
        taken: dict[str, list[Figures]] = {name: [] for name in rows}
        for port, pid, path in rows.values():
            load(port, pid, path, seconds)
        for _round in range(rounds):
            for name, (port, pid, path) in rows.items():
                taken[name].append(load(port, pid, path, seconds))
                time.sleep(0.2)
    return {
        name: Figures(median(one.per_second for one in each), median(one.cpu for one in each))
        for name, each in taken.items()
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=int, default=4)
    add_option(parser)
    chosen = parser.parse_args()
    if missing := [tool for tool in ("wrk", "nginx", "redis-server") if not shutil.which(tool)]:
        print(f"Not found on this machine: {', '.join(missing)}. On Debian: apt-get install wrk nginx redis-server")
        return 1
    found = figures(chosen.rounds, chosen.seconds)
    ours = found["page cache"]
    for name, row in found.items():
        print(f"{name:<36} {row.per_second:9,.0f} requests/s {row.cpu:7.3f} ms CPU   {row.cpu / ours.cpu:6.2f} × ours")
    django, view, static = (
        found[name] for name in ("Django's cache middleware, Redis", "bare Django view", "nginx, static file")
    )
    listed, stock = (found[f"v2 list with fields=*, {name}"] for name in ("page cache", "Wagtail's own"))
    results = [
        compared("cached page of the first life: CPU, against Django's cache middleware with Redis", ours, django, 6),
        compared("cached page of the first life: CPU, against a bare Django view", ours, view, 1.5),
        Result(
            "cached page of the first life: requests a second, against nginx and a static file",
            "none",
            f"{ours.per_second:,.0f}",
            f"{static.per_second:,.0f}",
            ours.per_second / static.per_second,
            0.5,
        ),
        compared("cached v2 list of 20, `fields=*`: CPU, against Wagtail's endpoint", listed, stock, 100),
    ]
    for result in results:
        print(f"{result.what}: {result.ratio:.2f} (goal {result.goal:g})")
    keep(results, chosen.results)
    return 0


def compared(what: str, ours: Figures, theirs: Figures, goal: float) -> Result:
    return Result(what, "none", f"{ours.cpu:.3f} ms", f"{theirs.cpu:.3f} ms", theirs.cpu / ours.cpu, goal)


if __name__ == "__main__":
    sys.exit(main())
