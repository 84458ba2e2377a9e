"""Fill page models from the parts of a document; nothing is saved here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from biography import document
from biography.exchange.rows import Targets, date
from biography.models import CareerPeriodPage, HonourCategoryPage, LifeEvent, PeriodEvent, PersonPage


def fill_person(page: PersonPage, life: document.Biography, targets: Targets) -> None:
    name = life.name
    columns = {
        "title": name.display,
        "draft_title": name.display,
        "slug": life.slug,
        "prefix": name.prefix,
        "given_name": name.given,
        "additional_name": name.additional,
        "family_name": name.family,
        "suffix": name.suffix,
        "sort_name": name.sort,
        "description": life.description,
        "portrait": targets.images[life.portrait.id] if life.portrait else None,
        "body": targets.prose(life.body),
        "birth_citations": targets.citations(life.birth.citations if life.birth else ()),
        "death_citations": targets.citations(life.death.citations if life.death else ()),
        **targets.vital("birth", life.birth),
        **targets.vital("death", life.death),
    }
    _set(page, columns)
    page.other_names = _rows(page.other_names, (targets.other_name(row) for row in life.other_names))
    page.activities = _rows(page.activities, (targets.activity(row) for row in life.activities))
    page.family = _rows(page.family, (targets.relative(row) for row in life.family))
    page.education = _rows(page.education, (targets.education(row) for row in life.education))
    page.events = _rows(page.events, (targets.event(LifeEvent, row) for row in life.events))
    page.bibliography = _rows(page.bibliography, (targets.bibliography_entry(row) for row in life.bibliography))
    page.identifiers = _rows(page.identifiers, (targets.identifier(row) for row in life.identifiers))


def fill_period(page: CareerPeriodPage, period: document.CareerPeriod, targets: Targets) -> None:
    columns = {
        "title": period.role,
        "draft_title": period.role,
        "slug": period.slug,
        "office": targets.entry("offices", period.office),
        "organisation": targets.entry("organisations", period.organisation),
        "place": targets.entry("places", period.place),
        "ongoing": period.ongoing,
        "acting": period.acting,
        "stated_age": period.stated_age,
        "began": period.began,
        "ended": period.ended,
        "citations": targets.citations(period.citations),
        "figures": targets.figures(period.figures),
        "body": targets.prose(period.body),
        **date("start", period.start),
        **date("end", period.end),
    }
    for column in ("begun_by", "predecessor", "successor"):
        mention = targets.mention(getattr(period, column))
        columns |= {column: mention["name"], f"{column}_person_id": mention["person"]}
    _set(page, columns)
    page.events = _rows(page.events, (targets.event(PeriodEvent, row) for row in period.events))


def fill_category(page: HonourCategoryPage, category: document.HonourCategory, targets: Targets) -> None:
    columns = {
        "title": category.title,
        "draft_title": category.title,
        "slug": category.slug,
        "kind": category.kind,
        "introduction": targets.markup(category.introduction),
    }
    _set(page, columns)
    page.honours = _rows(page.honours, (targets.honour(row) for row in category.honours))


def _rows(present: Any, rows: Iterable[Any]) -> list[Any]:
    """The rows of a file, numbered in their order as a form numbers them; what editors have hidden stays hidden.

    Hidden rows are in no export, so those that the file lacks are kept, at the end.
    """
    hidden = {row.key: row for row in present.all() if row.hidden}
    rows = list(rows)
    for row in rows:
        row.hidden = hidden.pop(row.key, None) is not None
    for number, row in enumerate([*rows, *hidden.values()]):
        row.sort_order = number
    return [*rows, *hidden.values()]


def _set(page: object, columns: Mapping[str, object]) -> None:
    for name, value in columns.items():
        setattr(page, name, value)
