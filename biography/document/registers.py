"""Registers: the places, organisations, offices, fields and sources that a life refers to by their keys."""

from __future__ import annotations

from pydantic import Field

from biography.document.values import ImpreciseDate, Reference, Value
from biography.document.vocabulary import (
    Key,
    Latitude,
    Line,
    Longitude,
    OrganisationKind,
    PlaceKind,
    SourceKind,
    SourceRelation,
    Text,
    Url,
)

REGISTERS = {
    "place": "places",
    "organisation": "organisations",
    "office": "offices",
    "field": "fields",
    "source": "sources",
}
"""Names by which statements and entries refer to an entry → the registers of a document, in its order."""


class Place(Value):
    key: Key
    name: Line = Field(min_length=1)
    kind: PlaceKind = ""
    country: Line = ""
    latitude: Latitude | None = None
    longitude: Longitude | None = None
    other_names: tuple[Line, ...] = ()
    since: ImpreciseDate | None = Field(None, description="When the place came to be or took this name.")
    until: ImpreciseDate | None = Field(None, description="When the place ceased to be or lost this name.")


class Organisation(Value):
    key: Key
    name: Line = Field(min_length=1)
    kind: OrganisationKind = ""
    place: Reference | None = None
    founded: ImpreciseDate | None = None
    dissolved: ImpreciseDate | None = None


class Office(Value):
    key: Key
    name: Line = Field(min_length=1)
    organisation: Reference | None = None
    place: Reference | None = None
    single_holder: bool = Field(False, description="Can it be held by one person at a time only?")
    exclusive: bool = Field(False, description="Does it exclude all other offices that exclude others?")
    minimum_age: int | None = Field(None, ge=0, le=120, description="Least age at its start, in completed years.")
    since: ImpreciseDate | None = Field(None, description="When the office was made.")
    until: ImpreciseDate | None = Field(None, description="When the office was abolished.")


class FieldOfActivity(Value):
    """What somebody was active in: engineering, politics, music. Not a post, which is a career period."""

    key: Key
    name: Line = Field(min_length=1)
    other_names: tuple[Line, ...] = ()


class Source(Value):
    key: Key
    title: Line = Field(min_length=1)
    kind: SourceKind = "other"
    relation: SourceRelation = Field("unknown", description="How the source stands to the subject of the life.")
    author: Line = ""
    publisher: Line = ""
    date: ImpreciseDate | None = None
    url: Url = ""
    archived_url: Url = ""
    accessed: ImpreciseDate | None = None
    licence: Line = ""
    note: Text = Field("", max_length=2000)
