"""Marks with their labels, laid in rows so that none touches another. Bars in percent, labels in em."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from biography.timeline.axis import Axis
from biography.timeline.bars import Part, bar
from biography.timeline.labels import pack, shortened, width_of
from biography.timeline.marks import Mark

LONGEST_AT_ALL = 90


@dataclass(frozen=True, slots=True)
class Shape:
    """A mark before it has a row: its pieces in percent, its label, and from where to where it reaches in em.

    ``words`` are what the label would be with room enough, ``said`` the width of what is said beside it.
    """

    parts: tuple[Part, ...]
    dot: float | None
    x: float
    width: float
    label: str
    at_end: bool
    low: float
    high: float
    words: str
    said: float


def ways_to_draw(mark: Mark, axis: Axis, width: float, longest: int) -> list[Shape]:
    """The ways to draw a mark: without label, or with one that begins where it begins, or ends where it ends.

    ``width`` of the picture in em; ``longest``: characters of a label, none for 0.
    """
    named = longest > 0
    parts, dot = bar(mark, axis)
    start = dot if dot is not None else min(part.x for part in parts)
    end = dot if dot is not None else max(part.x + part.width for part in parts)
    room = 0.45 if dot is not None else 0
    low, high = start * width / 100 - room, end * width / 100 + room
    words = f"{mark.label} {mark.words}" if mark.lane == "life" else mark.label
    said = [word for word, so in ((_("acting"), mark.acting), (_("disputed"), mark.disputed)) if so]
    label = shortened(words, longest) if named else ""
    needed = width_of(" ".join([label, *said])) if named else 0.6
    found = []
    if not named or low + needed <= width or high - needed < 0:
        found.append((False, low, max(high, low + needed)))
    # A bar that is as long as its label needs no other way.
    if named and high - needed >= 0 and (high - low < needed or not found):
        found.append((True, min(low, high - needed), high))
    return [
        Shape(parts, dot, start, round(end - start, 2), label, at_end, low, high, words, needed - width_of(label))
        for at_end, low, high in found
    ]


def in_rows(ways: Sequence[Sequence[Shape]], width: float, gap: float) -> list[tuple[int, Shape]]:
    """The row of each mark and how it is drawn there; labels have all the room that their row leaves them."""
    chosen = pack([[(shape.low, shape.high) for shape in way] for way in ways], gap, width)
    shapes = [way[which] for way, (_number, which) in zip(ways, chosen, strict=True)]
    for index, shape in enumerate(shapes):
        if shape.label == shape.words or not shape.label:
            continue
        others = [other for n, other in enumerate(shapes) if n != index and chosen[n][0] == chosen[index][0]]
        low = max((other.high + gap for other in others if other.high <= shape.low), default=0.0)
        high = min((other.low - gap for other in others if other.low >= shape.high), default=width)
        label = _longest_that_fits(shape, shape.high - low if shape.at_end else high - shape.low)
        needed = width_of(label) + shape.said
        if shape.at_end:
            shapes[index] = replace(shape, label=label, low=min(shape.low, shape.high - needed))
        else:
            shapes[index] = replace(shape, label=label, high=max(shape.high, shape.low + needed))
    return [(number, shape) for (number, _which), shape in zip(chosen, shapes, strict=True)]


def _longest_that_fits(shape: Shape, room: float) -> str:
    most = min(len(shape.words), LONGEST_AT_ALL, int(room / 0.3))
    for longest in range(most, len(shape.label), -1):
        label = shortened(shape.words, longest)
        if width_of(label) + shape.said <= room:
            return label
    return shape.label
