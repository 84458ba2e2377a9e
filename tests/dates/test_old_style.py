"""Julian days: known conversions, and the days that only one calendar has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biography.dates import iso_day
from biography.dates.julian import calendar_day
from biography.dates.old_style import exists_in_julian, gregorian_of_julian, julian_calendar_day


@pytest.mark.parametrize(
    ("julian", "gregorian"),
    [
        ((1582, 10, 5), "1582-10-15"),
        ((1582, 10, 4), "1582-10-14"),
        ((1700, 2, 18), "1700-02-28"),
        ((1700, 2, 29), "1700-03-11"),
        ((1732, 2, 11), "1732-02-22"),
        ((1752, 9, 2), "1752-09-13"),
        ((1917, 10, 25), "1917-11-07"),
        ((200, 3, 1), "0200-03-01"),
        ((4, 2, 29), "0004-02-27"),
        ((-43, 3, 15), "-0043-03-13"),
        ((-4712, 1, 1), "-4713-11-24"),
    ],
)
def test_a_julian_day_is_this_gregorian_day(julian: tuple[int, int, int], gregorian: str) -> None:
    assert gregorian_of_julian(*julian) == gregorian


@pytest.mark.parametrize(
    "day", [(1701, 2, 29), (1700, 2, 30), (1700, 13, 1), (1700, 0, 1), (1700, 1, 0), (1700, 4, 31)]
)
def test_a_day_that_the_julian_calendar_has_not(day: tuple[int, int, int]) -> None:
    assert not exists_in_julian(*day)
    assert gregorian_of_julian(*day) is None


@given(st.integers(-9999, 9999), st.integers(1, 12), st.integers(1, 28))
def test_the_next_julian_day_is_the_next_day(year: int, month: int, day: int) -> None:
    first = julian_calendar_day(year, month, day)
    after = (
        (year, month, day + 1) if exists_in_julian(year, month, day + 1) else (year + month // 12, month % 12 + 1, 1)
    )
    assert julian_calendar_day(*after) == first + 1
    assert iso_day(first) == "{}-{:02d}-{:02d}".format(iso_day(first).rsplit("-", 2)[0], *calendar_day(first)[1:])
