"""Who held an office before and after whom, by the dates of all lives: gaps, acting holders and overlaps included."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from biography.document import CareerPeriod, ImpreciseDate, Mention, Office
from biography.review.days import Days, Truth, before, begins, ends, overlap, years_between
from biography.review.statements import stretch
from biography.review.succession import GAP, follows, same_person
from biography.review.world import Holder

NEVER = float("inf")


@dataclass(frozen=True, slots=True)
class Term:
    """Somebody's time in an office. ``overlaps``: who else held it then, although one person at a time may."""

    holder: Holder
    overlaps: tuple[Holder, ...] = ()


@dataclass(frozen=True, slots=True)
class Gap:
    """A time for which no holder is known here; from the beginning of the office, or until today, where it has no date.

    Has what the words for a period ask for (``templatetags/wording.py``).
    """

    start: ImpreciseDate | None
    end: ImpreciseDate | None

    @property
    def ongoing(self) -> bool:
        return self.end is None


@dataclass(frozen=True, slots=True)
class Around:
    """Who came before and after one term, the nearest first: back, and on, to somebody who was not acting.

    ``gap_before`` and ``gap_after``: the time between, where nobody is known to have held the office.
    ``otherwise_before`` and ``otherwise_after``: who it was by the dates, where the life itself names somebody else.
    """

    before: tuple[Term, ...] = ()
    after: tuple[Term, ...] = ()
    gap_before: Gap | None = None
    gap_after: Gap | None = None
    otherwise_before: Holder | None = None
    otherwise_after: Holder | None = None
    overlaps: tuple[Holder, ...] = ()


def in_order(holders: Iterable[Holder], office: Office, today: int) -> list[Term | Gap]:
    """The terms in an office by their beginnings, what has no date last; with the gaps where one person holds it.

    ``today``: Julian day number. Two terms follow one another directly where at most two months lie between them, in
    some reading of their dates.
    """
    ordered = sorted(holders, key=_beginning)
    if not office.single_holder:
        return [Term(holder) for holder in ordered]
    line: list[Term | Gap] = []
    last_end, known, still = office.since, True, False
    for holder in ordered:
        start = holder.period.start or holder.period.end
        if known and last_end and start and _apart(ends(last_end), begins(start)):
            line.append(Gap(last_end, start))
        line.append(Term(holder, tuple(_at_the_same_time(holder, ordered, today))))
        still = still or holder.period.ongoing
        if holder.period.end is None:
            known = False
        elif known or not (still or holder.period.acting):
            last_end, known = _later(last_end if known else None, holder.period.end), True
    if ordered and known and last_end:
        if office.until and _apart(ends(last_end), begins(office.until)):
            line.append(Gap(last_end, office.until))
        elif not office.until and ordered[-1].period.ended != "abolished":
            line.append(Gap(last_end, None))
    return line


def around(line: Sequence[Term | Gap], period: CareerPeriod) -> Around | None:
    """What stands before and after a period in the line of its office; None where it has no date or is not in it."""
    own = next((at for at, item in enumerate(line) if isinstance(item, Term) and _is_of(item, period)), -1)
    if own < 0 or not (period.start or period.end):
        return None
    term = line[own]
    earlier, gap_before = _nearest(reversed(line[:own]))
    later, gap_after = _nearest(item for item in line[own + 1 :] if _dated(item))
    return Around(
        earlier,
        later,
        gap_before,
        gap_after,
        _otherwise(earlier, period, period.predecessor, first=True),
        _otherwise(later, period, period.successor, first=False),
        term.overlaps if isinstance(term, Term) else (),
    )


def _is_of(term: Term, period: CareerPeriod) -> bool:
    return term.holder.period.id == period.id


def _beginning(holder: Holder) -> tuple[float, float, float, str]:
    period = holder.period
    start = begins(period.start) if period.start else ends(period.end)
    end = ends(period.end)
    first = start.first if start.first is not None else start.last
    latest = start.last if start.last is not None else first
    return (
        NEVER if first is None else first,
        NEVER if latest is None else latest,
        NEVER if end.last is None else end.last,
        holder.slug,
    )


def _apart(end: Days, start: Days) -> bool:
    between = years_between(end, start)
    return between is not None and between[0] > GAP


def _later(one: ImpreciseDate | None, other: ImpreciseDate) -> ImpreciseDate:
    return one if one and before(ends(other), ends(one)) is Truth.YES else other


def _at_the_same_time(holder: Holder, others: Iterable[Holder], today: int) -> Iterable[Holder]:
    if holder.period.acting:
        return
    own = stretch(holder.period, today, holder.died)
    for other in others:
        if other.period.acting or other.period.id == holder.period.id:
            continue
        if not all(one.period.ongoing or one.period.end for one in (holder, other)):
            continue  # whoever has no known end may have left long before
        if overlap(own, stretch(other.period, today, other.died)) is not Truth.NO:
            yield other


def _dated(item: Term | Gap) -> bool:
    return isinstance(item, Gap) or bool(item.holder.period.start or item.holder.period.end)


def _nearest(items: Iterable[Term | Gap]) -> tuple[tuple[Term, ...], Gap | None]:
    """The terms next to one, up to the first whose holder was not acting; and the gap before the very first of them."""
    found: list[Term] = []
    gap = None
    for item in items:
        if isinstance(item, Gap):
            gap = gap if found else item
            continue
        found.append(item)
        if not item.holder.period.acting:
            break
    return tuple(found), gap


def _otherwise(terms: Sequence[Term], own: CareerPeriod, named: Mention | None, *, first: bool) -> Holder | None:
    """Who held the office directly before or after by the dates, where the life names somebody else."""
    holder = next((term.holder for term in terms if not term.holder.period.acting), None)
    if not named or holder is None or own.acting or any(same_person(named, term.holder) for term in terms):
        return None
    pair = (holder.period, own) if first else (own, holder.period)
    return None if follows(*pair) is Truth.NO else holder
