"""The publication of a life: its address, and the version that a reader has before them."""

from __future__ import annotations

from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from biography.formats.registry import Publication
from biography.models import LifeVersion


def publication_of(person: Any, version: LifeVersion | None = None) -> Publication:
    """What formats have to know of a life beside its document; of an old version where one is given.

    ``person`` comes from ``for_document``, which answers its last version; without, and where that was withdrawn, the
    publication has no version.
    """
    number, day = getattr(person, "last_version", None), getattr(person, "last_published", None)
    if version is not None:
        number, day = version.number, version.published_at
    site_url = urljoin(f"{settings.SITE_URL}/", reverse("wagtail_serve", args=[""]))
    return Publication(
        site=settings.WAGTAIL_SITE_NAME,
        site_url=site_url,
        url=urljoin(site_url, person.url or ""),
        version=number if day else None,
        day=timezone.localtime(day).date() if day else None,
    )
