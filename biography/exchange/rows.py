"""Statements of a document → rows and blocks of page models: the other direction of ``statements.py``."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

from biography import document
from biography.blocks import written
from biography.markup import Attributes, rewrite_links
from biography.models import (
    Activity,
    AuthorityIdentifier,
    BibliographyEntry,
    Education,
    Honour,
    LifeEvent,
    OtherName,
    PeriodEvent,
    Relative,
)


class Targets:
    """What keys in a document stand for in the database: register entries, pictures, and pages by public key."""

    def __init__(
        self, registers: dict[str, dict[str, Any]], images: dict[Any, Any], pages: Callable[[str], int | None]
    ) -> None:
        self.registers, self.images, self.pages = registers, images, pages

    def entry(self, register: str, reference: document.Reference | None) -> Any:
        return self.registers[register][reference.key] if reference else None

    def life(self, slug: str | None) -> int | None:
        return self.pages(f"life:{slug}") if slug else None

    # Values of columns

    def citations(self, citations: Iterable[document.Citation]) -> list[dict[str, Any]]:
        """As a stream keeps them. Their ids say nothing to anybody, so a citation is named by its place."""
        return [{"type": "citation", "value": value} for value in self.cited(citations)]

    def cited(self, citations: Iterable[document.Citation]) -> list[dict[str, Any]]:
        return [
            {
                "source": self.registers["sources"][citation.source].pk,
                "locator": citation.locator,
                "quotation": citation.quotation,
                "stance": citation.stance,
            }
            for citation in citations
        ]

    def items(self, values: Iterable[Any]) -> list[dict[str, Any]]:
        """As a list within a block keeps its values. Wagtail takes one without an id for a value of an older form."""
        return [{"type": "item", "id": str(UUID(int=place)), "value": value} for place, value in enumerate(values)]

    def markup(self, html: str) -> str:
        return rewrite_links(html, self._link)

    def _link(self, attributes: Attributes) -> Attributes | None:
        href = attributes.get("href") or ""
        if not href.startswith(("life:", "page:")):
            return {"href": href}
        pk = self.pages(href)
        return {"linktype": "page", "id": str(pk)} if pk else None

    def mention(self, mention: document.Mention | None) -> dict[str, Any]:
        return {"name": mention.name, "person": self.life(mention.person)} if mention else {"name": "", "person": None}

    # Blocks

    def prose(self, blocks: Iterable[document.AnyBlock]) -> list[dict[str, Any]]:
        return [{"type": block.type, "id": str(block.id), "value": self._value(block)} for block in blocks]

    def _value(self, block: document.AnyBlock) -> dict[str, Any]:
        citations = {"citations": self.items(self.cited(block.citations))}
        match block:
            case document.Heading():
                return {"text": block.text}
            case document.Paragraph():
                return {"html": self.markup(block.html)} | citations
            case document.Quotation():
                return {"text": block.text, "attribution": block.attribution, "language": block.language} | citations
            case document.Picture():
                return {"image": self.images[block.image.id].pk, "caption": block.caption} | citations
            case document.Claim():
                return {
                    "html": self.markup(block.html),
                    "claimant": self.mention(block.claimant),
                    "about": self.items(self.mention(mention) for mention in block.about),
                    "status": block.status,
                    "reply": self._reply(block.reply),
                } | citations

    def _reply(self, reply: document.Reply | None) -> dict[str, Any]:
        if reply is None:
            return {"html": "", "date": "", "citations": []}
        return {
            "html": self.markup(reply.html),
            "date": block_date(reply.date),
            "citations": self.items(self.cited(reply.citations)),
        }

    def figures(self, figures: Iterable[document.KeyFigure]) -> list[dict[str, Any]]:
        return [
            {
                "type": "figure",
                "id": str(figure.id),
                "value": {
                    "label": figure.label,
                    "value": str(figure.value),
                    "unit": figure.unit,
                    "as_of": block_date(figure.as_of),
                    "citations": self.items(self.cited(figure.citations)),
                },
            }
            for figure in figures
        ]

    # Rows

    def row(self, statement: document.Row) -> dict[str, Any]:
        return {"key": statement.id, "citations": self.citations(statement.citations)}

    def other_name(self, name: document.OtherName) -> OtherName:
        return OtherName(text=name.text, kind=name.kind, language=name.language, **self.row(name))

    def activity(self, activity: document.Activity) -> Activity:
        return Activity(field=self.entry("fields", activity.field), **self.row(activity))

    def identifier(self, identifier: document.Identifier) -> AuthorityIdentifier:
        return AuthorityIdentifier(scheme=identifier.scheme, value=identifier.value, **self.row(identifier))

    def bibliography_entry(self, entry: document.BibliographyEntry) -> BibliographyEntry:
        source = self.registers["sources"][entry.source]
        return BibliographyEntry(key=entry.id, source=source, kind=entry.kind, locator=entry.locator, note=entry.note)

    def relative(self, relative: document.Relative) -> Relative:
        return Relative(
            relation=relative.relation,
            label=relative.label,
            name=relative.name,
            person_id=self.life(relative.person),
            count=relative.count,
            note=relative.note,
            **self.vital("birth", relative.birth),
            **self.vital("death", relative.death),
            **date("date", relative.date),
            **self.row(relative),
        )

    def education(self, study: document.Education) -> Education:
        return Education(
            institution=study.institution,
            organisation=self.entry("organisations", study.organisation),
            place=self.entry("places", study.place),
            qualification=study.qualification,
            note=study.note,
            **date("date", study.date),
            **date("awarded", study.awarded),
            **self.row(study),
        )

    def event(self, model: type[LifeEvent | PeriodEvent], event: document.Event) -> LifeEvent | PeriodEvent:
        return model(
            kind=event.kind,
            title=event.title,
            place=self.entry("places", event.place),
            html=self.markup(event.html),
            **date("date", event.date),
            **self.row(event),
        )

    def honour(self, honour: document.Honour) -> Honour:
        by = honour.awarded_by
        return Honour(
            title=honour.title,
            awarded_by=by.name if by else "",
            awarded_by_person_id=self.life(by.person) if by else None,
            place=self.entry("places", honour.place),
            number=honour.number,
            note=honour.note,
            **date("date", honour.date),
            **self.row(honour),
        )

    def vital(self, name: str, vital: document.WhenAndWhere | None) -> dict[str, Any]:
        """Columns of a birth or death, without its citations."""
        place = self.entry("places", vital.place) if vital else None
        columns = {f"{name}_place": place} | date(f"{name}_date", vital.date if vital else None)
        # Of a death that has neither, nothing else would be left.
        return columns | ({"dead": vital is not None and not (vital.date or place)} if name == "death" else {})


def date(name: str, value: document.ImpreciseDate | None) -> dict[str, str]:
    """The two columns that an imprecise date is kept in."""
    return {name: value.edtf if value else "", f"{name}_display": value.display if value else ""}


def block_date(value: document.ImpreciseDate | None) -> str:
    return written(value.edtf, value.display) if value else ""
