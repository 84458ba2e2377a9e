"""What lives have in common, in words that are no surer than the dates."""

from uuid import UUID

import pytest

from biography.timeline import alive_together, shared_facts, timeline
from tests.timeline.lives import a_life


def told(*vitals):
    lives = []
    for name, (birth, death) in zip(("Ada", "Bob", "Cy", "Di"), vitals, strict=False):
        dates = {"birth": {"date": birth}} if birth else {}
        lives.append(a_life(name, **dates, **({"death": {"date": death}} if death else {})))
    return [sentence.replace("\u2068", "").replace("\u2069", "") for sentence in alive_together(lives, "en")]


@pytest.mark.parametrize(
    ("one", "other", "sentence"),
    [
        (("1901", "1990"), ("1948-11-24", None), "Ada and Bob: both alive 1948–1990."),
        (
            ("1901", "1970"),
            ("1970-02", "1980"),
            "Ada and Bob may have been alive at the same time; the dates do not tell.",
        ),
        (("1901", "1970-05"), ("1970-02", "1980"), "Ada and Bob: both alive in 1970."),
        (("1901", None), ("1948", None), "Ada and Bob: both alive from 1948 on; no death is recorded of either."),
        (("1901", "1930"), ("1948", None), "Ada died before Bob was born."),
        (("1948", None), ("1901", "1930"), "Bob died before Ada was born."),
        (("-0099", "-0043"), ("-0105", "-0042"), "Ada and Bob: both alive 100–44 BC."),
        (
            (None, "1990"),
            ("1948", None),
            "Whether Ada and Bob lived at the same time cannot be said: no birth of Ada is known.",
        ),
        ((None, "1940"), ("1948", None), "Ada died before Bob was born."),
    ],
)
def test_when_two_were_alive_together_is_said_in_years(one, other, sentence):
    assert told(one, other) == [sentence]


def test_four_lives_are_told_two_by_two():
    assert len(told(*[("1900", "1950")] * 4)) == 6


def active_in(*fields):
    return [{"id": str(UUID(int=n)), "field": field} for n, field in enumerate(fields)]


def test_offices_organisations_places_and_fields_of_both_are_named_with_when():
    ada = a_life(
        "Ada",
        birth={"place": "almaty"},
        activities=active_in("energy", "music"),
        career=[{"role": "Mayor", "office": "mayor", "start": "1997", "end": "2004"}],
    )
    bob = a_life(
        "Bob",
        events=[{"title": "Visit", "place": "almaty", "date": "1960"}],
        career=[{"role": "Head", "office": "mayor"}],
        activities=active_in("energy"),
    )
    cy = a_life("Cy", career=[{"role": "Clerk", "organisation": "only-his", "start": "1900"}])
    found = shared_facts([(life, timeline(life)) for life in (ada, bob, cy)])
    said = [
        (one.kind, [(line.name, [(mark.label, mark.words) for mark in marks]) for line, marks in one.lives])
        for one in found
    ]
    assert said == [
        ("offices", [("Ada", [("Mayor", "1997–2004")]), ("Bob", [("Head", "")])]),
        ("places", [("Ada", [("Born", "")]), ("Bob", [("Visit", "1960")])]),
        ("fields", [("Ada", [("Field of activity", "")]), ("Bob", [("Field of activity", "")])]),
    ]
