"""make bench: everything that is measured, on SQLite and on PostgreSQL, and one table of ratios with their goals.

    make bench                                       all of it; the first time most of an hour, of which most is data
    make bench ARGS="--only cached --only rendering"  a part
    make bench ARGS="--large 1000"                   with a tenth of the lives

The databases of 100, 1,000 and 10,000 lives are made once (``databases.py``). A part is a process of its own, and can
be run by itself as the line before it says.
"""

from __future__ import annotations

import os
import platform
import shlex
import shutil
import subprocess
import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.databases import database_of, scratch_database
from tests.benchmarks.results import kept, table
from tests.benchmarks.served import ROOT

SMALL, MIDDLE, LARGE = 100, 1_000, 10_000
TOOLS = ("wrk", "nginx", "redis-server")
PARTS = ("cached", "rendering", "listing", "search", "growth", "import", "memory", "review")

Given = Callable[[], str]


class Part(NamedTuple):
    """A module with its arguments; ``database``, which DATABASE_URL will name, and others are made when it is run."""

    name: str
    module: str
    arguments: list[str]
    database: Given | None = None
    others: tuple[Given, ...] = ()


def parts(vendors: list[str], large: int) -> Iterator[Part]:
    yield Part("cached", "cached_pages", [])
    for vendor in vendors:
        few, many, most = (partial(database_of, vendor, count) for count in (SMALL, MIDDLE, large))
        yield Part("rendering", "rendering", [], partial(scratch_database, vendor, "rendering"))
        yield Part("listing", "listing", [], few)
        if vendor == "sqlite":
            yield Part("search", "searching", ["--word", "common", "--goal", "1000", "--rounds", "1"], many)
        else:
            yield Part("search", "searching", ["--word", "rare", "--goal", "20"], most)
        yield Part("import", "load_benchmark", [], partial(scratch_database, vendor, "import"))
        yield Part("memory", "memory", [], many)
        yield Part("growth", "growth", [], None, (few, most))
    yield Part("review", "review_benchmark", [])


def main() -> int:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=PARTS, action="append")
    parser.add_argument("--database", choices=["sqlite", "postgresql"], action="append")
    parser.add_argument("--large", type=int, default=LARGE, help="lives of the large databases")
    asked = parser.parse_args()
    vendors = asked.database or ["sqlite", "postgresql"]
    if missing := [tool for tool in TOOLS if not shutil.which(tool)]:
        print(f"Not found on this machine: {', '.join(missing)}. On Debian: apt-get install wrk nginx redis-server")
        return 1
    with tempfile.TemporaryDirectory(prefix="portal-bench-") as folder:
        found = Path(folder, "results")
        for part in parts(vendors, asked.large):
            if part.name in (asked.only or PARTS):
                run(part, found)
        print(f"\n{date.today()}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}\n")
        print(table(kept(found)))
    return 0


def run(part: Part, found: Path) -> None:
    """Runs one part; what it prints is shown. Ends where it fails."""
    environment = os.environ | ({"DATABASE_URL": part.database()} if part.database else {})
    said = f"DATABASE_URL={environment['DATABASE_URL']} " if part.database else ""
    arguments = [*part.arguments, *(other() for other in part.others)]
    print(f"\n==> {said}python -m tests.benchmarks.{part.module} {shlex.join(arguments)}", flush=True)
    command = [sys.executable, "-m", f"tests.benchmarks.{part.module}", *arguments]
    if part.name != "review":
        command += ["--results", str(found)]
    if subprocess.run(command, cwd=ROOT, env=environment).returncode:
        sys.exit(f"tests.benchmarks.{part.module} failed.")


if __name__ == "__main__":
    sys.exit(main())
