"""The publication of a life: its address, and the version that a reader has before them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from biography.document import Published
from biography.formats.registry import Publication
from biography.models import LifeVersion, PersonPage


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
        licence_url=settings.CONTENT_LICENCE_URL,
    )


def published(person: Any) -> Published:
    """What answers of the APIs say of a publication, of a person with ``last_version`` as ``publication_of`` takes."""
    publication = publication_of(person)
    return Published.model_construct(
        version=publication.version,
        changed=person.last_published.replace(microsecond=0) if publication.version else None,
        url=publication.url,
        version_url=publication.address,
        licence=settings.CONTENT_LICENCE,
        licence_url=settings.CONTENT_LICENCE_URL,
    )


def with_last_versions(people: Sequence[PersonPage]) -> Sequence[PersonPage]:
    """The people of a list, each with what ``for_document`` answers of its last version; one query for all."""
    columns = ("pk", "last_version", "last_published")
    found = PersonPage.objects.filter(pk__in=[person.pk for person in people]).for_document().values_list(*columns)
    versions = {pk: said for pk, *said in found}
    for person in people:
        person.last_version, person.last_published = versions[person.pk]
    return people
