"""The pages of a career period and of an honour category."""

from wagtail.models import Page

from biography.models import Honour
from tests.factories import (
    a_category,
    a_full_life,
    a_paragraph,
    a_period,
    a_person,
    a_place,
    a_source,
    an_office,
    citing,
    make_private,
)


def test_a_period_leads_to_the_life_and_to_the_posts_before_and_after(read, words):
    person = a_person("Somebody")
    a_period(person, "Last", slug="last", start="1990", ongoing=True)
    a_period(person, "First", slug="first", start="1970", end="1980")
    a_period(person, "Middle", slug="middle", start="1980-05", end="1990~", office=an_office("The middle office"))
    page = read("/people/somebody/middle/")
    assert words(page.h1) == "Middle"
    assert words(page.select_one(".life__dates")) == "May 1980 – about 1990"
    assert page.select_one(".life__of a")["href"] == "/people/somebody/"
    assert [link["href"] for link in page.select(".neighbours a")] == [
        "/people/somebody/first/",
        "/people/somebody/last/",
    ]
    assert "The middle office" in words(page.select_one(".terms"))


def test_a_period_lists_only_the_sources_that_it_cites_under_their_numbers_in_the_life(read):
    first, second = a_source("First"), a_source("Second")
    person = a_person("Somebody", birth_date="1900", birth_citations=citing(first))
    a_period(person, "Clerk", slug="clerk", citations=citing(second, "p. 3"))
    page = read("/people/somebody/clerk/")
    assert [source["id"] for source in page.select(".source")] == ["source-2"]
    assert page.select_one(".post__where .note a")["href"] == "#source-2"


def test_a_period_that_only_some_may_see_shows_itself_to_them(client, django_user_model, read):
    person = a_person("Somebody")
    make_private(a_period(person, "Secret", slug="secret", start="1970"))
    assert client.get("/people/somebody/secret/").status_code == 302
    client.force_login(django_user_model.objects.create_user("reader"))
    assert "Secret" in read("/people/somebody/secret/").h1.text


def test_a_group_of_honours_that_is_called_what_it_is_says_so_once(read):
    person = a_person("Somebody")
    a_category(person, "Orders and medals", slug="orders", kind="orders", honours=["Order"])
    a_category(person, "Of the republic", slug="republic", kind="orders", honours=["Order"])
    assert read("/people/somebody/orders/").select(".life__head .life__dates") == []
    assert read("/people/somebody/republic/").select_one(".life__head .life__dates").text == "Orders and medals"


def test_honours_say_who_where_when_and_which_number(read, words):
    giver = a_person("Patriarch")
    honours = [
        Honour(
            title="Order", awarded_by_person=giver, place=a_place("Almaty"), date="2004", number="92", note="In gold"
        ),
        Honour(title="Undated"),
    ]
    a_category(a_person("Somebody"), "Orders", slug="orders", honours=honours)
    rows = read("/people/somebody/orders/").select("tbody tr")
    assert words(rows[0]) == "2004 Order unsourced # awarded by Patriarch Almaty No. 92 In gold"
    assert rows[0].select_one(".entry__detail a")["href"] == "/people/patriarch/"
    assert words(rows[1]) == "date not known Undated unsourced #"


def test_pages_of_parts_cost_the_same_whatever_the_life_has(count_queries):
    few, many = (list(Page.objects.child_of(a_full_life(name, rows=rows))) for name, rows in (("Few", 2), ("Many", 8)))
    for number in (0, -1):
        assert count_queries(few[number].url) == count_queries(many[number].url) == 7


def test_a_post_of_which_nothing_is_told_says_so_and_who_held_it(read, words):
    person = a_person("Ada Example", birth_date="1815", description="Mathematician")
    bare, told = a_period(person, "Clerk"), a_period(person, "Writer", body=[a_paragraph("<p>She wrote.</p>")])
    said = words(read(bare.url).main)
    assert "Nothing more is recorded about this post yet. Ada Example (born 1815): Mathematician" in said
    assert "Nothing more is recorded" not in words(read(told.url).main)
