"""The scale: few and round ticks for a year, a life, a thousand years, before our era and across it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from biography.dates.julian import julian_day
from biography.timeline import Axis


def axis(first, last):
    return Axis(julian_day(first, 1, 1), julian_day(last, 12, 31))


@pytest.mark.parametrize(
    ("first", "last", "texts"),
    [
        (1984, 1984, ["January 1984", "April 1984", "July 1984", "October 1984"]),
        (1984, 1985, ["January 1984", "July 1984", "January 1985", "July 1985"]),
        (1984, 1988, ["1984", "1985", "1986", "1987", "1988"]),
        (1948, 2011, ["1950", "1960", "1970", "1980", "1990", "2000", "2010"]),
        (1900, 1999, ["1900", "1920", "1940", "1960", "1980"]),
        (973, 1048, ["980", "990", "1000", "1010", "1020", "1030", "1040"]),
        (-99, -43, ["100 BC", "90 BC", "80 BC", "70 BC", "60 BC", "50 BC"]),
        (-62, 14, ["60 BC", "50 BC", "40 BC", "30 BC", "20 BC", "10 BC", "AD 1", "AD 10"]),
        (-2, 3, ["3 BC", "2 BC", "1 BC", "AD 1", "AD 2", "AD 3"]),
        (-1999, 2000, ["2000 BC", "1500 BC", "1000 BC", "500 BC", "AD 1", "500", "1000", "1500", "2000"]),
    ],
)
def test_ticks_are_round_years_as_they_are_written(first, last, texts):
    assert [tick.text for tick in axis(first, last).ticks("en")] == texts


years = st.integers(-5_000_000, 4_999_999)


@settings(deadline=None)
@given(years, st.integers(0, 10_000) | st.integers(0, 10_000_000))
def test_ticks_are_few_in_order_and_on_the_axis(first, length):
    scale = axis(first, min(first + length, 5_000_000))
    ticks = scale.ticks("en")
    assert len(ticks) <= 11
    assert [tick.day for tick in ticks] == sorted({tick.day for tick in ticks})
    assert all(scale.first <= tick.day <= scale.last for tick in ticks)


def test_the_axis_goes_from_nought_to_a_hundred():
    year = axis(1984, 1984)
    assert (year.at(year.first), year.at(year.last + 1)) == (0, 100)
    assert (year.at(0), year.at(9_999_999)) == (0, 100)
