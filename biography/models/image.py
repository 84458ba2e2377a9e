"""The portal's images: what it takes to publish a picture lawfully, and nothing that a camera tells about its owner."""

from io import BytesIO
from typing import Any
from uuid import uuid4

from django.core.files.base import ContentFile
from django.db import models
from django.utils.translation import gettext_lazy as _
from PIL import Image as Picture
from PIL import ImageOps
from wagtail.images.models import AbstractImage, AbstractRendition, Image

from biography import document
from biography.validation import Documented, fields_of
from biography.visibility import public_files

# Folders of uploads: of renditions that anybody may see, and of those in closed collections.
OPEN, CLOSED = "images", "closed_images"
PRIVATE_METADATA = ("exif", "xmp", "XML:com.adobe.xmp", "photoshop", "comment")


class PortalImage(Documented, AbstractImage):
    """An image with credit and licence; Wagtail's ``description`` is its alt text."""

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    credit = models.CharField(_("credit"), max_length=255, blank=True, help_text=_("Photographer, archive, signature."))
    licence = models.CharField(_("licence"), max_length=255, blank=True, help_text=_("CC BY-SA 4.0, public domain."))
    licence_url = models.URLField(_("address of the licence"), max_length=1000, blank=True)

    document_fields = fields_of(document.Image, "title", "credit", "licence", "licence_url", description="alt")
    admin_form_fields = (*Image.admin_form_fields, "credit", "licence", "licence_url")

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")

    def save(self, *args: Any, **kwargs: Any) -> None:
        upload: Any = getattr(self, "file", None)
        if upload and not upload._committed:
            self.file = without_metadata(upload)
            upload = self.file
            self.file_size, self.width, self.height = upload.size, upload.width, upload.height
        super().save(*args, **kwargs)


class PortalRendition(AbstractRendition):
    """A picture in one size and format, in a folder that is open to anybody, or in one that only editors get."""

    image = models.ForeignKey(PortalImage, models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)

    def get_upload_to(self, filename: str) -> str:
        name = self.file.field.storage.get_valid_name(filename)
        shown = public_files(PortalImage.objects.filter(pk=self.image_id)).exists()
        return f"{OPEN if shown else CLOSED}/{name}"


def without_metadata(file: Any) -> Any:
    """The file itself if it says nothing of where, when and with what it was taken; else its pixels alone, upright."""
    file.seek(0)
    picture: Picture.Image = Picture.open(file)
    if not any(picture.info.get(name) for name in PRIVATE_METADATA) and not picture.getexif():
        file.seek(0)
        return file
    kind = picture.format or "PNG"
    frames = getattr(picture, "n_frames", 1)
    options: dict[str, Any] = {"quality": 92} if kind in {"JPEG", "WEBP", "AVIF"} else {}
    if frames > 1:
        options |= {"save_all": True}
    else:
        picture = ImageOps.exif_transpose(picture)
    if profile := picture.info.get("icc_profile"):
        options["icc_profile"] = profile
    for name in PRIVATE_METADATA:
        picture.info.pop(name, None)
    clean = BytesIO()
    picture.save(clean, format=kind, exif=b"", **options)
    return ContentFile(clean.getvalue(), name=file.name)
