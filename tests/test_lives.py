"""Whole lives in one statement: the same rows as the ORM fetches one table at a time."""

from decimal import Decimal
from typing import Any

import pytest

from biography.lives import RELATIONS, with_parts
from biography.models import CareerPeriodPage, HonourCategoryPage, PersonPage, Place
from biography.prepared import Among, Kind, made, prepared
from tests.factories import a_full_life, a_place

pytestmark = pytest.mark.django_db


def columns(instance: Any) -> dict[str, Any]:
    found = {field.attname: getattr(instance, field.attname) for field in instance._meta.concrete_fields}
    return {name: list(value.raw_data) if hasattr(value, "raw_data") else value for name, value in found.items()}


def fetched(pages: list[Any]) -> list[dict[str, Any]]:
    """The columns of the pages, and of their rows in order."""
    rows = (row for page in pages for name in RELATIONS[type(page)].values() for row in getattr(page, name).all())
    return [columns(one) for one in (*pages, *rows)]


def test_pages_and_rows_have_the_types_and_the_order_that_the_orm_gives_them():
    people = [a_full_life(rows=2), a_full_life(rows=3)]
    keys = [person.pk for person in people]
    known = list(PersonPage.objects.filter(pk__in=keys).for_document().order_by("pk"))
    parts = with_parts(known)
    for person in known:
        expected = [PersonPage.objects.get(pk=person.pk)]
        for model in (CareerPeriodPage, HonourCategoryPage):
            expected += model.objects.parts_of([person])
        assert fetched([person, *parts[person.pk]]) == fetched(expected)


def test_decimals_are_exact_and_an_empty_list_finds_nothing():
    place = a_place(latitude=Decimal("43.238949"))
    statement = prepared(Kind("place", Place.objects.filter(Among("pk", "places"))))
    [(kind, values)] = statement.rows(places={place.pk})
    assert (kind, made(Place, values).latitude) == ("place", Decimal("43.238949"))
    assert list(statement.rows(places=set())) == []
