"""The timeline of a life: a page of its own, a frame for other sites, and the oEmbed that tells them of it."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.utils.translation import get_language_from_path, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import Site

from biography.assembly import assemble
from biography.models import PersonPage
from biography.redirects import Moved, in_order, moved_page, page_at, steps_of
from biography.templatetags.biography import in_language

# Pixels: what a frame gets where nobody says otherwise, and the least that still shows something.
WIDTH, HEIGHT = 800, 480
LEAST, MOST = 200, 10_000
FACES = ("timeline/", "timeline/embed/")


def timeline_page(request: HttpRequest, person: PersonPage) -> HttpResponse:
    """All dates of a life on one scale."""
    return TemplateResponse(request, "biography/timeline.html", _context(person))


def timeline_embed(request: HttpRequest, person: PersonPage) -> HttpResponse:
    """The same for a frame on any other site, with links that leave the frame."""
    response = TemplateResponse(request, "biography/timeline_embed.html", _context(person))
    # The marks by which Django's and django-csp's middleware know that this answer may be framed.
    response.xframe_options_exempt = True
    response._csp_replace = {"frame-ancestors": ["*"]}  # type: ignore[attr-defined]
    return response


def _context(person: PersonPage) -> dict[str, Any]:
    life = assemble(person)
    frame = render_to_string("biography/_timeline_frame.html", frame_of(person, WIDTH, HEIGHT)).strip()
    return {"page": person, "self": person, "biography": life, "frame": frame}


def frame_of(person: PersonPage, width: int, height: int) -> dict[str, Any]:
    address = urljoin(f"{settings.SITE_URL}/", f"{in_language(person.url)}timeline/embed/")
    return {"address": address, "name": person.title, "width": width, "height": height}


@require_safe
def oembed(request: HttpRequest) -> HttpResponse:
    """oEmbed 1.0 (oembed.com): the frame of the life whose address is ``?url=``, within ``maxwidth`` and ``maxheight``.

    In the language of that address. 404 for an address that is no life, 501 for another format than JSON, 400 for sizes
    that are no numbers.
    """
    if request.GET.get("format", "json") != "json":
        return _refused(_("Only JSON is answered: format=json."), 501)
    if not request.GET.get("url"):
        return _refused(_("The address of a life is missing: ?url=https://…"), 400)
    sizes = {}
    for name, usual in (("maxwidth", WIDTH), ("maxheight", HEIGHT)):
        text = request.GET.get(name, str(MOST))
        if not (text.isascii() and text.isdecimal() and len(text) < 9 and int(text) > 0):
            return _refused(_("%(name)s is a number of pixels, such as 600.") % {"name": name}, 400)
        sizes[name] = min(usual, int(text))
    person = life_at(request.GET["url"], request)
    if person is None:
        return _refused(_("No public life has this address."), 404)
    width, height = sizes["maxwidth"], sizes["maxheight"]
    with override(language_of(request.GET["url"])):
        frame = render_to_string("biography/_timeline_frame.html", frame_of(person, width, height)).strip()
    return JsonResponse(
        {
            "version": "1.0",
            "type": "rich",
            "title": person.title,
            "provider_name": settings.WAGTAIL_SITE_NAME,
            "provider_url": f"{settings.SITE_URL}/",
            "html": frame,
            "width": width,
            "height": height,
        }
    )


def _refused(words: str, status: int) -> HttpResponse:
    return HttpResponse(words, status=status, content_type="text/plain; charset=utf-8")


def language_of(address: str) -> str:
    """The language of an address of the portal: its prefix, or the first."""
    return get_language_from_path(urlsplit(address).path) or settings.LANGUAGE_CODE


def life_at(address: str, request: HttpRequest) -> PersonPage | None:
    """The public life with this address, or with that of its timeline; None for anything else.

    Beneath the prefix of a language that is its translation, or the life itself where it has none.
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or parts.netloc not in (
        request.get_host(),
        urlsplit(settings.SITE_URL).netloc,
    ):
        return None
    path = unquote(parts.path)
    site = Site.find_for_request(request)
    if site is None or "\0" in path:
        return None
    language, steps = steps_of(path)
    with override(language):
        found = page_at(request, site.root_page, steps) or moved_page(request, steps, in_order(language))
    if isinstance(found, Moved):
        person, rest = found.page.specific, "/".join(found.rest)
        return person if isinstance(person, PersonPage) and f"{rest}/" in ("/", *FACES) else None
    face = found.kwargs.get("face", "") if found else ""
    person = found.page if found else None
    shown = isinstance(person, PersonPage) and person.restricted is False and f"{face}/" in ("/", *FACES)
    return person if shown else None
