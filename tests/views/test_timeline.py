"""The timeline of a life: before the text, on a page of its own, in a frame on other sites, and by oEmbed."""

import gzip

import pytest
from django.core.management import call_command

from biography.models import Honour, LifeEvent
from biography.versions import record
from tests.factories import a_category, a_full_life, a_period, a_person, a_source, citing

pytestmark = pytest.mark.django_db

KHRAPUNOV = "/people/viktor-khrapunov/"


@pytest.fixture
def first_life(db):
    call_command("load_biographies", "fixtures/viktor-khrapunov.json", verbosity=0)


def ada(**fields):
    events = [LifeEvent(title=f"Event {n}", date=f"{1930 + n}") for n in range(3)]
    return a_person("Ada", slug="ada", birth_date="1901", rows={"events": events}, **fields)


def test_the_first_life_shows_its_posts_on_a_strip_and_leads_to_all_the_rest(first_life, read, words):
    strip = read(KHRAPUNOV).select_one(".strip")
    marks = strip.select(".strip__wide [role=list] > .m")
    assert len(marks) == 13
    mayor = next(mark for mark in marks if ": Mayor of Almaty (post)" in mark.title.text)
    assert words(mayor.title) == "16 June 1997 – December 2004: Mayor of Almaty (post)"
    assert mayor.a["href"] == "#0f76464d-e71e-502b-a9e6-736ea8fddf2d"
    assert [link["href"] for link in strip.select(".strip__links a")] == [
        f"{KHRAPUNOV}timeline/",
        "/compare/?life=viktor-khrapunov",
    ]


def test_the_page_of_the_first_life_stays_small(first_life, client):
    assert len(gzip.compress(client.get(KHRAPUNOV).content)) < 40_000


def test_the_page_has_every_dated_fact_twice_for_two_widths_and_the_others_apart(first_life, read, words):
    page = read(f"{KHRAPUNOV}timeline/")
    drawn = [mark.a["href"] for mark in page.select(".timeline__wide [role=listitem]")]
    listed = [mark.a["href"] for mark in page.select(".timeline__list .mark")]
    assert drawn == listed
    assert len(drawn) == 62
    assert drawn[0] == f"{KHRAPUNOV}#birth"
    whole = {tag["id"] for tag in read(KHRAPUNOV).select("[id]")}
    assert {href.partition("#")[2] for href in drawn} <= whole
    assert len(page.select(".timeline__undated .mark")) == 5
    assert words(page.h1) == "Timeline"


def test_a_life_without_dates_says_so_and_has_no_strip(read, words):
    person = a_person("Ada", slug="ada", rows={"events": [LifeEvent(title="Something")]})
    life = read(person.url)
    assert life.select_one(".strip") is None
    assert life.select_one('.history [href="/compare/?life=ada"]')
    assert life.select_one('.history [href="/people/ada/timeline/"]')
    page = read(f"{person.url}timeline/")
    assert "Nothing in this life has a date yet." in words(page.main)
    assert [words(mark) for mark in page.select(".timeline__undated .mark")] == ["Something event"]


def test_what_a_name_holds_is_escaped_in_the_picture(client):
    person = ada()
    a_period(person, "<script>alert(1)</script>", start="1950")
    for url in (person.url, f"{person.url}timeline/", f"{person.url}timeline/embed/"):
        assert b"<script>alert" not in client.get(url).content


def test_acting_open_and_disputed_are_said_in_words(read, words):
    person = ada()
    a_period(person, "Clerk", start="1950", ongoing=True, acting=True)
    against = citing(a_source())
    against[0]["value"]["stance"] = "contradicts"
    a_category(person, honours=[Honour(title="Medal", date="1960", citations=against)])
    page = read(f"{person.url}timeline/")
    titles = [words(title) for title in page.select(".timeline__wide title")]
    assert "since 1950: Clerk (post, acting)" in titles
    assert "1960: Medal (honour, disputed)" in titles
    said = [words(mark) for mark in page.select(".timeline__list .mark")]
    assert "since 1950 Clerk post, acting" in said
    assert "1960 Medal honour, disputed" in said


def test_an_old_version_shows_the_strip_of_that_version(read):
    person = ada()
    record(person.pk)
    a_period(person, "Clerk", start="1950")
    record(person.pk)
    now, then = (len(read(url).select(".strip .m[role]")) for url in (person.url, f"{person.url}versions/1/"))
    assert (now, then) == (5, 4)
    assert read(f"{person.url}versions/1/").select(".strip__links a") == []


def test_only_the_embedded_timeline_may_be_framed(client):
    person = ada()
    page, frame = client.get(f"{person.url}timeline/"), client.get(f"{person.url}timeline/embed/")
    assert page["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in page["Content-Security-Policy"]
    assert "X-Frame-Options" not in frame
    assert "frame-ancestors *" in frame["Content-Security-Policy"]
    assert "default-src 'none'" in frame["Content-Security-Policy"]


def test_every_link_of_the_embedded_timeline_leaves_the_frame(read):
    frame = read(f"{ada().url}timeline/embed/")
    links = frame.select("a[href]")
    assert len(links) > 8
    assert {link.get("target") for link in links} == {"_top"}
    assert all(link["href"].startswith("http://testserver/") for link in links)


def test_the_life_tells_where_its_oembed_is_and_that_answers_a_frame(client, read):
    person = ada()
    link = read(person.url).select_one('link[type="application/json+oembed"]')
    answer = client.get(link["href"]).json()
    assert answer["type"] == "rich"
    assert (answer["title"], answer["width"], answer["height"]) == ("Ada", 800, 480)
    assert 'src="http://testserver/people/ada/timeline/embed/"' in answer["html"]
    assert 'title="Timeline of Ada"' in answer["html"]


@pytest.mark.parametrize(
    ("sizes", "width", "height"),
    [("maxwidth=300", 300, 480), ("maxheight=250&maxwidth=9000", 800, 250), ("maxwidth=1&maxheight=1", 1, 1)],
)
def test_oembed_keeps_to_the_size_that_is_asked_for(client, sizes, width, height):
    url = f"http://testserver{ada().url}"
    answer = client.get(f"/oembed?url={url}&{sizes}").json()
    assert (answer["width"], answer["height"]) == (width, height)
    assert f'width="{width}" height="{height}"' in answer["html"]


@pytest.mark.parametrize(
    ("query", "status", "words"),
    [
        ("url=http://testserver/people/ada/&format=xml", 501, "JSON"),
        ("url=http://testserver/people/nobody/", 404, "No public life"),
        ("url=http://testserver/people/", 404, "No public life"),
        ("url=http://testserver/other/ada/", 404, "No public life"),
        ("url=http://elsewhere.example/people/ada/", 404, "No public life"),
        ("url=ftp://testserver/people/ada/", 404, "No public life"),
        ("url=http://[", 404, "No public life"),
        ("", 400, "missing"),
        ("url=http://testserver/people/ada/&maxwidth=wide", 400, "maxwidth"),
        ("url=http://testserver/people/ada/&maxheight=0", 400, "maxheight"),
        ("url=http://testserver/people/ada/&maxheight=99999999999999999999", 400, "maxheight"),
        ("url=http://testserver/people/ada/&maxheight=²", 400, "maxheight"),
    ],
)
def test_oembed_says_what_it_cannot_answer(client, query, status, words):
    ada()
    response = client.get(f"/oembed?{query}")
    assert response.status_code == status
    assert words in response.content.decode()


def test_the_address_of_the_timeline_is_as_good_as_that_of_the_life(client):
    ada()
    for face in ("", "timeline", "timeline/", "timeline/embed/"):
        assert client.get(f"/oembed?url=http://testserver/people/ada/{face}").json()["title"] == "Ada"


def test_oembed_answers_in_the_language_of_the_address(client, read):
    ada()
    link = read("/fr/people/ada/").select_one('link[type="application/json+oembed"]')
    answer = client.get(link["href"]).json()
    assert 'src="http://testserver/fr/people/ada/timeline/embed/"' in answer["html"]
    assert 'title="Chronologie\xa0: Ada"' in answer["html"]
    frame = read("/fr/people/ada/timeline/embed/")
    assert frame.h1.a["href"] == "http://testserver/fr/people/ada/"
    assert client.get("/oembed?url=http://testserver/en/people/ada/").status_code == 404


def test_scripts_of_any_site_may_ask_for_it(client):
    ada()
    address = "/oembed?url=http://testserver/people/ada/"
    answer = client.get(address, headers={"Origin": "https://elsewhere.example"})
    assert answer["Access-Control-Allow-Origin"] == "*"
    page = client.get("/people/ada/", headers={"Origin": "https://elsewhere.example"})
    assert "Access-Control-Allow-Origin" not in page


def test_oembed_knows_no_life_that_is_not_public(client):
    ada(live=False)
    assert client.get("/oembed?url=http://testserver/people/ada/").status_code == 404


def test_hostile_addresses_and_sizes_are_refused(client, db, hostile_text):
    assert client.get("/oembed", {"url": hostile_text}).status_code == 404
    assert client.get("/oembed", {"url": f"http://testserver/people/{hostile_text}/"}).status_code == 404
    assert client.get("/oembed", {"url": "http://testserver/", "maxwidth": hostile_text}).status_code == 400


def test_the_timeline_costs_the_same_for_few_and_for_many_facts(count_queries):
    few, many = a_full_life("Few", rows=1), a_full_life("Many", rows=5)
    for face, queries in {"": 5, "timeline/": 6, "timeline/embed/": 5}.items():
        assert count_queries(f"{few.url}{face}") == count_queries(f"{many.url}{face}") == queries
