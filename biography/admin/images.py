"""What is asked of a picture that an editor uploads."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from PIL import Image as Picture
from PIL import ImageSequence
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from biography.closed_pictures import after_bulk_move
from biography.models import PortalImage


class PictureField(WagtailImageField):
    """Refuses a picture that cannot be read to its end; Wagtail answers one with a server error, or takes it."""

    def to_python(self, data: Any) -> Any:
        try:
            file = super().to_python(data)
            if file is not None:
                read_through(file)
        except ValidationError:
            raise
        # Pillow's decoders let through whatever a broken file makes them trip over.
        except Exception as error:
            raise ValidationError(
                _("This picture is damaged: it cannot be read to its end."), code="damaged"
            ) from error
        return file


class PortalImageForm(BaseImageForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if field := self.fields.get("file"):
            self.fields["file"] = PictureField(label=field.label, required=field.required, widget=field.widget)

    class Meta(BaseImageForm.Meta):
        labels = {"description": _("Alt text")}
        help_texts = {
            "title": _("What editors find it by: Ada Lovelace, 1840."),
            "description": _(
                "What is to be seen, for readers who do not see it: Ada Lovelace at her desk, in a dark dress. A "
                "portrait without it is read out as the name of the person."
            ),
            "credit": _("Who made or keeps it: Alfred Edward Chalon, National Portrait Gallery."),
            "licence": _("On what terms it may be shown: CC BY-SA 4.0, public domain."),
            "licence_url": _("Where these terms stand: https://creativecommons.org/licenses/by-sa/4.0/"),
        }


def put_files_away(request: Any, action_type: str, objects: Iterable[Any], action: Any) -> None:
    """The hook after many images were put into another collection, which may be closed."""
    if action_type == "add_to_collection" and PortalImage in action.models:
        after_bulk_move(objects)


def read_through(file: Any) -> None:
    """Decode every frame. Raises what Pillow raises."""
    file.seek(0)
    with Picture.open(file) as picture:
        for frame in ImageSequence.Iterator(picture):
            frame.load()
    file.seek(0)
