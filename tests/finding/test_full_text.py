"""Search by relevance where more pages have the word than are ranked."""

from __future__ import annotations

from typing import Any

import pytest
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from biography.full_text import hits
from biography.models import PersonPage
from tests.factories import a_person, make_private

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> list[str]:
    """Six who have the word in their texts, and after them two who have it in their names."""
    for number in range(6):
        a_person(f"Person {number}", description="Trader in quartz")
    make_private(PersonPage.objects.get(title="Person 4"))
    a_person("Quartz One")
    a_person("Two Quartz Two", description="Miner")
    return ["Person 0", "Person 1", "Person 2", "Person 3", "Person 5", "Quartz One", "Two Quartz Two"]


def found(part: slice = slice(None), **options: Any) -> list[Any]:
    pages = Page.objects.live().public()
    return list(get_search_backend().search("quartz", pages, **options)[part])


@pytest.mark.parametrize("ranked", [1, 3, 6, 1000])
def test_each_is_found_once_and_the_titles_first(people: list[str], ranked: int, monkeypatch: Any) -> None:
    monkeypatch.setattr(hits, "RANKED", ranked)
    titles = [page.title for page in found()]
    assert sorted(titles) == people
    # With one alone ranked, only the first of the titles is known to be one.
    assert set(titles[: min(ranked, 2)]) <= {"Quartz One", "Two Quartz Two"}


@pytest.mark.parametrize("ranked", [1, 3, 1000])
def test_pages_of_hits_follow_each_other(people: list[str], ranked: int, monkeypatch: Any) -> None:
    monkeypatch.setattr(hits, "RANKED", ranked)
    whole = [page.title for page in found()]
    parts = [page.title for start in range(0, 8, 2) for page in found(slice(start, start + 2))]
    assert parts == whole


def test_a_score_is_told_of_hits_that_are_not_ranked(people: list[str], monkeypatch: Any) -> None:
    monkeypatch.setattr(hits, "RANKED", 2)
    pages = get_search_backend().search("quartz", Page.objects.live().public()).annotate_score("score")
    scores = [page.score for page in pages]
    assert len(scores) == len(people)
    assert all(scores)


def test_fields_that_are_named_are_the_only_ones_looked_at(people: list[str], monkeypatch: Any) -> None:
    monkeypatch.setattr(hits, "RANKED", 1)
    assert {page.title for page in found(fields=["title"])} == {"Quartz One", "Two Quartz Two"}


def test_few_hits_take_no_query_for_titles(people: list[str], django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(4):  # restrictions, entries, which of them are searched, the pages
        found()
