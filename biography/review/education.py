"""Degrees and the studies that they crown."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from biography.document import Biography
from biography.review.days import Truth, before, begins, ends
from biography.review.findings import Observation
from biography.review.lifespan import SOFTER
from biography.review.registry import rule
from biography.review.wording import quoted, when
from biography.review.world import World


@rule("degree-before-study")
def no_degree_before_its_study(life: Biography, world: World) -> Iterator[Observation]:
    """A degree is awarded neither before its study starts nor before it ends."""
    for place, study in enumerate(life.education):
        if not (study.date and study.awarded):
            continue
        unstarted = before(ends(study.awarded), begins(study.date))
        unfinished = before(ends(study.awarded), ends(study.date))
        if unstarted is Truth.NO and unfinished is Truth.NO:
            continue
        degree = quoted(study.qualification or _("Degree"), when(study.awarded))
        names = {"degree": degree, "study": quoted(study.institution, when(study.date))}
        yield Observation(
            _("%(degree)s was awarded before the study began: %(study)s.") % names
            if unstarted is not Truth.NO
            else _("%(degree)s was awarded before the study ended: %(study)s.") % names,
            f"education[{place}].awarded",
            (str(study.id),),
            (study.awarded.edtf, study.date.edtf),
            SOFTER[unstarted if unstarted is not Truth.NO else unfinished],
        )
