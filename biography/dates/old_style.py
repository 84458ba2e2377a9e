"""Days of the Julian calendar (Old Style) as days of the Gregorian one, in which all dates here are kept."""

from __future__ import annotations

from convertdate import julian


def exists_in_julian(year: int, month: int, day: int) -> bool:
    """Whether the Julian calendar has the day; 29 February 1700 is one that the Gregorian has not."""
    return 1 <= month <= 12 and 1 <= day <= julian.month_length(year, month)


def julian_calendar_day(year: int, month: int, day: int) -> int:
    """The JDN of a day of the Julian calendar, which must exist; the year is astronomical."""
    return int(julian.to_jd(year, month, day) + 0.5)
