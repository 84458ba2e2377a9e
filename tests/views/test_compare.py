"""Two to four lives on one axis."""

import pytest

from biography.models import LifeEvent
from tests.factories import a_full_life, a_period, a_person, a_place, an_office


@pytest.fixture
def lives(db):
    place, office = a_place("Almaty"), an_office("Mayor of Almaty")
    ada = a_person("Ada Stone", slug="ada", birth_date="1901", death_date="1970", birth_place=place)
    bob = a_person(
        "Боб Камень",
        slug="bob",
        birth_date="1948",
        rows={"events": [LifeEvent(title="Visit", date="1960", place=place)]},
    )
    for person, start in ((ada, "1950"), (bob, "1990")):
        a_period(person, "Mayor", start=start, office=office)
    a_person("Cy Third", slug="cy"), a_person("Di Fourth", slug="di"), a_person("Ed Fifth", slug="ed")
    return ada, bob


def alerts(page, words):
    return [words(one) for one in page.select(".notice")]


def test_two_lives_stand_on_one_axis_and_what_they_share_is_named(lives, read, words):
    page = read("/compare/?life=ada&life=bob")
    for picture in (".timeline__wide", ".compare__small"):
        assert [words(name) for name in page.select(f"{picture} .chart__life")] == ["Ada Stone", "Боб Камень"]
        assert len(page.select(f"{picture} .m--life")) == 3
    assert len(page.select(".timeline__wide [role=list]")) == 2
    assert words(page.select_one(".compare__together")).replace("\u2068", "").replace("\u2069", "") == (
        "Ada Stone and Боб Камень: both alive 1948–1970."
    )
    shared = {
        words(one.dt): [words(said) for said in one.select("dd")] for one in page.select(".compare__shared > div")
    }
    assert shared == {
        "Mayor of Almaty": ["Ada Stone Mayor from 1950, end not known", "Боб Камень Mayor from 1990, end not known"],
        "Almaty": ["Ada Stone Born 1901", "Боб Камень Visit 1960"],
    }
    assert page.select_one(".timeline__wide [role=listitem] a")["href"] == "/people/ada/#birth"


def test_one_life_asks_for_another_which_is_found_by_name(lives, read, words):
    page = read("/compare/?life=ada")
    assert alerts(page, words) == ["Choose at least one more life to compare with Ada Stone."]
    assert page.select_one("form.search [name=life]")["value"] == "ada"
    found = read("/compare/?life=ada&q=Камень")
    assert [link["href"] for link in found.select(".row__name a")] == ["/compare/?life=ada&life=bob"]


def test_a_life_can_be_taken_out_again(lives, read):
    page = read("/compare/?life=ada&life=bob")
    assert [link["href"] for link in page.select(".compare__remove")] == ["/compare/?life=bob", "/compare/?life=ada"]


def test_nothing_chosen_shows_the_way_to_choose(lives, read, words):
    page = read("/compare/")
    assert words(page.h1) == "Compare lives"
    assert page.select_one("form.search [name=q]")
    assert alerts(page, words) == []


def test_an_unknown_life_is_named_and_the_others_are_compared(lives, read, words):
    page = read("/compare/?life=ada&life=nobody&life=bob", status=404)
    assert alerts(page, words) == ["There is no public life under “nobody”. Find it by its name below."]
    assert len(page.select(".timeline__wide .chart__life")) == 2


def test_more_than_four_lives_are_refused_in_words_and_the_first_four_are_shown(lives, read, words):
    page = read("/compare/?life=ada&life=bob&life=cy&life=di&life=ed", status=400)
    assert alerts(page, words) == ["At most 4 lives can be compared at once; the first 4 are shown."]
    assert len(page.select(".compare__chosen li")) == 4
    assert page.select_one("main form.search") is None


def test_a_life_twice_is_a_life_once(lives, read, words):
    assert alerts(read("/compare/?life=ada&life=ada"), words) == [
        "Choose at least one more life to compare with Ada Stone."
    ]


def test_a_life_without_dates_is_said_to_have_none(lives, read, words):
    assert "Nothing in the life of Cy Third has a date yet." in words(read("/compare/?life=ada&life=cy").main)


def test_a_life_that_is_not_public_is_as_unknown_as_one_that_is_not_there(lives, read, words):
    a_person("Secret Person", slug="secret", live=False, birth_date="1900")
    page = read("/compare/?life=ada&life=secret", status=404)
    assert "Secret Person" not in words(page)
    assert read("/compare/?life=ada&q=Secret").select(".row") == []


def test_hostile_input_gets_the_page(lives, client, hostile_text):
    assert client.get("/compare/", {"life": ["ada", hostile_text]}).status_code == 404
    assert client.get("/compare/", {"life": "ada", "q": hostile_text}).status_code == 200


def test_four_lives_cost_as_many_queries_as_two(count_queries):
    slugs = [a_full_life(f"Life {n}", rows=1 + n).slug for n in range(4)]
    few, many = (f"/compare/?life={'&life='.join(slugs[:number])}" for number in (2, 4))
    assert count_queries(few) == count_queries(many)
