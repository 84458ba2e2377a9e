"""The document: closed, immutable, the same in short and in long form."""

from typing import get_args

import pytest
from pydantic import BaseModel, ValidationError

from biography import choices, document
from biography.document import ImpreciseDate, KeyFigure, Mention, vocabulary, words_of
from biography.identifiers import Scheme

VOCABULARIES = [
    (vocabulary.NameKind, choices.NAME_KINDS),
    (vocabulary.RelationKind, choices.RELATIONS),
    (vocabulary.EventKind, choices.EVENT_KINDS),
    (vocabulary.Beginning, choices.BEGINNINGS),
    (vocabulary.Ending, choices.ENDINGS),
    (vocabulary.HonourKind, choices.HONOUR_KINDS),
    (vocabulary.SourceKind, choices.SOURCE_KINDS),
    (vocabulary.SourceRelation, choices.SOURCE_RELATIONS),
    (vocabulary.Stance, choices.STANCES),
    (vocabulary.ClaimStatus, choices.CLAIM_STATUSES),
    (vocabulary.PlaceKind, choices.PLACE_KINDS),
    (vocabulary.OrganisationKind, choices.ORGANISATION_KINDS),
    (Scheme, choices.SCHEMES),
]


@pytest.mark.parametrize(("words", "labels"), VOCABULARIES)
def test_an_editor_finds_a_label_for_each_word_of_the_document(words, labels):
    assert [value for value, _label in labels if value] == list(words_of(words))
    assert ("" in get_args(words)) == ("" in dict(labels))


def parts():
    return [value for value in vars(document).values() if isinstance(value, type) and issubclass(value, BaseModel)]


@pytest.mark.parametrize("part", parts(), ids=lambda part: part.__name__)
def test_every_part_is_frozen_and_closed(part):
    assert part.model_config["frozen"]
    assert part.model_config["extra"] == "forbid"


def test_a_date_knows_its_bounds_whatever_the_file_says_of_them():
    date = ImpreciseDate.model_validate({"edtf": "2007-22", "earliest": "1900-01-01", "latest": None})
    assert (date.earliest, date.latest) == ("2007-06-01", "2007-08-31")


def test_short_forms_are_bare_where_there_is_no_more_to_say():
    file = {"context": {"form": "file"}}
    assert ImpreciseDate(edtf="1983/..").model_dump(**file) == "1983/.."
    assert ImpreciseDate(edtf="1983", display="in '83").model_dump(**file) == {"edtf": "1983", "display": "in '83"}
    assert Mention(name="Ada").model_dump(**file) == "Ada"
    assert Mention(name="Ada", person="ada").model_dump(**file) == {"name": "Ada", "person": "ada"}


@pytest.mark.parametrize(("given", "kept"), [("7400", "7400"), ("1.650000", "1.65"), ("0.0", "0"), (1e6, "1000000")])
def test_figures_are_written_as_people_write_them(given, kept):
    figure = KeyFigure(id="1f0f3a4e-0000-4000-8000-000000000001", label="Budget", value=given)
    assert str(figure.value) == kept


@pytest.mark.parametrize("value", ["many", "1e30", "NaN", "Infinity"])
def test_a_figure_that_is_no_number_is_refused(value):
    with pytest.raises(ValidationError):
        KeyFigure(id="1f0f3a4e-0000-4000-8000-000000000001", label="Budget", value=value)
