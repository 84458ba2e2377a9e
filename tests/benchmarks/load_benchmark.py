"""What loading many lives costs, beside adding and publishing their pages one by one.

    python -m tests.benchmarks.load_benchmark --lives 1000 --peer-lives 100
    DATABASE_URL=postgres://postgres@127.0.0.1:5432/empty python -m tests.benchmarks.load_benchmark

Each load is a process of its own, from its start to its end, into a database that holds no lives and keeps none: what
is written is taken back. The peer (``tests/one_by_one.py``) takes longer for each life the more there are, so that
fewer lives of it are in its favour. Seconds of the processor are those of this side alone, not of a database server.
"""

from __future__ import annotations

import os
import platform
import sys
from argparse import ArgumentParser
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.results import Result, add_option, keep
from tests.benchmarks.review_benchmark import ROOT, Row, run

GOAL = 20

LOAD = [sys.executable, str(ROOT / "manage.py"), "load_biographies", "--dry-run"]
PEER = [sys.executable, "-m", "tests.benchmarks.loading_one_by_one"]


def benchmark(lives: int, peer_lives: int, runs: int, results: Path | None) -> None:
    """Runs everything and prints the table."""
    with TemporaryDirectory() as folder:
        os.environ.setdefault("DATABASE_URL", f"sqlite:///{folder}/portal.sqlite3")
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "portal.settings.base",
            "ALLOWED_HOSTS": "localhost",
            "SECRET_KEY": folder,
        }
        run([sys.executable, str(ROOT / "manage.py"), "migrate", "--verbosity", "0"], [])
        whole = Path(folder, "lives.jsonl")
        with whole.open("w") as out:
            run([sys.executable, "-m", "tests.benchmarks.portal_lives", str(lives)], [], out)
        few = max(lives // 4, 1)
        files = {count: first_lines(whole, count) for count in (few, lives, peer_lives, 0)}
        rows = [
            Row("nothing: start and end alone", LOAD, 0, []),
            Row("one by one", PEER, peer_lives, []),
            Row("load_biographies", LOAD, few, []),
            Row("load_biographies", LOAD, lives, []),
        ]
        for number in range(runs * len(rows)):
            row = rows[number % len(rows)]
            print(f"    run {number + 1} of {runs * len(rows)}: {row.name}, {row.lives:,} lives", file=sys.stderr)
            row.costs.append(run(row.command, [files[row.lives]]))
    print(f"Python {platform.python_version()}, {os.cpu_count()} processors, {platform.system()}; runs: {runs}")
    print(f"\n{'':30} {'lives':>6} {'CPU s':>7} {'wall s':>7} {'ms a life':>10} {'memory MB':>10}")
    start = rows[0].cost
    for row in rows:
        cpu, wall, memory = row.cost
        each = 1000 * (cpu - start.cpu) / max(row.lives, 1)
        print(f"{row.name:30} {row.lives:6,} {cpu:7.1f} {wall:7.1f} {each:10.0f} {memory:10.0f}")
    peer, fewer, all_of_them = (row.cost for row in rows[1:])
    ratio = (peer.cpu - start.cpu) / peer_lives / ((all_of_them.cpu - start.cpu) / lives)
    slower = (peer.wall - start.wall) / peer_lives / ((all_of_them.wall - start.wall) / lives)
    print(f"\nOne by one takes {ratio:.1f} times the CPU for each life, and {slower:.1f} times the time by the clock;")
    print(f"memory for {lives:,} lives is {all_of_them.memory / fewer.memory:.2f} times that for {few:,}.")
    each = [1000 * (cost.wall - start.wall) / number for cost, number in ((all_of_them, lives), (peer, peer_lives))]
    said = [f"{milliseconds:,.0f} ms a life" for milliseconds in each]
    what = f"import of {lives:,} lives, by the clock, against `add_child` of {peer_lives}"
    keep([Result(what, os.environ["DATABASE_URL"].partition(":")[0], *said, slower, GOAL)], results)


def first_lines(whole: Path, count: int) -> Path:
    """The first lives of a file, as a file."""
    path = whole.with_name(f"lives-{count}.jsonl")
    with whole.open() as lines:
        path.write_text("".join(islice(lines, count)))
    return path


if __name__ == "__main__":
    parser = ArgumentParser(description="Measures load_biographies on made-up lives.")
    parser.add_argument("--lives", type=int, default=1000)
    parser.add_argument("--peer-lives", type=int, default=40)
    parser.add_argument("--runs", type=int, default=1)
    add_option(parser)
    benchmark(**vars(parser.parse_args()))
