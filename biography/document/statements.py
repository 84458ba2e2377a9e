"""Rows: what is stated of a life, one by one."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, Field, model_validator

from biography.document.prose import AnyBlock
from biography.document.values import Cited, ImpreciseDate, Mention, Reference, Row, Value
from biography.document.vocabulary import (
    AnyLanguage,
    Beginning,
    Ending,
    EventKind,
    HonourKind,
    Key,
    Line,
    Markup,
    NameKind,
    Number,
    RelationKind,
    Rows,
    Text,
)
from biography.identifiers import Scheme, canonical_identifier


class Name(Value):
    """A name in parts; ``display`` is what stands at the top of the page, ``sort`` what lists are ordered by."""

    display: Line = Field(min_length=1)
    sort: Line = ""
    prefix: Line = ""
    given: Line = ""
    additional: Line = Field("", description="Middle names, patronymic.")
    family: Line = ""
    suffix: Line = ""


class OtherName(Row):
    kind: NameKind = "variant"
    text: Line = Field(min_length=1)
    language: AnyLanguage = ""


class Activity(Row):
    """A field that the person was active in; the first is what they are known for."""

    field: Reference


class WhenAndWhere(Value):
    """Birth or death of a relative, cited with the relative."""

    date: ImpreciseDate | None = None
    place: Reference | None = None


def stated(vital: WhenAndWhere | None) -> WhenAndWhere | None:
    """A birth of which nothing is said is none; that somebody has died says enough."""
    return vital if vital and vital != type(vital)() else None


class Vital(WhenAndWhere, Cited):
    """Birth or death of the person. A death without date and place says that the person has died."""


class Identifier(Row):
    """The person in an authority file. Of an address its number is taken, and spaces go."""

    scheme: Scheme
    value: Line

    @model_validator(mode="after")
    def in_canonical_form(self) -> Identifier:
        object.__setattr__(self, "value", canonical_identifier(self.scheme, self.value))
        return self


class Relative(Row):
    """A relative by name, or several by number ("five children")."""

    relation: RelationKind
    label: Line = Field("", description="A closer word: second wife, adoptive father.")
    name: Line = ""
    person: Key | None = None
    count: int | None = Field(None, ge=1, le=200)
    birth: Annotated[WhenAndWhere | None, AfterValidator(stated)] = None
    death: WhenAndWhere | None = Field(None, description="Empty where no more is known than that they have died.")
    date: ImpreciseDate | None = Field(None, description="Of the bond itself: marriage, adoption.")
    note: Line = ""


class Education(Row):
    institution: Line = Field(min_length=1)
    organisation: Reference | None = None
    place: Reference | None = None
    date: ImpreciseDate | None = Field(None, description="The time of study, often an interval.")
    qualification: Line = ""
    awarded: ImpreciseDate | None = None
    note: Text = Field("", max_length=2000)


class Event(Row):
    kind: EventKind = "life"
    title: Line = Field(min_length=1)
    date: ImpreciseDate | None = None
    place: Reference | None = None
    html: Markup = ""


class KeyFigure(Row):
    """A number that the period is known by; the unit carries the scale ("million US dollars")."""

    label: Line = Field(min_length=1)
    value: Number = Field(max_digits=20, decimal_places=6)
    unit: Line = ""
    as_of: ImpreciseDate | None = None


class CareerPeriod(Row):
    """One post held."""

    slug: Key
    role: Line = Field(min_length=1)
    office: Reference | None = None
    organisation: Reference | None = None
    place: Reference | None = None
    start: ImpreciseDate | None = None
    end: ImpreciseDate | None = None
    ongoing: bool = Field(False, description="Still held when this was last reviewed.")
    acting: bool = False
    stated_age: int | None = Field(None, ge=0, le=130, description="Age at the start, where a source states it.")
    began: Beginning = ""
    begun_by: Mention | None = Field(None, description="Who appointed, elected or promoted.")
    ended: Ending = ""
    predecessor: Mention | None = None
    successor: Mention | None = None
    figures: Rows[KeyFigure] = ()
    events: Rows[Event] = ()
    body: Rows[AnyBlock] = ()

    @model_validator(mode="after")
    def ends_after_it_starts(self) -> CareerPeriod:
        """A line for each rule that is broken."""
        broken = [
            f"the {name} is one date, not a period such as {date.edtf}"
            for name, date in (("start", self.start), ("end", self.end))
            if date and "/" in date.edtf
        ]
        if self.ongoing and self.end:
            broken.append("a period that is still going on has no end: leave out one of the two")
        if self.start and self.end:
            start, end = self.start.days[0], self.end.days[1]
            if start is not None and end is not None and end < start:
                broken.append(f"the end ({self.end.edtf}) is before the start ({self.start.edtf})")
        if broken:
            raise ValueError("\n".join(broken))
        return self

    def until_death(self, death: Vital | None) -> CareerPeriod:
        """The post as it ended at the latest: one that is told as still held ended with the life of who held it."""
        if death is None or not self.ongoing:
            return self
        return self.model_copy(update={"ongoing": False, "end": death.date})


class Honour(Row):
    title: Line = Field(min_length=1)
    awarded_by: Mention | None = None
    place: Reference | None = None
    date: ImpreciseDate | None = None
    number: Line = Field("", description="Number of the degree, diploma or decree.")
    note: Line = ""


class HonourCategory(Value):
    id: UUID
    slug: Key
    title: Line = Field(min_length=1)
    kind: HonourKind = "other"
    introduction: Markup = ""
    honours: Rows[Honour] = ()
