"""Who held an office before, after, or at the same time."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

from django.utils.translation import gettext as _

from biography import spelling
from biography.document import Biography, CareerPeriod, Mention
from biography.review.days import DAYS_IN_A_YEAR, Truth, before, begins, ends, overlap, years_between
from biography.review.findings import Observation, Severity
from biography.review.lifespan import SOFTER
from biography.review.registry import rule
from biography.review.statements import stretch
from biography.review.wording import quoted, term
from biography.review.world import Holder, World

GAP = 62 / DAYS_IN_A_YEAR
"""Years between two terms that still follow one another directly: of two months, one after the other, at most."""


@rule("office-held-by-two")
def an_office_of_one_is_not_held_by_two(life: Biography, world: World) -> Iterator[Observation]:
    """An office with a single holder is not held by two people at once, unless one of them is acting."""
    for place, period, others in _offices(life, world):
        own = Holder.of(life.slug, life.name.display, period, life.death)
        for other in others:
            if period.acting or other.period.acting:
                continue
            truth = overlap(stretch(own.period, world.today, own.died), stretch(other.period, world.today, other.died))
            if truth is not Truth.NO:
                yield Observation(
                    _("%(own)s overlaps with the term of %(other)s in the same office, which has one holder at a time.")
                    % {"own": quoted(period.role, term(period)), "other": quoted(other.name, term(other.period))},
                    f"career[{place}]",
                    (str(period.id), str(other.period.id)),
                    (*_dates(period), *_dates(other.period)),
                    # Whoever has no known end may have left long before.
                    SOFTER[truth] if _has_end(own.period) and _has_end(other.period) else Severity.NOTE,
                )


@rule("succession-in-another-life")
def successions_agree_between_lives(life: Biography, world: World) -> Iterator[Observation]:
    """Whom a life names as successor or predecessor in an office is who held it next or before by another life."""
    for place, period, others in _offices(life, world):
        own = Holder.of(life.slug, life.name.display, period, life.death)
        for other in others:
            if other.period.acting or period.acting:
                continue
            for one, next_one in ((own, other), (other, own)):
                for named, field in _wrong_names(one, next_one):
                    path = f"career[{place}].{'successor' if one is own else 'predecessor'}"
                    yield _observe(one, next_one, named, field, path)


@rule("succession-within-life")
def nobody_else_stands_between_two_terms(life: Biography, world: World) -> Iterator[Observation]:
    """Where the next term in an office is the same person's, nobody else is named as successor or predecessor."""
    name = life.name.display
    terms = [Holder.of(life.slug, name, period, life.death) for period in life.career if period.office]
    for one, next_one in permutations(terms, 2):
        if one.period.office == next_one.period.office:
            for named, field in _wrong_names(one, next_one):
                holder = one if field == "successor" else next_one
                yield _observe(one, next_one, named, field, f"career[{_at(life, holder.period)}].{field}")


def _wrong_names(one: Holder, next_one: Holder) -> Iterator[tuple[Mention, str]]:
    """Successor and predecessor that two terms, one after the other, name, where it is somebody else."""
    if follows(one.period, next_one.period) is Truth.NO:
        return
    successor, predecessor = one.period.successor, next_one.period.predecessor
    if successor and not same_person(successor, next_one):
        yield successor, "successor"
    if predecessor and not same_person(predecessor, one):
        yield predecessor, "predecessor"


def _observe(one: Holder, next_one: Holder, named: Mention, field: str, path: str) -> Observation:
    sentence = (
        _("%(one)s names %(named)s as successor, but the next to hold the office was %(next)s.")
        if field == "successor"
        else _("%(next)s names %(named)s as predecessor, but the one to hold the office before was %(one)s.")
    )
    names = {"one": _holder(one), "next": _holder(next_one), "named": named.name}
    sure = follows(one.period, next_one.period) is Truth.YES
    return Observation(
        sentence % names,
        path,
        (str(one.period.id), str(next_one.period.id)),
        (named.name, one.name, next_one.name, *_dates(one.period), *_dates(next_one.period)),
        Severity.WARNING if sure else Severity.NOTE,
    )


def _holder(holder: Holder) -> str:
    return _("%(name)s as %(period)s") % {
        "name": holder.name,
        "period": quoted(holder.period.role, term(holder.period)),
    }


def _at(life: Biography, period: CareerPeriod) -> int:
    return next(place for place, each in enumerate(life.career) if each.id == period.id)


def _offices(life: Biography, world: World) -> Iterator[tuple[int, CareerPeriod, list[Holder]]]:
    """Each period in an office with a single holder, and the other people who held that office."""
    single = {office.key for office in life.offices if office.single_holder}
    for place, period in enumerate(life.career):
        if period.office and period.office.key in single:
            yield place, period, [each for each in world.holders(period.office.key) if each.slug != life.slug]


def follows(one: CareerPeriod, other: CareerPeriod) -> Truth:
    """Does the second term start where the first ends? MAYBE where the dates, such as two equal years, leave room."""
    if not (one.end and other.start) or (one.start and before(begins(one.start), begins(other.start)) is Truth.NO):
        return Truth.NO
    between = years_between(ends(one.end), begins(other.start))
    if between is None or between[1] < 0 or between[0] > GAP:
        return Truth.NO
    return Truth.YES if between[0] >= -GAP and between[1] <= GAP else Truth.MAYBE


def same_person(mention: Mention, holder: Holder) -> bool:
    """By the key of the life where the mention has one, else by the name (``spelling``)."""
    if mention.person:
        return mention.person == holder.slug
    return spelling.same_name(mention.name, holder.name)


def _has_end(period: CareerPeriod) -> bool:
    return bool(period.ongoing or period.end)


def _dates(period: CareerPeriod) -> tuple[str, str]:
    return period.start.edtf if period.start else "", period.end.edtf if period.end else ""
