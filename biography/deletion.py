"""A life that is deleted goes in all its languages: a translation takes what it does not say from its original."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.utils.translation import gettext as _

from biography.models import LifeProtection, PersonPage


def before_deletion(instance: PersonPage, **_signal: Any) -> None:
    """Listens to ``pre_delete``. A translation leaves its original alone; aliases go with the page that they follow.

    A protected life is not deleted with the page above it or with its original either.
    """
    if LifeProtection.objects.filter(page=instance).exists():
        raise PermissionDenied(_("The life “%(life)s” is protected.") % {"life": instance.get_admin_display_title()})
    same = Q(alias_of=instance.pk)
    if instance.locale.language_code == settings.LANGUAGE_CODE:
        same |= Q(translation_key=instance.translation_key)
    for other in PersonPage.objects.filter(same).exclude(pk=instance.pk):
        other.delete()
