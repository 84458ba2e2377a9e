"""Julian day numbers of the proleptic Gregorian calendar, for any year.

Years are astronomical: 0 is 1 BC, -44 is 45 BC. A Julian day number (JDN) is the integer of the day's noon:
2000-01-01 is 2451545, -4713-11-24 is 0. Up to ±5,000,000 years it fits a signed 32-bit column.
"""

from __future__ import annotations

from functools import lru_cache

_JDN_OF_0000_03_01 = 1721120
_DAYS_OF_400_YEARS = 146097
_MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    """Number of days; ``month`` is 1 to 12."""
    return 29 if month == 2 and is_leap(year) else _MONTH_LENGTHS[month - 1]


def julian_day(year: int, month: int, day: int) -> int:
    """The JDN of a day that exists (not checked here).

    Years are counted from March, so that the leap day is the last of its year; 400 years always have 146,097 days.
    """
    year -= month < 3
    cycle, year_of_cycle = divmod(year, 400)
    day_of_year = (153 * ((month - 3) % 12) + 2) // 5 + day - 1
    days = year_of_cycle * 365 + year_of_cycle // 4 - year_of_cycle // 100 + day_of_year
    return _JDN_OF_0000_03_01 + cycle * _DAYS_OF_400_YEARS + days


@lru_cache(maxsize=8192)
def calendar_day(jdn: int) -> tuple[int, int, int]:
    """Astronomical year, month, day of a JDN: the inverse of ``julian_day``."""
    cycle, day_of_cycle = divmod(jdn - _JDN_OF_0000_03_01, _DAYS_OF_400_YEARS)
    year_of_cycle = (day_of_cycle - day_of_cycle // 1460 + day_of_cycle // 36524 - day_of_cycle // 146096) // 365
    day_of_year = day_of_cycle - (365 * year_of_cycle + year_of_cycle // 4 - year_of_cycle // 100)
    shifted = (5 * day_of_year + 2) // 153
    month = shifted + 3 if shifted < 10 else shifted - 9
    return cycle * 400 + year_of_cycle + (month < 3), month, day_of_year - (153 * shifted + 2) // 5 + 1


def iso_day(jdn: int | None) -> str | None:
    """The day as an ISO 8601 date, ``1984-02-04``; ``-0044-03-15`` before year 0, ``+10000-01-01`` from year 10000.

    None stays None: an open or unknown end.
    """
    if jdn is None:
        return None
    year, month, day = calendar_day(jdn)
    sign = "-" if year < 0 else "+" if year > 9999 else ""
    return f"{sign}{abs(year):04d}-{month:02d}-{day:02d}"
