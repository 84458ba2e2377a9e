"""One life in several languages: the same rows, dates and figures in each."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from biography.document import Biography, ImpreciseDate
from biography.review.findings import Observation
from biography.review.registry import rule
from biography.review.wording import when
from biography.review.world import World

Value = ImpreciseDate | str | None


@rule("translation-disagrees")
def translations_give_the_same_dates(life: Biography, world: World) -> Iterator[Observation]:
    """Dates and figures of a row are the same in all languages of a life, and no two have rows the other lacks."""
    own = {(row, name): (path, label, value) for path, row, label, name, value in _facts(life)}
    for other in world.translations(life):
        theirs = {(row, name): value for _path, row, _label, name, value in _facts(other)}
        for (row, name), (path, label, value) in own.items():
            # What a translation leaves out it takes from its original.
            there = theirs.get((row, name))
            if value and there and _plain(there) != _plain(value):
                names = {"own": _say(value), "other": _say(there), "language": other.language}
                yield Observation(
                    _("“%(label)s” has %(own)s here, but %(other)s in the language %(language)s.")
                    % (names | {"label": label}),
                    path,
                    (row,),
                    (name, other.language, _plain(value), _plain(there)),
                )
        for name in ("activities", "family", "education", "events", "career", "honours"):
            mine, others = ({part.id for part in getattr(one, name)} for one in (life, other))
            if mine - others and others - mine:
                counts = len(mine - others), len(others - mine)
                yield Observation(
                    _("“%(part)s” has %(own)s rows here that the language %(language)s lacks, and lacks %(other)s.")
                    % {"part": name, "own": counts[0], "other": counts[1], "language": other.language},
                    name,
                    (name,),
                    (name, other.language, *map(str, counts)),
                )


def _plain(value: Value) -> str:
    return value.edtf if isinstance(value, ImpreciseDate) else value or ""


def _say(value: Value) -> str:
    return when(value) if isinstance(value, ImpreciseDate) else value or ""


def _facts(life: Biography) -> Iterator[tuple[str, str, str, str, Value]]:
    """Path, row, label, name of the field, and what is the same in all languages."""
    for name, vital in (("birth", life.birth), ("death", life.death)):
        yield f"{name}.date", name, name, "date", vital.date if vital else None
    for place, study in enumerate(life.education):
        for name, value in (("date", study.date), ("awarded", study.awarded)):
            yield f"education[{place}].{name}", str(study.id), study.institution, name, value
    for place, event in enumerate(life.events):
        yield f"events[{place}].date", str(event.id), event.title, "date", event.date
    for place, period in enumerate(life.career):
        at, row = f"career[{place}]", str(period.id)
        for name, value in (("start", period.start), ("end", period.end)):
            yield f"{at}.{name}", row, period.role, name, value
        for number, event in enumerate(period.events):
            yield f"{at}.events[{number}].date", str(event.id), event.title, "date", event.date
        for number, figure in enumerate(period.figures):
            at_figure = f"{at}.figures[{number}]"
            yield f"{at_figure}.value", str(figure.id), figure.label, "value", str(figure.value)
            yield f"{at_figure}.as_of", str(figure.id), figure.label, "as_of", figure.as_of
    for place, relative in enumerate(life.family):
        label = relative.name or relative.relation
        count = str(relative.count) if relative.count else None
        yield f"family[{place}].count", str(relative.id), label, "count", count
        yield f"family[{place}].date", str(relative.id), label, "date", relative.date
    for group, category in enumerate(life.honours):
        for place, honour in enumerate(category.honours):
            at = f"honours[{group}].honours[{place}].date"
            yield at, str(honour.id), honour.title, "date", honour.date
