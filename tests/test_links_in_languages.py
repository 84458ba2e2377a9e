"""Every link of the portal leads somewhere, in each language, also to lives that are in one other language alone."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client

from biography.exchange.site import people_index
from biography.models import Activity, ContactPage, HomePage, Honour, LifeEvent, LifeLink, PersonPage, Relative
from tests.factories import (
    a_category,
    a_field,
    a_paragraph,
    a_period,
    a_place,
    a_translation,
    add,
    an_office,
    an_organisation,
)

pytestmark = pytest.mark.django_db

LANGUAGES = [code for code, _name in settings.LANGUAGES]
NAMES = {"en": "Ada Only", "fr": "Renée Seule", "kk": "Айгүл Жалғыз", "ru": "Пётр Одинцов"}
SLUGS = {"en": "ada-only", "fr": "renee-seule", "kk": "aigul", "ru": "петр"}


@pytest.fixture(scope="module")
def portal(django_db_setup, django_db_blocker):
    """A life in each language that no other has, and one in all; they share an office, places and a day."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_portal()
        transaction.set_rollback(True)


def make_portal() -> dict[str, PersonPage]:
    place, office, body, field = a_place("Riverton"), an_office("Mayor"), an_organisation("Town"), a_field("Law")
    home = HomePage.objects.get(locale__language_code="en")
    add(home, ContactPage(title="Contact", slug="contact", recipients="editors@example.org"))
    lives = {}
    for number, language in enumerate(LANGUAGES):
        index = people_index(language)
        page = PersonPage(
            title=NAMES[language],
            slug=SLUGS[language],
            locale=index.locale,
            description="murmuration",
            birth_date=f"190{number}-03-05",
            birth_place=place,
            body=[a_paragraph("<p>Prose.</p>")],
        )
        page.activities = [Activity(field=field)]
        page.events = [LifeEvent(title="Visit", date="1920-03-05", place=place)]
        page.family = [Relative(relation="sibling", person=other) for other in lives.values()]
        lives[language] = person = add(index, page)
        shared = {"office": office, "organisation": body, "place": place, "locale": index.locale}
        others = {"predecessor_person": next(iter(lives.values()))} if number else {}
        start, end = f"{1930 + 10 * number}", f"{1940 + 10 * number}"
        a_period(person, "Mayor murmuration", slug="mayor", start=start, end=end, **shared, **others)
        medal = Honour(title="Medal", date="1950-03-05", place=place)
        a_category(person, "Honours", slug="honours", honours=[medal], locale=index.locale)
        PersonPage.objects.get(pk=person.pk).save_revision().publish()
        for other in list(lives.values())[:-1]:
            LifeLink.objects.get_or_create(life=person, page=person, target=other, kind="relative")
    original = add(people_index(), PersonPage(title="Vera Everywhere", slug="vera", birth_date="1910-03-05"))
    for language in LANGUAGES[1:]:
        a_translation(original, language, f"Vera {language}")
    return lives


def starts(language: str) -> list[str]:
    prefix = "/" if language == settings.LANGUAGE_CODE else f"/{language}/"
    asked = ["", "search/?q=murmuration", "on-this-day/03-05/", "as-of/1935/", "as-of/1965/", "people/?order=changed"]
    asked += ["compare/?life=ada-only&life=петр", "contact/?about=/ru/people/петр/", "offices/", "places/", "honours/"]
    asked += ["offices/mayor/", "places/riverton/", "fields/law/", "honours/medal/", "fields/"]
    asked += [f"people/{slug}/" for slug in SLUGS.values()]
    asked += [f"people/петр/{face}/" for face in ("mayor", "honours", "versions", "timeline")]
    asked += ["people/ada-only/mentioned-in/", "people/aigul/as-of/1955/"]
    return [f"{prefix}{address}" for address in asked]


def links_of(text: str, url: str) -> set[str]:
    found = set()
    for link in re.findall(r'(?:href|data-suggest|action)="([^"]+)"', text):
        target = urlsplit(urljoin(f"http://testserver{url}", link.replace("&amp;", "&")))
        if target.hostname in ("testserver", "localhost") and target.scheme in ("http", "https"):
            found.add(f"{target.path}?{target.query}" if target.query else target.path)
    return found


# What other tests ask for: a page for each day, comparisons without end, and PDFs that take seconds.
ELSEWHERE = re.compile(
    r"^(/\w\w)?/(static|media|admin|on-this-day/\d|as-of/\d|compare/\?)|/as-of/\d|edition\.pdf|card\.png"
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_link_leads_somewhere(client: Client, portal: dict[str, PersonPage], language: str) -> None:
    pages = {url: client.get(url) for url in starts(language)}
    assert {answer.status_code for answer in pages.values()} == {200}
    links = {link: url for url, answer in pages.items() for link in links_of(answer.text, url)}
    asked = {link: url for link, url in links.items() if not ELSEWHERE.search(link)}
    broken = {(link, url) for link, url in asked.items() if client.get(link).status_code != 200}
    assert broken == set()
    assert len(asked) > 60


@pytest.mark.parametrize("language", LANGUAGES)
def test_lists_keep_the_readers_language(client: Client, portal: dict[str, PersonPage], language: str) -> None:
    prefix = "" if language == settings.LANGUAGE_CODE else f"/{language}"
    for address in ("people/", "search/?q=murmuration&kind=people", "on-this-day/03-05/", "as-of/1935/"):
        found = links_of(client.get(f"{prefix}/{address}").text, "/")
        people = {link for link in found if "/people/" in link and any(slug in link for slug in SLUGS.values())}
        own = {link for link in people if link.startswith(f"{prefix}/people/")}
        others = {link for link in people - own if link.count("/people/") != 1}
        assert own, address
        assert not others, address


@pytest.mark.parametrize("language", LANGUAGES)
def test_addresses_of_the_api_lead_somewhere(client: Client, portal: dict[str, PersonPage], language: str) -> None:
    cards = client.get(f"/api/v3/people/?language={language}&limit=100").json()["items"]
    assert {*SLUGS.values()} < {card["slug"] for card in cards}
    for card in cards:
        for address in (card["url"], card["api_url"]):
            assert client.get(address.removeprefix("http://testserver")).status_code == 200, address
    for term in client.get("/api/v3/offices/mayor/").json()["holders"]:
        assert client.get(term["url"].removeprefix("http://testserver")).status_code == 200, term["url"]
        assert client.get(term["api_url"].removeprefix("http://testserver")).status_code == 200, term["api_url"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_life_in_another_language_can_be_embedded(
    client: Client, portal: dict[str, PersonPage], language: str
) -> None:
    prefix = "" if language == settings.LANGUAGE_CODE else f"/{language}"
    for slug in SLUGS.values():
        answer = client.get("/oembed", {"url": f"http://testserver{prefix}/people/{slug}/"})
        assert answer.status_code == 200, slug
        frame = re.search(r'src="http://testserver([^"]+)"', answer.json()["html"])[1]
        assert client.get(frame).status_code == 200, frame
