"""Which statements of a life have a place in time, and where; those without a date are listed apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal

from django.utils.translation import gettext as _

from biography.dates import DateError, exact_iso, period_words, words
from biography.dates.edtf import Date, Edtf, Interval, read
from biography.document import Biography, CareerPeriod, ImpreciseDate
from biography.timeline.axis import Axis, Tick, axis_of

Lane = Literal["life", "education", "posts", "events", "honours"]
LANES: tuple[Lane, ...] = ("life", "education", "posts", "events", "honours")
Bounds = tuple[int | None, int | None]
End = Literal["known", "open", "unknown"]

REACH = 0.04
"""How far an end that is not known is drawn, as a share of the axis: enough to be seen, too little to be believed."""

LONG_VAGUE = 5 * 366
"""Days that a moment may be uncertain by before a list shows it as a cloud: a year is what is mostly known."""

VAGUE = 92
"""Days that an end may be uncertain by before a list, which has no scale, shows it as vague."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One statement in time. Days are Julian day numbers.

    ``start`` and ``end`` are the first and last possible day of each. A ``moment`` is one date, however well known, and
    has the same two; anything else lasts. An end that is ``open`` goes on beyond the axis, one that is ``unknown``
    reaches as far as it is drawn. ``language`` is that of its label, empty where that is a word of the page.
    """

    lane: Lane
    anchor: str
    label: str
    language: str = ""
    words: str = ""
    start: tuple[int, int] = (0, 0)
    end: tuple[int, int] = (0, 0)
    moment: bool = False
    before: End = "known"
    after: End = "known"
    acting: bool = False
    disputed: bool = False

    @property
    def vague_start(self) -> bool:
        """Is the start known to no better than a season?"""
        return self.start[1] - self.start[0] > VAGUE

    @property
    def vague_end(self) -> bool:
        return self.end[1] - self.end[0] > VAGUE

    @property
    def cloudy(self) -> bool:
        """Is it a moment that may have been in one of many years?"""
        return self.moment and self.end[1] - self.start[0] > LONG_VAGUE

    @property
    def order(self) -> tuple[int, int]:
        return self.start[0], self.end[1]


@dataclass(frozen=True, slots=True)
class Timeline:
    """The marks of one life in order. ``axis`` is None where nothing has a date; links begin with ``address``.

    ``language`` is that of the dates; ``name_language`` that of the name.
    """

    name: str
    name_language: str
    address: str
    language: str
    axis: Axis | None
    marks: tuple[Mark, ...]
    undated: tuple[Mark, ...]
    ages: tuple[Tick, ...]

    @property
    def facts(self) -> list[Mark]:
        """The marks without birth and death."""
        return [mark for mark in self.marks if mark.lane != "life"]

    def within(self, axis: Axis) -> Timeline:
        """The same life on another axis, which must hold its own."""
        return replace(self, axis=axis, marks=tuple(_stretched(mark, self.axis, axis) for mark in self.marks))


@dataclass(frozen=True, slots=True)
class _Raw:
    """A statement before its place on the axis is known; None is an end that is open or not known."""

    mark: Mark
    start: Bounds
    end: Bounds

    def days(self) -> list[int]:
        return [day for day in (*self.start, *self.end) if day is not None]


def timeline(life: Biography, language: str = "en", address: str = "") -> Timeline:
    """A life's marks, ordered by (earliest, latest), with dates in the words of ``language``."""
    died = _days(life.death.date if life.death else None)
    found = [_ended(_told(raw, life), died) for raw in _statements(life, language)]
    dated = [raw for raw in found if raw.days()]
    goes_on = any(raw.mark.after == "open" for raw in dated)
    axis = axis_of((day for raw in dated for day in raw.days()), room=goes_on)
    marks = sorted((_placed(raw, axis) for raw in dated), key=lambda mark: mark.order) if axis else []
    return Timeline(
        name=life.name.display,
        name_language=life.language_of("name"),
        address=address,
        language=language,
        axis=axis,
        marks=tuple(marks),
        undated=tuple(raw.mark for raw in found if not raw.days()),
        ages=tuple(_ages(life, axis)) if axis else (),
    )


def _ages(life: Biography, axis: Axis) -> list[Tick]:
    born = life.birth.date if life.birth else None
    died = _days(life.death.date if life.death else None)[1]
    if not born or not _read(born) or not exact_iso(born.edtf):
        return []
    first, last = born.days
    return axis.ages((first, last), died) if first is not None and last is not None else []


def _statements(life: Biography, language: str) -> Iterator[_Raw]:
    for vital, anchor, label in ((life.birth, "birth", _("Born")), (life.death, "death", _("Died"))):
        if vital and vital.date:
            yield _dated("life", anchor, label, vital.date, vital, language)
    for course in life.education:
        yield _dated("education", str(course.id), course.institution, course.date or course.awarded, course, language)
    for period in life.career:
        yield _post(period, language)
        for event in period.events:
            yield _dated("events", str(event.id), event.title, event.date, event, language)
    for event in life.events:
        yield _dated("events", str(event.id), event.title, event.date, event, language)
    for category in life.honours:
        for honour in category.honours:
            yield _dated("honours", str(honour.id), honour.title, honour.date, honour, language)


def _told(raw: _Raw, life: Biography) -> _Raw:
    """The statement with the language of its label: that of the life, or of the original that lends it."""
    mark = raw.mark
    return raw if mark.lane == "life" else replace(raw, mark=replace(mark, language=life.language_of(mark.anchor)))


def _dated(lane: Lane, anchor: str, label: str, date: ImpreciseDate | None, row: Any, language: str) -> _Raw:
    mark = Mark(lane, anchor, label, words=_words(date, language), disputed=_disputed(row))
    value = _read(date)
    if value is None:
        return _Raw(mark, (None, None), (None, None))
    if isinstance(value, Interval):
        start, end = _bounds(value.start), _bounds(value.end)
        return _Raw(replace(mark, before=_end(value.start), after=_end(value.end)), start, end)
    both = value.earliest, value.latest
    ends: list[End] = ["unknown" if day is None else "known" for day in both]
    return _Raw(replace(mark, moment=True, before=ends[0], after=ends[1]), both, both)


def _post(period: CareerPeriod, language: str) -> _Raw:
    start, end = _days(period.start), _days(None if period.ongoing else period.end)
    mark = Mark(
        "posts",
        str(period.id),
        period.role,
        words=_period_words(period, language),
        before="known" if start != (None, None) else "unknown",
        after="open" if period.ongoing else "known" if end != (None, None) else "unknown",
        acting=period.acting,
        disputed=_disputed(period),
    )
    return _Raw(mark, start, end)


def _ended(raw: _Raw, died: Bounds) -> _Raw:
    """A post that nobody ended ended with the life of who held it; it does not reach our days."""
    last = died[1] if died[1] is not None else died[0]
    begun = max((day for day in raw.start if day is not None), default=None)
    if raw.mark.lane != "posts" or raw.mark.after != "open" or last is None or (begun is not None and begun > last):
        return raw
    return replace(raw, mark=replace(raw.mark, after="known"), end=died)


def _placed(raw: _Raw, axis: Axis) -> Mark:
    """The mark with all its days: open ends at the end of the axis, unknown ones a little beyond what is known."""
    reach, known = round(axis.days * REACH), raw.days()
    first, last = min(known), max(known)
    if raw.mark.moment:
        early = first if raw.start[0] is not None else max(axis.first, first - reach)
        late = last if raw.end[1] is not None else min(axis.last, last + reach)
        return replace(raw.mark, start=(early, late), end=(early, late))
    start, end = raw.start, raw.end
    if raw.mark.before == "open":
        start = (axis.first, axis.first)
    elif start == (None, None):
        start = (max(axis.first, first - reach), first)
    if raw.mark.after == "open":
        end = (axis.last, axis.last)
    elif end == (None, None):
        end = (last, min(axis.last, last + reach))
    return replace(raw.mark, start=_whole(start), end=_whole(end))


def _whole(bounds: Bounds) -> tuple[int, int]:
    """Both bounds of an end of which one may be open: the other stands for it."""
    first, last = bounds
    known = first if first is not None else last or 0
    return (known if first is None else first), (known if last is None else last)


def _stretched(mark: Mark, own: Axis | None, axis: Axis) -> Mark:
    """A mark whose open ends reach the ends of a longer axis."""
    if own is None:
        return mark
    start = (axis.first, axis.first) if mark.before == "open" else mark.start
    end = (axis.last, axis.last) if mark.after == "open" else mark.end
    return replace(mark, start=start, end=end)


def _bounds(end: Date | str) -> Bounds:
    return (end.earliest, end.latest) if isinstance(end, Date) else (None, None)


def _end(end: Date | str) -> End:
    return "known" if isinstance(end, Date) else "open" if end == ".." else "unknown"


def _read(date: ImpreciseDate | None) -> Edtf | None:
    """None for the date of a draft that is no date yet as well."""
    try:
        return read(date.edtf) if date else None
    except DateError:
        return None


def _days(date: ImpreciseDate | None) -> Bounds:
    value = _read(date)
    return (value.earliest, value.latest) if value else (None, None)


def _disputed(row: Any) -> bool:
    return any(citation.stance == "contradicts" for citation in row.citations)


def _words(date: ImpreciseDate | None, language: str) -> str:
    if date is None:
        return ""
    return date.display or (words(date.edtf, language) if _read(date) else date.edtf)


def _period_words(period: CareerPeriod, language: str) -> str:
    """As on the page of the life: as the source puts it, where it has its own words."""
    ends = [date for date in (period.start, None if period.ongoing else period.end) if date]
    if not all(_read(date) for date in ends):
        return " – ".join(_words(date, language) for date in ends)
    start, end = ((date.edtf, date.display) if date else ("", "") for date in (period.start, period.end))
    return period_words(start[0], end[0], period.ongoing, language, (start[1], end[1]))
