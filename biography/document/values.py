"""What all parts of a document are made of: dates, references, mentions, citations, rows, pictures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, ClassVar
from uuid import UUID

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    SerializationInfo,
    SerializerFunctionWrapHandler,
    model_serializer,
    model_validator,
)

from biography.dates import EDTF_PATTERN, bounds, canonical, iso_day
from biography.document.vocabulary import Key, Line, Stance, SupportKind, Text, Url


class Value(BaseModel):
    """What every part of a document is: closed, immutable, without spaces at the ends of its texts."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", str_strip_whitespace=True, json_schema_serialization_defaults_required=True
    )
    # What a file may write in place of the whole, in words; empty where there is no short form.
    short: ClassVar[str] = ""
    # The field that it is the value of.
    alone: ClassVar[str] = ""
    # Whether that may be written as a number.
    as_number: ClassVar[bool] = False

    @model_serializer(mode="wrap")
    def in_form(self, handler: SerializerFunctionWrapHandler, info: SerializationInfo) -> Any:
        """The long form; the short form of files where the context says ``{"form": "file"}``."""
        data = handler(self)
        # Pydantic writes what is inherited first; people read what is said before who says so.
        data |= {name: data.pop(name) for name in ("citations", "support") if name in data}
        return self.short_form(data) if info.context and info.context.get("form") == "file" else data

    def short_form(self, data: dict[str, Any]) -> Any:
        return data

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """JSON Schema: for what is read, the short form beside the long one; for what is answered, the long one."""
        found = handler(_without_serializer(schema))
        whole = handler.resolve_ref_schema(found)
        if cls.short and handler.mode == "validation":
            long = whole.copy()
            whole.clear()
            if cls.as_number:
                long["properties"][cls.alone]["type"] = ["string", "integer"]
            short = long["properties"][cls.alone] | {"description": cls.short}
            whole |= {"title": long.pop("title"), "anyOf": [short, long]}
        return found


def _without_serializer(schema: Any) -> Any:
    """The core schema of a value without its serializer, of which pydantic would describe nothing but "anything"."""
    if not isinstance(schema, dict) or "type" not in schema:
        return schema
    inner = {"schema": _without_serializer(schema["schema"])} if "schema" in schema else {}
    return {name: part for name, part in schema.items() if name != "serialization"} | inner


def parts_of(value: Any) -> Iterator[Any]:
    """The values and tuples of values that a part of a document is made of, in order; of anything else nothing."""
    # Read from the instance: asking pydantic for the fields of each takes most of the time of a walk.
    inner = vars(value).values() if isinstance(value, BaseModel) else value if isinstance(value, tuple) else ()
    for part in inner:
        if isinstance(part, BaseModel | tuple):
            yield part


def _year(edtf: Any) -> Any:
    """A year that was given as a number, as EDTF: tables and programs write 1984, not "1984"."""
    is_number = isinstance(edtf, int) and not isinstance(edtf, bool)
    return f"{'-' if edtf < 0 else ''}{abs(edtf):04}" if is_number else edtf


class ImpreciseDate(Value):
    """A date as well as it is known: EDTF (ISO 8601-2, levels 0 and 1, sets of level 2)."""

    short: ClassVar[str] = "The EDTF string alone."
    alone: ClassVar[str] = "edtf"
    as_number: ClassVar[bool] = True
    edtf: Annotated[str, AfterValidator(canonical)] = Field(
        max_length=100, examples=["1948-11-24", "1983/..", "2007-22"], json_schema_extra={"pattern": EDTF_PATTERN}
    )
    display: Line = Field("", description="The date as its source puts it, where words of ours would lose something.")
    earliest: str | None = Field(None, description="First possible day, ISO 8601; null where open. Derived.")
    latest: str | None = Field(None, description="Last possible day, ISO 8601; null where open. Derived.")
    words: str = Field("", description="The date in words, in the language of the document. Derived.")

    @model_validator(mode="before")
    @classmethod
    def from_short_form(cls, data: Any) -> Any:
        if isinstance(data, dict):
            return data | {"edtf": _year(data["edtf"])} if "edtf" in data else data
        return {"edtf": _year(data)} if isinstance(data, str | int) and not isinstance(data, bool) else data

    @model_validator(mode="after")
    def derive(self) -> ImpreciseDate:
        earliest, latest = bounds(self.edtf)
        object.__setattr__(self, "earliest", iso_day(earliest))
        object.__setattr__(self, "latest", iso_day(latest))
        return self

    def short_form(self, data: dict[str, Any]) -> Any:
        return {"edtf": self.edtf, "display": self.display} if self.display else self.edtf

    @property
    def days(self) -> tuple[int | None, int | None]:
        """Earliest and latest possible day as Julian day numbers; None where open."""
        return bounds(self.edtf)


class Reference(Value):
    """A place, organisation, office or field of the document's own registers, by its key; the name is derived."""

    short: ClassVar[str] = "The key alone."
    alone: ClassVar[str] = "key"
    key: Key
    name: str = ""

    @model_validator(mode="before")
    @classmethod
    def from_short_form(cls, data: Any) -> Any:
        return {"key": data} if isinstance(data, str) else data

    def short_form(self, data: dict[str, Any]) -> Any:
        return self.key


class Mention(Value):
    """Somebody who is named: by name, and by the key (slug) of their life where it is public here."""

    short: ClassVar[str] = "The name alone."
    alone: ClassVar[str] = "name"
    name: Line = Field(min_length=1)
    person: Key | None = None

    @model_validator(mode="before")
    @classmethod
    def from_short_form(cls, data: Any) -> Any:
        return {"name": data} if isinstance(data, str) else data

    def short_form(self, data: dict[str, Any]) -> Any:
        return {"name": self.name, "person": self.person} if self.person else self.name


class Citation(Value):
    """Who says so: a source of the document's register, where in it, in which words, and on which side."""

    source: Key
    locator: Line = Field("", description="Where in the source: page, paragraph, line, timestamp.")
    quotation: Text = Field("", max_length=2000)
    stance: Stance = "supports"


class Support(Value):
    """How well a statement is supported, derived from its citations (``support.py``)."""

    kind: SupportKind
    sources: int = Field(description="How many sources say so.")
    independent: int = Field(description="How many of them are known to be independent of the subject.")


class Cited(Value):
    """What says something and can say who says so."""

    citations: tuple[Citation, ...] = ()
    support: Support | None = Field(None, description="Derived.")

    @property
    def disputed(self) -> bool:
        """Whether a source that it cites says otherwise."""
        return any(citation.stance == "contradicts" for citation in self.citations)

    def short_form(self, data: dict[str, Any]) -> Any:
        return {name: value for name, value in data.items() if name != "support"}


class Row(Cited):
    """One statement: its id is stable through drafts, publishing, export and import."""

    id: UUID


class Rendition(Value):
    """One size and format of a picture."""

    url: str
    media_type: str
    width: int
    height: int


class Image(Value):
    """A picture with what it takes to publish it: alt text, credit, licence."""

    id: UUID
    file: Line = Field(description="In a file to import: path of the image, relative to that file.")
    title: Line
    alt: Line = ""
    credit: Line = ""
    licence: Line = ""
    licence_url: Url = ""
    focal_point: tuple[int, int, int, int] | None = Field(None, description="Centre x and y, width, height in pixels.")
    renditions: tuple[Rendition, ...] = Field((), description="Sizes and formats, best format first. Derived.")

    def short_form(self, data: dict[str, Any]) -> Any:
        return {name: value for name, value in data.items() if name != "renditions"}
