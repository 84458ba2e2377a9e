"""The prose of a life, passage by passage, and the dates that its sentences give."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from biography.document import Biography, CareerPeriod, Claim, Event, ImpreciseDate, Paragraph
from biography.markup import plain_text
from biography.review.days import begins
from biography.review.phrases import FoundDate, find_dates

_TITLE_WITH_YEAR = re.compile(r"<i>([^<]*[12][0-9]{3}[^<]*)</i>")
_TO = re.compile(r"\s*(?:(?:up )?to|until|till|through|and|–|-)(?: the (?:end|start) of)?\s*")


@dataclass(frozen=True, slots=True)
class Passage:
    """A text: ``start`` and ``end`` are the dates of the row that it belongs to, ``period`` the post's place.

    ``claim``: it is somebody's claim, not the portal's voice. ``note``: a short text of a row, not a block of prose.
    """

    path: str
    row: str
    text: str
    start: ImpreciseDate | None = None
    end: ImpreciseDate | None = None
    period: int | None = None
    claim: bool = False
    note: bool = False
    label: str = ""


def passages(life: Biography, *, notes: bool = False) -> Iterator[Passage]:
    """Paragraphs, claims and texts of events in the order of the document; with ``notes``, titles and notes of rows."""
    yield from _blocks("", life, None)
    if notes:
        for place, relative in enumerate(life.family):
            at, label = f"family[{place}].note", relative.name or relative.relation
            yield Passage(at, str(relative.id), relative.note, relative.date, relative.date, note=True, label=label)
        for place, study in enumerate(life.education):
            at, dates = f"education[{place}].note", (study.date, study.date)
            yield Passage(at, str(study.id), study.note, *dates, note=True, label=study.institution)
    yield from _events("", life.events, None)
    for place, period in enumerate(life.career):
        yield from _events(f"career[{place}].", period.events, place)
        yield from _blocks(f"career[{place}].", period, place)
    if notes:
        for group, category in enumerate(life.honours):
            for place, honour in enumerate(category.honours):
                at, dates = f"honours[{group}].honours[{place}]", (honour.date, honour.date)
                for name, text in (("title", honour.title), ("note", honour.note)):
                    yield Passage(f"{at}.{name}", str(honour.id), text, *dates, note=True, label=honour.title)


def _blocks(prefix: str, owner: Biography | CareerPeriod, period: int | None) -> Iterator[Passage]:
    dates = (owner.start, owner.end) if isinstance(owner, CareerPeriod) else (None, None)
    label = owner.role if isinstance(owner, CareerPeriod) else owner.name.display
    for place, block in enumerate(owner.body):
        if isinstance(block, Paragraph | Claim):
            text, claim = words_of(block.html), isinstance(block, Claim)
            yield Passage(f"{prefix}body[{place}]", str(block.id), text, *dates, period, claim, label=label)


def _events(prefix: str, events: tuple[Event, ...], period: int | None) -> Iterator[Passage]:
    for place, event in enumerate(events):
        if event.html:
            at, text = f"{prefix}events[{place}].html", words_of(event.html)
            yield Passage(at, str(event.id), text, event.date, event.date, period, label=event.title)


@lru_cache(maxsize=1024)
def words_of(html: str) -> str:
    """The words of a markup; several rules read the same life one after the other.

    What is in italics and has a year is the title of a work: it stands in quotation marks, as it would on a typewriter.
    """
    return plain_text(_TITLE_WITH_YEAR.sub("“\\1”", html))


@lru_cache(maxsize=1024)
def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text: split after a full stop, a question or exclamation mark before a capital letter."""
    return tuple(part for part in re.split(r"(?<=[.!?…])[”’\")]*\s+(?=[“‘\"(]?[^\W\d_a-z])", text) if part)


@lru_cache(maxsize=4096)
def found_dates(sentence: str, language: str) -> tuple[FoundDate, ...]:
    """The dates in a sentence with where they stand in it."""
    return tuple(find_dates(sentence, language))


def intervals(sentence: str, language: str) -> list[tuple[FoundDate, FoundDate]]:
    """Two dates that follow on each other as "from 2000 to 2005", "(1968 and 1969)", "1970–1975"."""
    dates = pairwise(found_dates(sentence, language))
    between = ((one, other) for one, other in dates if _TO.fullmatch(sentence[one.end : other.start]))
    return [(one, other) for one, other in between if _in_order(one.date, other.date)]


def _in_order(one: ImpreciseDate, other: ImpreciseDate) -> bool:
    first, last = begins(one).first, begins(other).first
    return first is not None and last is not None and first <= last


def dates_in(sentence: str, language: str) -> list[ImpreciseDate]:
    """The dates in a sentence."""
    return [found.date for found in found_dates(sentence, language)]
