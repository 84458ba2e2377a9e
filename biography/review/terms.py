"""One person in two posts at once."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from django.utils.translation import gettext as _

from biography.document import Biography, CareerPeriod, Office
from biography.review.days import Truth, overlap
from biography.review.findings import Observation, Severity
from biography.review.lifespan import SOFTER
from biography.review.registry import rule
from biography.review.statements import stretch
from biography.review.wording import quoted, term
from biography.review.world import World


@rule("same-office-twice")
def no_office_is_held_twice_at_once(life: Biography, world: World) -> Iterator[Observation]:
    """Two terms of the same office do not overlap."""
    for (_place, one), (place, other) in combinations(enumerate(life.career), 2):
        if not (one.office and other.office and one.office.key == other.office.key):
            continue
        truth = overlap(*(stretch(period, world.today, life.died) for period in (one, other)))
        if truth is not Truth.NO:
            yield _observe(
                _("%(one)s and %(other)s are terms of the same office and overlap."), place, one, other, SOFTER[truth]
            )


@rule("exclusive-terms")
def no_two_exclusive_offices_are_held_at_once(life: Biography, world: World) -> Iterator[Observation]:
    """Offices that exclude each other, or head different organisations with one holder each, do not overlap."""
    offices = {office.key: office for office in life.offices}
    for (_place, one), (place, other) in combinations(enumerate(life.career), 2):
        excluded, bodies = _exclude(one, other, offices), {_heads(one, offices), _heads(other, offices)}
        if not excluded and ("" in bodies or len(bodies) == 1):
            continue
        truth = overlap(*(stretch(period, world.today, life.died) for period in (one, other)))
        if truth is Truth.NO:
            continue
        if excluded:
            sentence = _("%(one)s and %(other)s are in offices that exclude each other, and overlap.")
            yield _observe(sentence, place, one, other, SOFTER[truth])
        else:
            yield _observe(_("%(one)s and %(other)s head two organisations at once."), place, one, other, SOFTER[truth])


def _exclude(one: CareerPeriod, other: CareerPeriod, offices: dict[str, Office]) -> bool:
    """Both are in offices that are marked as exclusive, not in the same one, and neither is only acting."""
    if not (one.office and other.office) or one.office.key == other.office.key or one.acting or other.acting:
        return False
    held = [offices.get(period.office.key) for period in (one, other) if period.office]
    return all(office and office.exclusive for office in held)


def _heads(period: CareerPeriod, offices: dict[str, Office]) -> str:
    """Key of the organisation that a period heads; empty where it heads none, or only as acting."""
    office = offices.get(period.office.key) if period.office else None
    if office is None or period.acting or not office.single_holder:
        return ""
    body = period.organisation or office.organisation
    return body.key if body else ""


def _observe(sentence: str, place: int, one: CareerPeriod, other: CareerPeriod, severity: Severity) -> Observation:
    names = {"one": quoted(one.role, term(one)), "other": quoted(other.role, term(other))}
    dates = (date.edtf if date else "" for period in (one, other) for date in (period.start, period.end))
    path = f"career[{place}].start"
    return Observation(sentence % names, path, (str(one.id), str(other.id)), tuple(dates), severity)
