"""What lives share is changed in one place: every life that uses it gets a version, since its page says something else.

Entries of the registers and images are meant. Which lives use one is asked of the index of references.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import IntegerField
from django.db.models.functions import Cast, Length, Substr
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import Page, ReferenceIndex

from biography.due_versions import make_due
from biography.models import Office, Organisation, PersonPage, PortalImage
from biography.references import REGISTERS, columns_of_entries

SHARED: tuple[Any, ...] = (*REGISTERS.values(), PortalImage)
LONGEST_NAME = 100


def after_edit(instance: Any, created: bool = False, raw: bool = False, **_signal: Any) -> None:
    """An entry or image was saved."""
    if not (created or raw):
        _make_due(instance, gone=False)


def before_deletion(instance: Any, **_signal: Any) -> None:
    _make_due(instance, gone=True)


def _make_due(entry: Any, *, gone: bool) -> None:
    make_due(lives_that_use(entry), key=str(entry.key), reason=reason_of(entry, gone=gone))


def reason_of(entry: Any, *, gone: bool) -> str:
    """Why there is a new version, in the portal's first language, as all that is kept for readers."""
    register = entry._meta.verbose_name_plural
    with translation.override(settings.LANGUAGE_CODE):
        if isinstance(entry, PortalImage):
            said = _("The image “%(name)s” was deleted.") if gone else _("The image “%(name)s” was changed.")
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
