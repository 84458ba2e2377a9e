"""Organisations, offices and places that did not exist yet, or no longer, under their names."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from biography.document import Biography, ImpreciseDate, Reference
from biography.review.days import Truth, before, begins, ends
from biography.review.findings import Observation, Severity
from biography.review.lifespan import SOFTER
from biography.review.registry import rule
from biography.review.wording import quoted, when
from biography.review.world import World

Use = tuple[str, str, str, Reference | None, ImpreciseDate | None, ImpreciseDate | None]
Check = tuple[str, ImpreciseDate | None, ImpreciseDate | None, Truth]
"""Sentence, date of the row, date of the organisation or place, and whether they contradict each other."""


@rule("organisation-in-time")
def organisations_exist_when_they_are_named(life: Biography, world: World) -> Iterator[Observation]:
    """A post or a study is not at an organisation before its foundation or after its end."""
    bodies = {body.key: body for body in life.organisations}
    for path, row, label, reference, start, end in _uses(life):
        body = bodies.get(reference.key) if reference and path.endswith(".organisation") else None
        if body is None:
            continue
        checks = _existing(start, end, body.founded, body.dissolved)
        yield from _contradictions(checks, path, label, body.name, (row, f"organisation:{body.key}"), SOFTER)


@rule("office-in-time")
def offices_exist_when_they_are_held(life: Biography, world: World) -> Iterator[Observation]:
    """Nobody holds an office before it was made or after it was abolished."""
    offices = {office.key: office for office in life.offices}
    for path, row, label, reference, start, end in _uses(life):
        office = offices.get(reference.key) if reference and path.endswith(".office") else None
        if office:
            checks = _existing(start, end, office.since, office.until)
            yield from _contradictions(checks, path, label, office.name, (row, f"office:{office.key}"), SOFTER)


def _existing(
    start: ImpreciseDate | None, end: ImpreciseDate | None, founded: ImpreciseDate | None, ended: ImpreciseDate | None
) -> tuple[Check, Check]:
    return (
        (_("%(use)s is before the foundation of %(entry)s."), start, founded, before(begins(start), begins(founded))),
        (_("%(use)s is after the end of %(entry)s."), end, ended, before(ends(ended), ends(end))),
    )


@rule("place-name-in-time")
def places_have_their_name_when_they_are_named(life: Biography, world: World) -> Iterator[Observation]:
    """A row does not name a place before it bore that name or after it lost it."""
    places = {place.key: place for place in life.places}
    for path, row, label, reference, start, end in _uses(life):
        place = places.get(reference.key) if reference and path.endswith(".place") else None
        if place is None:
            continue
        since, until = place.since, place.until
        checks: tuple[Check, Check] = (
            (_("%(use)s is before the time of the name %(entry)s."), end, since, before(ends(end), begins(since))),
            (_("%(use)s is after the time of the name %(entry)s."), start, until, before(ends(until), begins(start))),
        )
        yield from _contradictions(checks, path, label, place.name, (row, f"place:{place.key}"), SOFTER)


def _contradictions(
    checks: tuple[Check, Check],
    path: str,
    label: str,
    name: str,
    rows: tuple[str, str],
    severities: dict[Truth, Severity],
) -> Iterator[Observation]:
    for sentence, date, limit, truth in checks:
        if date and limit and truth is not Truth.NO:
            words = sentence % {"use": quoted(label, when(date)), "entry": quoted(name, when(limit))}
            yield Observation(words, path, rows, (date.edtf, limit.edtf), severities[truth])


def _uses(life: Biography) -> Iterator[Use]:
    """Path, row, label, reference and time of each use of a place or an organisation."""
    for name, vital in (("birth", life.birth), ("death", life.death)):
        if vital:
            yield f"{name}.place", name, life.name.display, vital.place, vital.date, vital.date
    for number, relative in enumerate(life.family):
        for name, moment in (("birth", relative.birth), ("death", relative.death)):
            if moment:
                label, at = relative.name or relative.relation, f"family[{number}].{name}.place"
                yield at, str(relative.id), label, moment.place, moment.date, moment.date
    for number, study in enumerate(life.education):
        at, row, start, end = f"education[{number}]", str(study.id), study.date or study.awarded, study.date
        for name, reference in (("organisation", study.organisation), ("place", study.place)):
            yield f"{at}.{name}", row, study.institution, reference, start, end or study.awarded
    for number, event in enumerate(life.events):
        yield f"events[{number}].place", str(event.id), event.title, event.place, event.date, event.date
    for number, period in enumerate(life.career):
        at, start, end = f"career[{number}]", period.start or period.end, period.end or period.start
        for name, reference in (
            ("organisation", period.organisation),
            ("place", period.place),
            ("office", period.office),
        ):
            yield f"{at}.{name}", str(period.id), period.role, reference, start, end
        for place, event in enumerate(period.events):
            at_event = f"{at}.events[{place}].place"
            yield at_event, str(event.id), event.title, event.place, event.date, event.date
    for group, category in enumerate(life.honours):
        for number, honour in enumerate(category.honours):
            at = f"honours[{group}].honours[{number}].place"
            yield at, str(honour.id), honour.title, honour.place, honour.date, honour.date
