"""The versions of a life: their list, each as it was, two compared."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse

from biography.changes import changes
from biography.models import PersonPage
from biography.versions import document_of, read


def versions(request: HttpRequest, person: PersonPage) -> HttpResponse:
    """All versions, the newest first."""
    found = list(person.versions.for_lists().order_by("-number"))
    return _render(request, "biography/versions.html", person, versions=found)


def version(request: HttpRequest, person: PersonPage, number: int) -> HttpResponse:
    """The page of the life as it was, with a banner; a stub for a version that was withdrawn."""
    found = get_object_or_404(person.versions.for_lists().defer(None), number=number)
    life, mended = read(found)
    if life is None:
        return _render(request, "biography/version_withdrawn.html", person, version=found, status=410)
    request.biography = life  # type: ignore[attr-defined]  # what {% life %} shows instead of assembling it
    return _render(request, "biography/person_page.html", person, version=found, mended=mended)


def comparison(request: HttpRequest, person: PersonPage, old: int, new: int) -> HttpResponse:
    """What changed from one version to another, fact by fact."""
    found = {version.number: version for version in person.versions.filter(number__in=(old, new)).order_by("number")}
    if old >= new or len(found) < 2:
        raise Http404
    lives = {number: document_of(version) for number, version in found.items()}
    before, after = lives[old], lives[new]
    return _render(
        request,
        "biography/comparison.html",
        person,
        old=found[old],
        new=found[new],
        changes=changes(before, after) if before and after else None,
        status=200 if before and after else 410,
    )


def _render(request: HttpRequest, template: str, person: PersonPage, status: int = 200, **context: Any) -> HttpResponse:
    return TemplateResponse(request, template, {"page": person, "self": person, **context}, status=status)
