"""What somebody was at a time that is asked about: a pure function of the document of a life."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from biography.dates import Asked, Held, calendar_day, held
from biography.dates.overlap import LONGEST_LIFE, doubtful
from biography.document import Biography, CareerPeriod, Education, ImpreciseDate

State = Literal["unborn", "perhaps-unborn", "alive", "perhaps-dead", "dead", "unknown"]

Stretch = tuple[Any, str, str, bool]


@dataclass(frozen=True)
class Moment:
    """Something dated in a life: its kind (``choices.MOMENT_KINDS``), what it is, its id on the page of the life."""

    kind: str
    what: str
    date: ImpreciseDate
    anchor: str


@dataclass(frozen=True)
class Standing:
    """What somebody was: alive or not, how old (the least and the most), in which posts and studies, between what.

    ``moments`` are what happened at the time, surely or perhaps; ``before`` and ``after`` the nearest that surely did
    not.
    """

    state: State
    ages: tuple[int, int] | None
    age_is_approximate: bool
    posts: list[tuple[CareerPeriod, Held]]
    studies: list[tuple[Education, Held]]
    moments: list[tuple[Moment, Held]]
    before: Moment | None
    after: Moment | None


def standing(life: Biography, when: Asked, today: int) -> Standing:
    """``today`` is a Julian day: what still goes on is sure up to then."""
    born, died = (vital.date if vital else None for vital in (life.birth, life.death))
    state = _state(_days(born), _days(died), when)
    if life.death and died is None and state in ("alive", "unknown"):
        state = "dead" if when.first >= today else "perhaps-dead"
    if state == "unborn" and life.birth and life.birth.disputed:
        state = "perhaps-unborn"
    if state == "dead" and life.death and life.death.disputed:
        state = "perhaps-dead"
    living = state not in ("unborn", "dead")
    dated = [(moment, *moment.date.days) for moment in moments(life)]
    earlier = [(last, first or last, moment) for moment, first, last in dated if last is not None and last < when.first]
    later = [(first, last or first, moment) for moment, first, last in dated if first is not None and first > when.last]
    return Standing(
        state=state,
        ages=_ages(_days(born), when) if living else None,
        age_is_approximate=bool(born and (doubtful(born.edtf) or (life.birth and life.birth.disputed))),
        posts=_going_on(
            ((post, *_ends_of_post(post.until_death(life.death))) for post in life.career), when, today, living
        ),
        studies=_going_on(((study, *_ends_of_period(study.date)) for study in life.education), when, today, living),
        moments=_going_on(((moment, *_ends_of_period(moment.date)) for moment, *_days in dated), when, today),
        before=max(earlier, key=lambda one: one[:2])[2] if earlier else None,
        after=min(later, key=lambda one: one[:2])[2] if later else None,
    )


def moments(life: Biography) -> Iterator[Moment]:
    """Everything dated that happened or began or ended, in the order of the document."""
    for kind, vital in (("birth", life.birth), ("death", life.death)):
        if vital and vital.date:
            yield Moment(kind, vital.place.name if vital.place else "", vital.date, kind)
    events = [*life.events, *(event for period in life.career for event in period.events)]
    stated: list[tuple[str, str, ImpreciseDate | None, Any]] = [
        *(("event", event.title, event.date, event.id) for event in events),
        *(("start", period.role, period.start, period.id) for period in life.career),
        *(("end", period.role, None if period.ongoing else period.end, period.id) for period in life.career),
        *(("honour", honour.title, honour.date, honour.id) for group in life.honours for honour in group.honours),
    ]
    for kind, what, date, key in stated:
        if date:
            yield Moment(kind, what, date, str(key))


def _state(born: tuple[int | None, int | None], died: tuple[int | None, int | None], when: Asked) -> State:
    if born[0] is not None and born[0] > when.last:
        return "unborn"
    if died[1] is not None and died[1] < when.first:
        return "dead"
    if died[0] is not None and died[0] < when.first:
        return "perhaps-dead"
    nothing_known = born == died == (None, None)
    if nothing_known or (born[1] is not None and died == (None, None) and when.first - born[1] > LONGEST_LIFE):
        return "unknown"
    return "perhaps-unborn" if born[1] is not None and born[1] > when.last else "alive"


def _ages(born: tuple[int | None, int | None], when: Asked) -> tuple[int, int] | None:
    """The least and the most full years since the birth; None where that has no bounds."""
    if born[0] is None or born[1] is None:
        return None
    return max(0, _years(born[1], when.first)), max(0, _years(born[0], when.last))


def _years(since: int, until: int) -> int:
    (year, *day), (last_year, *last_day) = calendar_day(since), calendar_day(until)
    return last_year - year - (last_day < day)


def _going_on(stretches: Iterable[Stretch], when: Asked, today: int, living: bool = True) -> list[tuple[Any, Held]]:
    """What went on at the time, the sure ones first."""
    found = [(what, held(start, end, ongoing, when, today)) for what, start, end, ongoing in stretches]
    shown = [(what, how) for what, how in found if living and how != "not"]
    return sorted(shown, key=lambda one: one[1] != "certainly")


def _ends_of_post(post: CareerPeriod) -> tuple[str, str, bool]:
    return post.start.edtf if post.start else "", post.end.edtf if post.end else "", post.ongoing


def _ends_of_period(date: ImpreciseDate | None) -> tuple[str, str, bool]:
    """Start, end and whether it goes on, of a date that may be a period; a single one is its own start and end."""
    if date is None:
        return "", "", False
    start, slash, end = date.edtf.partition("/")
    end = end if slash else start
    return start.replace("..", "") if slash else start, "" if end == ".." else end, end == ".."


def _days(date: ImpreciseDate | None) -> tuple[int | None, int | None]:
    return date.days if date else (None, None)
