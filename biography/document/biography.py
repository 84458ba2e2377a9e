"""One life, whole."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import AfterValidator, Field, model_validator

from biography.document.bibliography import BibliographyEntry, cited, unlisted
from biography.document.prose import AnyBlock, Picture
from biography.document.registers import FieldOfActivity, Office, Organisation, Place, Source
from biography.document.statements import (
    Activity,
    CareerPeriod,
    Education,
    Event,
    HonourCategory,
    Identifier,
    Name,
    OtherName,
    Relative,
    Vital,
    stated,
)
from biography.document.values import Image, ImpreciseDate, Value
from biography.document.vocabulary import Key, Language, Line, Parts, Rows, Text, Url

FORMAT = "biography/1"


class EditorNote(Value):
    """What the editors tell readers about a statement that the review found to contradict another."""

    id: UUID
    row: Line = Field(description="Id of the statement: of a row or block; birth, death; source:KEY and the like.")
    text: Text


class Untranslated(Value):
    """What a translation takes as it is from its original, and in which language that is."""

    language: Language
    statements: tuple[Line, ...] = Field(
        description="Ids of rows, blocks, posts and groups of honours; description, portrait, ID.introduction."
    )


class Published(Value):
    """Where, when and on which terms a life was published. Derived."""

    version: int | None = Field(None, description="Number of the public version; null where none was recorded.")
    changed: datetime | None = Field(None, description="When that version was published.")
    url: str = Field(description="Address of the page for readers.")
    version_url: str = Field(description="Address that always shows this text.")
    licence: Line = Field("", description="Terms on which the text may be used; empty where the portal states none.")
    licence_url: Url = ""


class Biography(Value):
    """One life, whole."""

    format: Literal["biography/1"]
    id: UUID
    slug: Key
    language: Language
    name: Name
    other_names: Rows[OtherName] = ()
    description: Line = Field("", description="One line that says who this is.")
    activities: Rows[Activity] = Field((), description="Fields of activity, the most important first.")
    birth: Annotated[Vital | None, AfterValidator(stated)] = None
    death: Vital | None = Field(None, description="Empty where no more is known than that the person has died.")
    portrait: Image | None = None
    body: Rows[AnyBlock] = ()
    family: Rows[Relative] = ()
    education: Rows[Education] = ()
    events: Rows[Event] = ()
    career: Parts[CareerPeriod] = ()
    honours: Parts[HonourCategory] = ()
    identifiers: Rows[Identifier] = ()
    bibliography: Rows[BibliographyEntry] = Field(
        (),
        description="Sources of the life as a whole, and further reading. Those of a file that nothing cites join it.",
    )
    places: tuple[Place, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    offices: tuple[Office, ...] = ()
    fields: tuple[FieldOfActivity, ...] = ()
    sources: tuple[Source, ...] = ()
    notes: tuple[EditorNote, ...] = Field((), description="Editor's notes. Derived from what the editors accepted.")
    untranslated: Untranslated | None = Field(None, description="Of a translation. Derived.")
    published: Published | None = Field(None, description="In answers of the APIs. Derived.")

    @model_validator(mode="after")
    def dies_after_birth(self) -> Biography:
        born, died = self.birth and self.birth.date, self.death and self.death.date
        first, last = born.days[0] if born else None, died.days[1] if died else None
        if born and died and first is not None and last is not None and last < first:
            raise ValueError(f"the death ({died.edtf}) is before the birth ({born.edtf})")
        return self

    @model_validator(mode="after")
    def keeps_every_source(self) -> Biography:
        """A source that is described, and that nothing names, is one of the life as a whole."""
        found = unlisted(self.id, self.sources, set(self.names_of_sources()))
        if found:
            object.__setattr__(self, "bibliography", (*self.bibliography, *found))
        return self

    @property
    def died(self) -> ImpreciseDate | None:
        """When the person died, where that is known."""
        return self.death.date if self.death else None

    def names_of_sources(self) -> Iterator[str]:
        """Keys of the sources that the life cites or lists, in the order in which readers meet them, repeatedly."""
        yield from cited(self)
        for kind in ("source", "further-reading"):
            yield from (entry.source for entry in self.bibliography if entry.kind == kind)

    @property
    def general_sources(self) -> tuple[BibliographyEntry, ...]:
        """What the life rests on as a whole."""
        return tuple(entry for entry in self.bibliography if entry.kind == "source")

    def for_file(self) -> dict[str, Any]:
        """The document in the short form of files, without what is empty."""
        return self.model_dump(
            mode="json", context={"form": "file"}, exclude_defaults=True, exclude={"notes", "published", "untranslated"}
        )

    def language_of(self, statement: str) -> str:
        """The language of the words of a statement, by its id or name as in ``untranslated``."""
        lent = self.untranslated
        return lent.language if lent and statement in lent.statements else self.language

    def images(self) -> Iterator[Image]:
        """The portrait and the pictures in the prose."""
        if self.portrait:
            yield self.portrait
        for body in (self.body, *(period.body for period in self.career)):
            yield from (block.image for block in body if isinstance(block, Picture))
