"""sitemap.xml and robots.txt."""

import xml.etree.ElementTree as ElementTree
from datetime import timedelta

from biography.models import Activity, LifeVersion
from biography.versions import record
from biography.views import sitemap as view
from tests.factories import a_category, a_field, a_period, a_person, make_private

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def addresses(client, url="/sitemap.xml"):
    answer = client.get(url)
    assert answer.headers["Content-Type"].startswith("application/xml")
    return [place.text for place in ElementTree.fromstring(answer.content).findall(".//s:loc", NAMES)]


def test_the_sitemap_has_every_public_page_and_no_other(client, db):
    person = a_person("Seen", rows={"activities": [Activity(field=a_field("Energy"))]})
    a_person("Hider", live=False, rows={"activities": [Activity(field=a_field("Secret"))]})
    a_period(person, slug="post")
    a_category(person, slug="honours")
    a_period(person, live=False)
    a_period(a_person("Draft", live=False))
    make_private(a_person("Private"))
    paths = ["", "people/", "people/seen/", "people/seen/post/", "people/seen/honours/", "on-this-day/", "as-of/"]
    paths += ["fields/", "fields/energy/"]
    assert addresses(client) == [f"http://testserver/{path}" for path in paths]


def test_the_sitemap_says_when_a_page_was_last_published(client, db):
    person = a_person("Seen")
    dates = ElementTree.fromstring(client.get("/sitemap.xml").content).findall(".//s:lastmod", NAMES)
    assert dates[-1].text == person.last_published_at.isoformat(timespec="seconds")[:19] + dates[-1].text[19:]
    assert len(dates) == 3


def test_a_life_has_changed_when_a_part_of_it_has(client, db):
    person = a_person("Seen")
    record(person.pk)
    a_period(person, slug="post")
    version = record(person.pk)
    later = version.published_at + timedelta(days=3)
    LifeVersion.objects.filter(pk=version.pk).update(published_at=later)
    dates = ElementTree.fromstring(client.get("/sitemap.xml").content).findall(".//s:lastmod", NAMES)
    assert [date.text[:10] for date in dates][-2:] == [
        later.date().isoformat(),
        version.published_at.date().isoformat(),
    ]


def test_more_addresses_than_one_file_holds_are_split(client, db, monkeypatch):
    monkeypatch.setattr(view, "MOST_ADDRESSES", 2)
    a_person("Seen")
    files = addresses(client)
    assert files == [f"http://testserver/sitemap.xml?p={number}" for number in (1, 2, 3)]
    assert addresses(client, files[1]) == ["http://testserver/people/seen/", "http://testserver/on-this-day/"]
    assert client.get("/sitemap.xml?p=4").status_code == 404


def test_no_page_number_makes_the_sitemap_fail(client, db, hostile_text):
    a_person("Seen")
    assert client.get("/sitemap.xml", {"p": hostile_text}).status_code in (200, 404)


def test_the_sitemap_costs_the_same_for_few_and_many_pages(count_queries):
    a_person()
    few = count_queries("/sitemap.xml")
    for _ in range(5):
        a_person()
    assert count_queries("/sitemap.xml") == few


def test_crawlers_are_kept_from_admin_and_search_and_shown_the_sitemap(client, db):
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert "Disallow: /admin/" in lines
    assert "Disallow: /search/" in lines
    assert "Sitemap: http://testserver/sitemap.xml" in lines
