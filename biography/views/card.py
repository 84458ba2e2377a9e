"""The cards that other sites show beside a link: of each life, and of the portal."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import SourceImageIOError
from wagtail.models import Site

from biography.assembly import assemble
from biography.document import Image
from biography.formats.card import Card, png
from biography.formats.lettering import settable
from biography.models import HomePage, PersonPage, PortalImage
from biography.templatetags.wording import initials, lifespan
from biography.visibility import public_files, visible

DRAWN_AS = "1"  # another one for another look: what was drawn before is then drawn anew
KEPT = 7 * 24 * 3600  # seconds
FRESH = 3600  # seconds
PORTRAIT = "max-720x720|format-jpeg"


def card_of_life(request: HttpRequest, person: PersonPage) -> HttpResponse:
    """``card.png`` beneath a life. Any ``?v=`` is left aside: it makes a new address of each version."""
    life = assemble(person)
    site = settings.WAGTAIL_SITE_NAME
    name = settable([life.name.display, *(row.text for row in life.other_names)])
    shown = Card(site, name or site, lifespan(life), life.description, settable([initials(life)]))
    return answer(request, shown, life.portrait, public=getattr(person, "restricted", True) is False)


@require_safe
def card_of_portal(request: HttpRequest) -> HttpResponse:
    site = Site.find_for_request(request)
    home = visible(HomePage.objects.filter(pk=site.root_page_id)).first() if site else None
    tagline = home.tagline if home else ""
    line = tagline or _("Lives told with their dates, and with the source of every statement.")
    name = settings.WAGTAIL_SITE_NAME
    return answer(request, Card(name, name, line=line), None, public=True)


def answer(request: HttpRequest, card: Card, portrait: Image | None, *, public: bool) -> HttpResponse:
    """The card, drawn once for all who ask as long as it would look the same."""
    seen = f"{DRAWN_AS} {card!r} {portrait.id if portrait else ''} {portrait.focal_point if portrait else ''}"
    digest = hashlib.sha256(seen.encode()).hexdigest()[:32]
    etag = f'"{digest}"'
    response = get_conditional_response(request, etag=etag)
    if response is None:
        drawn = cache.get(f"card-{digest}")
        if drawn is None:
            drawn = png(with_portrait(card, portrait) if portrait else card)
            cache.set(f"card-{digest}", drawn, KEPT)
        response = HttpResponse(drawn, content_type="image/png")
    response["ETag"] = etag
    # Caches that many share ask each time: the collection of the portrait may have been closed.
    kept = f"public, max-age={FRESH}, s-maxage=0, proxy-revalidate"
    response["Cache-Control"] = kept if public else "private, no-cache"
    return response


def with_portrait(card: Card, portrait: Image) -> Card:
    """The card with the portrait; as it is where its file is gone or cannot be read."""
    image = public_files(PortalImage.objects.filter(key=portrait.id)).first()
    if image is None:
        return card
    try:
        with image.get_rendition(PORTRAIT).file.open("rb") as file:
            content = file.read()
    except (SourceImageIOError, InvalidFilterSpecError, OSError):
        return card
    centre = (0.5, 0.35)
    if portrait.focal_point and image.width and image.height:
        centre = (portrait.focal_point[0] / image.width, portrait.focal_point[1] / image.height)
    return replace(card, portrait=content, centre=centre)
