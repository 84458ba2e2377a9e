"""One walk over the dated statements of a life, and one over all rows that can be cited."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from biography.document import Biography, CareerPeriod, Citation, Event, Heading, ImpreciseDate, Picture, Quotation
from biography.review.days import UNKNOWN, Days, begins, ends
from biography.review.prose import words_of

Kind = Literal["education", "degree", "event", "publication", "period", "honour"]


@dataclass(frozen=True, slots=True)
class Statement:
    """Something in the life of the person that has a time: ``start`` and ``end`` are the same date for most.

    ``path`` is the row's; ``start_field`` and ``end_field`` are the names of its fields that hold the dates.
    """

    kind: Kind
    path: str
    row: str
    label: str
    start: ImpreciseDate | None
    end: ImpreciseDate | None
    start_field: str = "date"
    end_field: str = "date"
    note: str = ""
    event_kind: str = ""

    @property
    def begins(self) -> Days:
        return begins(self.start) if self.start else begins(self.end)

    @property
    def ends(self) -> Days:
        return ends(self.end) if self.end else ends(self.start)


def dated_statements(life: Biography) -> Iterator[Statement]:
    """What happened to the person, row by row, as far as it has a date; the family's own dates are not among it."""
    for place, study in enumerate(life.education):
        label, at = study.qualification or study.institution, f"education[{place}]"
        if study.date:
            yield Statement("education", at, str(study.id), study.institution, study.date, study.date)
        if study.awarded:
            fields = {"start_field": "awarded", "end_field": "awarded"}
            yield Statement("degree", at, str(study.id), label, study.awarded, study.awarded, **fields)
    yield from _events("", life.events)
    for place, period in enumerate(life.career):
        if period.start or period.end:
            yield of_period(place, period)
        yield from _events(f"career[{place}].", period.events)
    for group, category in enumerate(life.honours):
        for place, honour in enumerate(category.honours):
            if honour.date:
                at, note = f"honours[{group}].honours[{place}]", honour.note
                yield Statement("honour", at, str(honour.id), honour.title, honour.date, honour.date, note=note)


def of_period(place: int, period: CareerPeriod) -> Statement:
    start, end = ("start" if period.start else "end"), ("end" if period.end else "start")
    return Statement("period", f"career[{place}]", str(period.id), period.role, period.start, period.end, start, end)


def stretch(period: CareerPeriod, today: int, died: ImpreciseDate | None = None) -> tuple[Days, Days]:
    """Begin and end of a post; one that is still held lasts at least until today, one without an end may.

    Neither lasts longer than its holder, where it is known when they ``died``.
    """
    start = begins(period.start) if period.start else UNKNOWN
    if period.end:
        return start, ends(period.end)
    if died is None:
        return start, Days(today, None) if period.ongoing else Days(start.first, None)
    if period.ongoing:
        return start, ends(died)
    last = ends(died).last
    return start, Days(start.first, last if last is None or start.first is None else max(start.first, last))


@dataclass(frozen=True, slots=True)
class Citable:
    """A row or block that should say who says so."""

    path: str
    row: str
    label: str
    citations: tuple[Citation, ...]


def citable_rows(life: Biography) -> Iterator[Citable]:
    """Every row and block of text. Headings and pictures state nothing; an authority identifier is its own proof."""
    for name, vital in (("birth", life.birth), ("death", life.death)):
        if vital:
            yield Citable(name, name, name, vital.citations)
    for place, other in enumerate(life.other_names):
        yield Citable(f"other_names[{place}]", str(other.id), other.text, other.citations)
    for place, activity in enumerate(life.activities):
        yield Citable(f"activities[{place}]", str(activity.id), activity.field.name, activity.citations)
    yield from _blocks("", life)
    for place, relative in enumerate(life.family):
        label = relative.name or relative.label or relative.relation
        yield Citable(f"family[{place}]", str(relative.id), label, relative.citations)
    for place, study in enumerate(life.education):
        yield Citable(f"education[{place}]", str(study.id), study.institution, study.citations)
    for place, event in enumerate(life.events):
        yield Citable(f"events[{place}]", str(event.id), event.title, event.citations)
    for place, period in enumerate(life.career):
        at = f"career[{place}]"
        yield Citable(at, str(period.id), period.role, period.citations)
        for number, figure in enumerate(period.figures):
            yield Citable(f"{at}.figures[{number}]", str(figure.id), figure.label, figure.citations)
        for number, event in enumerate(period.events):
            yield Citable(f"{at}.events[{number}]", str(event.id), event.title, event.citations)
        yield from _blocks(f"{at}.", period)
    for group, category in enumerate(life.honours):
        for place, honour in enumerate(category.honours):
            at = f"honours[{group}].honours[{place}]"
            yield Citable(at, str(honour.id), honour.title, honour.citations)


def _blocks(prefix: str, owner: Biography | CareerPeriod) -> Iterator[Citable]:
    for place, block in enumerate(owner.body):
        if isinstance(block, Heading | Picture):
            continue
        text = block.text if isinstance(block, Quotation) else block.html
        yield Citable(f"{prefix}body[{place}]", str(block.id), _first_words(text), block.citations)


def _first_words(html: str) -> str:
    text = words_of(html)
    return text if len(text) <= 60 else text[:60].rsplit(" ", 1)[0] + " …"


def _events(prefix: str, events: tuple[Event, ...]) -> Iterator[Statement]:
    for place, event in enumerate(events):
        if event.date:
            kind: Kind = "publication" if event.kind == "publication" else "event"
            at = f"{prefix}events[{place}]"
            yield Statement(kind, at, str(event.id), event.title, event.date, event.date, event_kind=event.kind)
