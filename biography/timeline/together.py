"""What several lives have in common: the years in which both were alive, and what stands in each of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Literal

from django.utils.translation import gettext as _

from biography.dates import words
from biography.dates.edtf import year_text
from biography.dates.julian import calendar_day
from biography.document import Biography, Reference, Vital
from biography.timeline.marks import Mark, Timeline

Kind = Literal["organisations", "places", "offices", "fields"]
KINDS: tuple[Kind, ...] = ("offices", "organisations", "places", "fields")


@dataclass(frozen=True, slots=True)
class Shared:
    """A place, organisation, office or field of two lives and more, with the marks of each life in which it stands."""

    kind: Kind
    name: str
    lives: tuple[tuple[Timeline, tuple[Mark, ...]], ...]


def alive_together(lives: Sequence[Biography], language: str) -> list[str]:
    """One sentence for each two of the lives, as sure as the dates of births and deaths allow."""
    return [sentence for one, other in combinations(lives, 2) if (sentence := _both(one, other, language))]


def _both(one: Biography, other: Biography, language: str) -> str:
    names = {"one": isolated(one.name.display), "other": isolated(other.name.display)}
    if any(vital and vital.disputed for life in (one, other) for vital in (life.birth, life.death)):
        return (
            _("Whether %(one)s and %(other)s lived at the same time cannot be said: a birth or death is disputed.")
            % names
        )
    born = [_days(life.birth) for life in (one, other)]
    died = [_days(life.death) for life in (one, other)]
    for (first, later), (dead, alive) in (((0, 1), (one, other)), ((1, 0), (other, one))):
        last, start = died[first][1], born[later][0]
        if last is not None and start is not None and last < start:
            told = {"dead": isolated(dead.name.display), "alive": isolated(alive.name.display)}
            return _("%(dead)s died before %(alive)s was born.") % told
    starts, ends = [day for _early, day in born], [day for day, _late in died]
    if None in starts:
        unknown = one if starts[0] is None else other
        return _(
            "Whether %(one)s and %(other)s lived at the same time cannot be said: no birth of %(name)s is known."
        ) % (names | {"name": isolated(unknown.name.display)})
    start = max(day for day in starts if day is not None)
    known = [day for day in ends if day is not None]
    if not known and (one.death or other.death):
        return _("%(one)s and %(other)s may have been alive at the same time; the dates do not tell.") % names
    if not known:
        return _("%(one)s and %(other)s: both alive from %(start)s on; no death is recorded of either.") % (
            names | {"start": _year(start, language)}
        )
    end = min(known)
    if end < start:
        return _("%(one)s and %(other)s may have been alive at the same time; the dates do not tell.") % names
    if calendar_day(start)[0] == calendar_day(end)[0]:
        return _("%(one)s and %(other)s: both alive in %(start)s.") % (names | {"start": _year(start, language)})
    return _("%(one)s and %(other)s: both alive %(years)s.") % (
        names | {"years": words(f"{_edtf(start)}/{_edtf(end)}", language)}
    )


def isolated(name: str) -> str:
    """A name of any script that leaves the order of the words around it alone (Unicode 6.3: FSI, PDI)."""
    return f"\u2068{name}\u2069"


def _days(vital: Vital | None) -> tuple[int | None, int | None]:
    return vital.date.days if vital and vital.date else (None, None)


def _edtf(day: int) -> str:
    return year_text(calendar_day(day)[0])


def _year(day: int, language: str) -> str:
    return words(_edtf(day), language)


def shared_facts(lives: Sequence[tuple[Biography, Timeline]]) -> list[Shared]:
    """Offices, organisations, places and fields that two or more of the lives have, in that order, by name."""
    found: dict[tuple[Kind, str], dict[int, list[Mark]]] = {}
    names: dict[tuple[Kind, str], str] = {}
    # What stands on no timeline.
    labels = {"birth": _("Born"), "death": _("Died")}
    for number, (life, line) in enumerate(lives):
        marks = {mark.anchor: mark for mark in (*line.marks, *line.undated)}
        for kind, reference, anchor in _references(life):
            mark = marks.get(anchor) or Mark("life", anchor, labels.get(anchor, _("Field of activity")))
            names[kind, reference.key] = reference.name
            of_life = found.setdefault((kind, reference.key), {}).setdefault(number, [])
            if mark not in of_life:
                of_life.append(mark)
    shared = [
        Shared(kind, names[kind, key], tuple((lives[number][1], tuple(marks)) for number, marks in of.items()))
        for (kind, key), of in found.items()
        if len(of) > 1
    ]
    return sorted(shared, key=lambda one: (KINDS.index(one.kind), one.name))


def _references(life: Biography) -> Iterator[tuple[Kind, Reference, str]]:
    """What a life refers to, with the anchor of the statement that does."""
    for anchor, vital in (("birth", life.birth), ("death", life.death)):
        yield from _of(vital, anchor) if vital else ()
    rows: list[Any] = [*life.activities, *life.education, *life.events]
    for period in life.career:
        rows += [period, *period.events]
    for category in life.honours:
        rows += category.honours
    for row in rows:
        yield from _of(row, str(row.id))


def _of(row: Any, anchor: str) -> Iterator[tuple[Kind, Reference, str]]:
    for kind in KINDS:
        if reference := getattr(row, kind.removesuffix("s"), None):
            yield kind, reference, anchor
