"""Many lives at the price of a few: the rows of lives that exist, written again and again under keys of their own.

Whatever a life has in any table is taken along: pages, rows, versions, links, reviews, what search knows of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import copy
from typing import Any
from uuid import uuid4

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import connection, models
from wagtail.models import Page
from wagtail.search.models import IndexEntry

from biography.models import PersonPage

KINDS = [model for model in apps.get_models() if issubclass(model, Page) and model is not Page]
ROWS = [
    model
    for model in apps.get_app_config("biography").get_models()
    if model not in KINDS and any(field.name == "page" for field in model._meta.local_concrete_fields)
]


def multiply(people: Sequence[PersonPage], times: int) -> None:
    """Gives each life, as it is in its own language, so many twins beneath the same list of people."""
    parent = Page.objects.get(pk=people[0].get_parent().pk)
    twins: list[Page] = []
    pairs: list[tuple[int, int, Page]] = []  # which twin, whose, what
    for number in range(parent.numchild + 1, parent.numchild + 1 + len(people) * times):
        person = people[number % len(people)]
        path = Page._get_path(parent.path, parent.depth + 1, number)
        for page in Page.objects.filter(path__startswith=person.path).order_by("path"):
            twins.append(_beneath(page, person, path, number))
            pairs.append((number, page.pk, twins[-1]))
    for twin, (key,) in zip(twins, _insert(Page, twins, answer=True), strict=True):
        twin.pk = key
    new: dict[int, dict[int, int]] = {}
    for number, old, twin in pairs:
        new.setdefault(number, {})[old] = twin.pk
    for model in (*KINDS, *ROWS):
        owner = "pk" if model in KINDS else "page"
        rows = {n: list(model._base_manager.filter(**{f"{owner}__in": keys})) for n, keys in new.items()}
        _insert(model, [_of_twin(row, new[number]) for number, found in rows.items() for row in found])
    _insert(IndexEntry, list(_index_entries(new)))
    Page.objects.filter(pk=parent.pk).update(numchild=parent.numchild + len(people) * times)


def _beneath(page: Page, person: PersonPage, path: str, number: int) -> Page:
    twin = copy(page)
    twin.path = path + page.path[len(person.path) :]
    twin.slug = f"{page.slug}-{number}" if page.pk == person.pk else page.slug
    twin.url_path = page.url_path.replace(f"/{person.slug}/", f"/{person.slug}-{number}/")
    twin.translation_key, twin.latest_revision, twin.live_revision = uuid4(), None, None
    return twin


def _of_twin(row: Any, new: dict[int, int]) -> Any:
    twin = copy(row)
    for field in row._meta.local_concrete_fields:
        value = getattr(row, field.attname)
        if isinstance(field, models.ForeignKey) and issubclass(field.related_model, Page):
            setattr(twin, field.attname, new.get(value, value))
        elif isinstance(field, models.UUIDField) and value:
            setattr(twin, field.attname, uuid4())
    return twin


def _index_entries(new: dict[int, dict[int, int]]) -> Iterator[IndexEntry]:
    types = ContentType.objects.get_for_models(*KINDS).values()
    for keys in new.values():
        for entry in IndexEntry.objects.filter(content_type__in=types, object_id__in=[str(key) for key in keys]):
            entry.object_id = str(keys[int(entry.object_id)])
            yield entry


def _insert(model: type[models.Model], rows: list[Any], *, answer: bool = False) -> list[tuple[Any, ...]]:
    """Written to the table of this model alone, as ``bulk_create`` does not for models that inherit tables."""
    fields = [field for field in model._meta.local_concrete_fields if not isinstance(field, models.AutoField)]
    keys: list[tuple[Any, ...]] = []
    size = connection.features.max_query_params or 10_000
    step = max(1, min(size, 10_000) // len(fields))
    for first in range(0, len(rows), step):
        batch, manager = rows[first : first + step], model._base_manager
        returned = [model._meta.pk] if answer else None
        keys += manager._insert(batch, fields=fields, returning_fields=returned, using=connection.alias, raw=True) or []
    return keys
