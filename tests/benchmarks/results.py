"""Results of benchmarks: what was compared with what, the ratio, and the goal that it is held to."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple


class Result(NamedTuple):
    """``ours`` and ``theirs`` in words with their unit; ``ratio`` is to be at least ``goal``, or ``at_most``."""

    what: str
    database: str
    ours: str
    theirs: str
    ratio: float
    goal: float
    at_most: bool = False

    @property
    def is_met(self) -> bool:
        return self.ratio <= self.goal if self.at_most else self.ratio >= self.goal


def add_option(parser: ArgumentParser) -> None:
    """``--results FILE``: where a benchmark that ``make bench`` runs leaves what it found, a line each."""
    parser.add_argument("--results", type=Path, help="a file that the results are added to")


def keep(results: Iterable[Result], path: Path | None) -> None:
    if path:
        with path.open("a") as out:
            out.writelines(f"{json.dumps(result)}\n" for result in results)


def kept(path: Path) -> list[Result]:
    return [Result(*json.loads(line)) for line in path.read_text().splitlines()] if path.exists() else []


def table(results: Iterable[Result]) -> str:
    """As Markdown, for docs/performance.md."""
    rows = ["| what | database | ours | peer | ratio | goal | |", "|---|---|---|---|---|---|---|"]
    for one in results:
        goal = f"{'≤' if one.at_most else '≥'} {one.goal:g}"
        ratio = f"{one.ratio:,.2f}" if one.ratio < 100 else f"{one.ratio:,.0f}"
        met = "met" if one.is_met else "**missed**"
        rows.append(f"| {one.what} | {one.database} | {one.ours} | {one.theirs} | {ratio} | {goal} | {met} |")
    return "\n".join(rows)
