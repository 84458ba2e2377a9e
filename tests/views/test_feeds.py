"""Feeds of changes: Atom (RFC 4287) in pages (RFC 5005), with tombstones for what was withdrawn (RFC 6721)."""

import re
from datetime import datetime
from xml.etree import ElementTree

import pytest
from wagtail.models import Page, PageLogEntry

from biography.models import LifeVersion
from biography.versions import withdraw
from biography.views import feeds
from tests.factories import a_person, make_private

pytestmark = pytest.mark.django_db

ALL = ["/feeds/changes.atom", "/feeds/corrections.atom", "/people/ada/versions/feed.atom"]
NAMES = {"a": "http://www.w3.org/2005/Atom", "at": "http://purl.org/atompub/tombstones/1.0"}


def publish(page, **fields):
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()
    page.refresh_from_db()
    return page


@pytest.fixture
def person():
    return publish(a_person("Ada", slug="ada", live=False))


def feed(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return ElementTree.fromstring(answer.content)


def ids(root):
    return [one.text for one in root.findall("a:entry/a:id", NAMES)]


def tombstones(root):
    return {one.get("ref"): one for one in root.findall("at:deleted-entry", NAMES)}


def test_each_feed_has_an_id_of_its_own_that_stays_and_an_author(client, person):
    publish(person, birth_date="1815", corrects_error=True)
    found = {address: feed(client, address) for address in ALL}
    identifiers = [root.find("a:id", NAMES).text for root in found.values()]
    assert len(set(identifiers)) == 3
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", one) for one in identifiers)
    assert [feed(client, address).find("a:id", NAMES).text for address in ALL] == identifiers
    for root in found.values():
        assert root.find("a:author/a:name", NAMES).text == "The biography portal"
        assert root.find("a:author/a:uri", NAMES).text == "http://testserver/"
    publish(person, slug="countess")
    moved = feed(client, "/people/countess/versions/feed.atom")
    assert moved.find("a:id", NAMES).text == identifiers[2]


def test_a_feed_states_the_terms_of_the_texts(client, person, settings):
    assert feed(client, ALL[0]).find("a:rights", NAMES) is None
    settings.CONTENT_LICENCE = "CC BY 4.0"
    assert feed(client, ALL[0]).find("a:rights", NAMES).text == "CC BY 4.0"


@pytest.mark.parametrize("address", [ALL[0], ALL[2]])
def test_a_long_feed_comes_in_pages_that_lead_to_each_other(client, person, monkeypatch, address):
    monkeypatch.setattr(feeds, "ENTRIES", 2)
    for year in range(1815, 1819):
        publish(person, birth_date=str(year))
    every, at, relations = [], f"http://testserver{address}", []
    while at:
        root = feed(client, at)
        links = {one.get("rel"): one.get("href") for one in root.findall("a:link", NAMES)}
        assert links["self"] == at
        assert links["first"] == f"http://testserver{address}"
        every += ids(root)
        relations.append({*links} - {"self", "first", "alternate"})
        at = links.get("next")
    assert relations == [{"next"}, {"next", "previous"}, {"previous"}]
    assert len(every) == len(set(every)) == LifeVersion.objects.count() == 5
    root = feed(client, f"{address}?page=2")
    assert root.find("a:id", NAMES).text == feed(client, address).find("a:id", NAMES).text


@pytest.mark.parametrize("page", ["0", "-1", "x", "", "99", "1e3", "٣", "9999999"])
def test_a_page_that_there_is_not_is_not_found(client, person, page):
    assert client.get(ALL[0], {"page": page}).status_code == 404


def test_a_withdrawn_version_leaves_a_tombstone_by_the_id_of_its_entry(client, person):
    publish(person, description="Libel", change_reason="Libel")
    address = ALL[2]
    before = ids(feed(client, address))
    withdraw(person.versions.get(number=2), reason="Libel, by order of a court", editor=None)
    publish(person, slug="countess")
    for address in ("/people/countess/versions/feed.atom", "/feeds/changes.atom"):
        root = feed(client, address)
        assert len(before) == 2
        assert [one for one in ids(root) if one in before] == before[1:]
        [(ref, tombstone)] = tombstones(root).items()
        assert ref == before[0]
        assert datetime.fromisoformat(tombstone.get("when")) == person.versions.get(number=2).withdrawn_at
        assert "Withdrawn on" in tombstone.find("at:comment", NAMES).text
        assert "Libel" not in ElementTree.tostring(root, "unicode")


@pytest.mark.parametrize("hide", ["unpublished", "closed", "expired"])
def test_a_life_that_is_taken_down_leaves_tombstones_and_nothing_of_itself(client, person, hide):
    other = publish(a_person("Charles", live=False), birth_date="1791", change_reason="Year of Charles")
    entries = set(ids(feed(client, ALL[0])))
    if hide == "unpublished":
        LifeVersion.objects.filter(page=other).update(published_at="2020-01-01T00:00Z")
        other.unpublish(log_action=True)
        when = PageLogEntry.objects.get(page=other.pk, action="wagtail.unpublish").timestamp
    elif hide == "closed":
        make_private(other)
        when = None
    else:
        type(other).objects.filter(pk=other.pk).update(expire_at="2020-01-01T00:00Z")
        when = None
    root = feed(client, ALL[0])
    gone = tombstones(root)
    assert {*ids(root), *gone} == entries
    assert len(gone) == other.versions.count()
    for tombstone in gone.values():
        said = datetime.fromisoformat(tombstone.get("when"))
        assert said == when if when else said > other.versions.get(number=1).published_at
        assert tombstone.find("at:comment", NAMES) is None
    assert "Charles" not in ElementTree.tostring(root, "unicode")
    assert "charles" not in ElementTree.tostring(root, "unicode")


def test_a_life_that_comes_back_has_its_entries_again(client, person):
    entries = ids(feed(client, ALL[0]))
    person.unpublish()
    assert ids(feed(client, ALL[0])) == []
    publish(person)
    assert set(entries) <= set(ids(feed(client, ALL[0])))


def test_feeds_tell_of_public_lives_alone(client, person):
    publish(person, birth_date="1815", change_reason="Year of birth", corrects_error=True)
    make_private(publish(a_person("Hidden", live=False)))
    for address in ALL:
        text = client.get(address).content.decode()
        assert "Year of birth" in text
        assert "Hidden" not in text
    assert client.get(ALL[1]).content.decode().count("<entry>") == 1
    assert client.get(ALL[0]).content.decode().count("<entry>") == 2


def test_feeds_leave_out_what_xml_cannot_say(client, person):
    publish(person, birth_date="1815", corrects_error=True)
    # Kept before forms and files refused it.
    Page.objects.filter(pk=person.pk).update(title="Ada\x0bLovelace")
    person.versions.filter(corrects=True).update(reason="Year\x1b of birth\ufffe")
    for address in ALL:
        text = client.get(address).content.decode()
        ElementTree.fromstring(text)
        assert "AdaLovelace" in text
        assert "Year of birth<" in text


def test_a_feed_costs_the_same_for_few_lives_and_for_many(client, count_queries, person):
    publish(a_person("Hidden", live=False)).unpublish()
    few = count_queries(ALL[0])
    for number in range(6):
        publish(a_person(f"Life {number}", live=False))
        publish(a_person(f"Gone {number}", live=False)).unpublish()
    assert count_queries(ALL[0]) == few
