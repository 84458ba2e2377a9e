"""Lists of all lives see the same pages as a look at one page does, however many keep others from the public."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction, Site

from biography import indexes, visibility
from biography.models import CareerPeriodPage, PersonPage
from biography.visibility import closing_pages, how_many, visible, visible_of_all
from tests.factories import a_period, a_person


@pytest.fixture
def mixed(db):
    """Lives that are public, unpublished, expired, restricted, and such with one such part; all have a public part."""
    people = {name: a_person(name) for name in ("Open", "Draft", "Expired", "Private", "Parts")}
    for person in people.values():
        a_period(person, slug="post")
    Page.objects.filter(pk=people["Draft"].pk).update(live=False)
    Page.objects.filter(pk=people["Expired"].pk).update(expire_at=timezone.now() - timedelta(hours=1))
    PageViewRestriction.objects.create(page=people["Private"], restriction_type=PageViewRestriction.LOGIN)
    parts = [a_period(people["Parts"], slug=slug) for slug in ("draft", "expired", "private")]
    Page.objects.filter(pk=parts[0].pk).update(live=False)
    Page.objects.filter(pk=parts[1].pk).update(expire_at=timezone.now() - timedelta(hours=1))
    PageViewRestriction.objects.create(page=parts[2], restriction_type=PageViewRestriction.LOGIN)
    return people


@pytest.mark.parametrize("named", [500, 0])
def test_a_list_of_all_shows_what_is_visible_and_no_more(mixed, monkeypatch, named):
    monkeypatch.setattr(visibility, "MOST_CLOSING", named)
    for model in (Page, PersonPage, CareerPeriodPage):
        seen = set(visible_of_all(model.objects.all()).values_list("pk", flat=True))
        assert seen == set(visible(model.objects.all()).values_list("pk", flat=True))
    assert set(PersonPage.objects.visible_of_all().values_list("title", flat=True)) == {"Open", "Parts"}


@pytest.mark.parametrize("named", [500, 0])
def test_pages_are_counted_without_a_look_at_them_and_rightly(mixed, monkeypatch, named):
    monkeypatch.setattr(visibility, "MOST_CLOSING", named)
    root = Site.objects.get().root_page
    for model in (Page, PersonPage, CareerPeriodPage):
        pages = visible(model.objects.all()).descendant_of(root, inclusive=True)
        assert how_many(model, root, closing_pages()) == pages.count()
    assert PersonPage.objects.visible_of_all().how_many() == 2


def test_what_is_closed_is_asked_once(mixed, django_assert_num_queries):
    with django_assert_num_queries(1):
        closing = closing_pages()
    with django_assert_num_queries(0):
        visible_of_all(PersonPage.objects.all(), closing=closing)


def test_a_draft_without_parts_closes_nothing(db):
    Page.objects.filter(pk=a_person("Draft").pk).update(live=False)
    assert closing_pages() == []


def test_the_indexes_that_no_migration_makes_are_there(db):
    tables = {table for table, _columns, _condition in indexes.INDEXES.values()}
    with connection.cursor() as cursor:
        there = {name for table in tables for name in connection.introspection.get_constraints(cursor, table)}
    assert there >= indexes.INDEXES.keys()


def test_sqlite_reads_lists_of_people_by_the_index_of_their_order(db):
    """It keeps no statistics, and would begin with all live pages or all pages of a language."""
    plan = PersonPage.objects.visible_of_all().originals().for_cards().in_alphabet()[:60].explain()
    assert connection.vendor != "sqlite" or "USING INDEX listedperson_in_order" in plan


def test_sqlite_counts_people_without_reading_them(db):
    kind = ContentType.objects.get_for_model(PersonPage)
    live = Page.objects.order_by().filter(live=True, content_type=kind, path__range=("0001", "0002"))
    plan = live.values("path").explain()
    assert connection.vendor != "sqlite" or "USING COVERING INDEX biography_live_pages" in plan
