"""Nothing that is not public comes out anywhere: every output is walked for every secret of a hidden world.

A new output joins by a function in OUTPUTS: it takes the visitor's client and the world, and yields what was asked for
with everything that was answered.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from io import StringIO
from typing import Any
from unittest.mock import patch
from urllib.parse import quote, urljoin, urlsplit

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import transaction
from django.db.models import Q
from django.http import HttpResponse
from django.test import Client
from wagtail.contrib.redirects.models import Redirect

from biography.api.shapes import shape_of
from biography.assembly import assemble_all, assemble_parts
from biography.finding.people import FILTERS
from biography.formats.card import Card
from biography.models import (
    CareerPeriodPage,
    FieldOfActivity,
    Honour,
    HonourCategoryPage,
    Office,
    Organisation,
    PersonPage,
    Place,
    PortalImage,
)
from biography.views.formats import BY_SUFFIX
from portal.api import api_v3
from tests.hidden_world import WORD, HiddenWorld, make_world

# One process: the hidden world is made but once.
pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("leaks")]

Answers = Iterator[tuple[str, str]]
SEARCHES = [WORD, "SECRET01", "Open Life", "person", "image"]
TYPES = ["", "biography.PersonPage", "biography.CareerPeriodPage", "biography.HonourCategoryPage"]


def ask(client: Client, url: str) -> tuple[str, str]:
    """An address and all that it answers, without what the answer only repeats of the address."""
    response = client.get(url)
    assert response.status_code < 500, url
    return url, told_by(response, url)


def told_by(response: HttpResponse, url: str) -> str:
    content = b"".join(response) if response.streaming else response.content
    text = f"{dict(response.items())} {content.decode(errors='replace')}"
    path, _mark, query = url.partition("?")
    values = [value.partition("=")[2] for value in query.split("&")]
    # The switch of languages leads to the same address in the others.
    parts = {path, re.sub("^/(fr|ru)/", "/", path), path.strip("/").rpartition("/")[2], query, *values} - {"", "/"}
    for repeated in sorted(parts, key=len, reverse=True):
        for form in (repeated, quote(repeated, safe=""), quote(repeated)):
            text = text.replace(form, "")
    return text


def pages_that_links_lead_to(client: Client, world: HiddenWorld) -> Answers:
    """What a visitor reaches from the home page."""
    due, met = ["/"], {"/"}
    while due:
        url = due.pop()
        asked, text = ask(client, url)
        yield asked, text
        for link in re.findall(r'(?:href|src|srcset)="([^"]+)"', text):
            target = urlsplit(urljoin(f"http://testserver{url}", link.split()[0].replace("&amp;", "&")))
            address = f"{target.path}?{target.query}" if target.query else target.path
            # Days lead to days, all through the year; ``days`` and ``times`` ask for those that matter.
            # What other languages show, ``translations`` asks for.
            days = ("/on-this-day/0", "/on-this-day/1")
            passed = ("/static/", "/media/", "/admin/", "/contact/?about=", "/ru/", "/kk/", "/fr/", *days)
            if target.hostname in ("testserver", "localhost") and not address.startswith(passed) and address not in met:
                met.add(address)
                due.append(address)
    assert "/people/open-life/" in met, "the walk did not find the open life"


def translations(client: Client, world: HiddenWorld) -> Answers:
    for language in ("fr", "ru"):
        for address in ("", "people/", "search/?q=Open", f"search/?q={WORD}", "as-of/1955/", "on-this-day/03-05/"):
            yield ask(client, f"/{language}/{address}")
        for slug in PersonPage.objects.values_list("slug", flat=True):
            for face in ("", "versions/", "timeline/", "biography.json", "biography.md", "as-of/1955/"):
                yield ask(client, f"/{language}/people/{slug}/{face}")
        for address in world.addresses:
            yield ask(client, f"/{language}{address}")


def hidden_pages_by_their_address(client: Client, world: HiddenWorld) -> Answers:
    for address in world.addresses:
        yield ask(client, address)
        yield ask(client, f"{address}?preview=1")
    for name in ("draft", "expired", "scheduled", "unpublished", "login", "password", "group"):
        yield ask(client, f"/was/{name}")


def search(client: Client, world: HiddenWorld) -> Answers:
    for words in SEARCHES:
        for kind in ("", "people", "posts", "honours"):
            yield ask(client, f"/search/?kind={kind}&q={quote(words)}")


def suggestions(client: Client, world: HiddenWorld) -> Answers:
    for words in [*SEARCHES, "secrt", "opne life", "secret02", "murmurtion"]:
        yield ask(client, f"/search/suggest/?q={quote(words)}")


def people_by_filters(client: Client, world: HiddenWorld) -> Answers:
    """Each filter, by values that only hidden lives or entries have among them."""
    registers = {"office": Office, "organisation": Organisation, "place": Place, "field": FieldOfActivity}
    values = {name: [entry.key for entry in model.objects.all()] for name, model in registers.items()}
    values |= {"alive": ["1920"], "in_office": ["1920"], "award": ["medal", WORD], "century": ["20"], "letter": ["S"]}
    for name in FILTERS:
        for value in values.get(name, ["distinctions"]):
            yield ask(client, f"/people/?{name}={quote(value)}")
            yield ask(client, f"/api/v3/people/?{name}={quote(value)}")
            if name in shape_of(PersonPage).facts:
                yield ask(client, f"/api/v2/pages/?type=biography.PersonPage&fields=*&{name}={quote(value)}")
    yield ask(client, "/people/?order=changed")


def files_for_crawlers(client: Client, world: HiddenWorld) -> Answers:
    for url in ("/sitemap.xml", "/robots.txt", "/llms.txt"):
        yield ask(client, url)


def versions_and_feeds(client: Client, world: HiddenWorld) -> Answers:
    for page in PersonPage.objects.all():
        for face in ("", "1/", "2/", "3/", "4/", "1...2/", "2...3/", "3...4/", "feed.atom"):
            yield ask(client, f"/people/{page.slug}/versions/{face}")
    for feed in ("changes", "corrections"):
        for page in ("", "?page=1", "?page=2"):
            yield ask(client, f"/feeds/{feed}.atom{page}")


def timelines(client: Client, world: HiddenWorld) -> Answers:
    slugs = list(PersonPage.objects.values_list("slug", flat=True))
    for page in PersonPage.objects.all():
        for face in ("timeline/", "timeline/embed/"):
            yield ask(client, f"/people/{page.slug}/{face}")
        yield ask(client, f"/oembed?url={quote(f'http://testserver/people/{page.slug}/')}")
        yield ask(client, f"/compare/?life=open-life&life={page.slug}")
    yield ask(client, f"/compare/?life={'&life='.join(slugs)}")
    for words in SEARCHES:
        yield ask(client, f"/compare/?life=open-life&q={quote(words)}")


def files_of_lives(client: Client, world: HiddenWorld) -> Answers:
    for page in PersonPage.objects.all():
        for suffix in BY_SUFFIX:
            for above in ("", "versions/1/", "versions/2/"):
                yield ask(client, f"/people/{page.slug}/{above}biography.{suffix}")


def cards(client: Client, world: HiddenWorld) -> Answers:
    """What is drawn: the letters in a picture cannot be read here."""
    drawn: list[Card] = []
    cache.clear()
    with patch("biography.views.card.png", lambda card: drawn.append(card) or b""):
        for address in ("/", *(f"/people/{page.slug}/" for page in PersonPage.objects.all())):
            client.get(f"{address}card.png")
    assert drawn, "no card was drawn"
    for card in drawn:
        yield f"card of {card.name}", f"{card!r}"


def editions(client: Client, world: HiddenWorld) -> Answers:
    """What is set as a PDF, before it is."""
    cache.clear()
    with (
        patch("biography.views.edition.is_possible", lambda: True),
        patch("biography.views.edition.pdf", lambda html, *_rest: html.encode()),
    ):
        for page in PersonPage.objects.all():
            for above in ("", "versions/1/", "versions/2/"):
                yield ask(client, f"/people/{page.slug}/{above}edition.pdf")


def home(client: Client, world: HiddenWorld) -> Answers:
    yield ask(client, "/")


def days(client: Client, world: HiddenWorld) -> Answers:
    for day in ("03-05", "03-06", "13-01"):
        yield ask(client, f"/on-this-day/{day}/")


def times(client: Client, world: HiddenWorld) -> Answers:
    for day in ("1920-03-05", "1920", "1925", "2000-01", "nonsense"):
        yield ask(client, f"/as-of/{day}/")


def people_at_a_time(client: Client, world: HiddenWorld) -> Answers:
    for slug in PersonPage.objects.values_list("slug", flat=True):
        for day in ("", "1920-03-05/", "1925/", "1955-03-05/"):
            yield ask(client, f"/people/{slug}/as-of/{day}")


def contact(client: Client, world: HiddenWorld) -> Answers:
    for slug in PersonPage.objects.values_list("slug", flat=True):
        yield ask(client, f"/contact/?about={slug}")
        yield ask(client, f"/contact/?about=/people/{slug}/")
    yield ask(client, "/contact/?sent")


def registers(client: Client, world: HiddenWorld) -> Answers:
    kinds = (("offices", Office), ("organisations", Organisation), ("places", Place), ("fields", FieldOfActivity))
    for name, model in kinds:
        yield ask(client, f"/{name}/")
        for key in model.objects.values_list("key", flat=True):
            yield ask(client, f"/{name}/{quote(key)}/")
            yield ask(client, f"/{name}/{quote(key)}/?of=worked")
            yield ask(client, f"/offices/?{name.removesuffix('s')}={quote(key)}")
            yield ask(client, f"/api/v3/{name}/{quote(key)}/")
    for narrowed in ("", "?year=1930", "?kind=distinctions"):
        yield ask(client, f"/honours/{narrowed}")
    for key in Honour.objects.values_list("title_key", flat=True).distinct():
        yield ask(client, f"/honours/{quote(key)}/")
    for slug in PersonPage.objects.values_list("slug", flat=True):
        yield ask(client, f"/people/{slug}/mentioned-in/")


def v2(client: Client, world: HiddenWorld) -> Answers:
    pages, images, documents = "/api/v2/pages/", "/api/v2/images/", "/api/v2/documents/"
    for name in TYPES:
        yield ask(client, f"{pages}?limit=100&type={name}&fields=*")
        for words in SEARCHES:
            yield ask(client, f"{pages}?limit=100&type={name}&search={quote(words)}")
    for asked in ("*,parent(*)", "*,alias_of(*)", "portrait(*)", "begun_by_person(*)", "owner", "draft_title"):
        yield ask(client, f"{pages}?type=biography.PersonPage&fields={asked}")
    for key in world.pages:
        for url in (
            f"{pages}{key}/",
            f"{pages}find/?id={key}",
            f"{pages}?child_of={key}",
            f"{pages}?ancestor_of={key}",
        ):
            yield ask(client, url)
    for address in world.addresses:
        yield ask(client, f"{pages}find/?html_path={address}")
    for key in world.pages:
        yield ask(client, f"{pages}{key}/?rich_text_format=html")
    for name in (*TYPES, "biography.HomePage", "biography.StandardPage", "biography.ContactPage"):
        yield ask(client, f"{pages}?limit=100&type={name}&fields=*&rich_text_format=html")
    for files in (images, documents):
        yield ask(client, f"{files}?fields=*&limit=100")
        for words in SEARCHES:
            yield ask(client, f"{files}?fields=*&search={quote(words)}")
        for key in range(1, PortalImage.objects.count() + 5):
            yield ask(client, f"{files}{key}/?fields=*")


def redirects(client: Client, world: HiddenWorld) -> Answers:
    yield ask(client, "/api/v2/redirects/?limit=100&fields=*")
    for redirect in Redirect.objects.all():
        yield ask(client, f"/api/v2/redirects/{redirect.pk}/")
        yield ask(client, f"/api/v2/redirects/find/?html_path={quote(redirect.old_path)}")


def v3(client: Client, world: HiddenWorld) -> Answers:
    people = "/api/v3/people/"
    for order in ("sort_name", "-birth", "updated"):
        yield ask(client, f"{people}?limit=100&order={order}")
    for words in SEARCHES:
        yield ask(client, f"{people}?search={quote(words)}")
    for slug in PersonPage.objects.values_list("slug", flat=True):
        yield ask(client, f"{people}{slug}/")
        yield ask(client, f"{people}{slug}/?rich_text_format=html")
    for key in world.pages:
        yield ask(client, f"/api/v3/pages/{key}/")
    for path in api_v3.get_openapi_schema()["paths"]:
        yield ask(client, re.sub(r"\{\w+\}", "1", path))
    for url in ("/api/v3/openapi.json", "/api/v3/docs/", "/api/v3/pages/find/?html_path=/people/open-life/"):
        yield ask(client, url)


def documents(client: Client, world: HiddenWorld) -> Answers:
    for life in assemble_all(list(PersonPage.objects.visible().for_document())):
        yield f"document {life.slug}", f"{life.model_dump_json()} {life.for_file()}"
    for model in (CareerPeriodPage, HonourCategoryPage):
        for part in assemble_parts(list(model.objects.visible().for_document())).values():
            yield f"document {part.slug}", part.model_dump_json()


OUTPUTS: list[Callable[[Client, HiddenWorld], Answers]] = [
    pages_that_links_lead_to,
    translations,
    hidden_pages_by_their_address,
    search,
    suggestions,
    people_by_filters,
    files_for_crawlers,
    versions_and_feeds,
    timelines,
    files_of_lives,
    cards,
    editions,
    home,
    days,
    times,
    people_at_a_time,
    contact,
    registers,
    v2,
    redirects,
    v3,
    documents,
]


def leaks(answers: Answers) -> Iterator[str]:
    """Where a secret comes out, and which."""
    for asked, text in answers:
        secrets = {match.upper() for match in re.findall(r"(?i)secret\d\d+", text)}
        yield from (f"{asked} tells {secret}" for secret in sorted(secrets))


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[HiddenWorld]:
    """Made once: it takes seconds, and no test changes it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_world()
        transaction.set_rollback(True)


@pytest.mark.parametrize("output", OUTPUTS, ids=lambda output: output.__name__)
def test_no_output_tells_a_secret(output, client, world):
    assert list(leaks(output(client, world))) == []


@pytest.mark.parametrize("output", [v2, v3])
def test_the_apis_tell_an_editor_who_is_logged_in_no_more(output, admin_client, world):
    assert list(leaks(output(admin_client, world))) == []


def test_an_export_holds_no_secret(world, tmp_path):
    call_command("export_biographies", output=tmp_path, stdout=StringIO())
    files = [(path.name, f"{path.name} {path.read_bytes().decode(errors='replace')}") for path in tmp_path.iterdir()]
    assert "open-life.json" in {name for name, _text in files}
    assert list(leaks(iter(files))) == []


def test_nothing_is_found_by_a_word_that_only_hidden_texts_have(client, world):
    for name in TYPES:
        found = client.get(f"/api/v2/pages/?type={name}&search={WORD}").json()
        assert found["items"] == [], name
    assert client.get(f"/api/v3/people/?search={WORD}").json()["count"] == 0
    assert client.get(f"/api/v2/images/?search={WORD}").json()["items"] == []


@pytest.mark.parametrize("output", OUTPUTS, ids=lambda output: output.__name__)
def test_a_leak_would_be_found(output, client, world, monkeypatch):
    """With the one rule of what is public taken away, every output tells."""
    monkeypatch.setattr("biography.visibility.beset", lambda *_by: Q(pk=None))
    monkeypatch.setattr("biography.visibility._published_themselves", lambda pages, _row: pages)
    monkeypatch.setattr("biography.visibility._not_beneath", lambda pages, _path, _closing: pages)
    assert next(leaks(output(client, world)), None)
