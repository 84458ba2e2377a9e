"""How long review_biographies takes for many lives and in how much memory, beside reading the same files alone.

    make bench
    python -m tests.benchmarks.review_benchmark --lives 1000 --runs 3

Each row is the median of several runs, taken in turn, of a process of its own from its start to its end (memory: the
most of them). The peer is ``json.loads`` and pydantic's validation of the same files, without any review.
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import time
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import IO, NamedTuple

from tests.benchmarks.many_lives import write_lives

ROOT = Path(__file__).resolve().parents[2]
READ = [sys.executable, str(Path(__file__).with_name("reading_alone.py"))]
REVIEW = [sys.executable, str(ROOT / "manage.py"), "review_biographies"]
MEGABYTE = 1024 if sys.platform.startswith("linux") else 1024 * 1024
"""In units of ru_maxrss, which are kilobytes on Linux and bytes on macOS."""


class Cost(NamedTuple):
    """Of one process: seconds of the processor (user and system), seconds by the clock, most memory in MB."""

    cpu: float
    wall: float
    memory: float


class Row(NamedTuple):
    """A line of the table: what is run, on how many lives, and what each run cost."""

    name: str
    command: list[str]
    lives: int
    costs: list[Cost]

    @property
    def cost(self) -> Cost:
        cpu, wall, memory = zip(*self.costs, strict=True)
        return Cost(median(cpu), median(wall), max(memory))


def run(command: Sequence[str], files: Sequence[Path], out: int | IO[str] = subprocess.DEVNULL) -> Cost:
    """What a command costs, by the operating system's own account; its output goes nowhere. Ends where it fails."""
    began = time.perf_counter()
    with subprocess.Popen(
        [*command, *map(str, files)],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=out,
        stderr=subprocess.DEVNULL,
    ) as process:
        _pid, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)} failed with {process.returncode}.")
    return Cost(used.ru_utime + used.ru_stime, time.perf_counter() - began, used.ru_maxrss / MEGABYTE)


def benchmark(lives: int, runs: int) -> None:
    """Runs everything and prints the table."""
    few = max(lives // 4, 1)
    rows = [
        Row("json.loads and pydantic alone", READ, lives, []),
        Row("review_biographies", REVIEW, few, []),
        Row("review_biographies", REVIEW, lives, []),
    ]
    with TemporaryDirectory() as folder:
        files = write_lives(Path(folder), lives)
        sizes = [path.stat().st_size for path in files]
        print(f"{lives:,} lives, {sum(sizes) / 1e6:,.1f} MB of JSON, the largest {max(sizes) / 1e3:,.0f} kB")
        print(f"Python {platform.python_version()}, {os.cpu_count()} processors, {platform.system()}; runs: {runs}")
        for number in range(runs * len(rows)):
            row = rows[number % len(rows)]
            print(f"    run {number + 1} of {runs * len(rows)}: {row.name}, {row.lives:,} lives", file=sys.stderr)
            row.costs.append(run(row.command, files[: row.lives]))
    print(f"\n{'':30} {'lives':>6} {'CPU s':>7} {'wall s':>7} {'lives/CPU s':>12} {'memory MB':>10}")
    for row in rows:
        cpu, wall, memory = row.cost
        print(f"{row.name:30} {row.lives:6,} {cpu:7.1f} {wall:7.1f} {row.lives / cpu:12.0f} {memory:10.0f}")
    alone, fewer, all_of_them = (row.cost for row in rows)
    print(f"\nReview takes {all_of_them.cpu / alone.cpu:.1f} times the CPU of reading and validating alone;")
    print(f"its memory for {lives:,} lives is {all_of_them.memory / fewer.memory:.2f} times that for {few:,}.")


if __name__ == "__main__":
    parser = ArgumentParser(description="Measures review_biographies on made-up lives.")
    parser.add_argument("--lives", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=3)
    benchmark(**vars(parser.parse_args()))
