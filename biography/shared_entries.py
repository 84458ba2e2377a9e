"""What lives share is changed in one place: every life that uses it gets a version, since its page says something else.

Entries of the registers and images are meant. Which lives use one is asked of the index of references, in the
transaction that changes it; the few get their versions as soon as it is done, many have to wait for the next
``manage.py record_versions``, which housekeeping calls every minute.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import IntegerField
from django.db.models.functions import Cast, Length, Substr
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.log_actions import get_active_log_context
from wagtail.models import Page, ReferenceIndex

from biography import versions
from biography.models import DueVersion, LifeVersion, Office, Organisation, PersonPage, PortalImage
from biography.references import REGISTERS, columns_of_entries

logger = logging.getLogger(__name__)

SHARED: tuple[Any, ...] = (*REGISTERS.values(), PortalImage)
AT_ONCE = 10
"""Lives; each takes a tenth of a second or two."""
LONGEST_NAME = 100


def after_edit(instance: Any, created: bool = False, raw: bool = False, **_signal: Any) -> None:
    """An entry or image was saved."""
    if not (created or raw):
        _make_due(instance, gone=False)


def before_deletion(instance: Any, **_signal: Any) -> None:
    _make_due(instance, gone=True)


def _make_due(entry: Any, *, gone: bool) -> None:
    lives = lives_that_use(entry)
    few = len(lives) <= AT_ONCE
    if not lives or (few and versions.hold(lives)):
        return
    editor = get_active_log_context().user
    due = DueVersion(
        key=str(entry.key), reason=reason_of(entry, gone=gone), editor=editor if editor and editor.pk else None
    )
    columns = ["key", "reason", "editor"]
    said = {name: getattr(due, name) for name in columns}
    DueVersion.objects.bulk_create(
        (DueVersion(page_id=pk, **said) for pk in sorted(lives)),
        update_conflicts=True,
        unique_fields=["page"],
        update_fields=columns,
        batch_size=500,
    )
    if few:
        transaction.on_commit(lambda: settle(DueVersion.objects.filter(page__in=lives)))


def reason_of(entry: Any, *, gone: bool) -> str:
    """Why there is a new version, in the portal's first language, as all that is kept for readers."""
    register = entry._meta.verbose_name_plural
    with translation.override(settings.LANGUAGE_CODE):
        if isinstance(entry, PortalImage):
            said = _("The image “%(name)s” was deleted.") if gone else _("The image “%(name)s” was changed.")
        elif gone:
            said = _("The entry “%(name)s” in the register of %(register)s was deleted.")
        else:
            said = _("The entry “%(name)s” in the register of %(register)s was changed.")
        return said % {"name": str(entry)[:LONGEST_NAME], "register": register}


def lives_that_use(entry: Any) -> set[int]:
    """Primary keys of the lives that refer to an entry or image, or to an office or organisation that does."""
    entries = {type(entry): {entry.pk}}
    # In this order: offices refer to organisations, and both to places.
    for model in (Organisation, Office):
        for _name, column, register in columns_of_entries(model):
            if above := entries.get(REGISTERS[register]):
                found = model.objects.filter(**{f"{column}__in": above}).values_list("pk", flat=True)
                entries.setdefault(model, set()).update(found)
    return set().union(*(_lives_that_name(model, sorted(pks)) for model, pks in entries.items()))


def _lives_that_name(model: Any, pks: list[int]) -> set[int]:
    found: set[int] = set()
    types = ContentType.objects
    for start in range(0, len(pks), 500):
        references = ReferenceIndex.objects.filter(
            base_content_type=types.get_for_model(Page),
            to_content_type=types.get_for_model(model),
            to_object_id__in=[str(pk) for pk in pks[start : start + 500]],
        )
        pages = Page.objects.filter(pk__in=references.values_list(Cast("object_id", IntegerField())))
        for path in ("path", Substr("path", 1, Length("path") - Page.steplen)):
            lives = PersonPage.objects.filter(path__in=pages.values_list(path))
            found.update(lives.values_list("pk", flat=True))
    return found


def settle(due: Iterable[DueVersion]) -> int:
    """Make the versions that are due, one life after the other; answer how many there were to make.

    One that fails stays due and keeps no other from being made.
    """
    made = 0
    for each in due:
        try:
            made += _settle(each)
        except Exception:
            logger.exception("The version of life %s that is due could not be made.", each.page_id)
    return made


@transaction.atomic
def _settle(due: DueVersion) -> bool:
    if not DueVersion.objects.filter(pk=due.pk).delete()[0]:
        return False
    version = versions.record(due.page_id, editor=due.editor)
    if version is None:
        return False
    before = LifeVersion.objects.filter(page=due.page_id, number=version.number - 1).first()
    shown = [each.document for each in (version, before) if each and each.document]
    # An entry that only hidden rows of the life refer to is none of the readers' business.
    if any(f'"{due.key}"' in json.dumps(document, ensure_ascii=False) for document in shown):
        version.reason = due.reason
        version.save(update_fields=["reason"])
    return True
