"""The bar of a mark, or its dot: what is certain is solid, what is only possible fades."""

from __future__ import annotations

from dataclasses import dataclass

from biography.timeline.axis import Axis
from biography.timeline.marks import Mark

DOT = 1.4
"""A moment known better than this share of the axis, in percent, is a dot; another is a cloud."""

STUB = 0.7
"""A bar that would be shorter than this share of the axis, in percent, is drawn as long: on an axis of ages a term of
office is less than a hair.
"""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a bar: solid, or fading in or out. Percent."""

    kind: str
    x: float
    width: float


def bar(mark: Mark, axis: Axis) -> tuple[tuple[Part, ...], float | None]:
    """The pieces of a mark's bar, or the place of its dot; both in percent of the axis.

    What is certain is solid: from the last possible start to the first possible end. What is only possible fades.
    """
    (early, late), (first, last) = mark.start, mark.end
    if mark.moment:
        if axis.at(last + 1) - axis.at(first) < DOT:
            return (), round((axis.at(first) + axis.at(last + 1)) / 2, 2)
        middle = (first + last + 1) / 2
        return (_part("in", first, middle, axis), _part("out", middle, last + 1, axis)), None
    begins, ends = late, max(first + 1, late)
    if first < late:
        begins = ends = round((max(early, first) + min(late, max(last, early))) / 2)
    parts = [_part("in", early, begins, axis), _part("solid", begins, ends, axis), _part("out", ends, last + 1, axis)]
    kept = [part for part in parts if part.width > 0]
    start, end = axis.at(early), axis.at(last + 1)
    if end - start < STUB:
        return (Part("solid", round(min(max((start + end - STUB) / 2, 0), 100 - STUB), 2), STUB),), None
    return tuple(kept), None


def _part(kind: str, start: float, end: float, axis: Axis) -> Part:
    x = round(axis.at(start), 2)
    return Part(kind, x, round(max(axis.at(end) - x, 0), 2))
