"""Counted runs: "six years in a row", "for three years", "after 35 years in …", against the dates that they count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from biography.document import Biography, CareerPeriod, ImpreciseDate
from biography.review.ages import UNLIKELY
from biography.review.days import (
    DAYS_IN_A_YEAR,
    Days,
    begins,
    calendar_years,
    ends,
    is_interval,
    share_lasting,
    year_of,
    years_between,
)
from biography.review.findings import Observation, Severity
from biography.review.phrases import NUMBER_WORDS
from biography.review.posts import post_words, posts_named
from biography.review.prose import Passage, found_dates, intervals, passages, sentences
from biography.review.registry import rule
from biography.review.run_phrases import Run, runs_in
from biography.review.statements import stretch
from biography.review.wording import excerpt, quoted, term, when
from biography.review.world import World

UNIT_DAYS = {"year": DAYS_IN_A_YEAR, "month": DAYS_IN_A_YEAR / 12, "day": 1.0}
WIDE = 4
"""Units between the shortest and the longest reading from which on no length is likelier than another."""
# What may stand between "for twelve years" and "from 1985 to 1990", and the other way round.
_AFTER_RUN = re.compile(
    r"(?: in office| there| as [\w ’'-]{1,50}?)?[\s,(–-]*(?:from|between|of|\(|,|–)[\s(]*", re.IGNORECASE
)
_BEFORE_RUN = re.compile(
    r"[\s,()–-]*(?:for|a total of|that is|in all|altogether)?(?: (?:the|all|a total of))?\s*", re.I
)
_AT_ITS_END = re.compile(r"\s*(?:[.,;:)–]|in all\b|altogether\b|$)")
UNCOUNTED = {*NUMBER_WORDS, *"year month time occasion row running consecutive successive straight".split()}


class Stretch(NamedTuple):
    """A time that a run may be about: its begin and end, in words, and the EDTFs of its dates.

    ``part``: the run may be about a part of it, so that only what is too long is found. ``guessed``: it may be about
    something else.
    """

    begin: Days
    end: Days
    words: str
    facts: tuple[str, ...]
    part: bool = False
    guessed: bool = False


@rule("run-counted")
def counted_runs_fit_their_dates(life: Biography, world: World) -> Iterator[Observation]:
    """A counted run of years, months, days or times ("in a row") lasts as long as the dates that it is about."""
    for passage in passages(life, notes=True):
        if passage.claim:
            continue
        for sentence in sentences(passage.text):
            for run in runs_in(sentence, life.language):
                stretches = list(_counted(run, sentence, passage, life, world))
                shares = [_share(run, each) for each in stretches]
                known = [share for share in shares if share is not None]
                if not known or max(known) >= UNLIKELY:
                    continue
                first = stretches[0]
                structured = passage.note and is_interval(passage.start)
                yield Observation(
                    _("“%(sentence)s” counts “%(run)s”, but %(dates)s is %(length)s.")
                    % {
                        "sentence": excerpt(sentence),
                        "run": sentence[run.start : run.end].strip(),
                        "dates": first.words,
                        "length": _length(run, first),
                    },
                    passage.path,
                    (passage.row,),
                    (sentence, str(run.number), *first.facts),
                    _severity(run, first, max(known), structured),
                )


def _severity(run: Run, stretch: Stretch, share: float, structured: bool) -> Severity:
    if structured:
        # Words count loosely, and who is honoured "five times in a row" may be so twice a year: no error.
        return Severity.WARNING
    return Severity.NOTE if share or stretch.guessed else Severity.WARNING


def _counted(run: Run, sentence: str, passage: Passage, life: Biography, world: World) -> Iterator[Stretch]:
    """The stretches of time that a run may be about: one of them has to fit."""
    named = list(_intervals(run, sentence, life.language))
    post = None if passage.period is None else life.career[passage.period]
    if run.kind == "distance":
        yield from _distances(run, sentence, life.language)
    elif named or run.kind == "dated":
        yield from named
    elif run.kind == "own":
        if post and not _of_another(sentence[: run.start]):
            yield _post(post, life, world)
    elif run.kind == "post":
        yield from _posts(list(posts_named(life, run.name)), life, world)
    elif run.kind == "stay":
        yield from _stays(run, passage, life, world)
    elif passage.start and is_interval(passage.start):
        yield _dated(passage.start)
    elif run.kind == "span":
        yield from _studies(sentence, life)
    else:
        yield from _listed(run, sentence, passage, life, post, world)


def _post(period: CareerPeriod, life: Biography, world: World) -> Stretch:
    start, end = stretch(period, world.today, life.died)
    facts = tuple(date.edtf if date else "" for date in (period.start, period.end))
    return Stretch(start, end, quoted(period.role, term(period)), facts, part=True)


def _posts(posts: list[CareerPeriod], life: Biography, world: World) -> Iterator[Stretch]:
    """Each term of a post, and all of them together."""
    terms = [_post(period, life, world) for period in posts]
    if len(terms) > 1:
        first = min(terms, key=lambda each: each.begin.first or 0)
        last = max(terms, key=lambda each: each.end.last if each.end.last is not None else float("inf"))
        yield Stretch(first.begin, last.end, f"{first.words} – {last.words}", first.facts + last.facts, part=True)
    yield from terms


def _of_another(before: str) -> bool:
    """ "Wood, who left after ten years in office", "the President, after ten years in power, …" """
    return bool(re.search(r"\b(?:who|whose|predecessor)\b|[’']s? $|[^\W\d_a-z][\w’-]+, after $", before))


def _dated(date: ImpreciseDate) -> Stretch:
    return Stretch(begins(date), ends(date), when(date), (date.edtf,))


def _intervals(run: Run, sentence: str, language: str) -> Iterator[Stretch]:
    """ "from 2000 to 2005", "(1968 and 1969)": anywhere for "in a row" and the like, else beside the run."""
    for one, other in intervals(sentence, language):
        if run.kind in ("row", "span") or _beside(run, sentence, one.start, other.end):
            facts = (one.date.edtf, other.date.edtf)
            yield Stretch(begins(one.date), ends(other.date), f"{when(one.date)} – {when(other.date)}", facts)


def _beside(run: Run, sentence: str, start: int, end: int) -> bool:
    if start >= run.start:
        between = re.sub(r"^.*?(?:years?|months?|days?)\b", "", sentence[run.start : start], flags=re.IGNORECASE)
        return bool(_AFTER_RUN.fullmatch(between))
    between = sentence[end : run.start]
    if not _BEFORE_RUN.fullmatch(between):
        return False
    return run.kind != "dated" or "for" in between or bool(_AT_ITS_END.match(sentence[run.end :]))


def _listed(
    run: Run, sentence: str, passage: Passage, life: Biography, post: CareerPeriod | None, world: World
) -> Iterator[Stretch]:
    """A run of years or times without an interval: the dates of the sentence, the honours it names, or the post."""
    dates = [found.date for found in found_dates(sentence, life.language)]
    if len(dates) < 2:
        spoken = _title_words(sentence)
        honours = (honour for category in life.honours for honour in category.honours if honour.date)
        dates = [honour.date for honour in honours if honour.date and spoken >= (_title_words(honour.title) or {""})]
    if len(dates) > 1 or (dates and is_interval(dates[0])):
        first = min(dates, key=lambda date: begins(date).first or 0)
        last = max(dates, key=lambda date: ends(date).last or 0)
        facts = (first.edtf,) if first is last else (first.edtf, last.edtf)
        yield Stretch(
            begins(first), ends(last), " – ".join(map(when, dict.fromkeys((first, last)))), facts, part=len(dates) > 1
        )
    elif not dates and post and _is_about(life, sentence, run):
        yield _post(post, life, world)._replace(guessed=True)


def _is_about(life: Biography, sentence: str, run: Run) -> bool:
    """The person is named before the run, or right behind it."""
    names = "|".join(re.escape(name) for name in (life.name.family, life.name.display) if name) or "he"
    person = rf"\b(?:[Hh]e|[Ss]he|[Tt]hey|{names})\b"
    return bool(re.search(person, sentence[: run.start]) or re.match(rf"\W*{person}", sentence[run.end :]))


def _title_words(text: str) -> set[str]:
    """What an honour's title and a sentence about it share: not the words that count."""
    return {word for word in post_words(text) if len(word) > 2} - UNCOUNTED


def _distances(run: Run, sentence: str, language: str) -> Iterator[Stretch]:
    """From the date after "three months after" to any other date of the sentence."""
    dates = found_dates(sentence, language)
    named = [found for found in dates if found.start >= run.end]
    for other in dates:
        if named and other is not named[0]:
            pair = sorted((named[0], other), key=lambda found: begins(found.date).first or 0)
            words = f"{when(pair[0].date)} – {when(pair[1].date)}"
            facts = (pair[0].date.edtf, pair[1].date.edtf)
            yield Stretch(begins(pair[0].date), begins(pair[1].date), words, facts)


def _studies(sentence: str, life: Biography) -> Iterator[Stretch]:
    """Studies that end in a year that the sentence gives: "In 1990, after three years of training, …"."""
    years = {date.date.edtf[:4] for date in found_dates(sentence, life.language)}
    for study in life.education:
        last = ends(study.date).last if study.date and is_interval(study.date) else None
        if study.date and last is not None and f"{year_of(last):04d}" in years:
            words = quoted(study.institution, when(study.date))
            yield Stretch(begins(study.date), ends(study.date), words, (study.date.edtf,))


def _stays(run: Run, passage: Passage, life: Biography, world: World) -> Iterator[Stretch]:
    """From the first to the last post at a place or an organisation, up to the post that the text is about."""
    keys = {body.key for body in life.organisations if run.name in body.name}
    keys |= {place.key for place in life.places if run.name in (place.name, *place.other_names)}
    limit = None if passage.period is None else begins(life.career[passage.period].start).last
    there = []
    for period in life.career:
        start, end = stretch(period, world.today, life.died)
        at = {reference.key for reference in (period.organisation, period.place) if reference}
        if at & keys and start.first is not None and (limit is None or start.first <= limit):
            there.append((start, end, period))
    if there:
        first = min(there, key=lambda stay: stay[0].first or 0)
        last = max(there, key=lambda stay: stay[1].last if stay[1].last is not None else float("inf"))
        words = f"{quoted(first[2].role, term(first[2]))} – {quoted(last[2].role, term(last[2]))}"
        facts = [date.edtf for date in (first[2].start, last[2].end) if date]
        words = words if first is not last else quoted(first[2].role, term(first[2]))
        yield Stretch(first[0], last[1], words, tuple(facts), part=True)


def _share(run: Run, stretch: Stretch) -> float | None:
    """Share of the readings in which a run fits; None where nothing can be said."""
    begin, end, part = stretch.begin, stretch.end, stretch.part
    years = calendar_years(begin, end)
    if run.unit == "time":
        # How often in a year is not known, only that it is once at least.
        return None if years is None or years[1] == 1 else float(run.number <= years[1])
    if run.kind in ("row", "span", "dated") or not part:
        counted = float(years[0] <= run.number <= years[1]) if years and run.unit == "year" else None
        # "Two years of service, 1968 and 1969" counts them as "six years in a row" does, but need not.
        if counted or (run.kind == "row" and run.unit == "year" and not part):
            return counted
    least, most = (years * DAYS_IN_A_YEAR / UNIT_DAYS[run.unit] for years in years_between(begin, end) or (0.0, 0.0))
    if part and run.number < least:
        return 1.0
    if most - least > WIDE:
        return float(least - 0.5 <= run.number < most + 1)
    return share_lasting(begin, end, run.number, UNIT_DAYS[run.unit])


def _length(run: Run, stretch: Stretch) -> str:
    """How long it is by the dates, in the unit of the run."""
    if run.kind == "row" and run.unit in ("year", "time"):
        years = calendar_years(stretch.begin, stretch.end) or (0, 0)
        return ngettext("%(number)s calendar year", "%(number)s calendar years", years[1]) % {
            "number": years[0] if years[0] == years[1] else f"{years[0]}–{years[1]}"
        }
    least, most = years_between(stretch.begin, stretch.end) or (0.0, 0.0)
    scale = DAYS_IN_A_YEAR / UNIT_DAYS[run.unit]
    number = "–".join(number_format(round(length * scale, 1), 1) for length in (max(least, 0), most))
    return {"year": _("%(number)s years"), "month": _("%(number)s months"), "day": _("%(number)s days")}[run.unit] % {
        "number": number
    }
