"""Days of the Julian calendar (Old Style) as days of the Gregorian one, in which all dates here are kept."""

from __future__ import annotations

from convertdate import julian

from biography.dates.julian import iso_day

LAST_YEAR = 1923
"""The last in which a state changed from the Julian calendar, Greece."""


def exists_in_julian(year: int, month: int, day: int) -> bool:
    """Whether the Julian calendar has the day; 29 February 1700 is one that the Gregorian has not."""
    return 1 <= month <= 12 and 1 <= day <= julian.month_length(year, month)


def julian_calendar_day(year: int, month: int, day: int) -> int:
    """The JDN of a day of the Julian calendar, which must exist; the year is astronomical."""
    return int(julian.to_jd(year, month, day) + 0.5)


def gregorian_of_julian(year: int, month: int, day: int) -> str | None:
    """The Gregorian day of a Julian one, as an ISO date: 1870-04-12 for 31 March 1870; None if there is no such day."""
    return iso_day(julian_calendar_day(year, month, day)) if exists_in_julian(year, month, day) else None
