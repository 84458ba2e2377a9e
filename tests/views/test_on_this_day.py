"""What happened on a day of any year."""

from datetime import date

import pytest
from django.db import connection

from biography.anniversaries import MonthDay, happened_on, month_day
from biography.fields import MonthAndDay
from biography.models import Honour, LifeEvent, PeriodEvent
from biography.views import on_this_day as view
from tests.factories import a_category, a_full_life, a_period, a_person, a_place, make_private


def facts(page, words):
    return [words(entry) for entry in page.select(".entry")]


def test_all_that_is_known_to_the_day_is_gathered_in_order_of_the_years(read, words):
    person = a_person(
        "Ada Byron",
        birth_date="1816-02-29",
        death_date="1852-03-01",
        birth_place=a_place("London"),
        rows={"events": [LifeEvent(title="Ball", date="1840-02-29")]},
    )
    a_period(
        person,
        "Consul",
        start="-0044-02-29",
        end="1850-02-28",
        events=[PeriodEvent(title="Fire", date="1848-02-29", place=a_place("Rome"))],
    )
    a_category(person, honours=[Honour(title="Medal", date="1844-02-29")])
    page = read("/on-this-day/02-29/")
    assert words(page.h1) == "29 February"
    assert facts(page, words) == [
        "45 BC Ada Byron Post begins Consul",
        "1816 Ada Byron Born London",
        "1840 Ada Byron Ball",
        "1844 Ada Byron Honour Medal",
        "1848 Ada Byron Fire Rome",
    ]
    life = read("/people/ada-byron/")
    for link in page.select(".entry a[href*='#']"):
        assert life.find(id=link["href"].partition("#")[2]), link


def test_a_leap_day_is_kept_on_the_28th_of_february_of_other_years(read, words, monkeypatch):
    a_person("Leaper", birth_date="1816-02-29")
    a_person("Other", birth_date="1817-02-28")
    for year, told in ((2027, ["Leaper", "Other"]), (2028, ["Other"])):
        monkeypatch.setattr(view.timezone, "localdate", lambda year=year: date(year, 2, 28))
        for address in ("/on-this-day/", "/on-this-day/02-28/"):
            page = read(address)
            assert [words(link) for link in page.select(".entry__title")] == told
            assert ("29 February" in words(page.select_one(".list__head"))) is (year == 2027)


@pytest.mark.parametrize(
    "vague",
    [
        *("1984", "1984-02", "1984-02-04~", "1984-02-04?", "1983/1984-02-04", "1984-02-04/1984-02-05", "-0204"),
        *("[1984-02-04,1985-02-04]", "1984-02-04/1984-02-04", "198X"),
    ],
)
def test_what_is_not_one_certain_day_has_no_anniversary(db, vague):
    a_person("Somebody", rows={"events": [LifeEvent(title="Event", date=vague)]})
    assert list(happened_on(MonthDay(2, 4))) == []


def test_hidden_rows_and_lives_have_no_anniversary(read, words):
    event = LifeEvent(title="Kept among editors", date="1950-02-04", hidden=True)
    a_person("Seen", birth_date="1900-02-04", rows={"events": [event]})
    a_person("Draft", birth_date="1900-02-04", live=False)
    private = make_private(a_person("Private", birth_date="1900-02-04"))
    a_period(private, start="1930-02-04")
    assert facts(read("/on-this-day/02-04/"), words) == ["1900 Seen Born"]


def test_an_empty_day_says_so_and_leads_to_the_nearest_with_something(read, words):
    a_person("Somebody", birth_date="1900-12-30", death_date="1970-03-01~")
    page = read("/on-this-day/01-02/")
    assert "No life here has a fact" in words(page.main)
    assert page.select_one(".prose a")["href"] == "/on-this-day/12-30/"


def test_a_portal_without_exact_days_offers_no_other_day(read):
    a_person("Somebody", birth_date="1900")
    assert not read("/on-this-day/01-02/").select(".prose a")


def test_the_days_form_a_ring(read):
    a_person("Somebody")
    for day, before, after in [("01-01", "12-31", "01-02"), ("02-29", "02-28", "03-01"), ("12-31", "12-30", "01-01")]:
        page = read(f"/on-this-day/{day}/")
        assert page.select_one("[rel=prev]")["href"] == f"/on-this-day/{before}/"
        assert page.select_one("[rel=next]")["href"] == f"/on-this-day/{after}/"


def test_without_a_day_it_is_today_where_the_portal_is(read, words, monkeypatch):
    a_person("Somebody", birth_date="1900-02-04")
    monkeypatch.setattr(view.timezone, "localdate", lambda: date(2026, 2, 4))
    page = read("/on-this-day/")
    assert words(page.h1) == "4 February"
    assert "Somebody" in words(page.main)


@pytest.mark.parametrize(
    "day", ["02-30", "13-01", "00-10", "04-31", "2-4", "0204", "02-04-1984", "٠٢-٠٤", "%00", "x" * 300]
)
def test_a_day_that_no_year_has_is_refused_in_words(read, words, day):
    a_person("Somebody")
    assert words(read(f"/on-this-day/{day}/", status=404).h1) == "No year has this day"


def test_any_number_of_a_page_answers(client, hostile_text, db):
    a_person("Somebody", birth_date="1900-02-04")
    assert client.get("/on-this-day/02-04/", {"page": hostile_text}).status_code == 200


def test_a_long_day_is_paged(read, words, monkeypatch):
    monkeypatch.setattr(view, "PER_PAGE", 2)
    for year in (1901, 1902, 1903):
        a_person(f"Person {year}", birth_date=f"{year}-02-04")
    assert facts(read("/on-this-day/02-04/?page=2"), words) == ["1903 Person 1903 Born"]


def test_a_day_costs_the_same_for_few_and_for_many(count_queries):
    def born_and_busy(number):
        for _ in range(number):
            person = a_full_life(rows=1)
            LifeEvent.objects.create(page=person, title="Event", date="1920-02-03", place=a_place())
            a_period(person, start="1930-02-03", end="1931-02-03", place=a_place())
            a_category(person, honours=[Honour(title="Medal", date="1930-02-03", place=a_place())])

    born_and_busy(2)
    few = count_queries("/on-this-day/02-03/")
    born_and_busy(8)
    assert count_queries("/on-this-day/02-03/") == few


def test_the_database_finds_a_day_by_its_index(db):
    if connection.vendor == "postgresql":
        # It reads a small table whole, unless that is forbidden.
        connection.cursor().execute("SET LOCAL enable_seqscan = off")
    plan = LifeEvent.objects.order_by().annotate(day=MonthAndDay("date")).filter(day="-02-04").explain()
    assert "lifeevent_on_day" in plan


def test_a_day_of_the_year_is_read_strictly():
    assert month_day("02-29") == (2, 29)
    assert str(MonthDay(2, 4)) == "02-04"
    for text in ("2-29", "02-30", "", "02/29", "+2-29"):
        with pytest.raises(ValueError, match=r".*"):
            month_day(text)
