"""What a page of a life costs that no cache has, beside the same page by plain Wagtail.

    python -m tests.benchmarks.rendering

Both are asked for through WSGI with all middleware, in turn, in one process; a row has the medians of the CPU's
milliseconds for one request. The answers are compared: they are the same bytes. The peer is ``plain_wagtail.py``.
"""

from __future__ import annotations

import json
import os
import re
import sys
from argparse import ArgumentParser
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from tests.benchmarks.asked import in_turns, set_up
from tests.benchmarks.many_lives import Life
from tests.benchmarks.results import Result, add_option, keep

ROOT = Path(__file__).resolve().parents[2]
PLAIN = "tests.benchmarks.plain_wagtail"

LIFE_LINK = re.compile(r"life:[\w-]+")
ROUNDS = 5
REQUESTS = 10
LONG = 60
"""Posts of the long life."""


class Row(NamedTuple):
    """A page, milliseconds of the CPU for one request, and how many times as fast ours is."""

    name: str
    ours: float
    theirs: float
    ratio: float
    our_queries: int
    their_queries: int


def run() -> list[Row]:
    """Measures on the database of ``DATABASE_URL``, else in one of its own; Django must not have been set up yet."""
    with TemporaryDirectory() as folder:
        os.environ.setdefault("DATABASE_URL", f"sqlite:///{folder}/portal.sqlite3")
        set_up()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        first = ROOT / "fixtures" / "viktor-khrapunov.json"
        call_command("load_biographies", str(first), *_long_life(Path(folder)), verbosity=0)
        pages = {"the first life": "viktor-khrapunov", f"a life of {LONG} posts": LongLife(0).slug_of(0)}
        return [_measure(name, f"/people/{slug}/") for name, slug in pages.items()]


class LongLife(Life):
    def count(self) -> int:
        return LONG


def _long_life(folder: Path) -> list[str]:
    path = folder / "long.json"
    # Other lives that it names are not loaded: their names stay, without a link.
    path.write_text(
        LIFE_LINK.sub("https://example.org/", json.dumps(_unlinked(LongLife(0).spec()) | {"language": "en"}))
    )
    return [str(path)]


def _unlinked(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _unlinked(part) for name, part in value.items() if name != "person"}
    return [_unlinked(part) for part in value] if isinstance(value, list) else value


def _measure(name: str, path: str) -> Row:
    ours, theirs = in_turns({"ours": ("portal.urls", path), "plain": (PLAIN, path)}, ROUNDS, REQUESTS).values()
    if ours.body != theirs.body:
        sys.exit(f"The two pages of {path} are not the same.")
    ratio = theirs.milliseconds / ours.milliseconds
    return Row(name, ours.milliseconds, theirs.milliseconds, ratio, ours.queries, theirs.queries)


def main() -> None:
    parser = ArgumentParser(description=__doc__)
    add_option(parser)
    asked = parser.parse_args()
    print(f"{'ms of CPU for one page':28} {'ours':>8} {'plain':>8} {'ratio':>6}   queries")
    found = []
    for row in run():
        print(
            f"{row.name:28} {row.ours:8.1f} {row.theirs:8.1f} {row.ratio:6.1f}   {row.our_queries}, {row.their_queries}"
        )
        said = [
            f"{cost:.1f} ms, {queries} queries"
            for cost, queries in ((row.ours, row.our_queries), (row.theirs, row.their_queries))
        ]
        what = f"uncached page of {row.name}, against the same bytes by plain Wagtail"
        found.append(Result(what, os.environ["DATABASE_URL"].partition(":")[0], *said, row.ratio, 3))
    keep(found, asked.results)


if __name__ == "__main__":
    main()
