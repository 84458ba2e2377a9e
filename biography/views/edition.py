"""The edition of a life on paper: a PDF with true footnotes, of today or as it was."""

from __future__ import annotations

import hashlib
import logging
from concurrent.futures import ThreadPoolExecutor

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
from biography.formats.pdf import TooLong, is_possible, pdf
from biography.models import PersonPage, PortalImage
from biography.pictures import LARGEST
from biography.publication import publication_of
from biography.versions import digest_of
from biography.views.formats import life_and_version, withdrawn
from biography.visibility import public_files

log = logging.getLogger("biography.edition")

SET_AS = "2"  # another one for another look: what was set before is then set anew
KEPT = 30 * 24 * 3600  # seconds
TOO_LONG = b""  # kept in the place of an edition that cannot be made
LONGEST = 1_000_000  # characters of HTML; the first life has a tenth
MOST_SECONDS = 60  # after which an edition is too long
PATIENCE = 5  # seconds that a request waits for it
AGAIN = 5  # seconds after which to ask again

_makers = ThreadPoolExecutor(max_workers=1, thread_name_prefix="edition")


def edition(request: HttpRequest, person: PersonPage, number: int | None = None) -> HttpResponse:
    """``edition.pdf`` beneath a life or a version of it: made once, one at a time, then kept.

    410 for a version that was withdrawn; 404 if no PDF can be made, of this life or on this machine at all; 503 while
    it is being made, or another is. No request takes longer than PATIENCE, whatever the edition takes.
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
            made = _make(request, person, life, publication, digest)
        if made is None:
            return _wait(request)
        if made == TOO_LONG:
            return _said(_("This life is too long to be set as a PDF. Its page can be printed."), 404)
        response = HttpResponse(made, content_type="application/pdf")
        name = f"{key(life, publication)}.pdf"
        response["Content-Disposition"] = content_disposition_header(False, name) or "inline"
    response["ETag"] = f'"{digest}"'
    response["Link"] = f'<{publication.url}>; rel="canonical"'
    if version:
        response["X-Robots-Tag"] = "noindex"
    return response


def _make(
    request: HttpRequest, person: PersonPage, life: Biography, publication: Publication, digest: str
) -> bytes | None:
    """The edition, or TOO_LONG; None while it, or another, is being made. It is kept, and so is that it is too long."""
    if not cache.add("edition-in-the-making", digest, MOST_SECONDS + PATIENCE):
        return None
    context = {"page": person, "biography": life, "publication": publication}
    try:
        html = render_to_string("biography/edition.html", context, request)
        if len(html) > LONGEST:
            cache.set(f"edition-{digest}", TOO_LONG, KEPT)
            cache.delete("edition-in-the-making")
            return TOO_LONG
        pictures = Pictures(life, publication).of(html)
    except BaseException:
        cache.delete("edition-in-the-making")
        raise
    making = _makers.submit(_set, html, publication.url, pictures, digest)
    try:
        return making.result(PATIENCE)
    except TimeoutError:
        return None


def _set(html: str, url: str, pictures: dict[str, bytes], digest: str) -> bytes:
    """Runs beside the request, which may not wait for its end."""
    try:
        made = pdf(html, url, pictures, MOST_SECONDS)
    except TooLong:
        made = TOO_LONG
    except Exception:
        log.exception("An edition could not be made.")
        raise
    finally:
        cache.delete("edition-in-the-making")
    cache.set(f"edition-{digest}", made, KEPT)
    return made


def _wait(request: HttpRequest) -> HttpResponse:
    """503 with a page that asks again by itself; in plain text for those who ask for no page."""
    headers = {"Retry-After": str(AGAIN)}
    if request.accepts("text/html"):
        page = render_to_string("biography/edition_in_the_making.html", {"seconds": AGAIN}, request)
        return HttpResponse(page, status=503, headers=headers)
    return _said(_("An edition is being made. Please try again in a moment."), 503, headers)


class Pictures:
    """The files of a life's public pictures, by the addresses that its document has for them."""

    def __init__(self, life: Biography, publication: Publication) -> None:
        images = list(life.images())
        self.keys = {publication.absolute(one.url): image.id for image in images for one in image.renditions}
        self.paths = {publication.absolute(one.url): one.url for image in images for one in image.renditions}

    def of(self, html: str) -> dict[str, bytes]:
        """The files of the pictures that the page shows, by their absolute addresses."""
        found = {url: self._file(url) for url in self.keys if self.paths[url] in html}
        return {url: content for url, content in found.items() if content is not None}

    def _file(self, url: str) -> bytes | None:
        image = public_files(PortalImage.objects.filter(key=self.keys[url])).first()
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
