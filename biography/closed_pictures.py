"""Pictures of closed collections: their files lie where nobody but editors gets them, from the moment of closing.

The folder ``images`` is open to anybody who knows or guesses the name of a file there, by the portal or by a proxy.
Whatever closes a collection or opens it again, moves it or an image, moves the files: a rendition that is made of a
closed image goes to the other folder at once (``PortalRendition.get_upload_to``).
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from functools import partial
from pathlib import PurePosixPath
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from wagtail.models import Collection, CollectionViewRestriction

from biography.document import Biography, Picture
from biography.models import PortalImage, PortalRendition
from biography.models.image import CLOSED, OPEN
from biography.visibility import public_files

logger = logging.getLogger(__name__)


def settle(images: QuerySet[PortalImage] | None = None) -> int:
    """Move the renditions of these images, of all if none are given, to where they belong; how many were not there."""
    shown = Exists(public_files(PortalImage.objects.filter(pk=OuterRef("image_id"))))
    misplaced = Q(Q(file__startswith=f"{OPEN}/") & ~shown) | Q(Q(file__startswith=f"{CLOSED}/") & shown)
    renditions = PortalRendition.objects.filter(misplaced)
    if images is not None:
        renditions = renditions.filter(image__in=images.values("pk"))
    number = 0
    for rendition in renditions.select_related("image"):
        _move(rendition, CLOSED if rendition.file.name.startswith(f"{OPEN}/") else OPEN)
        number += 1
    return number


def _move(rendition: PortalRendition, folder: str) -> None:
    """Copy, tell the database, delete: whenever this is cut short, it is done the next time."""
    old, storage = rendition.file.name, rendition.file.storage
    rendition.purge_from_cache()
    if not storage.exists(old):
        # Wagtail makes it anew when it is asked for.
        logger.warning("The file of a rendition is gone: %s", old)
        PortalRendition.objects.filter(pk=rendition.pk).delete()
        return
    with storage.open(old) as file:
        new = storage.save(f"{folder}/{PurePosixPath(old).name}", file)
    PortalRendition.objects.filter(pk=rendition.pk).update(file=new)
    storage.delete(old)
    rendition.purge_from_cache()


def settle_soon(images: QuerySet[PortalImage]) -> None:
    """When the transaction is done: a file cannot be moved back."""
    transaction.on_commit(partial(settle, images))


def after_restriction(instance: CollectionViewRestriction, **_signal: Any) -> None:
    """A collection was closed or opened."""
    collection = Collection.objects.filter(pk=instance.collection_id).first()
    if collection:
        after_collection(collection)


def after_collection(instance: Collection, **_signal: Any) -> None:
    """A collection was saved, perhaps within another one."""
    settle_soon(PortalImage.objects.filter(collection__path__startswith=instance.path))


def after_image(instance: PortalImage, created: bool = False, raw: bool = False, **_signal: Any) -> None:
    """An image was saved, perhaps in another collection."""
    if not created and not raw:
        settle_soon(PortalImage.objects.filter(pk=instance.pk))


def after_bulk_move(images: Iterable[Any]) -> None:
    """Images were put into another collection together, of which no signal tells."""
    settle_soon(PortalImage.objects.filter(pk__in=[image.pk for image in images]))


def without_closed(life: Biography) -> Biography:
    """The document of earlier without the pictures that the public may no longer see, or that were deleted."""
    keys = {image.id for image in life.images()}
    if not keys:
        return life
    seen = set(public_files(PortalImage.objects.filter(key__in=keys)).values_list("key", flat=True))
    if keys <= seen:
        return life

    def shown(blocks: Iterable[Any]) -> tuple[Any, ...]:
        return tuple(block for block in blocks if not isinstance(block, Picture) or block.image.id in seen)

    career = tuple(period.model_copy(update={"body": shown(period.body)}) for period in life.career)
    portrait = life.portrait if life.portrait and life.portrait.id in seen else None
    return life.model_copy(update={"portrait": portrait, "body": shown(life.body), "career": career})
