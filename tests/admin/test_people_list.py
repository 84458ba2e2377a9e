"""The list of people in the admin."""

import csv
import time
from collections import OrderedDict
from io import StringIO
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.test import RequestFactory
from django.urls import reverse
from django.utils.html import strip_tags
from wagtail.models import Locale

from biography import remembered as memory
from biography.admin.summary import PeopleSummaryItem
from biography.exchange.site import people_index
from biography.models import Honour, OtherName, PersonPage
from tests.admin.conftest import cost
from tests.factories import a_category, a_full_life, a_period, a_person, add, an_image

pytestmark = pytest.mark.django_db


def titles(client, **query) -> list[str]:
    response = client.get(reverse("people:index"), query)
    assert response.status_code == 200
    return [page.title for page in response.context["object_list"]]


def test_a_life_is_listed_with_its_dates_in_words_and_the_number_of_its_parts(admin_client):
    ada = a_person("Ada Lovelace", given_name="Ada", family_name="Lovelace", birth_date="1815~", death_date="1852-11")
    a_period(ada)
    a_period(ada, live=False)
    a_category(ada, honours=[Honour(title="One"), Honour(title="Two"), Honour(title="Three")])
    a_person("Bob")
    page = admin_client.get(reverse("people:index"))
    text = strip_tags(page.content.decode())
    assert "Lovelace, Ada" in text
    assert "about 1815 – November 1852" in text
    listed = page.context["object_list"]
    assert [(life.title, life.period_count, life.honour_count) for life in listed] == [
        ("Bob", 0, 0),
        ("Ada Lovelace", 2, 3),
    ]


def test_the_counts_of_a_life_leave_out_the_next_one(admin_client):
    first, second = a_person("A"), a_person("B")
    a_period(second)
    listed = {
        life.title: life.period_count for life in admin_client.get(reverse("people:index")).context["object_list"]
    }
    assert listed == {first.title: 0, second.title: 1}


@pytest.mark.parametrize(
    "ordering", ["title", "sort_name", "birth_date_earliest", "period_count", "honour_count", "live"]
)
def test_the_list_is_ordered_up_and_down_with_what_is_not_known_last(admin_client, ordering):
    a_person("Zoe", birth_date="1900")
    a_person("Abe", birth_date="1950")
    a_person("Mia")
    up, down = titles(admin_client, ordering=ordering), titles(admin_client, ordering=f"-{ordering}")
    assert sorted(up) == sorted(down) == ["Abe", "Mia", "Zoe"]
    if ordering == "birth_date_earliest":
        assert (up, down) == (["Zoe", "Abe", "Mia"], ["Abe", "Zoe", "Mia"])


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"status": "draft"}, ["Draft"]),
        ({"status": "live"}, ["Dead", "Faced", "Vague"]),
        ({"status": "changed"}, ["Vague"]),
        ({"portrait": "yes"}, ["Faced"]),
        ({"portrait": "no"}, ["Dead", "Draft", "Vague"]),
        ({"death": "yes"}, ["Dead"]),
        ({"death": "no"}, ["Draft", "Faced", "Vague"]),
        ({"birth_date": "no"}, ["Draft"]),
        ({"born_min": "1855", "born_max": "1856"}, ["Vague"]),
        ({"born_min": "1900"}, ["Faced"]),
        ({"born_max": "1849"}, ["Dead"]),
        ({"born_min": "99999999999"}, []),
        ({"born_min": "1e999"}, []),
        ({"born_min": "nonsense"}, ["Dead", "Draft", "Faced", "Vague"]),
        ({"latest_revision_created_at_from": "2999-01-01"}, []),
        ({"latest_revision_created_at_to": "2999-01-01"}, ["Vague"]),
    ],
)
def test_people_are_filtered(admin_client, query, found):
    a_person("Draft", live=False)
    a_person("Dead", birth_date="1800", death_date="1860")
    a_person("Faced", birth_date="1901-05", portrait=an_image())
    vague = a_person("Vague", birth_date="185X")
    vague.save_revision()
    assert titles(admin_client, **query) == found


def in_french(person: PersonPage, title: str) -> PersonPage:
    french, _made = Locale.objects.get_or_create(language_code="fr")
    page = PersonPage(title=title, slug=person.slug, translation_key=person.translation_key, locale=french)
    return add(people_index("fr"), page)


def test_a_translation_is_not_another_person(admin_client):
    ada = in_french(a_person("Ada", live=False), "Ada la comtesse")
    alone = in_french(PersonPage(slug="colette", translation_key=uuid4()), "Colette")
    assert titles(admin_client) == ["Ada", "Colette"]
    assert titles(admin_client, language="fr") == [ada.title, alone.title]
    assert titles(admin_client, q="comtesse") == [ada.title]
    summary = PeopleSummaryItem(RequestFactory().get("/")).get_context_data({})
    assert summary == {"people": 2, "waiting": 1}


def test_the_dashboard_counts_again_once_a_draft_is_saved(monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(memory, "_kept", OrderedDict())
    monkeypatch.setattr(memory, "_state", lambda: ("nothing public changes", time.time() + 60))
    monkeypatch.setattr(memory, "connection", SimpleNamespace(in_atomic_block=False))
    ada, item = a_person("Ada"), PeopleSummaryItem(RequestFactory().get("/"))
    assert item.get_context_data({}) == {"people": 1, "waiting": 0}
    with django_assert_num_queries(3):
        assert item.get_context_data({}) == {"people": 1, "waiting": 0}
    ada.save_revision()
    assert item.get_context_data({}) == {"people": 1, "waiting": 1}


def test_a_birth_before_a_year_is_found_by_any_earlier_year(admin_client):
    a_person("Ancient", birth_date="[..1700]")
    assert titles(admin_client, born_max="1500") == ["Ancient"]
    assert titles(admin_client, born_min="1701") == []


def test_people_are_found_by_any_of_their_names(admin_client):
    a_person("Viktor Khrapunov", rows={"other_names": [OtherName(text="Виктор Храпунов", kind="native")]})
    a_person("Ada Lovelace")
    for words in ("Khrapunov", "Viktor Khra", "Храпунов", "храпу"):
        assert titles(admin_client, q=words) == ["Viktor Khrapunov"], words
    assert titles(admin_client, q="Khrapunov", status="draft") == []
    assert titles(admin_client, q="Khrapunov", ordering="-period_count") == ["Viktor Khrapunov"]


def test_a_hostile_search_is_answered(admin_client, hostile_text):
    a_person("Ada")
    assert admin_client.get(reverse("people:index"), {"q": hostile_text}).status_code == 200


def test_the_list_is_exported_as_it_is_filtered(admin_client):
    a_person("Ada", birth_date="1815-12-10")
    a_person("Bob", live=False)
    response = admin_client.get(reverse("people:index"), {"export": "csv", "status": "live"})
    rows = list(csv.DictReader(StringIO(b"".join(response.streaming_content).decode())))
    assert [(row["Title"], row["Born"], row["Periods"], row["Published"]) for row in rows] == [
        ("Ada", "1815-12-10", "0", "True")
    ]


def test_listing_three_and_fifty_people_costs_the_same(admin_client):
    url = reverse("people:index")
    for _n in range(3):
        a_full_life(rows=1)
    few = cost(admin_client, url)
    for _n in range(47):
        a_person(birth_date="1900")
    assert cost(admin_client, url) == few


def test_the_dashboard_counts_people_and_what_waits(admin_client):
    a_person("Ada")
    a_person("Bob", live=False)
    text = " ".join(strip_tags(admin_client.get(reverse("wagtailadmin_home")).content.decode()).split())
    assert "2 people (1 with something unpublished)" in text
