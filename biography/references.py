"""What the rows and blocks of some pages point to, fetched in one query for all, and only what is public."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page

from biography.lives import ROWS
from biography.models import (
    CareerPeriodPage,
    FieldOfActivity,
    HomePage,
    HonourCategoryPage,
    Office,
    Organisation,
    PersonPage,
    Place,
    PortalImage,
    PortalRendition,
    Source,
)
from biography.models.row import public_rows
from biography.pictures import SPECS
from biography.prepared import Among, Kind, Statement, made, prepared
from biography.visibility import public_files, visible

REGISTERS: dict[str, Any] = {
    "source": Source,
    "office": Office,
    "organisation": Organisation,
    "place": Place,
    "field": FieldOfActivity,
}
LINK_COLUMNS = ("id", "title", "url_path", "content_type_id")

PAGE_LINK = re.compile(r'<a [^>]*linktype="page"[^>]*>')
LINK_ID = re.compile(r'\bid="(\d+)"')
PERSON_COLUMNS = ("begun_by_person_id", "predecessor_person_id", "successor_person_id")


class References:
    """Register entries, public pages and public images by primary key, for all the pages at once, in one query.

    Where pages and rows refer to entries, these are put on them, unless they were fetched with them. ``rows`` answers
    the rows of a relation that are meant: the public ones, or with ``hidden`` all of them. ``whole=False``: of career
    periods, and only the people who are named with their beginning and end.
    """

    def __init__(self, pages: Iterable[Any], *, hidden: bool = False, whole: bool = True) -> None:
        self.rows: Callable[[Any], Sequence[Any]] = (lambda relation: list(relation.all())) if hidden else public_rows
        self._wanted: dict[str, set[Any]] = {name: set() for name in (*REGISTERS, "page", "image", "original")}
        self._referring: list[tuple[Any, str, str, int]] = []
        for page in pages:
            if whole:
                self._collect_page(page)
            else:
                self._collect_people(page)
        self.images: dict[int, PortalImage] = {}
        self.links: dict[int, str] = {}
        self.titles: dict[int, str] = {}
        self.hidden_in_originals: set[UUID] = set()
        self._entries: dict[str, dict[int, Any]] = {name: {} for name in REGISTERS}
        if any(self._wanted.values()):
            self._find()
        self.sources: dict[int, Source] = {
            pk: source for pk, source in self._entries["source"].items() if pk in self._wanted["source"]
        }
        self.relations = {source.key: source.relation for source in self.sources.values()}

    def life(self, pk: int | None) -> str | None:
        """The public key of the life on that page; None where the public may not see it."""
        link = self.links.get(pk, "") if pk else ""
        return link.removeprefix("life:") if link.startswith("life:") and "/" not in link else None

    def _collect_page(self, page: Any) -> None:
        self._collect_entries(page)
        if page.locale.language_code != settings.LANGUAGE_CODE:
            self._wanted["original"].add(page.translation_key)
        if isinstance(page, PersonPage):
            self._wanted["image"] |= {page.portrait_id} if page.portrait_id else set()
            self._collect(page.body, page.birth_citations, page.death_citations)
            for rows in (
                page.other_names,
                page.activities,
                page.identifiers,
                page.family,
                page.education,
                page.events,
                page.bibliography,
            ):
                for row in self.rows(rows):
                    self._collect_row(row)
        elif isinstance(page, CareerPeriodPage):
            self._collect(page.body, page.figures, page.citations)
            self._collect_people(page)
            for row in self.rows(page.events):
                self._collect_row(row)
        elif isinstance(page, HonourCategoryPage):
            self._collect(page.introduction)
            for row in self.rows(page.honours):
                self._collect_row(row)
        else:
            self._collect(page.introduction, getattr(page, "body", ""))
            if isinstance(page, HomePage):
                self._wanted["page"] |= {row.person_id for row in page.featured.all()}

    def _collect_people(self, period: CareerPeriodPage) -> None:
        self._wanted["page"] |= {pk for name in PERSON_COLUMNS if (pk := getattr(period, name))}

    def _collect_row(self, row: Any) -> None:
        self._collect_entries(row)
        self._collect(row.citations, getattr(row, "html", ""))
        for name in ("person_id", "awarded_by_person_id"):
            if pk := getattr(row, name, None):
                self._wanted["page"].add(pk)
        if pk := getattr(row, "source_id", None):
            # Of a draft it may be there already, and is wanted among the sources all the same.
            self._wanted["source"].add(pk)

    def _collect_entries(self, referring: Any) -> None:
        cached = referring._state.fields_cache
        for name, column, register in columns_of_entries(referring._meta.model):
            if name not in cached and (pk := getattr(referring, column)):
                self._wanted[register].add(pk)
                self._referring.append((referring, name, register, pk))

    def _collect(self, *values: Any) -> None:
        """Find the primary keys in rich text and in the raw data of streams, whose names say what each is."""
        for value in values:
            if isinstance(value, str):
                for link in PAGE_LINK.findall(value):
                    self._wanted["page"] |= {int(pk) for pk in LINK_ID.findall(link)}
            elif isinstance(value, dict):
                for name, part in value.items():
                    kind = "page" if name == "person" else name
                    if kind in self._wanted and isinstance(part, int):
                        self._wanted[kind].add(part)
                    else:
                        self._collect(part)
            elif isinstance(value, list):
                self._collect(*value)
            elif hasattr(value, "raw_data"):
                self._collect(*value.raw_data)

    def _find(self) -> None:
        renditions: list[PortalRendition] = []
        for kind, columns in _statement().rows(**self._wanted):
            if kind in REGISTERS:
                entry = made(REGISTERS[kind], columns)
                self._entries[kind][entry.pk] = entry
            elif kind == "page":
                # In the order of the model's columns, whatever that of their names.
                page = made(Page, columns, LINK_COLUMNS)
                self.links[page.pk], self.titles[page.pk] = public_key(page.url_path, page.content_type_id), page.title
            elif kind == "original":
                self.hidden_in_originals.add(UUID(columns[0]))
            elif kind == "image":
                image = made(PortalImage, columns)
                self.images[image.pk] = image
            else:
                renditions.append(made(PortalRendition, columns))
        for rendition in sorted(renditions, key=lambda rendition: rendition.pk):
            if image := self.images.get(rendition.image_id):
                # Without any, it is Wagtail's to look for them and to make them.
                image.__dict__.setdefault("prefetched_renditions", []).append(rendition)
                rendition._state.fields_cache["image"] = image
        entries = [entry for found in self._entries.values() for entry in found.values()]
        inner = [(entry, *column) for entry in entries for column in columns_of_entries(entry._meta.model)]
        for entry, name, column, register in inner:
            if pk := getattr(entry, column):
                entry._state.fields_cache[name] = self._entries[register][pk]
        for referring, name, register, pk in self._referring:
            referring._state.fields_cache[name] = self._entries[register][pk]


@lru_cache(maxsize=64)
def columns_of_entries(model: Any) -> list[tuple[str, str, str]]:
    """Name, column and register of the fields in which a model refers to register entries."""
    registers = {register: name for name, register in REGISTERS.items()}
    return [
        (field.name, field.attname, registers[field.related_model])
        for field in model._meta.concrete_fields
        if field.related_model in registers
    ]


@lru_cache(maxsize=1)
def _statement() -> Statement:
    """Whatever pages point to; the entries of registers with those that they refer to themselves."""
    offices = Office.objects.filter(Among("pk", "office"))
    organisations = Organisation.objects.filter(Among("pk", "organisation"))
    above = Organisation.objects.filter(pk__in=offices.values("organisation"))
    referring: tuple[Any, ...] = (offices, organisations, above)
    images = PortalImage.objects.filter(Among("pk", "image"))
    renditions = PortalRendition.objects.filter(Among("image_id", "image"), filter_spec__in=SPECS)
    in_first = {"hidden": True, "page__locale__language_code": settings.LANGUAGE_CODE}
    rows_of_originals = (
        model._default_manager.filter(Among("page__translation_key", "original"), **in_first) for model in ROWS.values()
    )
    return prepared(
        Kind("source", Source.objects.filter(Among("pk", "source"))),
        Kind("office", offices),
        # Each way on its own: joined by OR, no database would use its index.
        Kind("organisation", organisations),
        Kind("organisation", above),
        Kind("field", FieldOfActivity.objects.filter(Among("pk", "field"))),
        Kind("place", Place.objects.filter(Among("pk", "place"))),
        *(Kind("place", Place.objects.filter(pk__in=entries.values("place"))) for entries in referring),
        Kind("page", visible(Page.objects.filter(Among("pk", "page"))), LINK_COLUMNS),
        Kind("image", public_files(images)),
        Kind("rendition", renditions),
        *(Kind("original", rows, ("key",)) for rows in rows_of_originals),
    )


def public_key(url_path: str, content_type_id: int) -> str:
    """How prose names a page: ``life:SLUG`` and ``life:SLUG/CHILD`` for lives and their parts, else ``page:PATH``."""
    model = ContentType.objects.get_for_id(content_type_id).model_class()
    parts = url_path.strip("/").split("/")[1:]
    if model is PersonPage:
        return f"life:{parts[-1]}"
    if model in (CareerPeriodPage, HonourCategoryPage):
        return f"life:{parts[-2]}/{parts[-1]}"
    return f"page:{'/'.join(parts)}"
