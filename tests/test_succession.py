"""The line of an office, from the terms of all lives: a function of documents alone."""

from uuid import uuid4

import pytest

from biography.dates.julian import julian_day
from biography.document import CareerPeriod, Mention, Office
from biography.review import Holder
from biography.succession import Gap, Term, around, in_order

TODAY = julian_day(2026, 1, 1)
MAYOR = Office(key="mayor", name="Mayor", single_holder=True)


def held(name, start=None, end=None, **fields):
    period = CareerPeriod(id=uuid4(), slug="mayor", role="Mayor", start=start, end=end, **fields)
    return Holder(name.lower(), name, period)


def line(*holders, office=MAYOR):
    """The line in short: names, and gaps as their two dates."""
    return [short(item) for item in in_order(holders, office, TODAY)]


def short(item):
    if isinstance(item, Term):
        return item.holder.name
    return tuple(date.edtf if date else "" for date in (item.start, item.end))


def about(own, *others):
    return around(in_order([own, *others], MAYOR, TODAY), own.period)


def names(terms):
    return [term.holder.name for term in terms]


def test_terms_stand_in_order_of_their_beginnings_however_imprecise():
    holders = [
        held("Dan", "1999", ongoing=True),
        held("Ben", "1990~", "1995"),
        held("Ann", "198X", "1990"),
        held("Cem"),
    ]
    assert line(*holders, held("Eva", "1995-06", "1999")) == ["Ann", "Ben", "Eva", "Dan", "Cem"]


def test_a_time_without_a_holder_is_said():
    assert line(held("Ann", "1980", "1985-03"), held("Ben", "1987", ongoing=True)) == [
        "Ann",
        ("1985-03", "1987"),
        "Ben",
    ]


@pytest.mark.parametrize(
    ("end", "start"), [("1985", "1986"), ("1985-03", "1985"), ("1985-03", "1985-05-02"), ("1985~", "1985")]
)
def test_dates_that_may_follow_directly_leave_no_gap(end, start):
    assert line(held("Ann", "1980", end), held("Ben", start, ongoing=True)) == ["Ann", "Ben"]


def test_an_end_that_nobody_knows_leaves_no_gap():
    assert line(held("Ann", "1980"), held("Ben", "1999", ongoing=True)) == ["Ann", "Ben"]


def test_after_the_last_known_end_nobody_is_known():
    assert line(held("Ann", "1980", "1985")) == ["Ann", ("1985", "")]
    assert line(held("Ann", "1980", "1985", ended="abolished")) == ["Ann"]
    assert line(held("Ann", "1980", ongoing=True)) == ["Ann"]


def test_somebody_who_acts_for_a_holder_ends_neither_term_nor_office():
    holders = held("Ann", "2000", ongoing=True), held("Ben", "2005", "2006", acting=True)
    assert line(*holders) == ["Ann", "Ben"]
    holders = held("Ann", "1980"), held("Ben", "1982", "1983", acting=True), held("Cem", "1999", ongoing=True)
    assert line(*holders) == ["Ann", "Ben", "Cem"]


def test_gaps_reach_from_the_beginning_of_the_office_to_its_end():
    office = Office(key="mayor", name="Mayor", single_holder=True, since="1970", until="1990")
    assert line(held("Ann", "1980", "1985"), office=office) == [("1970", "1980"), "Ann", ("1985", "1990")]


def test_an_office_of_many_has_no_gaps_and_no_overlaps():
    office = Office(key="deputy", name="Deputy")
    found = in_order([held("Ann", "1980", "1990"), held("Ben", "1985", "1986"), held("Cem", "1999")], office, TODAY)
    assert [short(item) for item in found] == ["Ann", "Ben", "Cem"]
    assert not any(term.overlaps for term in found)


def test_terms_that_overlap_name_each_other_but_not_who_was_acting():
    found = in_order(
        [held("Ann", "1980", "1990"), held("Ben", "1985", "1995"), held("Cem", "1986", "1987", acting=True)],
        MAYOR,
        TODAY,
    )
    overlaps = {item.holder.name: [other.name for other in item.overlaps] for item in found if isinstance(item, Term)}
    assert overlaps == {"Ann": ["Ben"], "Ben": ["Ann"], "Cem": []}


def test_before_and_after_reach_back_past_those_who_were_acting():
    own = held("Dan", "1990", "1995")
    acting = held("Cem", "1989-06", "1990", acting=True)
    found = about(own, held("Ann", "1970", "1980"), held("Ben", "1980", "1989-06"), acting, held("Eva", "1995", "1999"))
    assert names(found.before) == ["Cem", "Ben"]
    assert names(found.after) == ["Eva"]
    assert found.gap_before is found.gap_after is None


def test_a_gap_beside_a_term_is_told_with_who_was_known_beyond_it():
    found = about(held("Ben", "1990", "1995"), held("Ann", "1980", "1985"), held("Cem", "1999", ongoing=True))
    assert (names(found.before), short(found.gap_before)) == (["Ann"], ("1985", "1990"))
    assert (names(found.after), short(found.gap_after)) == (["Cem"], ("1995", "1999"))


def test_whoever_has_no_dates_comes_neither_before_nor_after():
    assert about(held("Ann"), held("Ben", "1990", "1995")) is None
    assert about(held("Ben", "1990", ongoing=True), held("Ann")).after == ()


def test_a_life_that_names_somebody_else_is_told_so():
    own = held("Ben", "1990", "1995", predecessor=Mention(name="Zoe"), successor=Mention(name="Cem"))
    found = about(own, held("Ann", "1980", "1990"), held("Cem", "1995", ongoing=True))
    assert found.otherwise_before.name == "Ann"
    assert found.otherwise_after is None


def test_nothing_contradicts_a_name_across_a_gap_or_of_somebody_who_was_acting():
    own = held("Ben", "1990", "1995", predecessor=Mention(name="Zoe"))
    assert about(own, held("Ann", "1980", "1985")).otherwise_before is None
    acting = held("Zoe", "1989", "1990", acting=True)
    assert about(own, held("Ann", "1980", "1989"), acting).otherwise_before is None


def test_a_gap_until_today_reads_as_one_that_goes_on():
    gap = in_order([held("Ann", "1980", "1985")], MAYOR, TODAY)[-1]
    assert isinstance(gap, Gap)
    assert gap.ongoing
