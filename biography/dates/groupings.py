"""The parts of a year that EDTF writes in the place of a month: seasons, quarters and other groups of months.

Source: ISO 8601-2:2019, 4.8 (sub-year groupings), codes 21 to 41. The standard names the groups and leaves their months
open; the months here are chosen on purpose:

- 21 to 24, seasons of no named hemisphere, are read as northern, as the ``edtf`` package reads them: whoever means a
  southern season can say so (29 to 32).
- A season that lies over New Year (24, 28: northern winter; 30: southern summer) belongs to two years, and a source
  that names one of them does not say which end it means: somebody born in "winter 1942" may have died in February 1942,
  and a letter of January 1943 may be of that winter too. So the bounds are the widest: from 1 January of the year to
  the end of February of the next. December before the named year is left out, as it lies in a year that is not named.
- Quarters have three months, quadrimesters four, semesters six, counted from January.
"""

from __future__ import annotations

from typing import NamedTuple


class Grouping(NamedTuple):
    """First and last month; a last month after 12 is in the next year."""

    first: int
    last: int


SPRING, SUMMER, AUTUMN, WINTER = 21, 22, 23, 24
_MARCH, _JUNE, _SEPTEMBER, _OVER_NEW_YEAR = Grouping(3, 5), Grouping(6, 8), Grouping(9, 11), Grouping(1, 14)
_NORTHERN = (_MARCH, _JUNE, _SEPTEMBER, _OVER_NEW_YEAR)
_SOUTHERN = (_SEPTEMBER, _OVER_NEW_YEAR, _MARCH, _JUNE)

SEASONS = range(21, 33)
NORTHERN, SOUTHERN = range(25, 29), range(29, 33)
QUARTERS, QUADRIMESTERS, SEMESTERS = range(33, 37), range(37, 40), range(40, 42)
LAST_THIRD = QUADRIMESTERS[-1]
"""Nobody says "the third third"."""
PARTS = {"quarter": QUARTERS, "third": QUADRIMESTERS, "half": SEMESTERS}
"""Parts of a year by what each is called, in order of their codes."""

GROUPINGS: dict[int, Grouping] = dict(enumerate((*_NORTHERN, *_NORTHERN, *_SOUTHERN), 21)) | {
    code: Grouping(number * length + 1, (number + 1) * length)
    for codes in PARTS.values()
    for length in (12 // len(codes),)
    for number, code in enumerate(codes)
}


def season(code: int) -> int:
    """Which season a code stands for, in any hemisphere, as one of 21 to 24; other codes stay as they are."""
    return 21 + (code - 21) % 4 if code in SEASONS else code


def kind_of(code: int) -> str:
    """``season``, ``northern``, ``southern``, ``quarter``, ``third`` or ``half``; empty for any other number."""
    kinds = {"season": range(21, 25), "northern": NORTHERN, "southern": SOUTHERN} | PARTS
    return next((name for name, codes in kinds.items() if code in codes), "")


def ordinal(code: int) -> int:
    """Which one of its kind a part of a year is, from 1: code 34 is the second quarter."""
    return code - PARTS[kind_of(code)].start + 1
