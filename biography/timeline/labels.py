"""How wide a label is, and which rows labels and bars are laid in so that none touches another. Widths in em."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache


def pack(ways: Sequence[Sequence[tuple[float, float]]], gap: float, width: float) -> list[tuple[int, int]]:
    """The row of each thing, and which of its extents it takes there: the first row that has room for one of them.

    No two in one row come closer than ``gap``. From a third of the ``width`` on, what opens a row takes its last
    extent, the one that leaves most room to what comes later.
    """
    rows: list[list[tuple[float, float]]] = []
    found = []
    for extents in ways:
        opens = len(extents) - 1 if extents[0][0] > width / 3 else 0
        number, which = next(_free(rows, extents, gap), (len(rows), opens))
        if number == len(rows):
            rows.append([])
        rows[number].append(extents[which])
        found.append((number, which))
    return found


def _free(
    rows: list[list[tuple[float, float]]], extents: Sequence[tuple[float, float]], gap: float
) -> Iterator[tuple[int, int]]:
    for number, row in enumerate(rows):
        for which, (low, high) in enumerate(extents):
            if all(high + gap <= start or end + gap <= low for start, end in row):
                yield number, which


def shortened(text: str, longest: int) -> str:
    """The text, cut at a word where it is too long."""
    if len(text) <= longest:
        return text
    cut = text[: longest - 1]
    head, space, _tail = cut.rpartition(" ")
    return f"{(head if space and len(head) > longest // 2 else cut).rstrip(' ,;:–-(')}…"


def width_of(text: str) -> float:
    """About how wide a text is, in em, rather too wide than too narrow."""
    return sum(_width(sign) for sign in text) + 0.2


@lru_cache(maxsize=4096)
def _width(sign: str) -> float:
    if unicodedata.combining(sign):
        return 0
    if unicodedata.east_asian_width(sign) in "WF":
        return 1.05
    if sign in " .,:;'’!|()[]ijlftrI":
        return 0.36
    return 0.74 if sign.isupper() or sign in "mwMWшщжюмфы" else 0.58
