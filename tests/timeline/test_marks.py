"""From a document to marks in time: nothing is lost, everything is in its order and on the axis."""

import pytest
from hypothesis import given, settings

from biography.dates.julian import julian_day
from biography.timeline import timeline
from tests.timeline.lives import a_life, lives

thorough = settings(max_examples=40, deadline=None)


@thorough
@given(lives())
def test_every_dated_statement_is_a_mark_and_every_other_is_listed_apart(life):
    line = timeline(life)
    rows = [*life.education, *life.career, *life.events, *(one for group in life.honours for one in group.honours)]
    dated = {str(row.id) for row in rows if _has_a_date(row)} | ({"birth"} if life.birth else set())
    assert {mark.anchor for mark in line.marks} == dated
    assert {mark.anchor for mark in line.undated} == {str(row.id) for row in rows} - dated
    assert len(line.marks) + len(line.undated) == len(rows) + bool(life.birth)


def _has_a_date(row):
    """A set that is open at both ends is none: it holds every day there is."""
    ends = (row.start, None if row.ongoing else row.end) if hasattr(row, "ongoing") else (row.date,)
    return any(date and date.days != (None, None) for date in ends)


@thorough
@given(lives())
def test_no_mark_is_outside_the_axis(life):
    line = timeline(life)
    for mark in line.marks:
        for day in (*mark.start, *mark.end):
            assert line.axis.first <= day <= line.axis.last


@thorough
@given(lives())
def test_the_order_is_that_of_the_earliest_and_then_of_the_latest_day(life):
    orders = [mark.order for mark in timeline(life).marks]
    assert orders == sorted(orders)


def marks(**parts):
    return {mark.label: mark for mark in timeline(a_life(**parts)).marks}


def test_the_axis_is_the_whole_years_around_birth_death_and_all_else():
    line = timeline(
        a_life(birth={"date": "1948-11-24"}, death={"date": "1990"}, events=[{"title": "A", "date": "1999-05"}])
    )
    assert (line.axis.first, line.axis.last) == (julian_day(1948, 1, 1), julian_day(1999, 12, 31))
    assert [mark.anchor for mark in line.marks][:2] == ["birth", "death"]


def test_an_end_is_as_vague_as_its_date():
    mark = marks(career=[{"role": "Clerk", "start": "1970", "end": "1975-06"}])["Clerk"]
    assert mark.start == (julian_day(1970, 1, 1), julian_day(1970, 12, 31))
    assert mark.end == (julian_day(1975, 6, 1), julian_day(1975, 6, 30))
    assert mark.words == "1970 – June 1975"


def test_what_goes_on_reaches_the_end_of_the_axis_and_has_room_for_its_arrow():
    line = timeline(a_life(events=[{"title": "Exile", "date": "2007-11/.."}, {"title": "Old", "date": "1907"}]))
    exile = line.marks[-1]
    assert (exile.after, exile.end) == ("open", (line.axis.last, line.axis.last))
    assert line.axis.last - exile.start[1] > 365 * 5


def test_an_end_that_is_not_known_reaches_a_little_further_and_not_to_the_end():
    line = timeline(
        a_life(career=[{"role": "Clerk", "start": "1900"}, {"role": "Head", "start": "1990", "end": "2000"}])
    )
    clerk = line.marks[0]
    assert clerk.after == "unknown"
    assert julian_day(1901, 1, 1) < clerk.end[1] < julian_day(1910, 1, 1)


def test_one_date_is_a_moment_however_vague_and_an_interval_is_not():
    found = marks(events=[{"title": "A", "date": "199X"}, {"title": "B", "date": "1990/1999"}])
    assert (found["A"].moment, found["B"].moment) == (True, False)


def test_acting_and_disputed_are_told():
    against = {"citations": [{"source": "s", "stance": "contradicts"}]}
    found = marks(
        career=[{"role": "Clerk", "start": "1970", "acting": True}],
        events=[{"title": "Feud", "date": "1971"} | against],
    )
    assert (found["Clerk"].acting, found["Clerk"].disputed) == (True, False)
    assert (found["Feud"].acting, found["Feud"].disputed) == (False, True)


def test_education_stands_where_it_was_or_where_it_was_awarded():
    found = marks(
        education=[
            {"institution": "A", "date": "1964/1970", "awarded": "1971"},
            {"institution": "B", "awarded": "1980"},
        ]
    )
    assert (found["A"].words, found["B"].words) == ("1964–1970", "1980")


def test_events_of_a_post_are_marks_too():
    event = {"id": "0a71c8d6-38bc-5f03-a8f5-7a91faa552f9", "title": "Fire", "date": "1971"}
    assert marks(career=[{"role": "Clerk", "start": "1970", "events": [event]}])["Fire"].lane == "events"


def test_the_words_of_a_source_are_kept():
    date = {"edtf": "1984-02-04/1984-02-05", "display": "the night of 4 to 5 February 1984"}
    assert marks(events=[{"title": "Accident", "date": date}])["Accident"].words == date["display"]


def test_a_draft_with_a_date_that_is_none_yet_is_listed_without_a_place():
    life = a_life(career=[{"role": "Clerk", "start": "1970"}])
    start = life.career[0].start.model_copy(update={"edtf": "some day"})
    post = life.career[0].model_copy(update={"start": start})
    line = timeline(life.model_copy(update={"career": (post,)}))
    assert [(mark.label, mark.words) for mark in line.undated] == [("Clerk", "some day")]
    assert line.axis is None


@pytest.mark.parametrize(
    ("birth", "death", "ages"),
    [
        ("1948-11-24", "1999", [5, 10, 15, 20, 25, 30, 35, 40, 45, 50]),
        ("1948", None, [5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60]),
        ("1948~", "1999", []),
        ("194X", "1999", []),
        ("-0099-07-12", "-0043-03-15", [5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55]),
    ],
)
def test_ages_go_from_a_birth_that_is_known_to_the_death(birth, death, ages):
    parts = {"birth": {"date": birth}, "events": [{"title": "Later", "date": "-0040" if birth[0] == "-" else "2010"}]}
    line = timeline(a_life(**parts, **({"death": {"date": death}} if death else {})))
    assert [int(tick.text) for tick in line.ages] == ages


def test_a_post_that_nobody_ended_ended_with_the_life_and_does_not_reach_our_days():
    for post in ({"start": "-0370", "ongoing": True}, {"start": "-0370"}):
        line = timeline(a_life(birth={"date": "-0427"}, death={"date": "-0347-05-01"}, career=[post]))
        held = next(mark for mark in line.marks if mark.lane == "posts")
        if post.get("ongoing"):
            assert (held.after, held.end) == ("known", (julian_day(-347, 5, 1), julian_day(-347, 5, 1)))
        else:
            assert held.after == "unknown"
    living = timeline(a_life(birth={"date": "1950"}, career=[{"start": "1990", "ongoing": True}]))
    assert living.marks[-1].after == "open"


def test_a_list_shows_a_moment_that_may_be_of_many_years_as_a_cloud():
    events = [{"title": "It", "date": date} for date in ("1984", "1984~", "11XX", "1950/1960")]
    marks = timeline(a_life(events=events)).marks
    assert {mark.words: mark.cloudy for mark in marks if mark.cloudy} == {"between 1100 and 1199": True}
