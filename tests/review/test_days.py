"""Yes, no and maybe of imprecise dates."""

import pytest
from hypothesis import given

from biography.document import ImpreciseDate
from biography.review.days import Truth, ages, before, begins, calendar_years, ends, is_open, overlap, share_lasting
from tests.dates.edtf_strategies import edtfs

YES, NO, MAYBE = Truth.YES, Truth.NO, Truth.MAYBE


def moment(edtf):
    return begins(ImpreciseDate(edtf=edtf))


def span(edtf):
    date = ImpreciseDate(edtf=edtf)
    return begins(date), ends(date)


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        ("1983", "1984", YES),
        ("1984", "1984-02-04", NO),
        ("1984-02-04", "1984", NO),
        ("1984-02-04", "1984-02-04", NO),
        ("1985", "1984", NO),
        ("[1983..1985]", "1984-02-04", MAYBE),
        ("[1983,1984]", "1984-02-04", MAYBE),
        ("1983~", "1984", MAYBE),
        ("1983?", "1983-05", NO),
        ("198X", "1984", NO),
        ("[..1983]", "1984", YES),
        ("[..1985]", "1984", NO),
        ("../1985", "1984", NO),
        ("1984-24", "1985-01", NO),
        ("1984-24", "1984-02-20", NO),
        ("1984-24", "1985-03", YES),
    ],
)
def test_one_moment_is_before_another(one, other, answer):
    assert before(moment(one), moment(other)) is answer


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        ("1970/1975", "1975/1977", NO),
        ("1970/1975", "1974/1977", YES),
        ("1970/1975", "1971/1972", YES),
        ("1970/1975", "1970/1975", YES),
        ("1970/1985", "1985-05/1986", NO),
        ("1970/1975-06", "1975-05/1977", YES),
        ("1970/..", "1990/1991", NO),
        ("1970/1975~", "1974/1977", MAYBE),
        ("../1975", "1970/1977", NO),
    ],
)
def test_two_stretches_overlap(one, other, answer):
    assert overlap(span(one), span(other)) is overlap(span(other), span(one)) is answer


@given(edtfs, edtfs)
def test_nothing_is_surely_before_what_is_before_it(one, other):
    if before(moment(one), moment(other)) is YES:
        assert before(moment(other), moment(one)) is NO


@given(edtfs)
def test_nothing_is_before_itself_and_no_end_before_its_start(edtf):
    start, end = span(edtf)
    assert before(start, start) is not YES
    assert before(end, start) is not YES


def test_an_age_has_a_share_of_the_readings():
    assert ages(moment("1948-11-24"), moment("1989-08")) == {40: 1.0}
    shares = ages(moment("1948-11-24"), moment("1977"))
    assert list(shares) == [28, 29]
    assert 0.85 < shares[28] < 0.95
    assert ages(moment("1948"), moment("1977/..")) == ages(moment("1948"), moment("1977"))
    assert ages(moment("../1948"), moment("1977")) is None


def test_durations_are_counted_two_ways():
    assert calendar_years(*span("2000/2005")) == (6, 6)
    assert share_lasting(*span("1995-03/1997-06"), 3, 365.2425) == 0
    assert share_lasting(*span("1992-02/1995-03"), 3, 365.2425) == 1
    assert share_lasting(*span("1992-02/.."), 3, 365.2425) is None


def test_only_what_says_so_goes_on():
    assert [is_open(ImpreciseDate(edtf=edtf)) for edtf in ("1983/..", "1983/", "1983", "../1983")] == [
        True,
        *[False] * 3,
    ]
