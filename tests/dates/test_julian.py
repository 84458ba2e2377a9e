"""Julian day numbers against the standard library, and beyond its years."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biography.dates import iso_day
from biography.dates.julian import calendar_day, days_in_month, julian_day

JDN_OF_ORDINAL_0 = 1_721_425


@pytest.mark.parametrize(
    ("day", "jdn"),
    [((2000, 1, 1), 2451545), ((-4713, 11, 24), 0), ((1858, 11, 17), 2400001), ((1, 1, 1), 1721426)],
)
def test_known_days_have_their_known_numbers(day: tuple[int, int, int], jdn: int) -> None:
    assert julian_day(*day) == jdn
    assert calendar_day(jdn) == day


@given(st.dates())
def test_the_standard_library_counts_the_same_days(day: date) -> None:
    assert julian_day(day.year, day.month, day.day) == day.toordinal() + JDN_OF_ORDINAL_0


def test_every_day_of_four_centuries_is_the_standard_librarys() -> None:
    for ordinal in range(date(1899, 12, 31).toordinal(), date(2300, 1, 2).toordinal()):
        day = date.fromordinal(ordinal)
        assert calendar_day(ordinal + JDN_OF_ORDINAL_0) == (day.year, day.month, day.day)


@given(st.integers(-4_000_000, 4_000_000), st.integers(1, 12), st.data())
def test_a_day_of_any_year_comes_back_from_its_number(year: int, month: int, data: st.DataObject) -> None:
    day = data.draw(st.integers(1, days_in_month(year, month)))
    assert calendar_day(julian_day(year, month, day)) == (year, month, day)


@given(st.integers(-1_400_000_000, 1_400_000_000))
def test_the_next_number_is_the_next_day(jdn: int) -> None:
    year, month, day = calendar_day(jdn)
    following = calendar_day(jdn + 1)
    last = day == days_in_month(year, month)
    expected = (year, month, day + 1) if not last else (year, month + 1, 1) if month < 12 else (year + 1, 1, 1)
    assert following == expected
    assert julian_day(*following) == jdn + 1


def test_the_last_accepted_year_fits_a_32_bit_column() -> None:
    assert julian_day(5_000_000, 12, 31) < 2**31
    assert julian_day(-5_000_000, 1, 1) >= -(2**31)


@pytest.mark.parametrize(
    ("day", "iso"),
    [
        ((1984, 2, 4), "1984-02-04"),
        ((-44, 3, 15), "-0044-03-15"),
        ((0, 1, 1), "0000-01-01"),
        ((476, 9, 4), "0476-09-04"),
        ((10000, 1, 1), "+10000-01-01"),
        ((-10000, 12, 31), "-10000-12-31"),
    ],
)
def test_a_number_is_shown_as_an_iso_date(day: tuple[int, int, int], iso: str) -> None:
    assert iso_day(julian_day(*day)) == iso


def test_an_open_end_has_no_iso_date() -> None:
    assert iso_day(None) is None
