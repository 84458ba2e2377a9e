"""Whole lives in one statement: the rows of people, their posts and honours, and the rows of those.

It joins nothing that ``querysets.py`` does not: the querysets are from there. Fetched one by one, as prefetching does,
they took eleven statements, and writing these took longer than reading the rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache, reduce
from operator import or_
from typing import Any

from django.db.models import IntegerField, Q, QuerySet
from modelcluster.models import get_all_child_relations
from wagtail.models import Page

from biography.models import CareerPeriodPage, HonourCategoryPage, PersonPage
from biography.models.row import Row
from biography.prepared import Among, Given, Kind, Statement, fields_of, made, prepared
from biography.visibility import parts_within

PARTS: dict[str, Any] = {"period": CareerPeriodPage, "category": HonourCategoryPage}
PAGE = ("id", "path", "depth", "translation_key", "locale_id", "live", "title", "slug", "content_type_id", "url_path")


def with_parts(people: Sequence[PersonPage]) -> dict[int, list[Any]]:
    """The public parts of these people, by the primary key of the person, in tree order; and on all of them their rows.

    Parts come with what documents show of them, their register entries apart (``References``). Rows lie where
    prefetching would have put them. One statement, however many people.
    """
    return _found(people, whole=True)


def with_rows(people: Sequence[PersonPage]) -> dict[int, list[Any]]:
    """The same without the parts, where the life alone is asked for."""
    return _found(people, whole=False)


def _found(people: Sequence[PersonPage], *, whole: bool) -> dict[int, list[Any]]:
    parts: dict[int, list[Any]] = {person.pk: [] for person in people}
    owners = {person.path: person for person in people if person.path}
    if not owners:
        return parts
    given: dict[str, Any] = {"people": [person.pk for person in owners.values()]}
    for number, person in enumerate(owners.values()):
        given[f"first{number}"], given[f"last{number}"] = Page._get_children_path_interval(person.path)
        given[f"depth{number}"] = person.depth + 1
    rows: dict[tuple[str, int], list[Any]] = {}
    found: list[Any] = []
    for kind, columns in _statement(len(owners) if whole else 0).rows(**given):
        if model := PARTS.get(kind):
            found.append(made(model, columns, part_columns(model)))
        else:
            row = made(ROWS[kind], columns)
            rows.setdefault((kind, row.page_id), []).append(row)
    for page in sorted(found, key=lambda page: (isinstance(page, HonourCategoryPage), page.path)):
        person = owners[page.path[: -page.steplen]]
        if page.locale_id == person.locale_id:
            page._state.fields_cache["locale"] = person.locale
        parts[person.pk].append(page)
    for page in (*owners.values(), *found):
        _give_rows(page, rows)
    return parts


def _give_rows(page: Any, rows: dict[tuple[str, int], list[Any]]) -> None:
    """What Django keeps of prefetched relations, on a page."""
    fetched = page.__dict__.setdefault("_prefetched_objects_cache", {})
    for kind, relation in RELATIONS[type(page)].items():
        own = rows.get((kind, page.pk), [])
        own.sort(key=lambda row: (row.sort_order or 0, row.pk))
        for row in own:
            row._state.fields_cache["page"] = page
        fetched[relation] = QuerySet(ROWS[kind])
        fetched[relation].__dict__.update({"_result_cache": own, "_prefetch_done": True})


def _relations(model: Any) -> dict[str, str]:
    """Kind of row → name of the relation, for the rows of a kind of page."""
    found = (relation for relation in get_all_child_relations(model) if issubclass(relation.related_model, Row))
    return {relation.related_model._meta.model_name: relation.get_accessor_name() for relation in found}


RELATIONS: dict[Any, dict[str, str]] = {model: _relations(model) for model in (PersonPage, *PARTS.values())}
ROWS: dict[str, Any] = {
    relation.related_model._meta.model_name: relation.related_model
    for model in RELATIONS
    for relation in get_all_child_relations(model)
    if issubclass(relation.related_model, Row)
}


@lru_cache(maxsize=2)
def part_columns(model: Any) -> tuple[str, ...]:
    """Its own columns, and of those that every page has what documents show."""
    own = [field.attname for field in model._meta.local_concrete_fields]
    return tuple(field.attname for field in fields_of(model, (*PAGE, *own)))


@lru_cache(maxsize=128)
def _statement(people: int) -> Statement:
    """The rows of any number of people, and so many people's parts."""
    kinds = []
    ranges = [
        ((Given(f"first{number}"), Given(f"last{number}")), Given(f"depth{number}", IntegerField()))
        for number in range(people)
    ]
    for name, model in PARTS.items() if people else ():
        kinds.append(Kind(name, parts_within(model._default_manager.all(), ranges), part_columns(model)))
        within = reduce(or_, (Q(page__path__range=interval) for interval, _depth in ranges))
        kinds += (Kind(kind, ROWS[kind]._default_manager.filter(within)) for kind in RELATIONS[model])
    of_people = (
        Kind(kind, ROWS[kind]._default_manager.filter(Among("page_id", "people"))) for kind in RELATIONS[PersonPage]
    )
    return prepared(*kinds, *of_people)
