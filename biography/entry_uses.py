"""Who uses an entry of a register, in what is published and in what is being written; and what uses another instead.

What is published is in Wagtail's index of references. Drafts are not: they are looked through, as JSON.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, ProtectedError, QuerySet, TextField
from django.db.models.functions import Cast
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from modelcluster.models import get_all_child_relations
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.models import Page, ReferenceIndex, Revision
from wagtail.snippets.blocks import SnippetChooserBlock

from biography.models.listed_name import ListedName

NAMED = 5


class EntryInUse(ProtectedError):
    """An entry that something refers to is not deleted: what refers to it would lose a place, a source … in silence."""


def refuse_deletion(instance: Any, **_signal: Any) -> None:
    """Listens to ``pre_delete`` of the entries of registers."""
    if users := users_of(instance):
        raise EntryInUse(refusal(instance, users), set(users))


def refusal(entry: Any, users: list[Model]) -> str:
    """Who uses an entry, and what to do instead of deleting it."""
    names = ", ".join(_("“%(text)s”") % {"text": name_of(user)} for user in users[:NAMED])
    if len(users) > NAMED:
        names = _("%(names)s and others") % {"names": names}
    return ngettext(
        "“%(entry)s” was not deleted: %(count)s page or entry uses it (%(names)s). Merge it into another entry "
        "instead.",
        "“%(entry)s” was not deleted: %(count)s pages and entries use it (%(names)s). Merge it into another entry "
        "instead.",
        len(users),
    ) % {"entry": entry, "count": len(users), "names": names}


def name_of(user: Any) -> str:
    return user.get_admin_display_title() if isinstance(user, Page) else str(user)


def users_of(entry: Any) -> list[Model]:
    """The pages and entries that refer to an entry, published or in their latest draft."""
    found: dict[Any, set[int]] = {}
    references = ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(type(entry)), to_object_id=str(entry.pk)
    )
    for content_type, pk in references.values_list("content_type", "object_id").distinct():
        model = ContentType.objects.get_for_id(content_type).model_class()
        if model is not None:
            found.setdefault(Page if issubclass(model, Page) else model, set()).add(int(pk))
    drafts = revisions_with(entry).filter(
        pk__in=Page.objects.filter(has_unpublished_changes=True).values("latest_revision")
    )
    found.setdefault(Page, set()).update(int(draft.object_id) for draft, _content in drafts_that_use(drafts, entry))
    return [user for model, pks in found.items() for user in model._default_manager.filter(pk__in=pks).order_by("pk")]


def revisions_with(entry: Any) -> QuerySet:
    """The revisions of pages in whose JSON the number of an entry stands where one of its register may stand."""
    names = "|".join(sorted({field.name for _model, field in columns_to(type(entry))} | set(choosers_of(type(entry)))))
    content = Revision.objects.filter(base_content_type=ContentType.objects.get_for_model(Page))
    # Within a StreamField, which is JSON in JSON, the quotation marks are escaped.
    return content.annotate(text=Cast("content", TextField())).filter(text__regex=rf'"({names})\\?": ?{entry.pk}[^0-9]')


def drafts_that_use(revisions: QuerySet, entry: Any, instead: int | None = None) -> Iterator[tuple[Revision, Any]]:
    """Those of these revisions that do refer to an entry, with their content, in which ``instead`` takes its place."""
    for revision in revisions.select_related("content_type").iterator(chunk_size=100):
        content = revision.content
        if replace_in(revision.content_type.model_class(), content, type(entry), entry.pk, instead):
            yield revision, content


def columns_to(register: Any) -> list[tuple[Any, Any]]:
    """Every model and its foreign key to a register, but the places of its names in alphabets, which are derived."""
    return [
        (model, field)
        for model in apps.get_models()
        for field in model._meta.local_concrete_fields
        if field.related_model is register and not issubclass(model, ListedName)
    ]


def streams_with(register: Any) -> dict[Any, list[StreamField]]:
    """Every model with StreamFields in which an entry of a register can be chosen."""
    found: dict[Any, list[StreamField]] = {}
    for model in apps.get_models():
        for field in model._meta.local_concrete_fields:
            if isinstance(field, StreamField) and any(_choosers(field.stream_block, register)):
                found.setdefault(model, []).append(field)
    return found


def choosers_of(register: Any) -> set[str]:
    """The names of the blocks in which an entry of a register is chosen."""
    return {
        name for fields in streams_with(register).values() for field in fields
        for name in _choosers(field.stream_block, register)
    }  # fmt: skip


def _choosers(block: Any, register: Any, name: str = "value") -> Iterator[str]:
    if isinstance(block, SnippetChooserBlock):
        if block.target_model is register:
            yield name
    elif isinstance(block, blocks.ListBlock):
        yield from _choosers(block.child_block, register)
    else:
        for name, child in getattr(block, "child_blocks", {}).items():
            yield from _choosers(child, register, "value" if isinstance(block, blocks.StreamBlock) else name)


def replace_in(model: Any, content: Any, register: Any, old: int, new: int | None) -> bool:
    """Put ``new`` in the place of ``old`` in a revision's content of a model; answer whether ``old`` was there."""
    found = False
    for field in model._meta.concrete_fields:
        value = content.get(field.name)
        if field.related_model is register and value == old:
            content[field.name], found = new, True
        elif isinstance(field, StreamField) and value:
            raw = json.loads(value) if isinstance(value, str) else value
            if replace_in_blocks(field.stream_block, raw, register, old, new):
                content[field.name], found = json.dumps(raw) if isinstance(value, str) else raw, True
    for relation in get_all_child_relations(model):
        for row in content.get(relation.get_accessor_name()) or ():
            found |= replace_in(relation.related_model, row, register, old, new)
    return found


def replace_in_blocks(block: Any, raw: Any, register: Any, old: int, new: int | None) -> bool:
    """The same in the raw value of a StreamField or of a block in it that holds others."""
    found = False
    for holder, at, child in _children(block, raw):
        if isinstance(child, SnippetChooserBlock):
            if child.target_model is register and holder[at] == old:
                holder[at], found = new, True
        else:
            found |= replace_in_blocks(child, holder[at], register, old, new)
    return found


def _children(block: Any, raw: Any) -> Iterator[tuple[Any, Any, Any]]:
    """What holds each value within a block's raw value, at which place, and the block that it is a value of."""
    if isinstance(block, blocks.StreamBlock) and isinstance(raw, list):
        for item in raw:
            if isinstance(item, dict) and item.get("type") in block.child_blocks:
                yield item, "value", block.child_blocks[item["type"]]
    elif isinstance(block, blocks.ListBlock) and isinstance(raw, list):
        for at, item in enumerate(raw):
            named = isinstance(item, dict) and item.get("type") == "item"
            yield (item, "value", block.child_block) if named else (raw, at, block.child_block)
    elif isinstance(block, blocks.StructBlock) and isinstance(raw, dict):
        for name, child in block.child_blocks.items():
            if name in raw:
                yield raw, name, child


def objects_with(entry: Any, model: Any) -> set[int]:
    """Primary keys of the objects of a model, rows of pages included, that may have the entry in a StreamField."""
    references = ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(type(entry)), to_object_id=str(entry.pk)
    )
    owners = {int(pk) for pk in references.values_list("object_id", flat=True).distinct()}
    owner = "page" if any(field.name == "page" for field in model._meta.fields) else "pk"
    return set(model._base_manager.filter(**{f"{owner}__in": owners}).values_list("pk", flat=True))
