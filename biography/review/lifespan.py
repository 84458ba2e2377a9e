"""Nothing before birth, nothing after death, nothing in the future, nothing the wrong way round."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from biography.document import Biography, ImpreciseDate
from biography.review.afterwards import follows_death, needs_the_living
from biography.review.days import Days, Truth, before, begins, ends
from biography.review.findings import Observation, Severity
from biography.review.registry import rule
from biography.review.statements import dated_statements
from biography.review.wording import quoted, said, when
from biography.review.world import World

DOUBT = {Truth.YES: Severity.ERROR, Truth.MAYBE: Severity.WARNING}
SOFTER = {Truth.YES: Severity.WARNING, Truth.MAYBE: Severity.NOTE}


@rule("before-birth", severity=Severity.ERROR)
def nothing_before_birth(life: Biography, world: World) -> Iterator[Observation]:
    """Education, events, posts and honours are not before the birth; what a family did may be."""
    if not (life.birth and life.birth.date):
        return
    born = life.birth.date
    for statement in dated_statements(life):
        truth = before(statement.begins, begins(born))
        if truth is Truth.NO:
            continue
        date = statement.start or statement.end
        yield Observation(
            _("%(statement)s is before the birth (%(birth)s).") % {"statement": said(statement), "birth": when(born)}
            if truth is Truth.YES
            else _("%(statement)s may be before the birth (%(birth)s).")
            % {"statement": said(statement), "birth": when(born)},
            f"{statement.path}.{statement.start_field}",
            (statement.row, "birth"),
            (date.edtf if date else "", born.edtf),
            (DOUBT if needs_the_living(statement) or statement.kind == "honour" else SOFTER)[truth],
        )


@rule("after-death", severity=Severity.ERROR)
def nothing_after_death(life: Biography, world: World) -> Iterator[Observation]:
    """Nothing that takes a living person is after the death; of what else is, its kind or words say why."""
    if not (life.death and life.death.date):
        return
    died = life.death.date
    for statement in dated_statements(life):
        truth = before(ends(died), statement.ends)
        if truth is Truth.NO or follows_death(statement):
            continue
        date = statement.end or statement.start
        # A term may run on in its records until somebody else takes the post.
        begun = before(ends(died), statement.begins)
        grave = needs_the_living(statement) and begun is not Truth.NO
        told = begun if grave else truth
        yield Observation(
            _("%(statement)s is after the death (%(death)s).") % {"statement": said(statement), "death": when(died)}
            if told is Truth.YES
            else _("%(statement)s may be after the death (%(death)s).")
            % {"statement": said(statement), "death": when(died)},
            f"{statement.path}.{statement.end_field}",
            (statement.row, "death"),
            (date.edtf if date else "", died.edtf),
            (DOUBT if grave else SOFTER)[told],
        )


@rule("future-date", severity=Severity.ERROR)
def nothing_in_the_future(life: Biography, world: World) -> Iterator[Observation]:
    """No date lies after today."""
    today = Days(world.today, world.today)
    for path, row, label, date in all_dates(life):
        late_start = before(today, begins(date)) is Truth.YES and not path.endswith(".end")
        if late_start or before(today, ends(date)) is Truth.YES:
            yield Observation(
                _("%(statement)s lies in the future.") % {"statement": quoted(label, when(date))}
                if late_start
                else _("%(statement)s ends in the future.") % {"statement": quoted(label, when(date))},
                path,
                (row,),
                (date.edtf,),
                # A term is known before it begins: of one who was elected, or appointed from next year on.
                Severity.ERROR if late_start and not path.startswith("career[") else Severity.WARNING,
            )


@rule("reversed-dates", severity=Severity.ERROR)
def nothing_ends_before_it_begins(life: Biography, world: World) -> Iterator[Observation]:
    """Posts, lives of relatives, organisations, places and sources do not end before they begin."""
    for path, row, label, first, second in _pairs(life):
        if first is None or second is None:
            continue
        truth = before(ends(second), begins(first))
        if truth is not Truth.NO:
            yield Observation(
                _("“%(label)s” ends (%(end)s) before it begins (%(start)s).")
                % {"label": label, "end": when(second), "start": when(first)}
                if truth is Truth.YES
                else _("“%(label)s” may end (%(end)s) before it begins (%(start)s).")
                % {"label": label, "end": when(second), "start": when(first)},
                path,
                (row,),
                (first.edtf, second.edtf),
                DOUBT[truth],
            )


Pair = tuple[str, str, str, ImpreciseDate | None, ImpreciseDate | None]


def _pairs(life: Biography) -> Iterator[Pair]:
    if life.birth and life.death:
        yield "death.date", "death", life.name.display, life.birth.date, life.death.date
    for place, relative in enumerate(life.family):
        if relative.birth and relative.death:
            label = relative.name or relative.relation
            yield (f"family[{place}].death", str(relative.id), label, relative.birth.date, relative.death.date)
    for place, period in enumerate(life.career):
        yield f"career[{place}].end", str(period.id), period.role, period.start, period.end
    for number, entry in enumerate(life.places):
        yield f"places[{number}].until", f"place:{entry.key}", entry.name, entry.since, entry.until
    for number, body in enumerate(life.organisations):
        at, row = f"organisations[{number}].dissolved", f"organisation:{body.key}"
        yield at, row, body.name, body.founded, body.dissolved
    for number, office in enumerate(life.offices):
        yield f"offices[{number}].until", f"office:{office.key}", office.name, office.since, office.until


def all_dates(life: Biography) -> Iterator[tuple[str, str, str, ImpreciseDate]]:
    """Path, row, label and date of everything that has a date, the registers' entries too."""
    for name, vital in (("birth", life.birth), ("death", life.death)):
        if vital and vital.date:
            yield f"{name}.date", name, _("Birth") if name == "birth" else _("Death"), vital.date
    for place, relative in enumerate(life.family):
        label, at = relative.name or relative.relation, f"family[{place}]"
        moments = (("birth", relative.birth), ("death", relative.death))
        dates = [(f"{at}.{name}", moment.date) for name, moment in moments if moment]
        for path, date in [*dates, (f"{at}.date", relative.date)]:
            if date:
                yield path, str(relative.id), label, date
    for statement in dated_statements(life):
        for field, date in {statement.start_field: statement.start, statement.end_field: statement.end}.items():
            if date:
                yield f"{statement.path}.{field}", statement.row, statement.label, date
    for place, period in enumerate(life.career):
        for number, figure in enumerate(period.figures):
            if figure.as_of:
                at = f"career[{place}].figures[{number}].as_of"
                yield at, str(figure.id), figure.label, figure.as_of
    for number, source in enumerate(life.sources):
        for name, date in (("date", source.date), ("accessed", source.accessed)):
            if date:
                yield f"sources[{number}].{name}", f"source:{source.key}", source.title, date
