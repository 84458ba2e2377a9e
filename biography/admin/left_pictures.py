"""Pictures that a deleted page leaves behind: they stay in the library, and whoever deleted it is told of them.

A picture is the institution's own, with a credit and a licence; it is not thrown away unasked.
"""

from __future__ import annotations

from django.contrib.contenttypes.models import ContentType
from django.db.models import IntegerField
from django.db.models.functions import Cast
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.models import Page, ReferenceIndex

from biography.models import PortalImage

# What the hook before a deletion leaves for the one after it, on the request.
USED = "_pictures_used"


def note_pictures(request: HttpRequest, page: Page) -> None:
    """Before a page is deleted: which pictures it and all beneath it use."""
    if request.method != "POST":
        return
    types = ContentType.objects
    pages = Page.objects.descendant_of(page, inclusive=True)
    references = ReferenceIndex.objects.annotate(page=Cast("object_id", IntegerField())).filter(
        base_content_type=types.get_for_model(Page),
        to_content_type=types.get_for_model(PortalImage),
        page__in=pages.values("pk"),
    )
    used = references.values_list(Cast("to_object_id", IntegerField()), flat=True)
    setattr(request, USED, set(getattr(request, USED, ())) | set(used))


def tell_of_pictures(request: HttpRequest, page: Page) -> None:
    """After it: those of them that nothing uses any more, each with a way to it."""
    pictures = PortalImage.objects.filter(pk__in=getattr(request, USED, ())).order_by("title")
    left = [picture for picture in pictures if not ReferenceIndex.get_references_to(picture).exists()]
    if not left:
        return
    said = ngettext(
        "A picture that nothing uses any more stays in the library, and readers may still find it:",
        "Pictures that nothing uses any more stay in the library, and readers may still find them:",
        len(left),
    )
    buttons = [messages.button(reverse("wagtailimages:edit", args=[picture.pk]), picture.title) for picture in left]
    messages.warning(request, said, buttons=buttons)
