"""Whether a stretch of time that is known imprecisely includes a day, a month or a year: surely, perhaps or not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from biography.dates.edtf import DateError, Edtf, exact_iso, read

LONGEST_LIFE = 44_000
"""Days, a little over 120 years. Whoever held a post no longer did so this long after; where no end is known that is
all that can be said of it."""

Held = Literal["certainly", "perhaps", "not"]
Bounds = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class Asked:
    """The day, month or year that is asked about, as EDTF and as its first and last Julian day."""

    edtf: str
    first: int
    last: int


def asked(text: str) -> Asked:
    """The plain day, month or year that an EDTF string is. Raises DateError for anything else."""
    iso = exact_iso(text)
    value = read(text)
    if iso is None or value.earliest is None or value.latest is None:
        raise DateError("%(date)s is not one day, month or year, such as 1984-02-05, 1984-02 or 1984.", date=text)
    return Asked(iso, value.earliest, value.latest)


def held(start: str, end: str, ongoing: bool, when: Asked, today: int) -> Held:
    """Was what lasted from ``start`` to ``end`` (EDTF, empty if not known) going on at some time asked about?

    ``ongoing``: it had not ended when last looked at, which tells nothing about the time after ``today`` (a Julian
    day). A date with a mark of doubt (``? ~ %``) makes nothing certain. Raises DateError.
    """
    first, last = _bounds(start), (None, None) if ongoing else _bounds(end)
    now = today if ongoing else None
    anchor_of_start = _first_known(first[1], last[0], last[1], now)
    anchor_of_end = _first_known(first[1], first[0], last[0], now)
    if anchor_of_start is None and anchor_of_end is None:
        return "not"
    from_day = first[0] if first[0] is not None else _days_from(anchor_of_start, -LONGEST_LIFE)
    to_day = last[1] if last[1] is not None else _days_from(anchor_of_end, LONGEST_LIFE)
    if from_day is None or to_day is None or from_day > when.last or to_day < when.first:
        return "not"
    begun = first[1] is not None and first[1] <= when.last and not doubtful(start)
    not_over = when.first <= today if ongoing else last[0] is not None and last[0] >= when.first and not doubtful(end)
    return "certainly" if begun and not_over else "perhaps"


def doubtful(edtf: str) -> bool:
    """Does the date carry a qualifier of EDTF: uncertain, approximate or both?"""
    return any(mark in edtf for mark in "?~%")


def _bounds(edtf: str) -> Bounds:
    value: Edtf | None = read(edtf) if edtf else None
    return (value.earliest, value.latest) if value else (None, None)


def _first_known(*days: int | None) -> int | None:
    return next((day for day in days if day is not None), None)


def _days_from(day: int | None, distance: int) -> int | None:
    return None if day is None else day + distance
