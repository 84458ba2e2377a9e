"""The JSON Schema of the format, and its description: what they allow is what is loaded."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from biography.assembly import assemble
from biography.dates import EDTF_PATTERN, DateError, canonical
from biography.exchange.reading import InvalidBiographies, read_biography
from biography.models import PersonPage
from biography.views.schema import biography_schema
from tests.factories import a_full_life

ROOT = Path(__file__).resolve().parents[2]
FIXTURES = sorted((ROOT / "fixtures").glob("*.json"))
SMALLEST = {"format": "biography/1", "slug": "ada", "language": "en", "name": {"display": "Ada"}}


@pytest.fixture(scope="module")
def schema():
    return Draft202012Validator(biography_schema())


def documented():
    [example] = re.findall(r"```json\n(.*?)```", (ROOT / "docs" / "format.md").read_text(), re.DOTALL)
    return json.loads(example)


def test_the_schema_is_served_as_one(client):
    answer = client.get("/format/biography-1.schema.json")
    assert answer["Content-Type"] == "application/schema+json"
    assert answer.json() == biography_schema()
    Draft202012Validator.check_schema(answer.json())


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.name)
def test_the_lives_that_come_with_the_portal_fit_the_schema(schema, path):
    assert [error.message for error in schema.iter_errors(json.loads(path.read_text()))] == []


def test_the_smallest_life_and_a_list_of_lives_fit(schema):
    assert schema.is_valid(SMALLEST)
    assert schema.is_valid([SMALLEST, SMALLEST | {"slug": "bea"}])


@pytest.mark.parametrize(
    "part",
    [
        {"birth": {"date": "1815"}},
        {"birth": {"date": {"edtf": "1815", "display": "the year of Waterloo"}}},
        {"birth": {"place": "london"}},
        {"birth": {"place": {"key": "london", "name": "London"}}},
        {"career": [{"slug": "x", "role": "X", "predecessor": "Somebody"}]},
        {"career": [{"slug": "x", "role": "X", "predecessor": {"name": "Somebody", "person": "somebody"}}]},
        {"events": [{"title": "Without an id"}]},
    ],
)
def test_short_and_long_forms_fit(schema, part):
    assert schema.is_valid(SMALLEST | part)


@pytest.mark.parametrize(
    "part",
    [
        {"slug": "two words"},
        {"language": "English"},
        {"birth": {"date": 18.15}},
        {"birth": {"day": "1815"}},
        {"body": [{"type": "poem", "html": "<p>x</p>"}]},
        {"events": [{"kind": "life"}]},
        {"format": "biography/2"},
        {"birth": {"date": "not a date"}},
        {"birth": {"date": {"edtf": "24.11.1948"}}},
        {"birth": {"place": "two words"}},
        {"death": {"date": "1984-13"}},
        {"places": [{"key": "a", "name": "A", "latitude": 200.5}]},
        {"places": [{"key": "a", "name": "A", "longitude": "-180.5"}]},
        {"other_names": [{"text": "Ada", "language": "Kazakh"}]},
    ],
)
def test_what_cannot_be_loaded_does_not_fit(schema, part):
    with pytest.raises(InvalidBiographies):
        read_biography(SMALLEST | part)
    assert not schema.is_valid(SMALLEST | part)


@pytest.mark.parametrize("degrees", [0, -90, 43.238949, "90", "-89.999999", "7.50", "90.000"])
def test_degrees_fit_as_numbers_and_as_texts(schema, degrees):
    life = SMALLEST | {"places": [{"key": "a", "name": "A", "latitude": degrees, "longitude": degrees}]}
    read_biography(life)
    assert schema.is_valid(life)


PIECES = [
    "1984",
    "19XX",
    "-0044",
    "Y-10000",
    "-02",
    "-04",
    "-22",
    "-XX",
    "?",
    "~",
    "%",
    "/",
    "..",
    ",",
    " ",
    "[",
    "]",
    "0",
]


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join))
@example("[1984-02-04, 1984-02-05]")
@example("{1667,1668,1670..1672}")
@example("[..1989]")
@example("../1985~")
@example("1985-XX-XX")
@example("1984/")
def test_every_date_that_is_taken_fits_the_pattern(text):
    try:
        canonical(text)
    except DateError:
        return
    assert re.search(EDTF_PATTERN, text)


@pytest.mark.parametrize(
    "text", ["", "..", "84", "1984-2-4", "1984-13", "1984-02-32", "[1984]", "[1984,", "1984T12:00"]
)
def test_what_has_no_form_of_a_date_does_not_fit_the_pattern(text):
    with pytest.raises(DateError):
        canonical(text)
    assert not re.search(EDTF_PATTERN, text)


@pytest.mark.django_db
def test_what_is_exported_and_what_the_api_answers_fit(schema):
    life = assemble(PersonPage.objects.for_document().get(pk=a_full_life().pk))
    assert [error.message for error in schema.iter_errors(life.for_file())] == []
    assert [error.message for error in schema.iter_errors(life.model_dump(mode="json"))] == []


def test_the_documented_example_fits_and_can_be_loaded(schema):
    example = documented()
    assert [error.message for error in schema.iter_errors(example)] == []
    life = read_biography(example)
    assert life.birth.date.earliest == "1815-12-10"
    assert life.career[0].end.display == "late summer 1843"
    assert life.honours[0].honours[0].title == "Ada"


def test_every_date_in_the_description_is_one():
    text = (ROOT / "docs" / "format.md").read_text()
    table = text[text.index("| written | meaning |") : text.index("A period of a career")]
    rows = [row for row in table.splitlines() if row.startswith("| `")]
    dates = [date for row in rows for date in re.findall(r"`([^`]+)`", row.split("|")[1])]
    assert len(dates) > 10
    for date in dates:
        assert read_biography(SMALLEST | {"birth": {"date": date}}).birth.date.edtf == date


def test_every_field_of_a_life_is_described():
    text = (ROOT / "docs" / "format.md").read_text()
    told = (
        "activities",
        "bibliography",
        "fields",
        "body",
        "family",
        "career",
        "honours",
        "places",
        "organisations",
        "offices",
        "sources",
        "birth",
        "death",
    )
    assert [name for name in told if f"`{name}`" not in text and f'"{name}"' not in text] == []
