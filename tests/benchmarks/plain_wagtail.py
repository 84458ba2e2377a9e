"""The page of a life as one writes it with plain Wagtail: the peer of ``rendering.py``, which answers the same bytes.

Wagtail's own routing from parent to child, ``get_children().specific()``, related managers and foreign keys where they
are needed, streams that look their sources up, a query for each link; marks are included templates. What it does better
than many a site: no row is fetched twice, and a page's streams are read once.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import re_path
from wagtail.models import Page, Site

from biography.assembly import document_of
from biography.document import Biography
from biography.models import ContactPage, PersonPage, PortalImage, Source, StandardPage
from biography.pictures import SPECS
from biography.references import public_key
from biography.statements import Statements
from biography.surroundings import Surroundings
from biography.visibility import public_files
from portal.urls import urlpatterns as portal


class Sources(dict[int, Source]):
    """Those of the streams that were read: Wagtail asks for the sources of each stream."""

    def read(self, stream: Any) -> None:
        wanted = {item["value"]["source"] for item in stream if item["value"].get("source")}
        self.update(Source.objects.in_bulk(wanted) if wanted else {})


class Links(dict[int, str]):
    """A query for each link, and one for each person who is named."""

    def __init__(self, titles: dict[int, str]) -> None:
        super().__init__()
        self.titles = titles

    def get(self, pk: int, default: Any = None) -> Any:
        page = Page.objects.live().public().filter(pk=pk).first()
        if page is None:
            return default
        self.titles[pk] = page.title
        return public_key(page.url_path, page.content_type_id)


class Relations:
    """What ``References`` knows beforehand, asked for when it is needed."""

    def __init__(self) -> None:
        self.sources, self.titles = Sources(), {}
        self.links = Links(self.titles)
        self._rows: dict[Any, list[Any]] = {}

    @property
    def relations(self) -> dict[str, str]:
        return {source.key: source.relation for source in self.sources.values()}

    @property
    def images(self) -> dict[int, PortalImage]:
        return Images()

    def rows(self, relation: Any) -> list[Any]:
        key = (relation.instance.pk, relation.model)
        if key not in self._rows:
            self._rows[key] = list(relation.filter(hidden=False))
        return self._rows[key]

    def life(self, pk: int | None) -> str | None:
        link = self.links.get(pk, "") if pk else ""
        return link.removeprefix("life:") if link.startswith("life:") and "/" not in link else None


class Images(dict[int, PortalImage]):
    def get(self, pk: int, default: Any = None) -> Any:
        return public_files(PortalImage.objects.prefetch_renditions(*SPECS)).filter(pk=pk).first() or default


class PlainStatements(Statements):
    def citations(self, stream: Any) -> Any:
        if hasattr(stream, "raw_data"):
            self.references.sources.read(stream.raw_data)
        return super().citations(stream)

    def prose(self, stream: Any) -> Any:
        self.references.sources.read(cited_in(stream))
        return super().prose(stream)

    def period(self, page: Any) -> Any:
        self.references.sources.read(cited_in(page.figures))
        return super().period(page)


def cited_in(stream: Any) -> Iterator[dict[str, Any]]:
    """The citations of the blocks of a stream."""
    return (item for block in stream.raw_data for item in block["value"].get("citations") or ())


def life_of(person: PersonPage, *, whole: bool = True) -> Biography:
    parts = person.get_children().live().public().specific() if whole else []
    statements = PlainStatements(Relations(), person.locale.language_code)  # type: ignore[arg-type]
    return document_of(person, list(parts), statements)


def serve(request: HttpRequest, path: str) -> TemplateResponse:
    site = Site.find_for_request(request)
    home = site.root_page.localized.specific
    page = Page.route(home, request, [part for part in path.split("/") if part]).page
    page.restricted = Page.get_view_restrictions(page).exists()
    version = page.versions.defer("document").order_by("-number").first()
    page.last_version, page.last_published = version.number, version.published_at
    translations = page.get_translations(inclusive=True).live().public().order_by("pk")
    menu = Page.objects.live().public().type(StandardPage, ContactPage).filter(show_in_menus=True).order_by("path")
    around = Surroundings(
        [(other, other.locale.language_code) for other in translations],
        [(page, page.locale.language_code) for page in menu],
    )
    request.surroundings = (page, around)  # type: ignore[attr-defined]
    request.biography = life_of(page)  # type: ignore[attr-defined]
    request.is_preview = False  # type: ignore[attr-defined]
    context = {"page": page, "self": page, "request": request, "marks_template": "plain/_marks.html"}
    return TemplateResponse(request, "biography/person_page.html", context)


urlpatterns = [re_path(r"^((?:fr/)?people/[\w-]+/)$", serve), *portal]
