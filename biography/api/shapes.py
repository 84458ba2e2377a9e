"""How each page type is offered by /api/v2/: as which part of the Biography document, found and ordered by what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from pydantic import BaseModel
from wagtail.models import Page

from biography import document
from biography.api.addresses import Addresses
from biography.api.texts import TEXTS, texts_of
from biography.assembly import assemble_all, assemble_alone, assemble_parts
from biography.models import CareerPeriodPage, HomePage, HonourCategoryPage, PersonPage
from biography.publication import published

# What every page of Wagtail's API says under these names, or in its "meta".
OF_THE_PAGE = frozenset({"format", "id", "slug", "title"})
BY_DEFAULT = {name: name for name in ("id", "title", "slug", "first_published_at")}


@dataclass(frozen=True)
class Shape:
    """``equal``, ``dates`` and ``order`` go from the name of a parameter to the column that it looks at.

    ``facts``: filters of the list of people (``finding.people``) that do the same here. ``of_one``: what is told of one
    page alone, being itself a list of pages, so that lists stay lists.
    """

    part: type[BaseModel] | None = None
    equal: dict[str, str] = field(default_factory=dict)
    dates: tuple[str, ...] = ()
    order: dict[str, str] = field(default_factory=dict)
    facts: tuple[str, ...] = ()
    of_one: frozenset[str] = frozenset()

    @cached_property
    def fields(self) -> tuple[str, ...]:
        """The names of the part's values; ``uuid`` is its id, ``person`` whose life it belongs to."""
        if self.part is None:
            return ()
        own = tuple(name for name in self.part.model_fields if name not in OF_THE_PAGE)
        if self.part in TEXTS.values():
            return own
        return ("uuid", *own) if self.part is document.Biography else ("uuid", "person", *own)

    @cached_property
    def date_parameters(self) -> frozenset[str]:
        return frozenset(f"{name}_{end}" for name in self.dates for end in ("from", "to"))


PAGE = Shape(equal={name: name for name in ("title", "slug", "show_in_menus")}, order=BY_DEFAULT)
SHAPES: dict[type[Page], Shape] = {
    **{model: replace(PAGE, part=text) for model, text in TEXTS.items()},
    PersonPage: Shape(
        part=document.Biography,
        equal=PAGE.equal
        | {name: name for name in ("sort_name", "given_name", "family_name", "description")}
        | {"birth_place": "birth_place__key", "death_place": "death_place__key"},
        dates=("birth_date", "death_date"),
        order=BY_DEFAULT | {name: name for name in ("sort_name", "birth_date", "death_date")},
        facts=("field",),
        of_one=frozenset({"career", "honours"}),
    ),
    CareerPeriodPage: Shape(
        part=document.CareerPeriod,
        equal=PAGE.equal
        | {name: name for name in ("acting", "ongoing", "began", "ended", "stated_age")}
        | {name: f"{name}__key" for name in ("office", "organisation", "place")},
        dates=("start", "end"),
        order=BY_DEFAULT | {"start": "start", "end": "end"},
    ),
    HonourCategoryPage: Shape(
        part=document.HonourCategory, equal=PAGE.equal | {"kind": "kind"}, order=BY_DEFAULT | {"kind": "kind"}
    ),
}


def shape_of(model: type[Any]) -> Shape:
    return SHAPES.get(model, PAGE)


def parts_of(model: type[Any], keys: Iterable[int], addresses: Addresses, *, whole: bool) -> dict[int, dict[str, Any]]:
    """The parts of the document that these public pages are, by primary key: a constant number of queries.

    ``whole``: lives with their posts and honours.
    """
    found = model.objects.filter(pk__in=keys).select_related("locale")
    if model in TEXTS:
        pages = list(found.prefetch_related("featured") if model is HomePage else found)
        texts = texts_of(pages)
        return {page.pk: dict(addresses.of(texts[page.pk], page.locale.language_code)) for page in pages}
    pages = list(found.for_document())
    if model is PersonPage:
        lives = assemble_all(pages) if whole else assemble_alone(pages)
        parts: dict[int, Any] = {
            page.pk: life.model_copy(update={"published": published(page)})
            for page, life in zip(pages, lives, strict=True)
        }
        owners: dict[int, dict[str, Any]] = {page.pk: {} for page in pages}
    else:
        parts, owners = dict(assemble_parts(pages)), _owners(pages)
    return {
        page.pk: _values(addresses.of(parts[page.pk], page.locale.language_code)) | owners[page.pk] for page in pages
    }


def _values(part: BaseModel) -> dict[str, Any]:
    values = dict(part)
    return {"uuid": values["id"]} | {name: value for name, value in values.items() if name not in OF_THE_PAGE}


def _owners(pages: list[Any]) -> dict[int, dict[str, Any]]:
    paths = {page.path[: -page.steplen] for page in pages}
    people = PersonPage.objects.filter(path__in=paths).values_list("path", "title", "slug")
    lives = {path: {"person": {"name": title, "person": slug}} for path, title, slug in people}
    return {page.pk: lives[page.path[: -page.steplen]] for page in pages}
