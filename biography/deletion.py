"""A life that is deleted goes in all its languages: a translation takes what it does not say from its original."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db.models import Q

from biography.models import PersonPage


def before_deletion(instance: PersonPage, **_signal: Any) -> None:
    """Listens to ``pre_delete``. A translation leaves its original alone; aliases go with the page that they follow."""
    same = Q(alias_of=instance.pk)
    if instance.locale.language_code == settings.LANGUAGE_CODE:
        same |= Q(translation_key=instance.translation_key)
    for other in PersonPage.objects.filter(same).exclude(pk=instance.pk):
        other.delete()
