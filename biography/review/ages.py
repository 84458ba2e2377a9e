"""Ages that sources state, and ages that an office asks for."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from biography.document import Biography, CareerPeriod, ImpreciseDate
from biography.review.days import Days, ages, begins, ends
from biography.review.findings import Observation, Severity
from biography.review.phrases import stated_ages
from biography.review.prose import dates_in, passages, sentences
from biography.review.registry import rule
from biography.review.wording import excerpt, quoted, when
from biography.review.world import World

ANY_OFFICE = "*"
UNLIKELY = 0.25
"""An age that a quarter as many readings give as the likeliest one is worth a warning: of "1977" alone, one of two ages
is always impossible for some reading, and a warning for each would be noise."""


@rule("age-stated", severity=Severity.ERROR)
def stated_age_fits_the_birth(life: Biography, world: World) -> Iterator[Observation]:
    """An age that is stated for the start of a post is the age that the date of birth gives."""
    birth = life.birth.date if life.birth else None
    for place, period in enumerate(life.career):
        if period.stated_age is None or not (birth and period.start):
            continue
        fit = _fit(birth, begins(period.start), period.stated_age)
        if fit is not None:
            yield Observation(
                _("%(period)s states the age of %(age)s, but %(person)s.")
                % {
                    "period": quoted(period.role, when(period.start)),
                    "age": period.stated_age,
                    "person": fit[1],
                },
                f"career[{place}].stated_age",
                (str(period.id), "birth"),
                (str(period.stated_age), period.start.edtf, birth.edtf),
                fit[0],
            )


@rule("age-in-prose")
def age_in_the_prose_fits_the_birth(life: Biography, world: World) -> Iterator[Observation]:
    """An age in the prose fits the birth and the date in its sentence, or else the time of the post it is about."""
    birth = life.birth.date if life.birth else None
    if not birth:
        return
    for passage in passages(life):
        if passage.claim:
            continue
        period = None if passage.period is None else life.career[passage.period]
        for sentence in sentences(passage.text):
            for age in stated_ages(sentence, life.language):
                if period and period.stated_age == age:
                    continue
                dates = dates_in(sentence, life.language)
                moments = [(date, begins(date)) for date in dates] if dates else _during(period)
                fits = [(date, _fit(birth, days, age, UNLIKELY if dates else 0)) for date, days in moments]
                wrong = [(date, fit) for date, fit in fits if fit]
                if not wrong or len(wrong) < len(fits):
                    continue
                date, (severity, instead) = wrong[0]
                yield Observation(
                    _("The text gives the age of %(age)s (“%(sentence)s”), but on its date (%(date)s) %(person)s.")
                    % {"age": age, "sentence": excerpt(sentence), "date": when(date), "person": instead},
                    passage.path,
                    (passage.row, "birth"),
                    (str(age), date.edtf, birth.edtf),
                    Severity.WARNING if dates and severity is Severity.ERROR else Severity.NOTE,
                )


def _during(period: CareerPeriod | None) -> list[tuple[ImpreciseDate, Days]]:
    """The time of a post: an age without a date, in the text about it, is that of some day in it."""
    if period is None or period.start is None:
        return []
    return [(period.start, Days(begins(period.start).first, ends(period.end or period.start).last))]


def _fit(birth: ImpreciseDate, moment: Days, age: int, least: float = UNLIKELY) -> tuple[Severity, str] | None:
    """None where the age fits; else how bad it is, and what the age was instead, with the date of birth."""
    shares = ages(begins(birth), moment)
    if shares is None:
        return None
    # Of a long time not every age is among the samples: what lies between two of them is as likely as any.
    likely = max(shares.values())
    if min(shares) <= age <= max(shares) and shares.get(age, likely) >= least * likely:
        return None
    doubtful = moment.doubtful or begins(birth).doubtful
    likeliest = max(shares, key=lambda each: shares[each])
    severity = Severity.ERROR if age not in shares and not doubtful else Severity.WARNING
    names = {"birth": when(birth), "least": min(shares), "most": max(shares), "likeliest": likeliest}
    if len(shares) == 1:
        return severity, _("the birth (%(birth)s) makes it %(likeliest)s") % names
    if age in shares:
        return severity, _("the birth (%(birth)s) makes it %(likeliest)s for most of that time") % names
    return severity, _("the birth (%(birth)s) makes it %(least)s to %(most)s") % names


@rule("minimum-age")
def nobody_is_too_young_for_the_office(life: Biography, world: World) -> Iterator[Observation]:
    """Nobody takes an office before the least age that its entry, or else the institution, has set for it."""
    set_here = {office.key: office.minimum_age for office in life.offices}
    birth = life.birth.date if life.birth else None
    for place, period in enumerate(life.career):
        if not period.office:
            continue
        least = set_here.get(period.office.key)
        if least is None:
            least = world.minimum_ages.get(period.office.key, world.minimum_ages.get(ANY_OFFICE))
        if least is None or not (birth and period.start):
            continue
        shares = ages(begins(birth), begins(period.start))
        if not shares:
            continue
        old_enough = sum(share for age, share in shares.items() if age >= least)
        if old_enough >= UNLIKELY:
            continue
        yield Observation(
            ngettext(
                "%(period)s asks for an age of %(least)s year at least, but the birth is dated %(birth)s.",
                "%(period)s asks for an age of %(least)s years at least, but the birth is dated %(birth)s.",
                least,
            )
            % {"period": quoted(period.role, when(period.start)), "least": least, "birth": when(birth)},
            f"career[{place}].start",
            (str(period.id), "birth"),
            (str(least), period.start.edtf, birth.edtf),
            Severity.NOTE if old_enough else Severity.WARNING,
        )
