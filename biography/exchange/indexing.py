"""New pages and register entries → the search index and the index of references, many at a time.

What comes in is what Wagtail makes of each when it is saved, by Wagtail's own code. That code asks the database for
what every block refers to; here it finds the primary keys alone, which is all that it takes from there.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from functools import cache
from types import SimpleNamespace
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection, models
from django.utils.translation import get_language
from modelsearch.backends import get_search_backends
from modelsearch.index import FilterField
from wagtail.blocks import Block, ChoiceBlock, ListBlock, StreamBlock, StructBlock
from wagtail.blocks.field_block import ChooserBlock
from wagtail.fields import StreamField
from wagtail.models import ReferenceIndex


def index_new(model: type[models.Model], objects: Sequence[Any]) -> None:
    """Index objects of one model that have just been written, with their child rows in memory."""
    if not objects:
        return
    for backend in get_search_backends(with_auto_update=True):
        backend.add_bulk(model, [_Searched(each) for each in objects])
    if ReferenceIndex.is_indexed(model):
        _write_references(model, objects)


def _write_references(model: type[models.Model], objects: Sequence[Any]) -> None:
    """Rows of the index of references: some two hundred a life, too many to make a model instance of each."""
    fields = [field for field in ReferenceIndex._meta.concrete_fields if not field.primary_key]
    own = ContentType.objects.get_for_model(model, for_concrete_model=False).pk
    base = ReferenceIndex._get_base_content_type(model).pk
    rows = []
    for each in objects:
        for to_type, to, model_path, content_path in sorted(set(ReferenceIndex._extract_references_from_object(each))):
            values = {
                "content_type": own,
                "base_content_type": base,
                "object_id": str(each.pk),
                "to_content_type": to_type,
                "to_object_id": to,
                "model_path": model_path,
                "content_path": content_path,
                "content_path_hash": ReferenceIndex._get_content_path_hash(content_path),
            }
            rows.append([field.get_db_prep_save(values[field.name], connection) for field in fields])
    columns = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    table = connection.ops.quote_name(ReferenceIndex._meta.db_table)
    places = ", ".join(["%s"] * len(fields))
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES ({places})", rows)  # noqa: S608  # names of ours


class _Searched:
    """Stands for an object in the search index: each of its texts is made once, not once for each column there."""

    def __init__(self, instance: Any) -> None:
        self.pk, self._instance = instance.pk, instance
        self.search_fields: list[Any] = []
        for field in instance.get_search_fields():
            if field.field_name == "folded_words":
                # They come last, and are made of all other texts.
                self.search_fields.append(_with_value(field, type(instance).folded_words(self)))
            elif not isinstance(field, FilterField):
                self.search_fields.append(_with_value(field, field.get_value(instance)))

    def get_search_fields(self) -> list[Any]:
        return self.search_fields

    def __getattr__(self, name: str) -> Any:
        return getattr(self._instance, name)


def _with_value(field: Any, value: Any) -> Any:
    field = copy(field)
    field.get_value = lambda _instance: value
    return field


def without_lookups(instance: models.Model) -> None:
    """From now on the streams of this page or row name what they refer to by primary key, and fetch nothing."""
    for field in _streams(type(instance)):
        instance.__dict__[field.name].stream_block = _light(field, get_language())


@cache
def _streams(model: type[models.Model]) -> list[StreamField]:
    return [field for field in model._meta.fields if isinstance(field, StreamField)]


@cache
def _light(field: StreamField, language: str) -> Block:
    """For each language its own: the words of choices are searched for."""
    return _light_block(field.stream_block)


def _light_block(block: Block) -> Block:
    """The same block, whose choosers answer objects that have nothing but their primary key.

    What it makes anew for every value, it makes once: what stands for a value that is missing, the words of choices.
    """
    light: Any = copy(block)
    light.get_default = cache(block.get_default)
    if isinstance(light, ChooserBlock):
        light.to_python = lambda pk: None if pk is None else SimpleNamespace(pk=pk)
        light.bulk_to_python = lambda pks: [light.to_python(pk) for pk in pks]
    elif isinstance(light, StructBlock | StreamBlock):
        light.child_blocks = {name: _light_block(child) for name, child in light.child_blocks.items()}
    elif isinstance(light, ChoiceBlock):
        light.get_searchable_content = cache(block.get_searchable_content)
    elif isinstance(light, ListBlock):
        light.child_block = _light_block(light.child_block)
    return light
