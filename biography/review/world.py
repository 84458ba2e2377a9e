"""The world around a life: other lives, today, and what an institution has set."""

from __future__ import annotations

import pickle
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Protocol

from biography.dates.julian import julian_day
from biography.document import Biography, CareerPeriod, ImpreciseDate, Vital

IN_FULL = {"body", "events", "figures", "citations", "place", "organisation"}
FETCHED = 16
"""Lives kept in memory, since a life that is named once is often named again."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who held an office: slug and name of the life, the period, and when they died, where that is known."""

    slug: str
    name: str
    period: CareerPeriod
    died: ImpreciseDate | None = None

    @classmethod
    def of(cls, slug: str, name: str, period: CareerPeriod, death: Vital | None) -> Holder:
        """A post that is told as still held ends with the death of its holder."""
        return cls(slug, name, period.until_death(death), death.date if death else None)


SameIdentifiers = Mapping[tuple[str, str], Iterable[tuple[str, str]]]


class World(Protocol):
    """What rules may ask beside the life itself.

    ``today``: Julian day number. ``minimum_ages``: key of an office → least age in completed years at its start, where
    the office's own entry has none; "*" is any other office.
    ``unverified_years``: how many years a row that "still goes on" may rest on the same source.
    """

    @property
    def today(self) -> int: ...

    @property
    def minimum_ages(self) -> Mapping[str, int]: ...

    @property
    def unverified_years(self) -> int: ...

    def holders(self, office_key: str) -> Iterable[Holder]:
        """Everybody known to have held an office, in any order, the life under review perhaps among them."""
        ...

    def life(self, slug: str) -> Biography | None:
        """The life with this slug, where there is one to see."""
        ...

    def translations(self, life: Biography) -> Iterable[Biography]:
        """The same life in other languages."""
        ...

    def same_identifiers(self, life: Biography) -> SameIdentifiers:
        """Slug and name of the other lives that have an identifier of this one, by its scheme and value."""
        ...


def day_number(day: date) -> int:
    """The Julian day number of a calendar day."""
    return julian_day(day.year, day.month, day.day)


@dataclass
class EmptyWorld:
    """Nobody else; ``day`` is today unless it is set."""

    minimum_ages: Mapping[str, int] = field(default_factory=dict)
    unverified_years: int = 5
    day: int | None = None

    @property
    def today(self) -> int:
        return day_number(date.today()) if self.day is None else self.day

    def holders(self, office_key: str) -> Iterable[Holder]:
        return ()

    def life(self, slug: str) -> Biography | None:
        return None

    def translations(self, life: Biography) -> Iterable[Biography]:
        return ()

    def same_identifiers(self, life: Biography) -> SameIdentifiers:
        return {}


NO_WORLD: World = EmptyWorld()


class IndexedWorld(EmptyWorld):
    """Lives in a temporary SQLite file, with an index of who held which office and who is in which language.

    The memory stays the same for a thousand lives and for a million, and each is read and validated once.
    ``fetch``: where to look for a life that was not added.
    """

    def __init__(
        self,
        fetch: Callable[[str], Biography | None] = NO_WORLD.life,
        minimum_ages: Mapping[str, int] | None = None,
        unverified_years: int = 5,
        day: int | None = None,
    ) -> None:
        super().__init__(minimum_ages or {}, unverified_years, day)
        self.fetch = fetch
        self.index = sqlite3.connect("")
        self.index.executescript(
            "CREATE TABLE holder (office, slug, name, period, died); CREATE INDEX by_office ON holder (office);"
            "CREATE TABLE life (id, slug, language, document);"
            "CREATE TABLE identifier (scheme, value, id, slug, name);"
            "CREATE INDEX by_value ON identifier (value, scheme);"
            "CREATE INDEX by_id ON life (id); CREATE INDEX by_slug ON life (slug);"
        )

    def add(self, life: Biography) -> None:
        """Takes a life into the index."""
        document = zlib.compress(pickle.dumps(life), level=1)
        self.index.execute("INSERT INTO life VALUES (?, ?, ?, ?)", (str(life.id), life.slug, life.language, document))
        for one in life.identifiers:
            named = (one.scheme, one.value, str(life.id), life.slug, life.name.display)
            self.index.execute("INSERT INTO identifier VALUES (?, ?, ?, ?, ?)", named)
        for period in life.career:
            if period.office:
                holder = Holder.of(life.slug, life.name.display, period, life.death)
                text = holder.period.model_dump_json(exclude=IN_FULL, exclude_defaults=True)
                died = holder.died.edtf if holder.died else None
                row = (period.office.key, holder.slug, holder.name, text, died)
                self.index.execute("INSERT INTO holder VALUES (?, ?, ?, ?, ?)", row)

    def lives(self) -> Iterator[Biography]:
        """The lives that were added, in that order, one in memory at a time."""
        for (document,) in self.index.execute("SELECT document FROM life ORDER BY rowid"):
            yield _life(document)

    def holders(self, office_key: str) -> Iterator[Holder]:
        rows = self.index.execute("SELECT slug, name, period, died FROM holder WHERE office = ?", (office_key,))
        for slug, name, text, died in rows.fetchall():
            yield Holder(slug, name, _period(text), ImpreciseDate(edtf=died) if died else None)

    def life(self, slug: str) -> Biography | None:
        # Of several languages the fullest is the original: a translation may be a few lines.
        fullest = "SELECT document FROM life WHERE slug = ? ORDER BY length(document) DESC, rowid"
        row = self.index.execute(fullest, (slug,)).fetchone()
        return _life(row[0]) if row else self.fetch(slug)

    def translations(self, life: Biography) -> Iterator[Biography]:
        others = "SELECT document FROM life WHERE id = ? AND language <> ? ORDER BY rowid"
        for (document,) in self.index.execute(others, (str(life.id), life.language)).fetchall():
            yield _life(document)

    def same_identifiers(self, life: Biography) -> SameIdentifiers:
        wanted = "SELECT slug, min(name) FROM identifier WHERE value = ? AND scheme = ? AND id <> ? GROUP BY id, slug"
        return {
            (one.scheme, one.value): self.index.execute(wanted, (one.value, one.scheme, str(life.id))).fetchall()
            for one in life.identifiers
        }


@lru_cache(maxsize=FETCHED)
def _life(document: bytes) -> Biography:
    life: Biography = pickle.loads(zlib.decompress(document))  # noqa: S301  # nobody else writes into that file
    return life


@lru_cache(maxsize=1024)
def _period(text: str) -> CareerPeriod:
    """Several rules ask for the holders of the same offices one after the other."""
    return CareerPeriod.model_validate_json(text)


class FileWorld(IndexedWorld):
    """Lives of a few files, or of a test."""

    def __init__(
        self,
        lives: Iterable[Biography],
        minimum_ages: Mapping[str, int] | None = None,
        unverified_years: int = 5,
        day: int | None = None,
    ) -> None:
        super().__init__(NO_WORLD.life, minimum_ages, unverified_years, day)
        for life in {(life.slug, life.language): life for life in lives}.values():
            self.add(life)
