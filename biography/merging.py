"""Two entries of a register that are one: all that refers to the one refers to the other from then on."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.blocks import StreamValue
from wagtail.log_actions import log
from wagtail.models import Page, ReferenceIndex

from biography.due_versions import make_due
from biography.entry_uses import (
    columns_to,
    drafts_that_use,
    objects_with,
    replace_in_blocks,
    revisions_with,
    streams_with,
    users_of,
)
from biography.models import FormerKey
from biography.models.former_key import of_register
from biography.models.life_page import LifePage
from biography.shared_entries import LONGEST_NAME, lives_that_use


@transaction.atomic
def merge(entry: Any, into: Any, editor: Any = None) -> int:
    """Move every reference to an entry to another of its register and delete it; answer how many pages and entries.

    Published pages, their rows and blocks, drafts and older revisions. The key goes on leading to ``into``; the lives
    get a version each. Raises ValueError where the two cannot be one.
    """
    register = type(entry)
    if type(into) is not register or into.pk == entry.pk:
        raise ValueError("An entry is merged into another of the same register.")
    # Two who merge at once: the second finds the entry gone.
    locked = register._default_manager.select_for_update().filter(pk__in=[entry.pk, into.pk])
    entries = {each.pk: each for each in locked.order_by("pk")}
    entry, into = entries[entry.pk], entries[into.pk]
    lives, users = lives_that_use(entry), users_of(entry)
    _move_columns(entry, into)
    _move_blocks(entry, into)
    for revision, content in drafts_that_use(revisions_with(entry), entry, into.pk):
        type(revision).objects.filter(pk=revision.pk).update(content=content)
    for user in users:
        _index(user)
    _keep_names(entry, into)
    _keep_key(entry, into)
    name, key = str(entry), entry.key
    entry.delete()
    make_due(lives, key=key, reason=_reason(name, into))
    log(into, "biography.merge_entry", user=editor, data={"key": key, "name": name, "used": len(users)})
    return len(users)


def _move_columns(entry: Any, into: Any) -> None:
    for model, field in columns_to(type(entry)):
        model._base_manager.filter(**{field.name: entry}).update(**{field.name: into})


def _move_blocks(entry: Any, into: Any) -> None:
    for model, fields in streams_with(type(entry)).items():
        for each in model._base_manager.filter(pk__in=objects_with(entry, model)).iterator(chunk_size=100):
            changed = {}
            for field in fields:
                raw = list(getattr(each, field.name).raw_data)
                if replace_in_blocks(field.stream_block, raw, type(entry), entry.pk, into.pk):
                    changed[field.name] = StreamValue(field.stream_block, raw, is_lazy=True)
            if changed:
                model._base_manager.filter(pk=each.pk).update(**changed)


def _index(user: Any) -> None:
    """What refers to what, and by which words the page is found."""
    user = user.specific if isinstance(user, Page) else type(user)._default_manager.get(pk=user.pk)
    ReferenceIndex.create_or_update_for_object(user)
    if isinstance(user, LifePage):
        user.keep_findable(whole=False)


def _keep_names(entry: Any, into: Any) -> None:
    """Whoever looks for the name that is given up finds the other."""
    if not hasattr(into, "other_names"):
        return
    known = {line.strip().casefold() for line in [into.name, *into.other_names.splitlines()]}
    more = [
        line.strip()
        for line in [entry.name, *entry.other_names.splitlines()]
        if line.strip() and line.strip().casefold() not in known
    ]
    if more:
        into.other_names = "\n".join([*into.other_names.splitlines(), *dict.fromkeys(more)])
        into.save()


def _keep_key(entry: Any, into: Any) -> None:
    of_register(type(entry)).filter(entry_id=entry.pk).update(entry_id=into.pk)
    FormerKey.objects.create(register=entry._meta.model_name, key=entry.key, entry_id=into.pk)


def _reason(name: str, into: Any) -> str:
    with translation.override(settings.LANGUAGE_CODE):
        return _("The entry “%(name)s” in the register of %(register)s was merged into “%(into)s”.") % {
            "name": name[:LONGEST_NAME],
            "register": into._meta.verbose_name_plural,
            "into": str(into)[:LONGEST_NAME],
        }
