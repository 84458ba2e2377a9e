"""Who held what at a time, and what one person was."""

import pytest

from biography.models import Education, LifeEvent
from biography.views import as_of as view
from tests.factories import a_full_life, a_period, a_person, a_place, an_office, an_organisation, make_private


def test_posts_stand_by_organisation_the_sure_ones_first(read, words):
    city, court = an_organisation("City"), an_organisation("Court")
    ann, ben = a_person("Ann"), a_person("Ben")
    a_period(ann, "Mayor", start="1980", end="1990", organisation=city, place=a_place("Almaty"))
    a_period(ben, "Judge", start="1970", end="1984", office=an_office(organisation=court))
    a_period(ben, "Clerk", start="1980", end="1990", acting=True)
    a_period(ann, "Minister", start="1991", organisation=city)
    page = read("/as-of/1984-02-05/")
    assert words(page.h1) == "5 February 1984"
    assert words(page.select_one(".count")) == (
        "2 posts held on 5 February 1984; 1 perhaps: the dates known do not settle it"
    )
    sure, perhaps = page.select(".held")
    assert [words(heading) for heading in sure.select("h3")] == ["City", "Organisation not stated"]
    assert [words(row) for row in sure.select(".row")] == ["Ann 1980–1990 Mayor Almaty", "Ben 1980–1990 Clerk acting"]
    assert words(perhaps.h2) == "Perhaps in office"
    assert [words(row) for row in perhaps.select(".row")] == ["Ben 1970–1984 Judge perhaps"]
    life = read("/people/ann/")
    assert life.find(id=sure.select_one(".row__line a")["href"].partition("#")[2])


def test_a_month_a_year_and_antiquity_can_be_asked_about(read, words):
    person = a_person("Gaius")
    a_period(person, "Consul", start="-0058-01-01", end="-0058-12-31")
    for day, heading in [("-0058", "59 BC"), ("-0058-03", "March 59 BC"), ("-0058-03-15", "15 March 59 BC")]:
        page = read(f"/as-of/{day}/")
        assert words(page.h1) == heading
        assert "Consul" in words(page.main)
    assert "No life here has a post that was held in 58 BC." in words(read("/as-of/-0057/").main)


def test_posts_that_are_not_public_are_not_told(read, words):
    seen = a_person("Seen")
    a_period(seen, "Open post", start="1980", end="1990")
    a_period(seen, "Draft post", start="1980", end="1990", live=False)
    make_private(a_period(seen, "Private post", start="1980", end="1990"))
    a_period(a_person("Draft", live=False), "Post of a draft", start="1980", end="1990")
    a_period(make_private(a_person("Private")), "Post of a private life", start="1980", end="1990")
    assert [words(row) for row in read("/as-of/1984/").select(".row")] == ["Seen 1980–1990 Open post"]


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("5 Feb 1984", "1984-02-05"),
        ("June 1970", "1970-06"),
        ("1997", "1997"),
        ("45 BC", "-0044"),
        (" 1984-02 ", "1984-02"),
    ],
)
def test_a_time_is_typed_in_everyday_words(client, db, typed, address):
    a_person("Somebody")
    for here in ("/as-of/", "/people/somebody/as-of/"):
        assert client.get(here, {"date": typed})["Location"] == f"{here}{address}/"
        assert client.get(f"{here}1900/", {"date": typed})["Location"] == f"{here}{address}/"


def test_what_can_mean_several_days_is_asked_back(read):
    a_person("Somebody")
    page = read("/as-of/?date=3/4/1985", status=400)
    assert [link["href"] for link in page.select(".choices a")] == ["/as-of/1985-04-03/", "/as-of/1985-03-04/"]


@pytest.mark.parametrize("typed", ["about 1958", "since 1983", "1990s", "summer 2007", "nonsense", "31 February 1984"])
def test_what_is_no_day_month_or_year_is_refused_in_words(read, words, typed):
    a_person("Somebody")
    page = read(f"/as-of/?date={typed}", status=400)
    assert words(page.select_one("#ask-fault"))
    field = page.select_one("#ask-date")
    assert field["value"] == typed
    assert field["aria-invalid"] == "true"


@pytest.mark.parametrize(
    "day", ["1984-02-31", "1984-13", "84", "1958~", "%00", "99999999999999999999", "Y12000", "x" * 300]
)
def test_an_address_that_is_no_time_is_not_found_and_says_why(read, words, day):
    a_person("Somebody")
    assert words(read(f"/as-of/{day}/", status=404).select_one("#ask-fault"))


def test_hostile_texts_are_answered(client, hostile_text, db):
    a_person("Somebody")
    for here in ("/as-of/", "/people/somebody/as-of/"):
        assert client.get(here, {"date": hostile_text}).status_code in (200, 302, 400)
    assert client.get("/as-of/1984/", {"page": hostile_text}).status_code == 200
    assert client.get(f"/people/somebody/as-of/{hostile_text}/").status_code in (200, 301, 404)


def test_one_person_at_a_time_is_told_with_age_posts_studies_and_what_was_around(read, words):
    person = a_person(
        "Ada Byron",
        birth_date="1948-11-24",
        rows={
            "events": [LifeEvent(title="Voyage", date="1983-07")],
            "education": [Education(institution="Evening school", date="1982/1986", qualification="Diploma")],
        },
    )
    a_period(person, "Director", start="1979", end="1985", organisation=an_organisation("Plant"))
    a_period(person, "Deputy", start="1984", end="1985-05")
    page = read("/people/ada-byron/as-of/1984-02-05/")
    assert words(page.select_one(".life__line")) == "35 years old."
    assert [words(row) for row in page.select(".held .row")] == [
        "Director 1979–1985 Plant",
        "Deputy 1984 – May 1985 perhaps: the dates known do not settle it",
        "Evening school 1982–1986 Diploma",
    ]
    assert [words(entry) for entry in page.select(".entry")] == [
        "July 1983 Voyage Before",
        "1984 Post begins: Deputy Perhaps at this time",
        "1985 Post ends: Director After",
    ]
    life = read("/people/ada-byron/")
    for link in page.select(".held a[href*='#']"):
        assert life.find(id=link["href"].partition("#")[2]), link


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("1940", "Somebody was not yet born: the date of birth is 24 November 1948."),
        ("1948", "0 years old."),
        ("1984", "35 or 36 years old."),
        ("2004", "Somebody had perhaps died: the date of death is 2003 or 2004."),
        ("2010", "Somebody had died: the date of death is 2003 or 2004."),
    ],
)
def test_a_life_has_a_beginning_and_an_end(read, words, day, said):
    a_person("Somebody", birth_date="1948-11-24", death_date="[2003,2004]")
    assert words(read(f"/people/somebody/as-of/{day}/").select_one(".life__line")) == said


def test_an_age_from_a_vague_birth_is_vague(read, words):
    a_person("Circa", birth_date="1948~")
    a_person("Decade", birth_date="194X")
    a_person("Nobody")
    assert words(read("/people/circa/as-of/1984/").select_one(".life__line")) == "About 36 years old."
    assert words(read("/people/decade/as-of/1984/").select_one(".life__line")) == "Between 34 and 44 years old."
    assert words(read("/people/nobody/as-of/1984/").select_one(".life__line")) == (
        "Whether Nobody was alive in 1984 is not known."
    )


def test_lives_that_are_not_public_have_no_such_page(client, db):
    a_person("Draft", live=False)
    assert client.get("/people/draft/as-of/1984/").status_code == 404
    assert client.get(f"{make_private(a_person('Private')).url}as-of/1984/").status_code == 302


def test_a_time_costs_the_same_for_few_and_for_many(count_queries, monkeypatch):
    monkeypatch.setattr(view, "PER_PAGE", 5)
    addresses = ("/as-of/1922/", "/people/first/as-of/1922/")
    a_full_life("First", rows=2, slug="first")
    a_full_life(rows=2)
    few = [count_queries(address) for address in addresses]
    for _ in range(6):
        a_full_life(rows=2)
    assert [count_queries(address) for address in addresses] == few
