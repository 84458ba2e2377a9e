"""What happened on this day of some year, in all public lives: found by the indexes on month and day.

Only exact and certain days count: of "about 1958", of "the night of 4 to 5 February" and of a disputed day nobody knows
the anniversary.
"""

from __future__ import annotations

from calendar import isleap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db.models import F, IntegerField, QuerySet, TextField, Value
from django.db.models.functions import Cast
from wagtail.models import Page

from biography.dates import calendar_day, days_in_month
from biography.fields import MonthAndDay
from biography.models import CareerPeriodPage, Honour, LifeEvent, PeriodEvent, PersonPage
from biography.visibility import Closing, closing_pages, originals, visible_of_all, visible_rows_of_all

LEAP_YEAR = 2000


class MonthDay(NamedTuple):
    """A day of any year; the 29th of February is one."""

    month: int
    day: int

    def __str__(self) -> str:
        return f"{self.month:02}-{self.day:02}"

    @property
    def number(self) -> int:
        """From 1 to 366, as in a leap year."""
        return date(LEAP_YEAR, *self).timetuple().tm_yday

    def shifted(self, days: int) -> MonthDay:
        """So many days on, round the end of the year."""
        shifted = date.fromordinal(date(LEAP_YEAR, 1, 1).toordinal() + (self.number - 1 + days) % 366)
        return MonthDay(shifted.month, shifted.day)


def month_day(text: str) -> MonthDay:
    """``02-29`` as a day of the year. Raises ValueError for what is none."""
    month, _dash, day = text.partition("-")
    if len(text) != 5 or not (month.isascii() and month.isdecimal() and day.isascii() and day.isdecimal()):
        raise ValueError(text)
    found = MonthDay(int(month), int(day))
    if not 1 <= found.month <= 12 or not 1 <= found.day <= days_in_month(LEAP_YEAR, found.month):
        raise ValueError(text)
    return found


LEAP_DAY = MonthDay(2, 29)


def kept_on(day: MonthDay, year: int) -> list[MonthDay]:
    """The days whose anniversaries are kept on a day of a year: on 28 February also the leap day, if it has none."""
    return [day, LEAP_DAY] if day == MonthDay(2, 28) and not isleap(year) else [day]


@dataclass(frozen=True)
class Anniversary:
    """Something that happened on a day: in which year (astronomical), to whom, where on the page of the life.

    ``where`` is the name of the place, ``place`` its key; ``leaps`` of 29 February.
    """

    kind: str
    year: int
    person: PersonPage
    what: str = ""
    where: str = ""
    anchor: str = ""
    place: str = ""
    leaps: bool = False

    @property
    def edtf_year(self) -> str:
        return f"-{-self.year:04}" if self.year < 0 else f"{self.year:04}"


class Dated(NamedTuple):
    """A column with dates that have anniversaries, and what they are dates of."""

    kind: str
    model: Any
    column: str
    citations: str = "citations"


COLUMNS = (
    Dated("birth", PersonPage, "birth_date", "birth_citations"),
    Dated("death", PersonPage, "death_date", "death_citations"),
    Dated("start", CareerPeriodPage, "start"),
    Dated("end", CareerPeriodPage, "end"),
    Dated("event", LifeEvent, "date"),
    Dated("event", PeriodEvent, "date"),
    Dated("honour", Honour, "date"),
)


def happened_on(*days: MonthDay) -> QuerySet:
    """Keys of all that happened on these days, the earliest year first; ``anniversaries`` makes something of them."""
    closing = closing_pages()
    parts = [
        _exact(dated, closing)
        .filter(month_and_day__in=[f"-{day}" for day in days])
        .annotate(
            source_number=Value(number, IntegerField()),
            row_number=F("pk"),
            at_day=F(f"{dated.column}_earliest"),
        )
        .order_by()
        .values_list("source_number", "row_number", "at_day")
        for number, dated in enumerate(COLUMNS)
    ]
    return parts[0].union(*parts[1:], all=True).order_by("at_day", "source_number", "row_number")


def days_with_something() -> list[MonthDay]:
    """All days of the year on which something happened, in order. Reads every exact date: for empty days only."""
    closing = closing_pages()
    parts = [_exact(dated, closing).order_by().values_list("month_and_day").distinct() for dated in COLUMNS]
    # A day with a mark of doubt ends in the mark: "02-04~".
    found = {day[1:] for (day,) in parts[0].union(*parts[1:]) if day.startswith("-")}
    return sorted(month_day(day) for day in found)


def nearest(day: MonthDay) -> MonthDay | None:
    """The nearest other day on which something happened, in either direction; None where there is none at all."""
    others = [other for other in days_with_something() if other != day]
    return min(others, key=lambda other: (_distance(day, other), other), default=None)


def _distance(one: MonthDay, other: MonthDay) -> int:
    apart = abs(one.number - other.number)
    return min(apart, 366 - apart)


def _exact(dated: Dated, closing: Closing) -> QuerySet:
    """The public rows whose date in that column has one day only, and how it ends."""
    if issubclass(dated.model, Page):
        rows = originals(visible_of_all(dated.model.objects.all(), closing=closing))
    else:
        rows = originals(visible_rows_of_all(dated.model.objects.all(), closing), "page__")
    one_day = rows.filter(**{f"{dated.column}_earliest": F(f"{dated.column}_latest")})
    # What another source contradicts is no certain day either.
    said = Cast(dated.citations, TextField())
    one_day = one_day.alias(said=said).exclude(said__contains='"contradicts"')
    # A year before Christ can end like a day ("-0044") but is none; a period from a day to itself is no exact day.
    return one_day.exclude(**{f"{dated.column}__contains": "/"}).annotate(month_and_day=MonthAndDay(dated.column))


def anniversaries(keys: Iterable[tuple[int, int, int]]) -> list[Anniversary]:
    """These keys of ``happened_on`` as anniversaries: a query for each kind of row and one for the people."""
    keys = list(keys)
    rows = dict(_rows(keys))
    paths = {_path_of_life(row) for row in rows.values()}
    people = {person.path: person for person in PersonPage.objects.filter(path__in=paths).select_related("locale")}
    found = []
    for number, pk, day in keys:
        dated = COLUMNS[number]
        row = rows.get((dated.model, pk))
        person = people.get(_path_of_life(row)) if row else None
        if row and person:
            found.append(_anniversary(dated.kind, row, person, *calendar_day(day)))
    return found


def _rows(keys: Sequence[tuple[int, int, int]]) -> Iterator[tuple[tuple[Any, int], Any]]:
    wanted: dict[Any, set[int]] = {}
    for number, pk, _day in keys:
        wanted.setdefault(COLUMNS[number].model, set()).add(pk)
    related = {
        PersonPage: ("birth_place", "death_place"),
        CareerPeriodPage: ("place",),
        LifeEvent: ("page", "place"),
        PeriodEvent: ("page", "place"),
        Honour: ("page", "place"),
    }
    for model, pks in wanted.items():
        for row in model.objects.filter(pk__in=pks).select_related(*related[model]):
            yield (model, row.pk), row


def _path_of_life(row: Any) -> str:
    return getattr(row, "page", row).path_of_life


def _anniversary(kind: str, row: Any, person: PersonPage, year: int, month: int, day: int) -> Anniversary:
    if kind in ("birth", "death"):
        place = getattr(row, f"{kind}_place")
        what, key = "", kind
    else:
        place, what = row.place, row.title
        key = str(row.translation_key if isinstance(row, CareerPeriodPage) else row.key)
    where, place_key = (place.name, place.key) if place else ("", "")
    return Anniversary(kind, year, person, what, where, key, place_key, (month, day) == LEAP_DAY)
