"""Comparing imprecise dates: yes, no, or it depends on the reading."""

from __future__ import annotations

from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from biography.dates.edtf import Date, DateSet, Edtf, Interval, Range, read
from biography.dates.julian import calendar_day
from biography.document import ImpreciseDate

DAYS_IN_A_YEAR = 365.2425
SAMPLES = 24


class Truth(Enum):
    """An answer for every reading of imprecise dates: all say yes, none does, some do."""

    YES = "yes"
    NO = "no"
    MAYBE = "maybe"


class Days(NamedTuple):
    """One moment as it is known: first and last possible day as Julian day numbers, None where open.

    ``unit``: it is one calendar unit (a day, month, season, year, decade), not a choice between several.
    ``doubtful``: the source is not sure of it (``?``, ``~``, ``%``), so that nothing is certain about it.
    """

    first: int | None
    last: int | None
    unit: bool = False
    doubtful: bool = False


UNKNOWN = Days(None, None)


def begins(date: ImpreciseDate | None) -> Days:
    """When the first day of a date is; nothing is known of no date."""
    return _ends(date.edtf)[0] if date else UNKNOWN


def ends(date: ImpreciseDate | None) -> Days:
    """When the last day of a date is; an open or unknown end is not before its start."""
    return _ends(date.edtf)[1] if date else UNKNOWN


def is_open(date: ImpreciseDate | None) -> bool:
    """It says that it still goes on: ``1983/..``."""
    value = read(date.edtf) if date else None
    return isinstance(value, Interval) and value.end == ".."


def is_interval(date: ImpreciseDate | None) -> bool:
    """It lasts from one date to another, both of them known."""
    value = read(date.edtf) if date else None
    return isinstance(value, Interval) and isinstance(value.start, Date) and isinstance(value.end, Date)


def before(one: Days, other: Days) -> Truth:
    """Is a moment before another one?

    MAYBE only where readings really differ: a year says no more than a day in it ("1980" beside 24 January 1980 is
    as precise as somebody knew, not a contradiction), an open bound says nothing, and what the source itself doubts
    is never certain.
    """
    if one.last is not None and other.first is not None and one.last < other.first:
        return Truth.MAYBE if one.doubtful or other.doubtful else Truth.YES
    if one.first is None or other.last is None or one.first >= other.last:
        return Truth.NO
    return Truth.NO if _agree(one, other) else Truth.MAYBE


def apart(one: ImpreciseDate, other: ImpreciseDate) -> Truth:
    """Is no day in both of two dates?"""
    truths = (before(ends(one), begins(other)), before(ends(other), begins(one)))
    return Truth.YES if Truth.YES in truths else Truth.MAYBE if Truth.MAYBE in truths else Truth.NO


def overlap(one: tuple[Days, Days], other: tuple[Days, Days]) -> Truth:
    """Do two stretches of time share more than a common boundary? A stretch is its begin and its end."""
    earlier, later = sorted((one, other), key=lambda stretch: (_first(stretch[0]), _last(stretch[1])))
    if earlier[0].first is None or later[0].first is None:
        return Truth.NO
    answers = {before(later[0], earlier[1]), before(earlier[0], later[1])}
    if Truth.NO in answers:
        return Truth.NO
    return Truth.YES if answers == {Truth.YES} else Truth.MAYBE


def years_between(one: Days, other: Days) -> tuple[float, float] | None:
    """Least and most years from one moment to a later one; None where either is open."""
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return None
    return (other.first - one.last) / DAYS_IN_A_YEAR, (other.last - one.first) / DAYS_IN_A_YEAR


@lru_cache(maxsize=4096)
def share_lasting(one: Days, other: Days, number: int, unit_days: float) -> float | None:
    """Share of the readings in which one moment is so many units after another, rounded or complete; None where open.

    "Six years" is said of 5½ and of nearly 7: a duration counts from half a unit below up to the next whole one.
    """
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return None
    starts, finishes = _spread(one.first, one.last), _spread(other.first, other.last + 1)
    lasting = [(finish - start) / unit_days for start in starts for finish in finishes]
    return sum(number - 0.5 <= units < number + 1 for units in lasting) / len(lasting)


def calendar_years(one: Days, other: Days) -> tuple[int, int] | None:
    """Least and most calendar years that a run from one moment to another touches, both counted."""
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return None
    return year_of(other.first) - year_of(one.last) + 1, year_of(other.last) - year_of(one.first) + 1


def ages(birth: Days, moment: Days) -> dict[int, float] | None:
    """Age in completed years at a moment → share of the readings that give it; None where either is open."""
    if birth.first is None or birth.last is None or moment.first is None or moment.last is None:
        return None
    return _ages(birth.first, birth.last, moment.first, moment.last)


def year_of(day: int) -> int:
    """The astronomical year that a Julian day number falls in."""
    return calendar_day(day)[0]


@lru_cache(maxsize=8192)
def _ages(born_first: int, born_last: int, first: int, last: int) -> dict[int, float]:
    births = [calendar_day(day) for day in _spread(born_first, born_last)]
    moments = [calendar_day(day) for day in _spread(first, last)]
    counts: dict[int, int] = {}
    for year, month, day in moments:
        for born_year, born_month, born_day in births:
            age = year - born_year - ((month, day) < (born_month, born_day))
            counts[age] = counts.get(age, 0) + 1
    return {age: count / (len(births) * len(moments)) for age, count in sorted(counts.items())}


def _spread(first: int, last: int) -> list[int]:
    """Every day of a short span, evenly chosen days of a long one, its two ends among them."""
    span = last - first
    return sorted({first + round(span * step / SAMPLES) for step in range(SAMPLES + 1)})


def _agree(one: Days, other: Days) -> bool:
    """The finer of two moments lies in the calendar unit that the coarser one is."""
    return (one.unit and _holds(one, other)) or (other.unit and _holds(other, one))


def _holds(coarse: Days, fine: Days) -> bool:
    if coarse.first is None or coarse.last is None or fine.first is None or fine.last is None:
        return False
    return coarse.first <= fine.first and fine.last <= coarse.last


def _first(days: Days) -> float:
    return float("-inf") if days.first is None else days.first


def _last(days: Days) -> float:
    return float("inf") if days.last is None else days.last


@lru_cache(maxsize=32768)
def _ends(edtf: str) -> tuple[Days, Days]:
    return _moments(read(edtf))


def _moments(value: Edtf) -> tuple[Days, Days]:
    if isinstance(value, Date):
        moment = Days(value.earliest, value.latest, unit=True, doubtful=bool(value.mark))
        return moment, moment
    if isinstance(value, Interval):
        start = _moments(value.start)[0] if isinstance(value.start, Date) else Days(None, value.latest)
        end = _moments(value.end)[1] if isinstance(value.end, Date) else Days(value.earliest, None)
        return start, end
    return _of_set(value)


def _of_set(value: DateSet) -> tuple[Days, Days]:
    """``{…}`` lasts from the first of its dates to the last, in whatever order; ``[…]`` is one moment among them."""
    doubtful = any(isinstance(item, Date) and bool(item.mark) for item in value.items)
    if not value.all_of:
        moment = Days(value.earliest, value.latest, doubtful=doubtful)
        return moment, moment
    dates = [date for item in value.items for date in ((item.start, item.end) if isinstance(item, Range) else (item,))]
    known = [date for date in dates if date]
    first, last = min(known, key=lambda date: date.earliest), max(known, key=lambda date: date.latest)
    start = Days(first.earliest, first.latest, unit=True, doubtful=doubtful)
    end = Days(last.earliest, last.latest, unit=True, doubtful=doubtful)
    return start if value.earliest is not None else UNKNOWN, end if value.latest is not None else UNKNOWN
