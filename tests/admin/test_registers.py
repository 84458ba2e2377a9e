"""The registers in the admin: places, organisations, offices, fields and sources."""

import pytest
from django.urls import reverse
from django.utils.html import strip_tags

from biography.findings import review_of
from biography.models import CareerPeriodPage, FieldOfActivity, Office, Organisation, PersonPage, Place, Source
from tests.admin.conftest import cost
from tests.factories import a_field, a_period, a_person, a_place, a_source, an_office, an_organisation, citing

pytestmark = pytest.mark.django_db
REGISTERS = {
    "place": a_place,
    "organisation": an_organisation,
    "office": an_office,
    "fieldofactivity": a_field,
    "source": a_source,
}


def address(register: str, view: str, *args: object) -> str:
    return reverse(f"wagtailsnippets_biography_{register}:{view}", args=args)


def chooser(register: str, view: str) -> str:
    return reverse(f"wagtailsnippetchoosers_biography_{register}:{view}")


def names(response) -> list[str]:
    return [str(entry) for entry in response.context["object_list"]]


@pytest.mark.parametrize("register", REGISTERS)
def test_a_register_is_listed_searched_and_ordered_in_any_column(admin_client, register):
    make = REGISTERS[register]
    make("Almaty")
    make("Zürich")
    url = address(register, "list")
    assert names(admin_client.get(url)) == ["Almaty", "Zürich"]
    assert names(admin_client.get(url, {"q": "Zür", "ordering": "-usage_count"})) == ["Zürich"]
    column = "title" if register == "source" else "name"
    assert names(admin_client.get(url, {"ordering": f"-{column}"})) == ["Zürich", "Almaty"]
    export = admin_client.get(url, {"export": "csv"})
    assert b"Almaty" in b"".join(export.streaming_content)


@pytest.mark.parametrize("query", [{}, {"ordering": "-usage_count"}, {"q": "Alm"}])
def test_a_register_tells_how_often_an_entry_is_used(admin_client, query):
    almaty = a_place("Almaty")
    a_place("Zürich")
    for title in ("Ada", "Ben"):
        a_person(title, birth_place=almaty)
    response = admin_client.get(address("place", "list"), query)
    counts = {entry.name: entry.usage_count for entry in response.context["object_list"]}
    assert counts.pop("Almaty") == 2
    assert set(counts.values()) <= {0}


@pytest.mark.parametrize("register", REGISTERS)
def test_a_hostile_search_in_a_register_is_answered(admin_client, register, hostile_text):
    assert admin_client.get(address(register, "list"), {"q": hostile_text}).status_code == 200


def test_registers_are_filtered_by_kind(admin_client):
    a_place("Almaty", kind="city")
    a_place("Kazakhstan", kind="country")
    assert names(admin_client.get(address("place", "list"), {"kind": "city"})) == ["Almaty"]


def test_listing_few_and_many_organisations_costs_the_same(admin_client):
    url = address("organisation", "list")
    for _n in range(3):
        an_organisation(place=a_place())
    few = cost(admin_client, url)
    for _n in range(27):
        an_organisation(place=a_place())
    assert cost(admin_client, url) == few


def test_a_source_says_how_often_it_is_used_and_where(admin_client):
    cited, unused = a_source("Cited"), a_source("Unused")
    person = a_person("Ada", birth_date="1815", birth_citations=citing(cited))
    a_period(person, "Engineer", citations=citing(cited))
    text = strip_tags(admin_client.get(address("source", "list")).content.decode())
    assert "Used 2 times" in text
    usage = strip_tags(admin_client.get(address("source", "usage", cited.pk)).content.decode())
    assert "Ada" in usage
    assert "Engineer" in usage
    assert "Ada" not in strip_tags(admin_client.get(address("source", "usage", unused.pk)).content.decode())


def test_a_place_that_nothing_uses_is_deleted(admin_client):
    place = a_place("Almaty")
    assert "Are you sure" in admin_client.get(address("place", "delete", place.pk)).text
    admin_client.post(address("place", "delete", place.pk))
    assert not Place.objects.exists()


@pytest.mark.parametrize(
    ("register", "model", "data"),
    [
        ("place", Place, {"name": "Almaty", "kind": "city", "country": "Kazakhstan", "other_names": "Alma-Ata"}),
        ("organisation", Organisation, {"name": "City of Almaty", "kind": "government", "founded": "about 1880"}),
        ("office", Office, {"name": "Mayor of Almaty", "single_holder": "on"}),
        ("fieldofactivity", FieldOfActivity, {"name": "Energy", "other_names": "Énergie"}),
        ("source", Source, {"title": "Memoirs", "kind": "book", "relation": "family", "date": "summer 2007"}),
    ],
)
def test_an_entry_is_added_in_the_chooser_without_leaving_the_page(member_of, register, model, data):
    editor = member_of("Editors")
    form = editor.get(chooser(register, "choose")).json()
    assert "Add a new one" in form["html"]
    answer = editor.post(chooser(register, "create"), data).json()
    entry = model.objects.get()
    assert answer["step"] == "chosen"
    assert answer["result"]["string"] == str(entry)
    assert entry.key
    assert getattr(entry, "date", "2007-22") == "2007-22"
    assert getattr(entry, "founded", "1880~") == "1880~"


def test_a_wrong_date_in_the_chooser_is_refused_at_its_field_and_kept(member_of):
    answer = member_of("Editors").post(
        chooser("source", "create"),
        {"title": "Memoirs", "kind": "book", "relation": "family", "date": "31 February 1984"},
    )
    html = answer.json()["htmlFragment"]
    assert "31 February 1984" in html
    assert "has the days 01 to 29" in html
    assert not Source.objects.exists()


def test_a_chooser_tells_two_places_of_one_name_apart(admin_client):
    a_place("Springfield", country="Illinois")
    a_place("Springfield", country="Oregon")
    text = strip_tags(admin_client.get(chooser("place", "choose_results"), {"q": "Spring"}).content.decode())
    assert "Illinois" in text
    assert "Oregon" in text


def test_editors_may_add_and_change_entries_and_only_moderators_delete_them(member_of):
    place = a_place()
    editor, moderator = member_of("Editors"), member_of("Moderators")
    assert editor.get(address("place", "edit", place.pk)).status_code == 200
    assert editor.get(address("place", "delete", place.pk)).status_code == 302
    assert moderator.get(address("place", "delete", place.pk)).status_code == 200


def test_a_period_keeps_its_organisation_when_the_entry_is_renamed(admin_client):
    body = an_organisation("Town Hall")
    period = a_period(a_person(), organisation=body)
    data = {"name": "City Hall", "kind": "", "place": "", "founded": "", "dissolved": "", "key": body.key}
    assert admin_client.post(address("organisation", "edit", body.pk), data).status_code == 302
    assert CareerPeriodPage.objects.get(pk=period.pk).organisation.name == "City Hall"


def test_the_review_asks_what_the_form_of_an_office_says(admin_client):
    form = {
        "name": "Mayor",
        "key": "mayor",
        "single_holder": "on",
        "since": "",
        "until": "",
        "organisation": "",
        "place": "",
    }
    admin_client.post(address("office", "add"), form | {"exclusive": "on", "minimum_age": "35"})
    office = Office.objects.get()
    assert (office.exclusive, office.minimum_age) == (True, 35)
    a_period(a_person("Ada", birth_date="1970-01-01"), "Mayor", office=office, start="1990", end="1995")
    reviewed = review_of(PersonPage.objects.get(title="Ada"))
    (found,) = [finding for finding in reviewed.findings if finding.rule == "minimum-age"]
    assert "asks for an age of 35 years" in found.sentence
    html = admin_client.get(address("office", "edit", office.pk)).content.decode()
    assert "may hold no other office that excludes others" in html
