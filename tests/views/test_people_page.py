"""The list of people: letters, filters, order, all in the address."""

from urllib.parse import parse_qs, urlsplit

import pytest

from biography.finding import listing
from biography.models import Activity, OtherName
from tests.factories import (
    a_category,
    a_field,
    a_full_life,
    a_period,
    a_person,
    a_place,
    an_image,
    an_office,
    make_private,
)


def names(page):
    return [link.text for link in page.select(".row__name a")]


def letters(page, words):
    return [words(link) for link in page.select(".letters a")]


def test_only_centuries_in_which_somebody_was_born_are_offered(read):
    a_person("Old", birth_date="17XX")
    a_person("Young", birth_date="1850")
    offered = [option["value"] for option in read("/people/").select("[name=century] option") if option["value"]]
    assert offered == ["19", "18"]


def test_letters_of_every_script_have_heads_and_counts(read, words, db):
    for name in ("Łukasz", "Lucy", "adam", "Храпунов", "ابن سينا", "50 Cent"):
        a_person(name)
    a_person("Secret", live=False)
    page = read("/people/")
    assert letters(page, words) == ["All 6", "# 1", "A 1", "L 2", "Х 1", "ا 1"]
    assert [head.text for head in page.select(".letter h2")] == ["#", "A", "L", "Х", "ا"]
    assert names(page) == ["50 Cent", "adam", "Lucy", "Łukasz", "Храпунов", "ابن سينا"]
    assert names(read("/people/?letter=Х")) == ["Храпунов"]
    assert words(read("/people/?letter=L").select_one(".letters [aria-current]")) == "L 2"


def test_the_list_says_what_its_filters_did_and_each_is_undone_by_itself(read, words, db):
    mayor = an_office("Mayor")
    for name in ("Ann", "Ben"):
        a_period(a_person(name, birth_date="1940"), office=mayor, start="1980", end="1989")
    a_person("Cem", birth_date="1940")
    page = read("/people/?in_office=1984&office=mayor&order=birth&century=20")
    assert words(page.select_one(".count[role=status]")) == (
        "2 people, in office in 1984, as Mayor, born in the 20th century"
    )
    links = {words(link).partition(" – ")[0]: link["href"] for link in page.select(".chips li a")}
    left = {text: set(parse_qs(urlsplit(href).query)) for text, href in links.items()}
    assert left == {
        "in office in 1984": {"office", "order", "century"},
        "as Mayor": {"in_office", "order", "century"},
        "born in the 20th century": {"in_office", "office", "order"},
        "Undo all": set(),
    }
    assert names(read(f"/people/{links['as Mayor']}")) == ["Ann", "Ben"]
    assert [page.select_one(f"#filter-{name}")["value"] for name in ("in_office", "office")] == ["1984", "Mayor"]
    chosen = [option["value"] for option in page.select("option[selected]")]
    assert chosen == ["20", "birth"]


def test_people_are_ordered_by_birth_death_and_change(read, db):
    for name, birth, death in (("Ann", "1900", "1990"), ("Ben", "1800", ""), ("Cem", "", "1850")):
        a_person(name, birth_date=birth, death_date=death)
    assert names(read("/people/?order=birth")) == ["Ben", "Ann", "Cem"]
    assert names(read("/people/?order=death")) == ["Cem", "Ann", "Ben"]
    assert names(read("/people/?order=changed")) == ["Cem", "Ben", "Ann"]
    assert not read("/people/?order=birth").select(".letter h2")


def test_pages_keep_the_filters_and_the_letters_too(read, db, monkeypatch):
    monkeypatch.setattr(listing, "PER_PAGE", 1)
    for name in ("Ann", "Alf", "Ben"):
        a_person(name, birth_date="1900")
    page = read("/people/?century=19&letter=A")
    following = parse_qs(urlsplit(page.select_one("[rel=next]")["href"]).query)
    assert following == {"century": ["19"], "letter": ["A"], "page": ["2"]}
    last = read("/people/?century=19&letter=A&page=2")
    assert names(last) == ["Ann"]
    assert not last.select("[rel=next]")
    letter = last.select(".letters a")[2]["href"]
    assert parse_qs(urlsplit(letter).query) == {"century": ["19"], "letter": ["B"]}


def test_a_filter_that_cannot_be_meant_is_answered_with_400_and_says_why_beside_it(read, words, db):
    a_person("Ann")
    page = read("/people/?place=Nowhere&alive=1984", status=400)
    field = page.select_one("#filter-place")
    assert (field["value"], field["aria-invalid"]) == ("Nowhere", "true")
    assert words(page.select_one(f"#{field['aria-describedby']}")) == "No place of a life here is called “Nowhere”."
    assert "Nobody is shown: a filter was not understood" in words(page)
    assert names(page) == []
    assert "open" in page.select_one("details.filters").attrs
    read("/people/?order=random", status=400)


def test_nobody_under_the_filters_is_said_with_what_to_try(read, words, db):
    a_person("Ann", birth_date="1900")
    page = read("/people/?alive=1700")
    assert words(page.select_one(".count[role=status]")) == "0 people, alive in 1700"
    assert "What may help" in words(page)


def test_fields_left_empty_are_not_in_the_address(client, db):
    a_person("Ann")
    answer = client.get("/people/?alive=1984&place=&office=+&order=&page=1")
    assert (answer.status_code, answer["Location"]) == (302, "/people/?alive=1984&page=1")
    assert client.get("/people/?place=")["Location"] == "/people/"
    assert client.get("/people/?utm_source=x").status_code == 200


def test_a_card_has_a_small_portrait_or_initials_and_the_name_in_another_script(read, words, db):
    other = [OtherName(text="V. K."), OtherName(text="Виктор", language="ru"), OtherName(text="Тайна", hidden=True)]
    a_person("Viktor Khrapunov", given_name="Viktor", family_name="Khrapunov", rows={"other_names": other})
    a_person("Zoe", portrait=an_image(description="A face"))
    a_person("Closed", portrait=an_image(private=True))
    closed, viktor, zoe = read("/people/").select(".row--person")
    assert words(viktor.select_one(".face")) == "VK"
    assert (viktor.select_one(".row__script")["lang"], words(viktor.select_one(".row__script"))) == ("ru", "Виктор")
    assert zoe.img["src"].endswith(".webp")
    assert (zoe.img["alt"], zoe.img["loading"]) == ("", "lazy")
    assert not closed.img
    assert words(closed.select_one(".face")) == "C"


def test_the_form_offers_what_public_lives_refer_to(read, db):
    a_period(a_person(birth_place=a_place("Oslo")), office=an_office("Mayor"))
    make_private(a_person(birth_place=a_place("Secret Town")))
    an_office("Unused Office")
    Activity.objects.create(page=a_person("Ben"), field=a_field("Energy"))
    Activity.objects.create(page=a_person("Cem"), field=a_field("Secret"), hidden=True)
    page = read("/people/")
    assert [option["value"] for option in page.select("datalist option")] == ["Energy", "Mayor", "Oslo"]


def test_a_filtered_list_is_kept_from_search_engines_and_the_whole_list_is_not(read, db):
    a_person("Ann")
    assert read("/people/?letter=A").select_one("meta[name=robots]")["content"] == "noindex, follow"
    assert not read("/people/").select("meta[name=robots]")


@pytest.mark.parametrize(
    "query",
    ["", "?alive=1925&order=birth", "?in_office=1921&century=20", "?place=place&award=medal", "?field=energy&letter=P"],
)
def test_the_list_costs_the_same_for_few_and_for_many(count_queries, query):
    place, portrait = a_place("Place"), an_image()
    for number in range(3):
        a_full_life(f"Few {number}", rows=1, portrait=portrait)
    energy = a_field("Energy")
    active = {"activities": [Activity(field=energy)]}
    there = a_person("Person There", birth_place=place, birth_date="1900", portrait=portrait, rows=active)
    a_category(there, honours=["Medal"])
    few = count_queries(f"/people/{query}")
    for _ in range(15):
        person = a_person(birth_place=place, birth_date="1900", portrait=portrait, rows={"other_names": []})
        Activity.objects.create(page=person, field=energy)
        a_period(person, start="1921", place=place)
        a_category(person, honours=["Medal"])
    assert count_queries(f"/people/{query}") == few <= 21


def test_hostile_filters_get_a_page(client, db, hostile_text):
    a_person("Ann")
    for name in ("letter", "alive", "office", "place", "award", "century", "order", hostile_text):
        assert client.get("/people/", {name: hostile_text}).status_code in (200, 302, 400), name


@pytest.mark.parametrize(("language", "number"), [("", "12,345"), ("/fr", "12\u00a0345"), ("/ru", "12\u00a0345")])
def test_numbers_are_written_as_the_language_writes_them(read, db, monkeypatch, language, number):
    a_person("Ada")
    a_person("Ben")
    counted = [("A", 12000, None, None), ("B", 345, None, None)]
    monkeypatch.setattr(listing.Listing, "_counted", counted)
    page = read(f"{language}/people/")
    assert number in page.select_one(".list__head .count").text
    assert page.select_one(".letters .count").text == number
