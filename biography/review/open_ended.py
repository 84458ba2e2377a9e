"""Rows that "still go on"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from biography.document import Biography, Citation, Row, Source
from biography.review.days import DAYS_IN_A_YEAR, Days, ends, is_open
from biography.review.findings import Observation, Severity
from biography.review.registry import rule
from biography.review.wording import quoted, term, when
from biography.review.world import World

OpenRow = tuple[str, Row, str, str]


@rule("open-ended-after-death", severity=Severity.ERROR)
def nothing_goes_on_after_death(life: Biography, world: World) -> Iterator[Observation]:
    """No post of the dead is still held, and nothing else of theirs still goes on."""
    if not life.death:
        return
    died = when(life.death.date)
    for path, row, words, fact in _open_rows(life):
        yield Observation(
            _("%(row)s still goes on, but the person has died (%(death)s).") % {"row": words, "death": died},
            path,
            (str(row.id), "death"),
            (fact, life.death.date.edtf if life.death.date else ""),
            Severity.ERROR if path.endswith(".ongoing") else Severity.WARNING,
        )


@rule("open-ended-unverified", severity=Severity.WARNING)
def what_goes_on_was_verified_lately(life: Biography, world: World) -> Iterator[Observation]:
    """What still goes on rests on a source of the last years (five, unless the institution says otherwise)."""
    if life.death:
        return
    sources = {source.key: source for source in life.sources}
    for path, row, words, fact in _open_rows(life):
        newest = _newest(row.citations, sources)
        if newest is None:
            yield Observation(
                _("%(row)s still goes on, but none of its sources has a date that says as of when.") % {"row": words},
                path,
                (str(row.id),),
                (fact, *sorted(citation.source for citation in row.citations)),
            )
            continue
        source, last = newest
        date = source.accessed or source.date
        if date and (last.last or 0) < world.today - world.unverified_years * DAYS_IN_A_YEAR:
            yield Observation(
                _("%(row)s still goes on, but its newest source, “%(source)s”, is of %(date)s.")
                % {"row": words, "source": source.title, "date": when(date)},
                path,
                (str(row.id), f"source:{source.key}"),
                (fact, date.edtf),
            )


def _open_rows(life: Biography) -> Iterator[OpenRow]:
    """Path of the open date, the row, its words, and the date's EDTF."""
    for place, event in enumerate(life.events):
        if event.date and is_open(event.date):
            yield f"events[{place}].date", event, quoted(event.title, when(event.date)), event.date.edtf
    for place, study in enumerate(life.education):
        if study.date and is_open(study.date):
            yield f"education[{place}].date", study, quoted(study.institution, when(study.date)), study.date.edtf
    for place, period in enumerate(life.career):
        if period.ongoing:
            start = period.start.edtf if period.start else ""
            yield f"career[{place}].ongoing", period, quoted(period.role, term(period)), f"{start}/.."
    for group, category in enumerate(life.honours):
        for place, honour in enumerate(category.honours):
            if honour.date and is_open(honour.date):
                at = f"honours[{group}].honours[{place}].date"
                yield at, honour, quoted(honour.title, when(honour.date)), honour.date.edtf


def _newest(citations: Iterable[Citation], sources: dict[str, Source]) -> tuple[Source, Days] | None:
    """The source that was read, or else published, last."""
    dated = []
    for citation in citations:
        source = sources.get(citation.source)
        if source and citation.stance == "supports" and (date := source.accessed or source.date):
            dated.append((source, ends(date)))
    known = [(source, days) for source, days in dated if days.last is not None]
    return max(known, key=lambda item: item[1].last or 0) if known else None
