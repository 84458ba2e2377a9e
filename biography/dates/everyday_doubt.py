"""A question mark after any everyday date, "summer 1884?", and question marks in the place of digits, "15??"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from biography.dates.edtf import Date, DateError, DateSet, Interval, canonical, read
from biography.dates.everyday_readings import Reading

_DOUBTED = re.compile(r"(?P<date>.*?[^\s?(])\s*(?:\?|\(\s*\?\s*\))")
_UNKNOWN_DIGITS = re.compile(r"(?P<year>[0-9]{1,3}\?{1,3}|[0-9]{4})(?P<rest>(?:-(?:\?\?|[0-9]{2})){0,2})")


@dataclass(frozen=True, slots=True)
class Doubted:
    """What stands before a question mark; or what digits that are not known can mean."""

    text: str
    readings: tuple[Reading, ...] = ()


def without_doubt(text: str) -> Doubted | None:
    """The text without the question mark at its end; None if it has none.

    "15??" is 1500 to 1599 and has no doubt of its own; "187?" is a year in the 1870s, or perhaps the year 187.
    """
    if (match := _UNKNOWN_DIGITS.fullmatch(text)) and "?" in text and len(match["year"]) == 4:
        unknown = Reading(text.replace("?", "X"))
        perhaps = [Reading(f"0{text[:3]}?")] if re.fullmatch(r"[0-9]{3}\?", text) else []
        return Doubted("", (unknown, *perhaps))
    match = _DOUBTED.fullmatch(text)
    return Doubted(match["date"]) if match else None


def doubted(reading: Reading) -> list[Reading]:
    """A reading with the doubt in it; of a period, at its end or at both ends. Unknown digits need no mark."""
    if "?" in reading.edtf:
        return [reading]
    try:
        value = read(canonical(reading.edtf))
    except DateError:
        return [reading]
    if isinstance(value, Date):
        return [replace(reading, edtf=_uncertain(value))]
    if isinstance(value, Interval):
        start, end = (_uncertain(side) if isinstance(side, Date) else side for side in (value.start, value.end))
        both = [f"{start}/{end}"]
        if isinstance(value.start, Date) and isinstance(value.end, Date):
            both.insert(0, f"{value.start}/{end}")
        return [replace(reading, edtf=edtf) for edtf in both]
    return _doubted_set(reading, value)


def _doubted_set(reading: Reading, value: DateSet) -> list[Reading]:
    dates = [item for item in value.items if isinstance(item, Date)]
    if len(dates) < len(value.items):
        # EDTF has no doubt at the ends of a range; the words keep it.
        return [replace(reading, keeps_words=True)]
    last = [*map(str, dates[:-1]), _uncertain(dates[-1])]
    frame = "{{{}}}" if value.all_of else "[{}]"
    return [
        replace(reading, edtf=frame.format(",".join(items))) for items in (last, [_uncertain(date) for date in dates])
    ]


def _uncertain(date: Date) -> str:
    return date.text.rstrip("?~%") + ("%" if date.mark in ("~", "%") else "?")
