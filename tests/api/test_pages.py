"""/api/v2/pages/: the public contract."""

from urllib.parse import urlencode

import pytest
from django.utils import timezone
from wagtail.models import Page, Site

from biography.assembly import assemble
from biography.models import Activity, Honour, OtherName, PersonPage
from tests.factories import (
    a_category,
    a_field,
    a_full_life,
    a_period,
    a_person,
    a_place,
    an_office,
    make_private,
)

pytestmark = pytest.mark.django_db

PAGES = "/api/v2/pages/"
PEOPLE = f"{PAGES}?type=biography.PersonPage"
PERIODS = f"{PAGES}?type=biography.CareerPeriodPage"
CATEGORIES = f"{PAGES}?type=biography.HonourCategoryPage"


def titles(client, url):
    response = client.get(url)
    assert response.status_code == 200, response.json()
    return [item["title"] for item in response.json()["items"]]


def refusal(client, url):
    response = client.get(url)
    assert response.status_code == 400, response.content
    return response.json()["message"]


def test_a_person_has_every_value_of_the_document(client):
    person = a_full_life("Ada")
    life = assemble(PersonPage.objects.for_document().get(pk=person.pk)).model_dump(mode="json")
    answer = client.get(f"{PAGES}{person.pk}/").json()
    assert answer["uuid"] == life.pop("id")
    assert answer["meta"]["slug"] == life.pop("slug")
    assert life.pop("format") == "biography/1"
    assert answer["published"]["url"] == answer["meta"]["html_url"]
    life["published"] = answer["published"]
    for rendition in life["portrait"]["renditions"]:
        rendition["url"] = f"http://testserver{rendition['url']}"
    assert {name: answer[name] for name in life} == life
    assert set(answer) == {"id", "meta", "title", "uuid", *life}


def test_a_list_shows_a_person_as_the_detail_does_without_the_pages_beneath(client):
    person = a_full_life("Ada")
    [item] = client.get(f"{PEOPLE}&fields=*").json()["items"]
    detail = client.get(f"{PAGES}{person.pk}/").json()
    assert set(detail) - set(item) == {"career", "honours"}
    registers = {"places", "organisations", "offices", "fields", "sources"}
    for name in set(item) - {"meta", *registers}:
        assert item[name] == detail[name], name
    for name in registers:
        assert all(entry in detail[name] for entry in item[name]), name
    assert item["places"]
    assert not item["offices"]


def test_a_period_says_whose_it_is_and_everything_about_it(client):
    person = a_person("Ada", slug="ada")
    a_period(person, "Analyst", start="1842", began="appointed", begun_by="Charles Babbage", office=an_office("Post"))
    [item] = client.get(f"{PERIODS}&fields=*").json()["items"]
    assert item["person"] == {"name": "Ada", "person": "ada"}
    assert item["role"] == item["title"] == "Analyst"
    assert item["start"]["words"] == "1842"
    assert item["begun_by"] == {"name": "Charles Babbage", "person": None}
    assert item["office"]["name"] == "Post"


def test_a_category_holds_its_honours(client):
    a_category(a_person("Ada"), "Medals", kind="orders", honours=[Honour(title="Star", date="1850")])
    [item] = client.get(f"{CATEGORIES}&fields=*").json()["items"]
    assert item["kind"] == "orders"
    assert [(honour["title"], honour["date"]["edtf"]) for honour in item["honours"]] == [("Star", "1850")]


def test_fields_are_chosen_by_name(client):
    a_person("Ada", description="Mathematician")
    [item] = client.get(f"{PEOPLE}&fields=_,title,description").json()["items"]
    assert item == {"title": "Ada", "description": "Mathematician"}
    [item] = client.get(f"{PEOPLE}&fields=birth,-title").json()["items"]
    assert "title" not in item
    assert item["birth"] is None


# What is not public


def test_a_life_takes_its_parts_with_it(client):
    for person in (
        a_person("Draft", live=False),
        make_private(a_person("Private")),
        a_person("Expired", expire_at=timezone.now()),
    ):
        a_period(person, "Post")
        a_category(person, "Honours")
    assert titles(client, PAGES) == ["The biography portal", "People"]
    for page in Page.objects.filter(depth__gt=3):
        assert client.get(f"{PAGES}{page.pk}/").status_code == 404
        assert client.get(f"{PAGES}find/?id={page.pk}").status_code == 404


def test_an_editor_sees_what_everybody_sees(client, admin_client):
    make_private(a_person("Private"))
    assert admin_client.get(PAGES).content == client.get(PAGES).content


def test_an_alias_says_of_which_page_and_is_hidden_with_it(client):
    draft, seen = a_person("Draft", live=False), a_person("Seen")
    for original in (draft, seen):
        alias = original.create_alias(update_slug=f"alias-of-{original.slug}", update_locale=original.locale)
        Page.objects.filter(pk=alias.pk).update(live=True)
    items = client.get(f"{PEOPLE}&fields=alias_of").json()["items"]
    aliases = {item["meta"]["slug"]: item["meta"]["alias_of"] for item in items}
    assert aliases.keys() == {"seen", "alias-of-seen"}
    assert aliases["alias-of-seen"]["title"] == "Seen"


# Asking


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("birth_date_from=1940&birth_date_to=1949-12", ["Day", "Decade", "Before"]),
        ("birth_date_from=1948-11-25&birth_date_to=1948-12", ["Decade", "Before"]),
        ("birth_date_from=1955", ["After"]),
        ("birth_date_to=1930", ["Before"]),
        ("birth_date_from=194X&birth_date_to=194X", ["Day", "Decade", "Before"]),
    ],
)
def test_a_range_finds_every_date_that_may_lie_in_it(client, asked, found):
    for title, date in (
        ("Day", "1948-11-24"),
        ("Decade", "194X"),
        ("Before", "[..1949]"),
        ("After", "1960~"),
        ("None", ""),
    ):
        a_person(title, birth_date=date)
    assert titles(client, f"{PEOPLE}&{asked}") == found


def test_periods_are_found_by_start_and_end(client):
    person = a_person()
    for role, start, end in (("First", "1990", "1995"), ("Second", "1995", "1997")):
        a_period(person, role, start=start, end=end)
    assert titles(client, f"{PERIODS}&start_from=1995&end_to=1999") == ["Second"]


def test_the_end_of_a_post_that_is_still_held_is_open_while_its_holder_lives(client):
    for name, death in (("Living", ""), ("Dead", "1921")):
        a_period(a_person(name, death_date=death), name, start="1915", ongoing=True)
    a_period(a_person(), "Unknown", start="1915")
    assert titles(client, f"{PERIODS}&end_from=1950") == ["Living"]
    assert titles(client, f"{PERIODS}&end_from=1920") == ["Living", "Dead"]
    assert titles(client, f"{PERIODS}&end_to=1950") == ["Dead"]


def test_periods_are_found_by_the_keys_of_what_they_point_to(client):
    person, office, place = a_person(), an_office("Mayor"), a_place("Almaty")
    a_period(person, "First", office=office, place=place)
    a_period(person, "Second")
    assert titles(client, f"{PERIODS}&office={office.key}&place={place.key}") == ["First"]


def test_people_are_found_by_their_fields_as_in_the_list_of_people(client):
    energy = a_field("Energy", other_names="Énergie")
    for name, hidden in (("Ann", False), ("Ben", False), ("Cem", True)):
        a_person(name, birth_date="1900", rows={"activities": [Activity(field=energy, hidden=hidden)]})
    make_private(a_person("Private", rows={"activities": [Activity(field=energy)]}))
    assert titles(client, f"{PEOPLE}&field=energy&order=title") == ["Ann", "Ben"]
    assert titles(client, f"{PEOPLE}&field=Énergie&order=-title") == ["Ben", "Ann"]
    assert titles(client, f"{PEOPLE}&field=energy&birth_date_from=1901") == []
    assert titles(client, f"{PEOPLE}&field=energy&search=ben") == ["Ben"]
    [item] = client.get(f"{PEOPLE}&field=energy&title=Ann&fields=activities,fields").json()["items"]
    assert item["activities"][0]["field"] == {"key": "energy", "name": "Energy"}
    assert item["fields"] == [{"key": "energy", "name": "Energy", "other_names": ["Énergie"]}]


def test_search_finds_a_name_in_any_script(client):
    a_person("Viktor Khrapunov", rows={"other_names": [OtherName(text="Виктор Храпунов", language="ru")]})
    a_person("Somebody else")
    for words in ("Khrapunov", "Храпунов", "храпунов viktor"):
        assert titles(client, f"{PEOPLE}&{urlencode({'search': words})}") == ["Viktor Khrapunov"]


def test_search_order_and_ranges_go_together(client):
    for title, date in (("Ada One", "1815"), ("Ada Two", "1800"), ("Ada Three", "1900"), ("Bea", "1801")):
        a_person(title, birth_date=date)
    url = f"{PEOPLE}&search=ada&birth_date_to=1850&order=birth_date"
    assert titles(client, url) == ["Ada Two", "Ada One"]


def test_what_has_no_date_comes_last_in_both_directions(client):
    for title, date in (("None", ""), ("Late", "1900"), ("Early", "1800")):
        a_person(title, birth_date=date)
    assert titles(client, f"{PEOPLE}&order=birth_date") == ["Early", "Late", "None"]
    assert titles(client, f"{PEOPLE}&order=-birth_date") == ["Late", "Early", "None"]


def test_people_are_ordered_by_sort_name(client):
    for title, family in (("Ada Zander", "Zander"), ("Zoe Abel", "Abel")):
        a_person(title, family_name=family)
    assert titles(client, f"{PEOPLE}&order=sort_name") == ["Zoe Abel", "Ada Zander"]


def test_the_tree_can_be_walked(client):
    person = a_person("Ada")
    period = a_period(person, "Post")
    assert titles(client, f"{PAGES}?child_of={person.pk}") == ["Post"]
    assert titles(client, f"{PAGES}?descendant_of=root") == ["People", "Ada", "Post"]
    assert titles(client, f"{PAGES}?ancestor_of={period.pk}") == ["The biography portal", "People", "Ada"]
    meta = client.get(f"{PAGES}{period.pk}/").json()["meta"]
    assert meta["parent"]["title"] == "Ada"
    assert meta["parent"]["meta"]["html_url"] == "http://testserver/people/ada/"
    assert meta["html_url"] == f"http://testserver/people/ada/{period.slug}/"


def test_a_page_is_found_by_its_address(client):
    person = a_person("Ada", slug="ada")
    response = client.get(f"{PAGES}find/?html_path=/people/ada/&fields=title")
    assert response.status_code == 302
    assert response.url.endswith(f"{PAGES}{person.pk}/?fields=title")


def test_only_pages_of_the_site_that_is_asked_are_listed(client):
    person = a_person("Ada")
    Site.objects.create(hostname="ada.example", port=80, root_page=person)
    assert titles(client, f"{PAGES}?site=ada.example") == ["Ada"]
    assert titles(client, f"{PAGES}?site=ada.example:80") == ["Ada"]
    assert "none has this name" in refusal(client, f"{PAGES}?site=else.example")


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ("brith_date_from=1940", "'brith_date_from' is not a parameter here; did you mean 'birth_date_from'?"),
        ("birth_date_from=Smarch", "birth_date_from: "),
        ("birth_date_from=1950&birth_date_to=1940", "birth_date_to is before birth_date_from"),
        ("order=brith_date", "order: 'brith_date' is not a name to order by here; did you mean 'birth_date'?"),
        ("fields=descripton", "fields: 'descripton' is not a field here; did you mean 'description'?"),
        ("fields=portrait(*)", "fields: no field here takes fields of its own"),
        ("fields=*,parent(*)", "fields: no field here takes fields of its own"),
        ("fields=career", "fields: 'career' is told of one item alone, at its detail_url"),
        ("show_in_menus=perhaps", "show_in_menus: "),
        ("field=music", "field: No field of a life here is called “music”."),
        ("search=a&search_operator=nor", "search_operator: it is 'and' or 'or'"),
        ("limit=101", "limit cannot be higher than 100"),
        ("offset=-1", "offset must be a positive integer"),
        ("rich_text_format=markdown", "rich_text_format: 'markdown' is not a format here"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_a_reason(client, asked, message):
    assert refusal(client, f"{PEOPLE}&{asked}").startswith(message)


def test_a_page_type_that_is_not_known_is_refused_with_the_nearest_one(client):
    assert refusal(client, f"{PAGES}?type=biography.Person").endswith("did you mean 'biography.PersonPage'?")


def test_a_value_outside_a_vocabulary_is_refused_with_the_nearest_one(client):
    assert refusal(client, f"{CATEGORIES}&kind=order") == "kind: 'order' is not a value here; did you mean 'orders'?"


def test_a_parameter_of_one_page_type_says_which_it_belongs_to(client):
    assert refusal(client, f"{PAGES}?birth_date_from=1940") == (
        "'birth_date_from' is a parameter together with type=biography.PersonPage only"
    )


def test_the_detail_is_as_strict_as_the_list(client):
    person = a_person()
    assert "'filds' is not a parameter here; did you mean 'fields'?" in refusal(
        client, f"{PAGES}{person.pk}/?filds=title"
    )


def test_hostile_texts_are_answered_or_refused(client, hostile_text):
    a_period(a_person(), start="1900")
    for name in (
        "search",
        "title",
        "type",
        "order",
        "fields",
        "limit",
        "offset",
        "child_of",
        "descendant_of",
        "translation_of",
        "locale",
        "site",
        "stated_age",
        "start_from",
        "office",
        "format",
        hostile_text,
    ):
        for base in (PERIODS, PAGES):
            query = urlencode({name: hostile_text})
            response = client.get(f"{base}{'&' if '?' in base else '?'}{query}")
            assert response.status_code in (200, 400, 404), query
    for query in ({"html_path": hostile_text}, {"id": hostile_text}):
        assert client.get(f"{PAGES}find/?{urlencode(query)}").status_code in (302, 400, 404), query
