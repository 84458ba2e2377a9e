"""The edition of a life on paper: a PDF with true footnotes, of today or as it was."""

from __future__ import annotations

import hashlib

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import SourceImageIOError

from biography.document import Biography
from biography.formats import Publication
from biography.formats.citation import key
from biography.formats.pdf import is_possible, pdf
from biography.models import PersonPage, PortalImage
from biography.pictures import LARGEST
from biography.publication import publication_of
from biography.versions import digest_of
from biography.views.formats import life_and_version, withdrawn
from biography.visibility import public_files

SET_AS = "1"  # another one for another look: what was set before is then set anew
KEPT = 30 * 24 * 3600  # seconds
LONGEST = 500_000  # characters of HTML, some 20 seconds; the first life has an eighth, and takes 5
MOST_SECONDS = 90  # after which an edition that was begun is given up for lost


def edition(request: HttpRequest, person: PersonPage, number: int | None = None) -> HttpResponse:
    """``edition.pdf`` beneath a life or a version of it: made once, one at a time, then kept.

    410 for a version that was withdrawn; 404 where no PDF can be made, of this life or on this machine at all;
    503 while another is being made.
    """
    if not is_possible():
        return _said(_("This portal makes no PDF editions: its machine lacks WeasyPrint or Pango."), 404)
    life, version = life_and_version(person, number)
    if life is None:
        return withdrawn()
    publication = publication_of(person, version)
    digest = _digest(life, publication)
    response = get_conditional_response(request, etag=f'"{digest}"')
    if response is None:
        made = cache.get(f"edition-{digest}")
        if made is None:
            context = {"page": person, "biography": life, "publication": publication}
            html = render_to_string("biography/edition.html", context, request)
            if len(html) > LONGEST:
                return _said(_("This life is too long to be set as a PDF. Its page can be printed."), 404)
            if not cache.add("edition-in-the-making", digest, MOST_SECONDS):
                return _said(
                    _("Another edition is being made. Please try again in a moment."), 503, {"Retry-After": "10"}
                )
            try:
                made = pdf(html, publication.url, Pictures(life, publication))
            finally:
                cache.delete("edition-in-the-making")
            cache.set(f"edition-{digest}", made, KEPT)
        response = HttpResponse(made, content_type="application/pdf")
        name = f"{key(life, publication)}.pdf"
        response["Content-Disposition"] = content_disposition_header(False, name) or "inline"
    response["ETag"] = f'"{digest}"'
    response["Link"] = f'<{publication.url}>; rel="canonical"'
    if version:
        response["X-Robots-Tag"] = "noindex"
    return response


class Pictures:
    """The files of a life's public pictures, by the addresses that its document has for them."""

    def __init__(self, life: Biography, publication: Publication) -> None:
        images = life.images()
        self.keys = {publication.absolute(one.url): image.id for image in images for one in image.renditions}

    def __call__(self, url: str) -> bytes | None:
        image = public_files(PortalImage.objects.filter(key=self.keys[url])).first() if url in self.keys else None
        try:
            if image is None:
                return None
            with image.get_rendition(LARGEST).file.open("rb") as file:
                return file.read()
        except (SourceImageIOError, InvalidFilterSpecError, OSError):
            return None


def _digest(life: Biography, publication: Publication) -> str:
    said = f"{SET_AS} {get_language()} {publication!r} {digest_of(life)}"
    return hashlib.sha256(said.encode()).hexdigest()[:32]


def _said(text: str, status: int, headers: dict[str, str] | None = None) -> HttpResponse:
    return HttpResponse(f"{text}\n", content_type="text/plain; charset=utf-8", status=status, headers=headers)
