"""An alias is never more public than the page that it repeats, whenever and wherever it was made."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from biography.exchange.site import people_index
from biography.models import CareerPeriodPage, HomePage, PersonPage, StandardPage
from biography.visibility import restrictions_on, visible, visible_of_all
from tests.factories import a_period, a_person, add, make_private

WORD = "murmuration"
FACES = ["", "post/", "biography.json", "versions/", "timeline/", "card.png", "as-of/1955/", "mentioned-in/"]


def expire(person: PersonPage) -> None:
    Page.objects.filter(pk=person.pk).update(expire_at=timezone.now() - timedelta(hours=1))


def unpublish_alone(person: PersonPage) -> None:
    """As by an import or a database: Wagtail's own unpublishing goes on to the aliases that it knows of."""
    Page.objects.filter(pk=person.pk).update(live=False)


def restrict_the_list(person: PersonPage) -> None:
    make_private(person.get_parent())


CLOSED: list[Callable[[Any], Any]] = [make_private, expire, unpublish_alone]


def a_life() -> PersonPage:
    person = a_person(f"Life {WORD}", slug="source", description=f"Known for a {WORD}", birth_date="1950")
    a_period(person, f"Post {WORD}", slug="post", start="1950", end="1960")
    return PersonPage.objects.get(pk=person.pk)


def an_alias(page: Page, language: str = "en", slug: str = "alias") -> Page:
    index = people_index(language)
    fields = {} if language == "en" else {"reset_translation_key": False}
    return page.create_alias(recursive=True, parent=index, update_slug=slug, update_locale=index.locale, **fields)


def answers(client: Client, alias: Page) -> str:
    """Everything that is told at the addresses of an alias, and wherever its life could be listed."""
    language = alias.locale.language_code
    home = "/" if language == "en" else f"/{language}/"
    own = f"{home}people/{alias.slug}/"
    asked = [f"{own}{face}" for face in FACES]
    asked += [f"{home}people/", home, "/sitemap.xml", "/llms.txt", f"{home}search/?q={WORD}", f"{home}as-of/1955/"]
    asked += [f"/oembed?url=http://testserver{own}", f"/api/v3/people/{alias.slug}/?language={language}"]
    asked += [f"/api/v3/people/?language={language}", f"/api/v3/people/?search={WORD}"]
    asked += [f"/api/v2/pages/{alias.pk}/", "/api/v2/pages/?fields=*&limit=100", f"/search/suggest/?q={WORD}"]
    return "".join(client.get(url).text for url in asked if not url.endswith(".png"))


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("close", CLOSED)
def test_an_alias_of_what_is_not_public_is_told_nowhere(client, language, when, close):
    source = a_life()
    if when == "before":
        alias = an_alias(source, language)
        assert WORD in answers(client, alias)
    close(source)
    if when == "after":
        alias = an_alias(PersonPage.objects.get(pk=source.pk), language)
    Page.objects.filter(alias_of__isnull=False).update(live=True, expire_at=None)
    assert f"Life {WORD}" not in answers(client, alias)
    assert f"Post {WORD}" not in answers(client, alias)


@pytest.mark.django_db
def test_an_alias_in_another_place_is_as_closed_as_the_list_above_its_source(client):
    source = a_life()
    alias = an_alias(source, "fr")
    restrict_the_list(source)
    assert client.get("/fr/people/alias/").status_code == 302
    assert restrictions_on(alias).exists()
    assert not visible(Page.objects.filter(pk=alias.pk)).exists()


@pytest.mark.django_db
def test_an_alias_of_a_part_of_a_restricted_life_does_not_show_in_an_open_life(client):
    source, other = a_life(), a_person("Open Life", slug="open")
    make_private(source)
    part = CareerPeriodPage.objects.get()
    part.create_alias(parent=PersonPage.objects.get(pk=other.pk), update_slug="lent")
    assert "Open Life" in client.get("/people/open/").text
    for face in ("", "biography.json", "timeline/", "as-of/1955/", "versions/"):
        assert WORD not in client.get(f"/people/open/{face}").text, face
    assert client.get("/people/open/lent/").status_code == 302


@pytest.mark.django_db
def test_who_may_see_the_source_sees_the_alias_whole(admin_client):
    source = a_life()
    an_alias(source)
    make_private(source)
    text = admin_client.get("/people/alias/").text
    assert f"Life {WORD}" in text
    assert f"Post {WORD}" in text


@pytest.mark.django_db
def test_a_restricted_part_of_the_source_is_no_part_of_the_alias(client):
    source = a_life()
    an_alias(source)
    make_private(CareerPeriodPage.objects.get(alias_of=None))
    text = client.get("/people/alias/").text
    assert f"Life {WORD}" in text
    assert f"Post {WORD}" not in text


@pytest.mark.django_db
def test_an_alias_of_an_open_life_is_open(client):
    alias = an_alias(a_life(), "fr")
    assert f"Post {WORD}" in client.get("/fr/people/alias/").text
    assert visible(Page.objects.filter(pk=alias.pk)).exists()
    assert visible_of_all(Page.objects.filter(pk=alias.pk)).exists()


@pytest.mark.django_db
@pytest.mark.parametrize("length", [2, 3, 4])
def test_a_chain_of_aliases_ends_where_the_first_page_does(client, length):
    source = alias = a_life()
    for number in range(length):
        alias = an_alias(alias, slug=f"alias-{number}")
    make_private(source)
    assert not visible(Page.objects.filter(pk=alias.pk)).exists()
    assert not visible_of_all(Page.objects.filter(pk=alias.pk)).exists()
    assert WORD not in client.get(f"/people/{alias.slug}/").text


@pytest.mark.django_db
def test_a_page_of_text_repeats_no_restricted_one(client):
    home = HomePage.objects.get(locale__language_code="en")
    above = add(home, StandardPage(title="Above", slug="above", show_in_menus=True))
    source = add(above, StandardPage(title=f"Text {WORD}", slug="text"))
    alias = StandardPage.objects.get(pk=source.pk).create_alias(
        parent=HomePage.objects.get(pk=home.pk), update_slug="lent"
    )
    PageViewRestriction.objects.create(page=above, restriction_type=PageViewRestriction.LOGIN)
    assert WORD not in client.get("/").text
    assert client.get("/lent/").status_code == 302
    assert client.get(f"/api/v2/pages/{alias.pk}/").status_code == 404
