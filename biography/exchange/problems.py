"""Mistakes in files: where each is, as a JSON path, and a reason in words for whoever wrote the file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, get_args

from pydantic import ValidationError

from biography.document import Biography, Value
from biography.document.mending import Location, path_of, place_of
from biography.document.refusals import nearest, refusal

# What a document says of its own parts: a file may repeat it, and has no need to.
DERIVED = {"support", "renditions", "earliest", "latest", "words", "untranslated", "notes"}

# What other formats and tables call our fields.
SYNONYMS = {
    "academic_titles": "honours",
    "aliases": "other_names",
    "alt_text": "alt",
    "alternative_names": "other_names",
    "awards": "honours",
    "bibliography": "sources",
    "biography": "body",
    "birth_date": "birth",
    "birthdate": "birth",
    "born": "birth",
    "caption": "title",
    "children": "family",
    "comment": "note",
    "date_of_birth": "birth",
    "date_of_death": "death",
    "death_date": "death",
    "died": "death",
    "employer": "organisation",
    "first_name": "given",
    "firstname": "given",
    "from": "start",
    "given_name": "given",
    "family_name": "family",
    "surname": "family",
    "image": "portrait",
    "job": "role",
    "jobs": "career",
    "label": "title",
    "lang": "language",
    "last_name": "family",
    "lastname": "family",
    "lat": "latitude",
    "license": "licence",
    "lng": "longitude",
    "lon": "longitude",
    "middle_name": "additional",
    "occupation": "activities",
    "occupations": "activities",
    "page": "locator",
    "pages": "locator",
    "parents": "family",
    "photo": "portrait",
    "picture": "portrait",
    "positions": "career",
    "posts": "career",
    "profession": "activities",
    "professions": "activities",
    "quote": "quotation",
    "references": "sources",
    "relatives": "family",
    "school": "institution",
    "schools": "education",
    "spouse": "family",
    "spouses": "family",
    "summary": "description",
    "text": "html",
    "tags": "activities",
    "to": "end",
    "uri": "url",
    "website": "url",
}


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake in a file: where it is, as a JSON path, and what is wrong."""

    file: str
    path: str
    reason: str

    def __str__(self) -> str:
        return f"{self.file}: {self.path}: {self.reason}"


class InvalidBiographies(Exception):
    """What was read is no biography; ``problems`` says all that is wrong with it."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def problems_of(error: ValidationError, data: Any) -> list[Problem]:
    """Each mistake that pydantic has found; of an object that breaks several rules, each rule."""
    found = []
    for item in error.errors():
        # Not further than into what is a text in the file: a date is one in short, with its EDTF in long.
        location = place_of(item["loc"], data)
        found += [Problem("-", path_of(location), reason) for reason in _reason(item, location, data).splitlines()]
    return found


def _reason(item: Any, location: Location, data: Any) -> str:
    reason = str(refusal(item))
    if item["type"] != "extra_forbidden":
        return reason
    fields = sorted(fields_at(location[:-1], data) - DERIVED)
    word = str(location[-1])
    if meant := SYNONYMS.get(word.lower()) if SYNONYMS.get(word.lower()) in fields else nearest(word, fields):
        return f"{reason}; did you mean “{meant}”?"
    return f"{reason}; there are: {', '.join(fields)}"


def fields_at(location: Location, data: Any) -> set[str]:
    """The names of the fields that the format has at a place of a document."""
    parts: set[type[Value]] = {Biography}
    for step in location:
        if isinstance(step, str):
            kinds = (part.model_fields[step].annotation for part in parts if step in part.model_fields)
            parts = {found for kind in kinds for found in _parts_within(kind)}
        data = data[step]
    said = data.get("type") if isinstance(data, dict) else None
    named = {part for part in parts if said and said in get_args(_type_of(part))}
    return {field for part in named or parts for field in part.model_fields}


def _parts_within(kind: Any) -> Iterable[type[Value]]:
    if isinstance(kind, type) and issubclass(kind, Value):
        yield kind
    for inner in get_args(kind):
        yield from _parts_within(inner)


def _type_of(part: type[Value]) -> Any:
    field = part.model_fields.get("type")
    return field.annotation if field else None
