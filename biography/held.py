"""What may have been going on at a time that is asked about, in SQL: ``dates.overlap`` for lists.

One meaning of open and unknown ends for all filters: an end that is open, or of a post that is still held, reaches
every later day; one that is not known may be any day of a lifetime (``LONGEST_LIFE``) from what is known. Nothing of a
person goes on after their death.
"""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, Length, Substr
from django.db.models.lookups import GreaterThanOrEqual, LessThanOrEqual
from django.utils import timezone
from wagtail.models import Page

from biography.dates import Asked, julian_day
from biography.dates.overlap import LONGEST_LIFE

STEP = Page.steplen


def today() -> int:
    """The Julian day number of today, in the time zone of the portal."""
    day = timezone.localdate()
    return julian_day(day.year, day.month, day.day)


def perhaps_held(when: Asked, today: int) -> Q:
    """The posts that were held, surely or perhaps, at some time asked about. ``today`` is a Julian day.

    Not those of people who were surely not yet born or dead by then.
    """
    end_earliest, end_latest, now = _end("earliest"), _end("latest"), Case(When(ongoing=True, then=Value(today)))
    # Where a bound is not known, a lifetime from the nearest that is.
    from_day = Coalesce("start_earliest", Coalesce("start_latest", end_earliest, end_latest, now) - LONGEST_LIFE)
    to_day = Coalesce(end_latest, Coalesce("start_latest", "start_earliest", end_earliest, now) + LONGEST_LIFE)
    return (
        # The first condition says nothing new: it can use an index.
        (Q(start_earliest__lte=when.last) | Q(start_earliest=None))
        & Q(LessThanOrEqual(from_day, when.last))
        & Q(GreaterThanOrEqual(to_day, when.first))
        & ~Q(Exists(_not_alive(when)))
    )


def surely_held(when: Asked, today: int) -> Q:
    """Of the posts that were perhaps held, those of which it is certain."""
    begun = Q(start_latest__lte=when.last) & ~doubtful("start")
    not_over = Q(ongoing=False, end_earliest__gte=when.first) & ~doubtful("end")
    if when.first <= today:
        perhaps_dead = Q(death_date_earliest__lt=when.first) | Q(death_date_earliest=None) | doubtful("death_date")
        not_over |= Q(ongoing=True) & ~Q(Exists(_holder().filter(~Q(death_date="") & perhaps_dead)))
    return begun & not_over


def perhaps_alive(when: Asked) -> Q:
    """The people who lived, surely or perhaps, at some time asked about; of whom neither birth nor death is known, do
    not."""
    born_first, born_last = F("birth_date_earliest"), F("birth_date_latest")
    died_first, died_last = F("death_date_earliest"), F("death_date_latest")
    from_day = Coalesce(born_first, Coalesce(born_last, died_first, died_last) - LONGEST_LIFE)
    to_day = Coalesce(died_last, Coalesce(born_last, born_first, died_first) + LONGEST_LIFE)
    return Q(LessThanOrEqual(from_day, when.last)) & Q(GreaterThanOrEqual(to_day, when.first))


def ends_of_posts(first: int | None, last: int | None, today: int) -> Q:
    """The posts whose end may lie between two days: one that is still held will end after today.

    Not those whose end is not known at all.
    """
    end_first = Case(When(ongoing=True, then=Coalesce(_of_holder("earliest"), Value(today))), default=F("end_earliest"))
    found = ~Q(end="") | Q(ongoing=True)
    if first is not None:
        end_last = _end("latest")
        found &= Q(GreaterThanOrEqual(Coalesce(end_last, Value(first)), first))
    if last is not None:
        found &= Q(LessThanOrEqual(Coalesce(end_first, Value(last)), last))
    return found


def doubtful(column: str) -> Q:
    """Carries the date a mark of doubt?"""
    return Q(**{f"{column}__contains": "?"}) | Q(**{f"{column}__contains": "~"}) | Q(**{f"{column}__contains": "%"})


def _end(side: str) -> Case:
    """A bound of the end of a post. One that is told as still held ends with the life of its holder."""
    return Case(When(ongoing=True, then=_of_holder(side)), default=F(f"end_{side}"))


def _of_holder(side: str) -> Subquery:
    return Subquery(_holder().values(f"death_date_{side}")[:1])


def _holder() -> QuerySet[Any]:
    """The person above the page of the outer query."""
    above = Substr(OuterRef("path"), 1, Length(OuterRef("path")) - STEP)
    return apps.get_model("biography.PersonPage").objects.filter(path=above)


def _not_alive(when: Asked) -> QuerySet[Any]:
    """The holder, if surely not yet born or dead at the time asked about."""
    return _holder().filter(Q(birth_date_earliest__gt=when.last) | Q(death_date_latest__lt=when.first))
