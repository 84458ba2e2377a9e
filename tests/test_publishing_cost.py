"""What saving and publishing a life costs: some queries a row, and each index written once."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import ReferenceIndex
from wagtail.search.backends import get_search_backend

from biography.models import Education, PersonPage
from tests.factories import a_full_life, a_person, an_organisation

pytestmark = pytest.mark.django_db

RELATIONS = 5
"""Of a full life, each with as many rows as it is asked for."""


def queries_of_publishing(person: PersonPage, title: str) -> CaptureQueriesContext:
    draft = PersonPage.objects.get(pk=person.pk)
    draft.title = title
    with CaptureQueriesContext(connection) as queries:
        draft.save_revision().publish()
    return queries


def test_publishing_takes_some_queries_a_row():
    few, many = a_full_life("Few", rows=1), a_full_life("Many", rows=5)
    costs = []
    for person in (few, many):
        queries_of_publishing(person, "Warm")
        costs.append(len(queries_of_publishing(person, "Published")))
    # Wagtail reads a row from the revision, asks whether what it refers to is there, writes it, and asks for what it
    # cites. Before, its index of references was written anew after each: forty queries a row, more with each row.
    assert (costs[1] - costs[0]) / (4 * RELATIONS) <= 9, costs


def test_references_are_indexed_once_and_all_of_them():
    person = a_full_life(rows=3)
    queries = queries_of_publishing(person, "Published")
    asked = [
        query["sql"] for query in queries if query["sql"].startswith("SELECT") and "referenceindex" in query["sql"]
    ]
    assert len(asked) == 1
    page = PersonPage.objects.get(pk=person.pk)
    found = set(ReferenceIndex.get_references_for_object(page).values_list("to_object_id", "content_path"))
    ReferenceIndex.create_or_update_for_object(page)
    assert found == set(ReferenceIndex.get_references_for_object(page).values_list("to_object_id", "content_path"))
    assert len(found) >= 3 * RELATIONS


def test_what_is_published_is_found_and_where_it_is_used_is_known():
    person, school = a_person("Ada"), an_organisation("University of Turin")
    person.education = [Education(institution="Turin", qualification="Geometer", organisation=school)]
    person.save_revision().publish()
    assert list(get_search_backend().search("geometer", PersonPage.objects.all())) == [person]
    assert [used.object_id for used in ReferenceIndex.get_references_to(school)] == [str(person.pk)]


def test_a_draft_writes_no_index_of_what_is_published():
    person = PersonPage.objects.get(pk=a_full_life(rows=1).pk)
    person.description = "Somebody else"
    with CaptureQueriesContext(connection) as queries:
        person.save_revision()
    written = [query["sql"] for query in queries if not query["sql"].startswith(("SELECT", "SAVEPOINT", "RELEASE"))]
    assert not [sql for sql in written if "referenceindex" in sql or "indexentry" in sql]
    assert not get_search_backend().search("somebody else", PersonPage.objects.all())
