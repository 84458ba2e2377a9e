"""Parents, children and marriages: the ages that people have at these."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from biography.document import Biography, ImpreciseDate, Relative, WhenAndWhere
from biography.review.days import DAYS_IN_A_YEAR, UNKNOWN, Days, Truth, before, begins, ends
from biography.review.findings import Observation, Severity
from biography.review.lifespan import DOUBT, SOFTER
from biography.review.registry import rule
from biography.review.wording import quoted, when
from biography.review.world import World

YOUNGEST = 12
OLDEST = {"mother": 60, "father": 70, "parent": 70}
PREGNANCY = 300
"""Days that a child may be born after its father's death."""


BY_CHOICE = re.compile(
    r"\b(?:adopt|foster|step|god|in-law|приёмн|приемн|усынов|удочер|пасын|падчер|отчим|мачех|крёстн|крестн|"
    r"асыра|өгей|adoptif|adoptive|adopté|beau-|belle-|parrain|marraine|filleul)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Generation:
    """A parent and a child: their names, and where a finding about them belongs."""

    parent: str
    child: str
    born: ImpreciseDate
    path: str
    rows: tuple[str, ...]

    def observe(self, sentence: str, parent: ImpreciseDate, age: int, severity: Severity) -> Observation:
        names = {"parent": quoted(self.parent, when(parent)), "child": quoted(self.child, when(self.born))}
        facts = (parent.edtf, self.born.edtf)
        return Observation(sentence % (names | {"age": age}), self.path, self.rows, facts, severity)


@rule("parent-age")
def parents_are_of_an_age_to_be_parents(life: Biography, world: World) -> Iterator[Observation]:
    """Mother and father were 12 to 60 (the father 70) years old at the birth, and had not died before it."""
    born = _date(life.birth)
    for place, relative in enumerate(life.family):
        if born is None or relative.relation not in OLDEST:
            continue
        if _by_choice(relative):
            continue
        name, rows = relative.name or relative.relation, (str(relative.id), "birth")
        pair = Generation(name, life.name.display, born, f"family[{place}].birth", rows)
        yield from _of_age(pair, _date(relative.birth), OLDEST[relative.relation])
        pair = Generation(name, life.name.display, born, f"family[{place}].death", rows)
        yield from _alive(pair, _date(relative.death), 0 if relative.relation == "mother" else PREGNANCY)


@rule("child-age")
def children_are_born_at_an_age_to_have_them(life: Biography, world: World) -> Iterator[Observation]:
    """Children were born when the person was 12 to 70 years old, and at most 300 days after the death."""
    for place, relative in enumerate(life.family):
        born = _date(relative.birth)
        if relative.relation != "child" or born is None or _by_choice(relative):
            continue
        name, row, path = relative.name or relative.relation, str(relative.id), f"family[{place}].birth"
        yield from _of_age(Generation(life.name.display, name, born, path, (row, "birth")), _date(life.birth), 70)
        yield from _alive(Generation(life.name.display, name, born, path, (row, "death")), _date(life.death), PREGNANCY)


def _by_choice(relative: Relative) -> bool:
    """Whether a parent or child is one by adoption or marriage: of any age, and dead or not."""
    return bool(BY_CHOICE.search(f"{relative.label} {relative.note}"))


def _of_age(pair: Generation, parent: ImpreciseDate | None, oldest: int) -> Iterator[Observation]:
    child = begins(pair.born)
    too_young = before(child, _later(begins(parent), YOUNGEST))
    too_old = before(_later(begins(parent), oldest + 1), child)
    if parent and too_young is not Truth.NO:
        sentence = _("The parent %(parent)s was less than %(age)s years old when %(child)s was born.")
        unborn = before(child, begins(parent)) is Truth.YES
        yield pair.observe(sentence, parent, YOUNGEST, Severity.ERROR if unborn else SOFTER[too_young])
    elif parent and too_old is not Truth.NO:
        sentence = _("The parent %(parent)s was more than %(age)s years old when %(child)s was born.")
        yield pair.observe(sentence, parent, oldest, SOFTER[too_old])


def _alive(pair: Generation, died: ImpreciseDate | None, grace: int) -> Iterator[Observation]:
    """``grace``: days that the birth may follow the parent's death."""
    dead = before(ends(died), begins(pair.born))
    # "Died 1950, born 1950" is no contradiction for a father either: the grace counts only where he surely had died.
    too_late = before(_later(ends(died), days=grace), begins(pair.born)) if grace and dead is Truth.YES else dead
    if died and too_late is not Truth.NO:
        sentence = _("The parent %(parent)s had died when %(child)s was born.")
        # Of a mother alone it cannot be: since there are sperm banks, a father may have died long before.
        yield pair.observe(sentence, died, 0, (SOFTER if grace else DOUBT)[too_late])


@rule("marriage-age")
def marriages_are_between_the_grown_and_living(life: Biography, world: World) -> Iterator[Observation]:
    """At a marriage both were born, 12 years old at least, and alive."""
    for place, spouse in enumerate(life.family):
        if spouse.relation not in ("spouse", "partner") or not spouse.date:
            continue
        theirs = (spouse.name or spouse.relation, _date(spouse.birth), _date(spouse.death), (str(spouse.id),))
        own = (life.name.display, _date(life.birth), _date(life.death), (str(spouse.id), "birth"))
        for who, born, died, rows in (own, theirs):
            young = before(begins(spouse.date), _later(begins(born), YOUNGEST))
            if born and young is not Truth.NO:
                sentence = _("%(marriage)s is dated before the %(age)sth birthday of %(who)s.")
                # Children have been married; nobody was before being born.
                unborn = before(ends(spouse.date), begins(born)) is Truth.YES
                grave = Severity.ERROR if unborn else SOFTER[young]
                yield _marriage(sentence, place, spouse, quoted(who, when(born)), born, rows, grave)
            late = before(ends(died), begins(spouse.date))
            if died and late is not Truth.NO:
                sentence = _("%(marriage)s is dated after the death of %(who)s.")
                yield _marriage(sentence, place, spouse, quoted(who, when(died)), died, rows, SOFTER[late])


def _marriage(
    sentence: str,
    place: int,
    spouse: Relative,
    who: str,
    date: ImpreciseDate,
    rows: tuple[str, ...],
    severity: Severity,
) -> Observation:
    married = _("The marriage with %(spouse)s") % {"spouse": quoted(spouse.name or spouse.relation, when(spouse.date))}
    facts = (spouse.date.edtf if spouse.date else "", date.edtf)
    names = {"marriage": married, "who": who, "age": YOUNGEST}
    return Observation(sentence % names, f"family[{place}].date", rows, facts, severity)


def _date(moment: WhenAndWhere | None) -> ImpreciseDate | None:
    return moment.date if moment else None


def _later(moment: Days, years: int = 0, days: int = 0) -> Days:
    """The moment so much later: a choice of days, for a shifted year is no calendar year."""
    if moment.first is None or moment.last is None:
        return UNKNOWN
    shift = round(years * DAYS_IN_A_YEAR) + days
    return moment._replace(first=moment.first + shift, last=moment.last + shift, unit=False)
