"""The registers of a document: the places, organisations, offices, fields and sources that one life refers to."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.utils.translation import get_language

from biography import document
from biography.models import FieldOfActivity, Office, Organisation, PersonPage, Place, Source
from biography.references import References
from biography.statements import Statements


class Registers:
    """Entries met on the pages of one life, by their keys."""

    def __init__(self, pages: Iterable[Any], statements: Statements) -> None:
        self.statements = statements
        rows = statements.references.rows
        self.entries: dict[str, dict[str, Any]] = {"places": {}, "organisations": {}, "offices": {}, "fields": {}}
        for page in pages:
            if isinstance(page, PersonPage):
                self._add("places", page.birth_place, page.death_place)
                for row in rows(page.activities):
                    self._add("fields", row.field)
                for row in rows(page.family):
                    self._add("places", row.birth_place, row.death_place)
                for row in rows(page.education):
                    self._add("places", row.place)
                    self._add("organisations", row.organisation)
                for row in rows(page.events):
                    self._add("places", row.place)
            elif hasattr(page, "office"):
                self._add("places", page.place)
                self._add("organisations", page.organisation)
                self._add("offices", page.office)
                for row in rows(page.events):
                    self._add("places", row.place)
            else:
                for row in rows(page.honours):
                    self._add("places", row.place)

    def used_by(self, life: document.Biography) -> dict[str, tuple[Any, ...]]:
        """The registers in the order of their keys; the sources in the order in which readers meet them."""
        sources = {source.key: source for source in self.statements.references.sources.values()}
        return {
            "places": tuple(self.place(entry) for _key, entry in sorted(self.entries["places"].items())),
            "organisations": tuple(
                self.organisation(entry) for _key, entry in sorted(self.entries["organisations"].items())
            ),
            "offices": tuple(self.office(entry) for _key, entry in sorted(self.entries["offices"].items())),
            "fields": tuple(self.field(entry) for _key, entry in sorted(self.entries["fields"].items())),
            "sources": tuple(self.source(sources[key]) for key in dict.fromkeys(life.names_of_sources())),
        }

    def _add(self, register: str, *entries: Any) -> None:
        for entry in entries:
            if entry is None or entry.key in self.entries[register]:
                continue
            self.entries[register][entry.key] = entry
            if register in ("organisations", "offices"):
                self._add("places", entry.place)
            if register == "offices":
                self._add("organisations", entry.organisation)

    def place(self, place: Any) -> document.Place:
        return document.Place.model_construct(
            key=place.key,
            name=place.name,
            kind=place.kind,
            country=place.country,
            latitude=place.latitude if place.latitude is None else document.plain_number(place.latitude),
            longitude=place.longitude if place.longitude is None else document.plain_number(place.longitude),
            since=self.statements.date(place, "since"),
            until=self.statements.date(place, "until"),
            other_names=_lines(place.other_names),
        )

    def organisation(self, body: Any) -> document.Organisation:
        return document.Organisation.model_construct(
            key=body.key,
            name=body.name,
            kind=body.kind,
            place=self.statements.reference(body.place),
            founded=self.statements.date(body, "founded"),
            dissolved=self.statements.date(body, "dissolved"),
        )

    def office(self, office: Any) -> document.Office:
        return document.Office.model_construct(
            key=office.key,
            name=office.name,
            organisation=self.statements.reference(office.organisation),
            place=self.statements.reference(office.place),
            single_holder=office.single_holder,
            exclusive=office.exclusive,
            minimum_age=office.minimum_age,
            since=self.statements.date(office, "since"),
            until=self.statements.date(office, "until"),
        )

    def field(self, field: Any) -> document.FieldOfActivity:
        return document.FieldOfActivity.model_construct(
            key=field.key, name=field.name, other_names=_lines(field.other_names)
        )

    def source(self, source: Any) -> document.Source:
        return document.Source.model_construct(
            key=source.key,
            title=source.title,
            kind=source.kind,
            relation=source.relation,
            author=source.author,
            publisher=source.publisher,
            date=self.statements.date(source, "date"),
            url=source.url,
            archived_url=source.archived_url,
            accessed=self.statements.date(source, "accessed"),
            licence=source.licence,
            note=source.note,
        )


def described(entry: Any) -> Any:
    """An entry as documents describe it, in the language of the reader: dates in words, other entries by their keys."""
    registers = Registers((), Statements(References(()), get_language() or "en"))
    describe: dict[type, Callable[[Any], Any]] = {
        Office: registers.office,
        Organisation: registers.organisation,
        Place: registers.place,
        Source: registers.source,
        FieldOfActivity: registers.field,
    }
    return describe[type(entry)](entry)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
