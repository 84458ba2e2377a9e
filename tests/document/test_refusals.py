"""No message speaks pydantic: each error that the document's types can raise has a sentence of ours."""

import re
from decimal import Decimal
from typing import Any, get_args
from uuid import UUID

import pytest
from pydantic import TypeAdapter
from pydantic_core import core_schema

from biography import document
from biography.document.patterns import ANY_LANGUAGE, KEY, LANGUAGE, LINE, TEXT, URL
from biography.document.refusals import PATTERNS, PLAIN, WITH_CONTEXT, refusal
from biography.exchange.reading import InvalidBiographies, read_biography

KEY_OF_ROW = "1f0f3a4e-0000-4000-8000-000000000001"
SMALLEST = {"format": "biography/1", "slug": "ada", "language": "en", "name": {"display": "Ada"}}

# What each kind of node of a core schema can raise, and with which of its settings.
RAISED: dict[str, dict[str, set[str]]] = {
    "str": {
        "": {"string_type", "string_unicode"},
        "max_length": {"string_too_long"},
        "min_length": {"string_too_short"},
        "pattern": {"string_pattern_mismatch"},
    },
    "int": {
        "": {"int_type", "int_parsing", "int_parsing_size", "int_from_float"},
        "ge": {"greater_than_equal"},
        "le": {"less_than_equal"},
    },
    "decimal": {
        "": {"decimal_type", "decimal_parsing", "finite_number"},
        "max_digits": {"decimal_max_digits", "decimal_whole_digits"},
        "decimal_places": {"decimal_max_places", "decimal_whole_digits"},
        "ge": {"greater_than_equal"},
        "le": {"less_than_equal"},
    },
    "bool": {"": {"bool_type", "bool_parsing"}},
    "datetime": {
        "": {"datetime_type", "datetime_parsing", "datetime_object_invalid", "datetime_from_date_parsing"},
    },
    "uuid": {"": {"uuid_type", "uuid_parsing"}},
    "literal": {"": {"literal_error"}},
    "tuple": {"": {"tuple_type", "too_long", "missing"}},
    "model": {"": {"model_type", "model_attributes_type"}},
    "model-fields": {"": {"missing", "extra_forbidden"}},
    "tagged-union": {"": {"union_tag_invalid", "union_tag_not_found"}},
    "function-after": {"": {"value_error"}},
    "function-before": {"": {"value_error"}},
    "function-wrap": {"": set()},
    **{kind: {"": set()} for kind in ("default", "nullable", "definitions", "definition-ref", "model-field")},
}
# They are about serializers, are functions or settings of their node, or come again in it.
NOT_LOOKED_INTO = {"serialization", "function", "metadata", "config", "ref", "cls"}


def nodes(schema: Any):
    """Every node of a core schema that validates something."""
    if isinstance(schema, dict):
        if "type" in schema:
            yield schema
        for name, part in schema.items():
            if name not in NOT_LOOKED_INTO:
                yield from nodes(part)
    elif isinstance(schema, list | tuple):
        for part in schema:
            yield from nodes(part)


def test_each_error_that_the_types_of_the_document_can_raise_has_a_sentence():
    found = [node for node in nodes(TypeAdapter(document.Biography).core_schema) if isinstance(node["type"], str)]
    kinds = {node["type"] for node in found}
    assert {"model", "str", "decimal", "tagged-union"} <= kinds
    assert kinds - set(RAISED) == set(), "a kind of type that RAISED does not know yet"
    raised = {
        error
        for node in found
        for setting, errors in RAISED[node["type"]].items()
        if not setting or setting in node
        for error in errors
    }
    assert raised - set(PLAIN) - set(WITH_CONTEXT) - {"value_error"} == set()
    patterns = {node["pattern"] for node in found if node["type"] == "str" and "pattern" in node}
    assert patterns == {KEY, LINE, TEXT, LANGUAGE, ANY_LANGUAGE, URL} == set(PATTERNS)


def test_the_errors_are_pydantics():
    known = set(get_args(core_schema.ErrorType))
    assert (set(PLAIN) | set(WITH_CONTEXT)) - known == set()


WRONG = [None, True, 3, 2.5, -1, 10**30, "", "two words", "a\nb", "a\x00b", "a\ud800", "x" * 3000, [], {}, [1], [[]]]
PYDANTIC = re.compile(r"Input should|String should|should be|valid|errors\.pydantic|Field required|<class|pattern")
WHOLE = {
    "other_names": [{"text": "A", "citations": [{"source": "s"}]}],
    "activities": [{"field": "f"}],
    "birth": {"date": "1900", "place": "p"},
    "death": {"date": {"edtf": "1950", "display": "about 1950"}},
    "portrait": {"file": "a.jpg", "title": "A", "focal_point": [1, 2, 3, 4]},
    "body": [
        {"type": "heading", "text": "A"},
        {"type": "paragraph", "html": "<p>a</p>"},
        {"type": "quotation", "text": "A", "language": "ru"},
        {"type": "picture", "image": {"file": "a.jpg", "title": "A"}, "caption": "A"},
        {"type": "claim", "html": "<p>a</p>", "claimant": "B", "about": ["C"], "reply": {"html": "<p>a</p>"}},
    ],
    "family": [{"relation": "child", "count": 2, "birth": {"date": "1930"}}],
    "education": [{"institution": "A", "awarded": "1920", "note": "x"}],
    "events": [{"title": "A", "html": "<p>a</p>", "date": "1921"}],
    "career": [{"slug": "c", "role": "A", "stated_age": 30, "figures": [{"label": "A", "value": 1}], "begun_by": "B"}],
    "honours": [{"id": KEY_OF_ROW, "slug": "h", "title": "A", "honours": [{"title": "A", "awarded_by": "B"}]}],
    "identifiers": [{"scheme": "wikidata", "value": "Q42"}],
    "places": [{"key": "p", "name": "A", "latitude": 1, "longitude": "2.5", "other_names": ["B"]}],
    "organisations": [{"key": "o", "name": "A", "place": "p", "founded": "1900"}],
    "offices": [{"key": "of", "name": "A", "minimum_age": 35, "single_holder": True}],
    "fields": [{"key": "f", "name": "A"}],
    "sources": [{"key": "s", "title": "A", "url": "https://example.org/", "accessed": "2024"}],
}


def leaves(value, at=()):
    if isinstance(value, dict | list):
        for step, part in value.items() if isinstance(value, dict) else enumerate(value):
            yield (*at, step)
            yield from leaves(part, (*at, step))


def replaced(data, at, value):
    if not at:
        return value
    copy = dict(data) if isinstance(data, dict) else list(data)
    copy[at[0]] = replaced(copy[at[0]], at[1:], value)
    return copy


def test_the_whole_document_that_is_changed_here_can_be_read():
    assert read_biography(SMALLEST | WHOLE)


@pytest.mark.parametrize("section", [*WHOLE, *SMALLEST])
def test_whatever_stands_where_it_does_not_belong_is_told_in_words(section):
    life = SMALLEST | WHOLE
    for at in [(section,), *leaves(life[section], (section,))]:
        for wrong in WRONG:
            try:
                read_biography(replaced(life, at, wrong))
            except InvalidBiographies as refused:
                for problem in refused.problems:
                    assert not PYDANTIC.search(problem.reason), (at, wrong, problem)
                    assert "does not fit here" not in problem.reason, (at, wrong, problem)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        ({"type": "string_type", "input": 1984}, 'this is text: write it in quotation marks, "1984"'),
        ({"type": "string_type", "input": ["a"]}, "this is text, and here stands a list"),
        (
            {"type": "model_type", "input": ["a"]},
            "this is one object, {…}, and here stands a list: there is room for one",
        ),
        ({"type": "model_type", "input": "a"}, "this is an object, {…}, and here stands a text"),
        (
            {"type": "literal_error", "input": "Fathr", "ctx": {"expected": "'father' or 'mother'"}},
            "“Fathr” is not known here; did you mean “father”?",
        ),
        (
            {"type": "literal_error", "input": "teacher", "ctx": {"expected": "'father' or 'mother'"}},
            "“teacher” is not known here; write one of: father, mother",
        ),
        ({"type": "something_new", "input": 1, "msg": "Input should be new"}, "this does not fit here"),
    ],
)
def test_a_sentence_says_what_to_write_instead(error, said):
    assert str(refusal(error)) == said


@pytest.mark.parametrize(
    ("typed", "tag"),
    [
        ("Kazakh", "kk"),
        ("қазақша", "kk"),
        ("Казахский", "kk"),
        ("russe", "ru"),
        ("RU", "ru"),
        ("en_GB", "en-GB"),
        ("Kazak", "kk"),
        ("Ancient Greek", "grc"),
    ],
)
def test_the_name_of_a_language_is_answered_with_its_tag(typed, tag):
    with pytest.raises(InvalidBiographies, match=f"write {tag}$"):
        read_biography(SMALLEST | {"other_names": [{"text": "A", "language": typed}]})


def test_the_name_of_a_language_that_is_not_known_is_answered_with_examples():
    with pytest.raises(InvalidBiographies, match="write one such as en, ru, kk"):
        read_biography(SMALLEST | {"language": "?"})


def test_numbers_that_stand_as_texts_are_taken():
    life = read_biography(SMALLEST | {"id": KEY_OF_ROW, "places": [{"key": "p", "name": "A", "latitude": "43.5"}]})
    assert (life.id, life.places[0].latitude) == (UUID(KEY_OF_ROW), Decimal("43.5"))


@pytest.mark.parametrize(
    ("field", "most", "row"), [("career", 500, {"role": "Clerk"}), ("family", 1000, {"name": "B"})]
)
def test_a_list_has_an_end(field, most, row):
    """Or one life could take as long to show as somebody likes."""
    rows = [row | ({"slug": f"post-{n}"} if field == "career" else {"relation": "child"}) for n in range(most + 1)]
    assert len(getattr(read_biography(SMALLEST | {field: rows[:most]}), field)) == most
    with pytest.raises(InvalidBiographies) as refused:
        read_biography(SMALLEST | {field: rows})
    said = f"-: {field}: at most {most} are taken here, and there are {most + 1}"
    assert [str(problem) for problem in refused.value.problems] == [said]
