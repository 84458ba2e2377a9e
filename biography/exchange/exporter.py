"""Lives → files: the documents as they are public, in the short form that can be loaded again."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from biography.assembly import assemble_all
from biography.document import Biography
from biography.formats.document_file import as_json
from biography.models import PersonPage, PortalImage

__all__ = ["as_json", "public_lives", "write_life"]

BATCH = 100


def public_lives(slugs: list[str] | None = None) -> Iterator[Biography]:
    """The public lives, all or those with these slugs, a hundred in memory at a time."""
    people = PersonPage.objects.visible().order_by("slug", "pk")
    keys = list((people.filter(slug__in=slugs) if slugs else people).values_list("pk", flat=True))
    for start in range(0, len(keys), BATCH):
        batch = PersonPage.objects.filter(pk__in=keys[start : start + BATCH]).for_document().order_by("slug", "pk")
        yield from assemble_all(list(batch), alone=True)


def write_life(life: Biography, folder: Path) -> Path:
    """Write one life as ``SLUG.json``, a translation as ``SLUG.fr.json``, its pictures beside it; return the path."""
    language = "" if life.language == settings.LANGUAGE_CODE else f".{life.language}"
    path = folder / f"{life.slug}{language}.json"
    path.write_text(as_json(life), encoding="utf-8")
    for image in life.images():
        with (
            PortalImage.objects.get(key=image.id).file.open("rb") as original,
            (folder / image.file).open("wb") as copy,
        ):
            shutil.copyfileobj(original, copy)
    return path
