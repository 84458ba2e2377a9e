"""Honours across lives."""

import pytest

from biography.models import Honour
from biography.views import honours as views
from tests.factories import a_category, a_person, a_place, make_private

pytestmark = pytest.mark.django_db


def honoured(name, title, date="", kind="orders", **fields):
    person = a_person(name)
    return a_category(person, "Honours", kind=kind, slug="honours", honours=[Honour(title=title, date=date, **fields)])


def rows(page, words):
    return [words(row) for row in page.select(".row")]


def test_the_same_honour_is_one_however_it_is_written(read, words):
    honoured("Ann", "Parasat Order", "1998")
    honoured("Ben", "“Parasat” order", "2003-06-27", place=a_place("Almaty"))
    honoured("Cem", "Орден «Парасат»", kind="distinctions")
    assert rows(read("/honours/"), words) == ["Parasat Order 2 people 1998–2003", "Орден «Парасат» 1 person"]
    page = read("/honours/parasat-order/")
    assert [words(row) for row in page.select(".entry")] == [
        "1998 Ann Parasat Order",
        "27 June 2003 Ben “Parasat” order Almaty",
    ]
    assert words(page.select_one(".count")) == "2 people known here"
    assert read("/honours/орден-парасат/").select_one(".entry__title a").text == "Cem"


def test_honours_are_narrowed_by_kind_and_year(read, words):
    honoured("Ann", "Order", "1998")
    honoured("Ben", "Chair", "1995/..", kind="memberships")
    honoured("Cem", "Medal", "", kind="distinctions")
    assert [words(link) for link in read("/honours/").select("[aria-label^=Kinds] a")] == [
        "All 3",
        "Distinctions 1",
        "Orders and medals 1",
        "Memberships 1",
    ]
    assert rows(read("/honours/?kind=orders"), words) == ["Order 1 person 1998"]
    assert rows(read("/honours/?year=1998"), words) == ["Chair 1 person 1995", "Order 1 person 1998"]
    assert rows(read("/honours/?year=1998&kind=orders"), words) == ["Order 1 person 1998"]
    assert "fits both" in words(read("/honours/?year=1900&kind=orders").main)


@pytest.mark.parametrize("asked", ["year=19x", "year=99999", "kind=nothing", "year=%00", "year=²"])
def test_what_is_no_year_or_kind_is_refused_in_words(read, words, asked):
    honoured("Ann", "Order", "1998")
    page = read(f"/honours/?{asked}", status=400)
    assert words(page.select_one("[role=alert]")).startswith(("That is no year", "There is no kind"))
    assert not page.select(".row")


def test_hidden_honours_and_lives_are_nowhere(read):
    honoured("Seen", "Order", hidden=True)
    make_private(honoured("Closed", "Order"))
    make_private(honoured("Private", "Order").get_parent())
    a_category(a_person("Draft", live=False), honours=["Order"])
    assert not read("/honours/").select(".row")
    read("/honours/order/", status=404)


def test_long_lists_of_honours_are_paged(read, words, monkeypatch):
    monkeypatch.setattr(views, "HONOURS_PER_PAGE", 2)
    for number in range(3):
        honoured(f"P{number}", f"Order {number}")
        honoured(f"Q{number}", "Medal", f"199{number}")
    assert len(rows(read("/honours/"), words)) == 2
    assert [link.text for link in read("/honours/medal/?page=2").select(".entry__title a")] == ["Q2"]


def test_no_honour_at_all_is_said(read, words):
    a_person()
    assert "No honour stands in a public life yet" in words(read("/honours/"))
