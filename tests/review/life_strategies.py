"""Hypothesis strategies: lives in which nothing contradicts anything, as the data of a file, and means to look at them.

A test changes one thing in the data ("plants" a mistake) and asks for the finding.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from biography.dates import words
from biography.document import Biography
from biography.exchange.reading import read_biography
from biography.review import RULES, FileWorld, Finding, day_number, review

TODAY = date(2026, 1, 1)
LANGUAGES = ("en", "en", "en", "de")
some = settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))

Spec = dict[str, Any]
CITED = {"citations": [{"source": "dictionary", "locator": "p. 1"}]}


def edtf(draw: st.DrawFn, day: date) -> str:
    """A day as a day, a month or a year."""
    return day.isoformat()[: draw(st.sampled_from([4, 7, 10]))]


def years_later(day: date, years: float) -> date:
    return day + timedelta(days=round(365.2425 * years))


@st.composite
def clean_lives(draw: st.DrawFn) -> Spec:
    """A life without fault: at least two posts and one degree, relatives, honours, prose, sources read lately."""
    born = date(1850, 1, 1) + timedelta(days=draw(st.integers(0, 365 * 110)))
    lives_on = born.year > 1940 and draw(st.booleans())
    died = None if lives_on else min(years_later(born, draw(st.floats(61, 95))), date(2025, 6, 1))
    career = list(draw(posts(born, years_later(born, 60))))
    spec: Spec = {
        "format": "biography/1",
        "slug": "ada-stone",
        "language": draw(st.sampled_from(LANGUAGES)),
        "name": {"display": "Ada Stone", "sort": "Stone, Ada"},
        "birth": {"date": edtf(draw, born), "place": "northtown"} | CITED,
        "family": draw(relatives(born)),
        "education": draw(studies(born)),
        "events": [
            {"title": "Move to Northtown", "date": edtf(draw, years_later(born, 3)), "place": "northtown"} | CITED
        ],
        "career": career,
        "honours": [{"slug": "honours", "title": "Honours", "honours": draw(honours(career))}],
        "places": [{"key": "northtown", "name": "Northtown", "since": "1700"}],
        "organisations": [
            {"key": f"organisation-{number}", "name": f"Organisation {number}", "founded": "1800"}
            for number in range(4)
        ],
        "offices": [
            {"key": f"office-{number}", "name": f"Head of Organisation {number}", "single_holder": True}
            for number in range(4)
        ],
        "sources": [
            {"key": "dictionary", "title": "Dictionary", "relation": "independent", "date": "2020",
             "url": "https://example.org/", "accessed": "2025-06-01"},
            {"key": "memoir", "title": "Memoir", "relation": "self-published", "date": "2019"},
        ],
    }  # fmt: skip
    spec["honours"][0]["id"] = "1f0f3a4e-0000-4000-8000-000000000001"
    if died:
        spec["death"] = {"date": edtf(draw, died)} | CITED
    elif draw(st.booleans()):
        last = spec["career"][-1]
        last.pop("end")
        last["ongoing"] = True
        last["body"][0]["html"] = f"<p>She began in {last['start'][:4]}.</p>"
    spec["body"] = [{"type": "paragraph", "html": f"<p>{prose(spec)}</p>"} | CITED]
    return spec


@st.composite
def posts(draw: st.DrawFn, born: date, latest: date) -> list[Spec]:
    """Posts one after the other, each in an office and an organisation of its own."""
    start, found = years_later(born, draw(st.floats(23.5, 27))), []
    for number in range(draw(st.integers(2, 4))):
        end = min(years_later(start, draw(st.floats(2, 8))), latest)
        period: Spec = {
            "slug": f"post-{number}",
            "role": f"Head of Organisation {number}",
            "office": f"office-{number}",
            "organisation": f"organisation-{number}",
            "place": "northtown",
            "start": edtf(draw, start),
            "end": edtf(draw, end),
            "figures": [{"label": "Staff", "value": str(1000 + number), "as_of": str(start.year)} | CITED],
            "events": [{"title": f"Great Reform Number {number}", "date": edtf(draw, start)} | CITED],
            "body": [
                {"type": "paragraph", "html": f"<p>She began in {start.year} and stayed until {end.year}.</p>"} | CITED,
                {"type": "claim", "html": "<p>the plant was sold.</p>", "claimant": "A neighbour", "about": ["A Rival"]}
                | CITED,
            ],
        } | CITED
        found.append(period)
        start = years_later(end, draw(st.sampled_from([0, 0.1, 1])))
    return found


@st.composite
def relatives(draw: st.DrawFn, born: date) -> list[Spec]:
    father, mother = (years_later(born, -draw(st.floats(20, 45))) for _parent in range(2))
    spouse, child = years_later(born, draw(st.floats(-3, 3))), years_later(born, draw(st.floats(27, 45)))
    return [
        {"relation": "father", "name": "Paul", "birth": {"date": edtf(draw, father), "place": "northtown"}} | CITED,
        {"relation": "mother", "name": "Rosa", "birth": {"date": edtf(draw, mother)},
         "death": {"date": edtf(draw, years_later(born, 20))}} | CITED,
        {"relation": "spouse", "name": "Jan", "birth": {"date": edtf(draw, spouse)},
         "date": edtf(draw, years_later(born, 26))} | CITED,
        {"relation": "child", "name": "Mia", "birth": {"date": edtf(draw, child)}} | CITED,
        {"relation": "sibling", "count": 2, "note": "second of three children"} | CITED,
    ]  # fmt: skip


@st.composite
def studies(draw: st.DrawFn, born: date) -> list[Spec]:
    first, last = years_later(born, 18).year, years_later(born, 22).year
    start, awarded = years_later(born, 7).year, draw(st.sampled_from(["", "-06", "-12-24"]))
    return [
        {"institution": "School", "place": "northtown", "date": f"{start}/{start + 8}"} | CITED,
        {"institution": "University", "organisation": "organisation-0", "date": f"{first}/{last}",
         "qualification": "Master", "awarded": f"{last}{awarded}"} | CITED,
    ]  # fmt: skip


@st.composite
def honours(draw: st.DrawFn, career: list[Spec]) -> list[Spec]:
    first, last = int(career[0]["start"][:4]), int(career[0]["end"][:4])
    length = last - first + 1
    return [
        {"title": "Medal", "date": draw(st.sampled_from([str(first), f"{first}/{last}"]))} | CITED,
        {"title": f"Medal for diligence, {length} years in a row", "date": f"{first}/{last}"} | CITED,
        {"title": "Best Head of Organisation 0", "date": str(last)} | CITED,
    ]  # fmt: skip


def prose(spec: Spec) -> str:
    """Sentences that say again, in words, what the rows say."""
    study, first = spec["education"][1], spec["career"][0]
    begun, ended = study["date"].split("/")
    return (
        f"Ada Stone was born in {spec['birth']['date'][:4]} as the second of three children. "
        f"From {begun} to {ended}, for {int(ended) - int(begun) + 1} years in a row, she studied at the university. "
        f"She became head in {first['start'][:4]}."
    )


def life_of(spec: Spec) -> Biography:
    return read_biography(spec)


def findings(spec: Spec) -> list[Finding]:
    """What all rules find in a life of these data on 1 January 2026."""
    life = life_of(spec)
    return review(life, FileWorld([life], day=day_number(TODAY)))


def findings_of(rule: str, spec: Spec, others: Iterable[Spec] = (), **world: Any) -> list[Finding]:
    """What one rule finds in a life of these data, beside these other lives, on 1 January 2026."""
    life = life_of(spec)
    lives = [life, *map(life_of, others)]
    return list(RULES[rule].findings(life, FileWorld(lives, day=day_number(TODAY), **world)))


def found(spec: Spec, rule: str, severity: str, *quotes: str, **world: Any) -> Finding:
    """The one finding of a rule; it has this severity, and its sentence quotes these names and dates (EDTF)."""
    seen = findings_of(rule, spec, **world)
    assert seen, f"{rule} found nothing"
    matching = [each for each in seen if all(_quoted(quote, each.sentence) for quote in quotes)]
    assert matching, f"{quotes} are not quoted by {[finding.sentence for finding in seen]}"
    assert matching[0].severity == severity, matching[0]
    return matching[0]


def silent(spec: Spec, rule: str, **world: Any) -> None:
    """The rule has nothing to say."""
    assert [finding.sentence for finding in findings_of(rule, spec, **world)] == []


def _quoted(quote: str, sentence: str) -> bool:
    return quote in sentence or (quote[:1].isdigit() and words(quote) in sentence)


def year(text: str) -> int:
    return int(text[:4])
