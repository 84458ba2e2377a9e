"""Rows without citation, sources that nobody can find again, and what a source cannot have known."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from biography.document import Biography
from biography.review.days import Truth, before, begins, ends
from biography.review.findings import Observation, Severity
from biography.review.lifespan import SOFTER
from biography.review.registry import rule
from biography.review.statements import citable_rows
from biography.review.wording import when
from biography.review.world import World


@rule("no-citation", severity=Severity.NOTE)
def every_row_says_who_says_so(life: Biography, world: World) -> Iterator[Observation]:
    """Rows and blocks of text have citations: one note says how many have none, and which is the first."""
    rows = list(citable_rows(life))
    missing = [row for row in rows if not row.citations]
    if not missing:
        return
    count = len(missing)
    figures = {"count": count, "total": len(rows), "label": missing[0].label}
    yield Observation(
        (
            ngettext(
                "%(count)s of %(total)s statements is not cited row by row, the first of them “%(label)s”.",
                "%(count)s of %(total)s statements are not cited row by row, the first of them “%(label)s”.",
                count,
            )
            if life.general_sources
            else ngettext(
                "%(count)s of %(total)s statements names no source, the first of them “%(label)s”.",
                "%(count)s of %(total)s statements name no source, the first of them “%(label)s”.",
                count,
            )
        )
        % figures,
        missing[0].path,
        (missing[0].row,),
        (str(count), str(len(rows))),
    )


@rule("no-access-date", severity=Severity.NOTE)
def every_web_source_says_when_it_was_read(life: Biography, world: World) -> Iterator[Observation]:
    """A source with an address on the web says when it was read."""
    for place, source in enumerate(life.sources):
        if source.url and not source.accessed:
            yield Observation(
                _("The source “%(title)s” has an address (%(url)s) but no date of access.")
                % {"title": source.title, "url": source.url},
                f"sources[{place}].accessed",
                (f"source:{source.key}",),
                (source.url,),
            )


@rule("read-before-published")
def no_source_is_read_before_it_is_published(life: Biography, world: World) -> Iterator[Observation]:
    """A source is not read before it was published."""
    for place, source in enumerate(life.sources):
        truth = before(ends(source.accessed), begins(source.date))
        if source.date and source.accessed and truth is not Truth.NO:
            yield Observation(
                _("The source “%(title)s” is dated %(published)s but was read before that (%(accessed)s).")
                % {"title": source.title, "published": when(source.date), "accessed": when(source.accessed)},
                f"sources[{place}].accessed",
                (f"source:{source.key}",),
                (source.date.edtf, source.accessed.edtf),
                SOFTER[truth],
            )
