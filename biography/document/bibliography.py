"""Bibliography: the sources of a life as a whole, and what there is to read beyond it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID, uuid5

from pydantic import Field

from biography.document.registers import Source
from biography.document.values import Citation, Value, parts_of
from biography.document.vocabulary import BibliographyKind, Key, Line


class BibliographyEntry(Value):
    """A source that stands behind the life as a whole, or that says more than the life does."""

    id: UUID
    source: Key
    kind: BibliographyKind = "source"
    locator: Line = Field("", description="Where in the source: pages, chapter, volume.")
    note: Line = Field("", description="What the reader finds there.")


def cited(value: Any) -> Iterator[str]:
    """Keys of the sources that a part of a document cites, in order, again and again."""
    if isinstance(value, Citation):
        yield value.source
    for part in parts_of(value):
        yield from cited(part)


def unlisted(life: UUID, sources: Iterable[Source], named: set[str]) -> tuple[BibliographyEntry, ...]:
    """Entries for the sources that are described and never named: they belong to the life as a whole."""
    return tuple(
        BibliographyEntry(id=uuid5(life, f"bibliography:{source.key}"), source=source.key)
        for source in sources
        if source.key not in named
    )
