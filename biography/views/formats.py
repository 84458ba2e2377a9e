"""A life, of today or as it was, in one of the formats of the registry."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response, set_response_etag
from django.utils.http import content_disposition_header, http_date, parse_http_date_safe
from django.utils.translation import gettext as _

from biography.assembly import assemble
from biography.document import Biography
from biography.formats import FORMATS
from biography.formats.citation import key
from biography.models import LifeVersion, PersonPage
from biography.publication import publication_of
from biography.versions import document_of

BY_SUFFIX = {form.suffix: form for form in FORMATS.values()}
SUFFIXES = "|".join(suffix.replace(".", r"\.") for suffix in BY_SUFFIX)


def file_of_life(request: HttpRequest, person: PersonPage, suffix: str, number: int | None = None) -> HttpResponse:
    """The life as ``biography.SUFFIX``; with a number that version, 410 where it was withdrawn."""
    form = BY_SUFFIX[suffix]
    life, version = life_and_version(person, number)
    if life is None:
        return withdrawn()
    publication = publication_of(person, version)
    response = HttpResponse(form.write(life, publication), content_type=f"{form.media_type}; charset=utf-8")
    response["Link"] = f'<{publication.url}>; rel="canonical"'
    if version:
        response["X-Robots-Tag"] = "noindex"
    if changed := version.published_at if version else person.last_published:
        response["Last-Modified"] = http_date(changed.timestamp())
    if form.download:
        name = f"{key(life, publication)}.{form.suffix}"
        response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return conditional(request, response)


def life_and_version(person: PersonPage, number: int | None) -> tuple[Biography | None, LifeVersion | None]:
    """Today's life, or that of a version; no life where the version was withdrawn, Http404 where there is none."""
    if number is None:
        return assemble(person), None
    version = get_object_or_404(person.versions.all(), number=number)
    return document_of(version), version


def withdrawn() -> HttpResponse:
    said = _("This version was withdrawn. Its text is no longer shown.")
    return HttpResponse(f"{said}\n", content_type="text/plain; charset=utf-8", status=410)


def conditional(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The answer with an ETag; without its content for who has it already (RFC 9110, 13)."""
    set_response_etag(response)
    modified = parse_http_date_safe(response.get("Last-Modified", ""))
    answer = get_conditional_response(request, response["ETag"], modified, response)
    return answer if isinstance(answer, HttpResponse) else response
