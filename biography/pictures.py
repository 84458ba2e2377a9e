"""Images → the pictures of a document, in the sizes and formats that the portal offers."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any

from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import SourceImageIOError

from biography import document
from biography.models import PortalImage
from biography.visibility import public_files

FORMATS = ("avif", "webp", "jpeg")
SIZES = ("max-320x320", "max-720x720", "max-1440x1440")
SPECS = [f"{size}|format-{form}" for form in FORMATS for size in SIZES]
FACE = f"{SIZES[0]}|format-webp"
# As large as a list shows it on the finest screens: cut where the editor has said what matters, else by the style.
FOCUSED_FACE = "fill-144x180|format-webp"
SMALLEST, LARGEST = f"{SIZES[0]}|format-jpeg", f"{SIZES[-1]}|format-jpeg"

logger = logging.getLogger(__name__)


def picture(image: PortalImage) -> document.Image:
    """The picture with what it takes to publish it. Sizes that do not exist yet are made."""
    focal = (image.focal_point_x, image.focal_point_y, image.focal_point_width, image.focal_point_height)
    return document.Image.model_construct(
        id=image.key,
        file=image.filename,
        title=image.title,
        alt=image.description,
        credit=image.credit,
        licence=image.licence,
        licence_url=image.licence_url,
        focal_point=focal if image.focal_point_x is not None else None,
        renditions=renditions(image, SPECS),
    )


def renditions(image: PortalImage, specs: list[str]) -> tuple[document.Rendition, ...]:
    """These sizes and formats; none where the image's file is gone, as a page must not go with it."""
    try:
        made = image.get_renditions(*specs)
    except (SourceImageIOError, InvalidFilterSpecError):
        logger.exception("Image %s cannot be shown", image.pk)
        return ()
    return tuple(
        document.Rendition.model_construct(
            url=rendition.url,
            media_type=f"image/{spec.rpartition('-')[2]}",
            width=rendition.width,
            height=rendition.height,
        )
        for spec, rendition in made.items()
    )


def faces(
    people: Sequence[Any], spec: str = FACE, focused: str = FOCUSED_FACE
) -> dict[int, tuple[PortalImage, document.Rendition]]:
    """The small portraits of people on a list, by the primary key of the image: public ones, in two queries for all.

    ``focused``: the size and format of those that have a focal point.
    """
    keys = {person.portrait_id for person in people if person.portrait_id}
    images = public_files(PortalImage.objects.prefetch_renditions(spec, focused)).in_bulk(keys) if keys else {}
    return {
        pk: (image, made)
        for pk, image in images.items()
        for made in renditions(image, [focused if image.has_focal_point() else spec])
    }
