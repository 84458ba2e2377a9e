"""A life that others name is published, taken away or renamed: they get versions, since their links to it change.

Links lead to public lives only, and by the slug of the life. Who names it is asked of the index of links.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import Page, PageViewRestriction

from biography.due_versions import make_due
from biography.models import LifeLink, PersonPage

# What the signal before a change leaves for the one after it, on the page.
BEFORE = "_before_change"


def before_save(instance: PersonPage, raw: bool = False, **_signal: Any) -> None:
    if instance.pk and not raw:
        setattr(instance, BEFORE, Page.objects.filter(pk=instance.pk).values_list("live", "slug").first())


def after_save(instance: PersonPage, **_signal: Any) -> None:
    before = instance.__dict__.pop(BEFORE, None)
    if before and before != (instance.live, instance.slug):
        _make_due(_lives_that_name(instance.pk), instance.slug)


def before_deletion(instance: PersonPage, **_signal: Any) -> None:
    setattr(instance, BEFORE, _lives_that_name(instance.pk))


def after_deletion(instance: PersonPage, **_signal: Any) -> None:
    # Lives that are deleted together with it are gone by now.
    lives = PersonPage.objects.filter(pk__in=instance.__dict__.pop(BEFORE))
    _make_due(set(lives.values_list("pk", flat=True)), instance.slug)


def after_restriction(instance: PageViewRestriction, **_signal: Any) -> None:
    """A life was made private or public again."""
    slug = PersonPage.objects.filter(pk=instance.page_id).values_list("slug", flat=True).first()
    if slug:
        _make_due(_lives_that_name(instance.page_id), slug)


def _lives_that_name(person_pk: int) -> set[int]:
    return set(LifeLink.objects.filter(target=person_pk).values_list("life", flat=True))


def _make_due(lives: set[int], slug: str) -> None:
    with translation.override(settings.LANGUAGE_CODE):
        make_due(lives, key=slug, reason=_("A life that is named here was published, renamed or taken away."))
