"""Rows and blocks of page models → the statements of a document. No query is made here."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any
from uuid import UUID

from biography import document
from biography.blocks import read
from biography.dates import DateError, bounds, iso_day, words
from biography.document.languages import tag_of
from biography.document.support import support
from biography.markup import HREF, Attributes, rewrite_links
from biography.pictures import picture
from biography.references import References

NOWHERE = UUID(int=0)


@lru_cache(maxsize=50_000)
def imprecise_date(edtf: str, display: str, language: str) -> document.ImpreciseDate | None:
    """The date of a field; one of a draft that is no date yet shows as it was typed."""
    if not edtf:
        return None
    try:
        (earliest, latest), text = bounds(edtf), display or words(edtf, language)
    except DateError:
        earliest, latest, text = None, None, edtf
    return document.ImpreciseDate.model_construct(
        edtf=edtf, display=display, earliest=iso_day(earliest), latest=iso_day(latest), words=text
    )


def _referring_to(entry: Any) -> document.Reference:
    return document.Reference.model_construct(key=entry.key, name=entry.name)


class Statements:
    """Makes statements in one language, with what they refer to at hand."""

    def __init__(self, references: References, language: str) -> None:
        self.references, self.language = references, language

    def date(self, row: Any, name: str) -> document.ImpreciseDate | None:
        return imprecise_date(getattr(row, name), getattr(row, f"{name}_display"), self.language)

    def block_date(self, value: str | None) -> document.ImpreciseDate | None:
        return imprecise_date(*read(value or ""), self.language)

    def reference(self, target: Any) -> document.Reference | None:
        return _referring_to(target) if target else None

    def mention(self, name: str, pk: int | None) -> document.Mention | None:
        life = self.references.life(pk)
        name = name or (self.references.titles.get(pk, "") if life and pk else "")
        return document.Mention.model_construct(name=name, person=life) if name else None

    def citations(self, stream: Any) -> tuple[document.Citation, ...]:
        """Citations of a row (a stream) or of a block (a list), without those whose source is gone."""
        found = (item["value"] for item in (stream.raw_data if hasattr(stream, "raw_data") else stream or ()))
        return tuple(
            document.Citation.model_construct(
                source=self.references.sources[value["source"]].key,
                locator=value.get("locator") or "",
                quotation=value.get("quotation") or "",
                stance=value.get("stance") or "supports",
            )
            for value in found
            if value.get("source") in self.references.sources
        )

    def evidence(self, stream: Any) -> dict[str, Any]:
        """The citations of a statement, and what they amount to."""
        citations = self.citations(stream)
        return {"citations": citations, "support": support(citations, self.references.relations)}

    def markup(self, html: str | None) -> str:
        return rewrite_links(html, self._link) if html else ""

    def _link(self, attributes: Attributes) -> Attributes | None:
        if attributes.get("linktype") == "page":
            pk = attributes.get("id") or ""
            key = self.references.links.get(int(pk)) if pk.isdecimal() else None
            return {"href": key} if key else None
        href = attributes.get("href") or ""
        return {"href": href} if HREF.fullmatch(href) and not href.startswith(("life:", "page:")) else None

    def image(self, pk: int | None) -> document.Image | None:
        image = self.references.images.get(pk) if pk else None
        return picture(image) if image else None

    # Prose

    def prose(self, stream: Any) -> tuple[document.AnyBlock, ...]:
        makers: dict[str, Callable[[UUID, dict[str, Any]], document.AnyBlock | None]] = {
            "heading": self._heading,
            "paragraph": self._paragraph,
            "quotation": self._quotation,
            "picture": self._picture,
            "claim": self._claim,
        }
        blocks = (
            makers[item["type"]](UUID(item["id"]) if item.get("id") else NOWHERE, item["value"])
            for item in stream.raw_data
            if item["type"] in makers
        )
        return tuple(block for block in blocks if block)

    def _heading(self, key: UUID, value: dict[str, Any]) -> document.Heading:
        return document.Heading.model_construct(id=key, type="heading", text=value.get("text") or "")

    def _paragraph(self, key: UUID, value: dict[str, Any]) -> document.Paragraph:
        return document.Paragraph.model_construct(
            id=key,
            type="paragraph",
            html=self.markup(value.get("html")),
            **self.evidence(value.get("citations")),
        )

    def _quotation(self, key: UUID, value: dict[str, Any]) -> document.Quotation:
        return document.Quotation.model_construct(
            id=key,
            type="quotation",
            text=value.get("text") or "",
            attribution=value.get("attribution") or "",
            language=tag_of(value.get("language") or ""),
            **self.evidence(value.get("citations")),
        )

    def _picture(self, key: UUID, value: dict[str, Any]) -> document.Picture | None:
        image = self.image(value.get("image"))
        if image is None:
            return None
        return document.Picture.model_construct(
            id=key,
            type="picture",
            image=image,
            caption=value.get("caption") or "",
            **self.evidence(value.get("citations")),
        )

    def _claim(self, key: UUID, value: dict[str, Any]) -> document.Claim | None:
        claimant = self._block_mention(value.get("claimant"))
        reply = value.get("reply") or {}
        about = (self._block_mention(item["value"]) for item in value.get("about") or ())
        if claimant is None:
            # Nobody may see who says so: the claim would stand unattributed.
            return None
        return document.Claim.model_construct(
            id=key,
            type="claim",
            html=self.markup(value.get("html")),
            claimant=claimant,
            about=tuple(mention for mention in about if mention),
            status=value.get("status") or "attributed",
            **self.evidence(value.get("citations")),
            reply=document.Reply.model_construct(
                html=self.markup(reply["html"]),
                date=self.block_date(reply.get("date")),
                citations=self.citations(reply.get("citations")),
            )
            if reply.get("html")
            else None,
        )

    def _block_mention(self, value: dict[str, Any] | None) -> document.Mention | None:
        return self.mention(value.get("name") or "", value.get("person")) if value else None

    # Rows

    def vital(self, person: Any, name: str) -> document.Vital | None:
        found = self.when_and_where(person, name)
        evidence = self.evidence(getattr(person, f"{name}_citations"))
        if found is None and not evidence["citations"]:
            return None
        date, place = (found.date, found.place) if found else (None, None)
        return document.Vital.model_construct(date=date, place=place, **evidence)

    def when_and_where(self, row: Any, name: str) -> document.WhenAndWhere | None:
        date, place = self.date(row, f"{name}_date"), self.reference(getattr(row, f"{name}_place"))
        stated = date or place or (name == "death" and row.dead)
        return document.WhenAndWhere.model_construct(date=date, place=place) if stated else None

    def other_name(self, row: Any) -> document.OtherName:
        return document.OtherName.model_construct(
            id=row.key, kind=row.kind, text=row.text, language=tag_of(row.language), **self.evidence(row.citations)
        )

    def activity(self, row: Any) -> document.Activity:
        return document.Activity.model_construct(
            id=row.key, field=_referring_to(row.field), **self.evidence(row.citations)
        )

    def identifier(self, row: Any) -> document.Identifier:
        return document.Identifier.model_construct(
            id=row.key, scheme=row.scheme, value=row.value, **self.evidence(row.citations)
        )

    def bibliography_entry(self, row: Any) -> document.BibliographyEntry:
        return document.BibliographyEntry.model_construct(
            id=row.key, source=row.source.key, kind=row.kind, locator=row.locator, note=row.note
        )

    def relative(self, row: Any) -> document.Relative:
        mention = self.mention(row.name, row.person_id)
        return document.Relative.model_construct(
            id=row.key,
            relation=row.relation,
            label=row.label,
            name=mention.name if mention else "",
            person=mention.person if mention else None,
            count=row.count,
            birth=self.when_and_where(row, "birth"),
            death=self.when_and_where(row, "death"),
            date=self.date(row, "date"),
            note=row.note,
            **self.evidence(row.citations),
        )

    def education(self, row: Any) -> document.Education:
        return document.Education.model_construct(
            id=row.key,
            institution=row.institution,
            organisation=self.reference(row.organisation),
            place=self.reference(row.place),
            date=self.date(row, "date"),
            qualification=row.qualification,
            awarded=self.date(row, "awarded"),
            note=row.note,
            **self.evidence(row.citations),
        )

    def event(self, row: Any) -> document.Event:
        return document.Event.model_construct(
            id=row.key,
            kind=row.kind,
            title=row.title,
            date=self.date(row, "date"),
            place=self.reference(row.place),
            html=self.markup(row.html),
            **self.evidence(row.citations),
        )

    def figure(self, item: dict[str, Any]) -> document.KeyFigure:
        value = item["value"]
        return document.KeyFigure.model_construct(
            id=UUID(item["id"]) if item.get("id") else NOWHERE,
            label=value.get("label") or "",
            value=document.plain_number(value.get("value")),
            unit=value.get("unit") or "",
            as_of=self.block_date(value.get("as_of")),
            **self.evidence(value.get("citations")),
        )

    # Pages

    def period(self, page: Any) -> document.CareerPeriod:
        return self.post(page).model_copy(
            update={
                "figures": tuple(self.figure(item) for item in page.figures.raw_data),
                "events": tuple(self.event(row) for row in self.references.rows(page.events)),
                "body": self.prose(page.body),
                **self.evidence(page.citations),
            }
        )

    def post(self, page: Any) -> document.CareerPeriod:
        """What the post was, without what is written about it and who says so."""
        return document.CareerPeriod.model_construct(
            id=page.translation_key,
            slug=page.slug,
            role=page.title,
            office=self.reference(page.office),
            organisation=self.reference(page.organisation),
            place=self.reference(page.place),
            start=self.date(page, "start"),
            end=self.date(page, "end"),
            ongoing=page.ongoing,
            acting=page.acting,
            stated_age=page.stated_age,
            began=page.began,
            begun_by=self.mention(page.begun_by, page.begun_by_person_id),
            ended=page.ended,
            predecessor=self.mention(page.predecessor, page.predecessor_person_id),
            successor=self.mention(page.successor, page.successor_person_id),
        )

    def category(self, page: Any) -> document.HonourCategory:
        return document.HonourCategory.model_construct(
            id=page.translation_key,
            slug=page.slug,
            title=page.title,
            kind=page.kind,
            introduction=self.markup(page.introduction),
            honours=tuple(self.honour(row) for row in self.references.rows(page.honours)),
        )

    def honour(self, row: Any) -> document.Honour:
        return document.Honour.model_construct(
            id=row.key,
            title=row.title,
            awarded_by=self.mention(row.awarded_by, row.awarded_by_person_id),
            place=self.reference(row.place),
            date=self.date(row, "date"),
            number=row.number,
            note=row.note,
            **self.evidence(row.citations),
        )
