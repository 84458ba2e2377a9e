"""Our reader against the ``edtf`` package, where that defines strict bounds."""

from time import struct_time

from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from biography.dates import bounds
from biography.dates.julian import julian_day
from tests.dates.edtf_strategies import MARKS, days, is_accepted, long_years, months, plain, seasons, unspecified, years

# Winter, which the package counts as December, has other bounds here (``groupings`` says why).
# The package takes no negative year with unspecified digits the right way round, and no long year in an interval.
POSITIVE = {"first_year": 1, "last_year": 9999}


def day_number(moment: struct_time) -> int:
    return julian_day(moment.tm_year, moment.tm_mon, moment.tm_mday)


def oracle(edtf: str) -> tuple[int, int]:
    value = parse_edtf(edtf)
    return day_number(value.lower_strict()), day_number(value.upper_strict())


@settings(max_examples=50, deadline=None)
@given(st.builds("{}{}".format, plain(), MARKS) | seasons(winter=False) | long_years)
def test_one_date_spans_the_days_the_package_says(edtf: str) -> None:
    assert bounds(edtf) == oracle(edtf)


@settings(max_examples=50, deadline=None)
@given(unspecified(**POSITIVE))
def test_unspecified_digits_span_the_days_the_package_says(edtf: str) -> None:
    assert bounds(edtf) == oracle(edtf)


@settings(max_examples=50, deadline=None)
@given(st.builds("{}/{}".format, plain() | seasons(winter=False), plain() | seasons(winter=False)).filter(is_accepted))
def test_closed_intervals_span_the_days_the_package_says(edtf: str) -> None:
    assert bounds(edtf) == oracle(edtf)


@settings(max_examples=50, deadline=None)
@given(
    st.one_of(
        st.lists(plain(**POSITIVE), min_size=2, max_size=4).map(lambda dates: f"[{','.join(dates)}]"),
        *(st.builds("[{}..{}]".format, kind, kind) for kind in (years(1, 9999), months(1, 9999), days(1, 9999))),
    ).filter(is_accepted)
)
def test_sets_span_the_days_the_package_says(edtf: str) -> None:
    assert bounds(edtf) == oracle(edtf)
