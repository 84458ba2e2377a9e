"""What somebody was at a time, and the same in the database for everybody."""

from itertools import product

import pytest

from biography.as_of import standing
from biography.assembly import assemble
from biography.dates import asked, bounds, held
from biography.models import CareerPeriodPage, Education, Honour, LifeEvent, PersonPage
from tests.factories import a_category, a_period, a_person

TODAY = bounds("2026-11-23")[0]
STARTS = ["", "1950", "1950~", "1950-06-15", "[1948..1952]", "[..1950]", "[1950..]"]
ENDS = ["", "1960", "1960?", "1960-06-15", "[1958,1962]", "[..1960]", "[1960..]"]
DAYS = ["1800", "1900", "1949", "1950", "1950-06-15", "1955", "1960", "1960-06", "1961", "2000", "2026", "2027", "2200"]


def at(person, day):
    return standing(assemble(PersonPage.objects.for_document().get(pk=person.pk)), asked(day), TODAY)


def test_the_database_and_the_document_agree_on_who_held_what(db):
    person = a_person("Somebody")
    for start, end in product(STARTS, ENDS):
        a_period(person, start=start, end=end)
    for start in STARTS:
        a_period(person, start=start, ongoing=True)
    posts = list(CareerPeriodPage.objects.all())
    for day in DAYS:
        when = asked(day)
        found = {post.pk: post.certain for post in CareerPeriodPage.objects.held_in(when, TODAY)}
        told = {post.pk: held(post.start, post.end, post.ongoing, when, TODAY) for post in posts}
        wrong = [
            (day, post.start, post.end, post.ongoing, told[post.pk], found.get(post.pk))
            for post in posts
            if {"certainly": 1, "perhaps": 0, "not": None}[told[post.pk]] != found.get(post.pk)
        ]
        assert wrong == []


def test_nobody_holds_a_post_before_birth_or_after_death(db):
    person = a_person("Somebody", birth_date="1900", death_date="1950")
    a_period(person, "Clerk", start="1920")
    for day, number in (("1930", 1), ("1950", 1), ("1951", 0)):
        assert CareerPeriodPage.objects.held_in(asked(day), TODAY).count() == number
    assert [post.role for post, _how in at(person, "1930").posts] == ["Clerk"]
    assert at(person, "1951").posts == []


@pytest.mark.parametrize(
    ("day", "state", "ages"),
    [
        ("1947", "unborn", None),
        ("1948-11-23", "unborn", None),
        ("1948-11-24", "alive", (0, 0)),
        ("1984-02-05", "alive", (35, 35)),
        ("1984", "alive", (35, 36)),
        ("2001", "perhaps-dead", (52, 53)),
        ("2003", "dead", None),
    ],
)
def test_the_age_is_as_exact_as_the_dates(db, day, state, ages):
    person = a_person("Somebody", birth_date="1948-11-24", death_date="[2000..2002]")
    found = at(person, day)
    assert (found.state, found.ages) == (state, ages)


def test_without_dates_nothing_is_made_up(db):
    found = at(a_person("Somebody"), "1984")
    assert (found.state, found.ages, found.posts, found.before, found.after) == ("unknown", None, [], None, None)
    assert at(a_person("Old", birth_date="1700"), "1984").state == "unknown"
    assert at(a_person("Young", birth_date="1980"), "1980-05-01").state == "perhaps-unborn"


def test_a_time_lies_between_what_was_before_and_what_came_after(db):
    person = a_person(
        "Somebody",
        birth_date="-0099",
        rows={
            "events": [
                LifeEvent(title="Voyage", date="-0074"),
                LifeEvent(title="Night", date="-0043-03-14/-0043-03-15"),
                LifeEvent(title="Some year", date="-0043"),
            ],
            "education": [Education(institution="School", date="-0090/-0085")],
        },
    )
    a_period(person, "Consul", start="-0058", end="-0057")
    a_category(person, honours=[Honour(title="Wreath", date="-0042")])
    found = at(person, "-0043-03-15")
    assert [(moment.what, how) for moment, how in found.moments] == [("Night", "certainly"), ("Some year", "perhaps")]
    assert (found.before.kind, found.before.what) == ("end", "Consul")
    assert (found.after.kind, found.after.what) == ("honour", "Wreath")
    assert [(study.institution, how) for study, how in at(person, "-0088").studies] == [("School", "certainly")]
