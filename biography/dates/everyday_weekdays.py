"""Days with their weekday, "Thursday 4 October 1582": checked, in the Julian calendar too."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from biography.dates.edtf import Date, DateError, read
from biography.dates.everyday_readings import Reading
from biography.dates.julian import iso_day
from biography.dates.old_style import LAST_YEAR, julian_calendar_day

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHORT = {"mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6}
_NUMBERS = {name: number for number, name in enumerate(WEEKDAYS)} | _SHORT
_NAME = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_BEFORE = re.compile(rf"(?:on )?(?P<weekday>{_NAME}) ?,? (?P<date>.+)")
_AFTER = re.compile(rf"(?P<date>.+?) ?,? ?(?: a | on a |\()? ?(?P<weekday>{_NAME}) ?\)?")


def on_weekday(text: str, shown: str, read_rest: Callable[[str], Sequence[Reading]]) -> list[Reading] | None:
    """The readings of a date that fall on the weekday beside it; None if there is no weekday in the text.

    A day that falls on it in the Julian calendar only is asked back as its Gregorian day. Raises DateError where the
    weekday is of neither.
    """
    match = _BEFORE.fullmatch(text) or _AFTER.fullmatch(text)
    if not match:
        return None
    weekday, readings = _NUMBERS[match["weekday"]], read_rest(match["date"])
    days = [(reading, day) for reading in readings if (day := _day(reading.edtf))]
    found = [reading for reading, day in days if day.earliest % 7 == weekday]
    if not found:
        found = [
            replace(reading, edtf=iso_day(old) or "", keeps_words=True, asks=True, converted=True)
            for reading, day in days
            if day.year <= LAST_YEAR
            and (old := julian_calendar_day(day.year, day.month or 1, day.day or 1)) % 7 == weekday
        ]
    if readings and not found:
        raise DateError("“%(text)s” is no such day of the week: correct it or leave the weekday out.", text=shown)
    return found


def _day(edtf: str) -> Date | None:
    try:
        value = read(edtf)
    except DateError:
        return None
    return value if isinstance(value, Date) and value.kind == "day" else None
