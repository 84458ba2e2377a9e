"""Files that describe a register entry otherwise than the register, or than each other, are told so."""

import json
from copy import deepcopy

import pytest
from django.core.management import call_command

from biography.exchange.exporter import public_lives
from biography.models import Organisation, PersonPage, Place, PortalImage, Source
from tests.factories import picture_file

pytestmark = pytest.mark.django_db


def life(slug, place="Example Town", **fields):
    return {
        "format": "biography/1",
        "slug": slug,
        "language": "en",
        "name": {"display": "Anna Example"},
        "birth": {"place": "town"},
        "places": [{"key": "town", "name": place}],
    } | fields


@pytest.fixture
def load(tmp_path, capsys):
    """A function that loads lives of one file and answers what was said."""

    def loaded(*lives, **options):
        file = tmp_path / "lives.json"
        file.write_text(json.dumps(list(lives)))
        capsys.readouterr()
        call_command("load_biographies", str(file), **options)
        return capsys.readouterr().out.replace(f"{tmp_path}/", "")

    return loaded


def test_two_lives_that_describe_a_key_differently_are_told(load):
    said = load(life("one"), life("two", "Sample City"))
    assert (
        "lives.json: places 'town': name is 'Example Town' in the life 'one' and 'Sample City' here: "
        "the first of them is taken" in said
    )
    assert Place.objects.get().name == "Example Town"


def test_lives_far_apart_in_one_load_are_compared_as_well(load):
    said = load(life("first"), *(life(f"life-{number}") for number in range(60)), life("last", "Sample City"))
    assert "name is 'Example Town' in the life 'first' and 'Sample City' here" in said
    assert said.count("'town'") == 1


def test_what_a_later_file_says_of_a_known_key_is_told_and_not_taken(load):
    load(life("one"))
    said = load(life("two", "Third Town"))
    assert "name is 'Example Town' in the register and 'Third Town' here: the register keeps its own" in said
    assert "--update-registers" in said
    assert Place.objects.get().name == "Example Town"


def test_a_corrected_file_updates_the_register_when_it_is_asked_to(load, client):
    load(life("one"), life("two"))
    said = load(life("one", "Third Town"), update_registers=True)
    assert "name is 'Example Town' in the register and 'Third Town' here: the register takes the file's" in said
    assert {place.name for each in public_lives() for place in each.places} == {"Third Town"}
    assert "Third Town" in client.get("/people/two/").content.decode()
    assert "'town'" not in load(life("one", "Third Town"))


def test_registers_are_updated_by_lives_that_stay_as_they_are(load):
    load(life("one"))
    page = PersonPage.objects.get(slug="one")
    page.description = "Edited here"
    page.save_revision().publish()
    said = load(life("one", "Third Town"), update_registers=True)
    assert "one: was edited here: kept as it is" in said
    assert Place.objects.get().name == "Third Town"
    assert PersonPage.objects.get().description == "Edited here"


def test_a_dry_run_tells_the_same_and_updates_nothing(load):
    load(life("one"))
    assert "takes the file's" in load(life("one", "Third Town"), update_registers=True, dry_run=True)
    assert Place.objects.get().name == "Example Town"


def test_every_register_is_compared_with_all_that_it_keeps(load):
    registers = {
        "organisations": [{"key": "board", "name": "Board", "place": "town", "founded": "1900"}],
        "offices": [{"key": "clerk", "name": "Clerk", "organisation": "board", "single_holder": True}],
        "fields": [{"key": "law", "name": "Law", "other_names": ["Droit"]}],
        "sources": [{"key": "book", "title": "Book", "date": "1990", "relation": "independent"}],
    }
    statements = {
        "activities": [{"field": "law", "citations": [{"source": "book"}]}],
        "career": [{"slug": "clerk", "role": "Clerk", "office": "clerk"}],
    }
    whole = life("one", **registers, **statements)
    load(whole)
    assert "the register keeps" not in load(whole | {"slug": "two"})
    other = deepcopy(whole) | {"slug": "three"}
    other["organisations"][0]["founded"] = "1901"
    other["offices"][0]["single_holder"] = False
    other["fields"][0]["other_names"] = []
    del other["sources"][0]["date"]
    said = load(other)
    for line in (
        "organisations 'board': founded is '1900' in the register and '1901' here",
        "offices 'clerk': single_holder is True in the register and empty here",
        "fields 'law': other_names is ['Droit'] in the register and empty here",
        "sources 'book': date is '1990' in the register and empty here",
    ):
        assert line in said
    assert Organisation.objects.get().founded == "1900"
    load(other, update_registers=True)
    assert (Organisation.objects.get().founded, Source.objects.get().date) == ("1901", "")


def test_entries_that_nothing_in_the_life_refers_to_are_told(load):
    said = load(life("one", birth=None) | {"birth": {"date": "1900"}})
    assert "places 'town': nothing in the life refers to it: it is in the register, and not in the life" in said


def test_a_picture_that_is_described_otherwise_is_told(load, tmp_path):
    (tmp_path / "face.jpg").write_bytes(picture_file().read())
    picture = {"id": "7d0e4a4e-0f6f-4b7e-9d56-0a3c1c8ce001", "file": "face.jpg", "title": "Anna", "credit": "A. B."}
    load(life("one", portrait=picture))
    other = life("one", portrait=picture | {"credit": "C. D."})
    assert "picture 'face.jpg': credit is 'A. B.' in the register and 'C. D.' here" in load(other)
    load(other, update_registers=True)
    assert PortalImage.objects.get().credit == "C. D."
