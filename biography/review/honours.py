"""Honours for work in an office, and when that office was held."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from biography.document import Biography, CareerPeriod, ImpreciseDate
from biography.review.days import Days, Truth, before, begins, ends, is_interval
from biography.review.findings import Observation
from biography.review.lifespan import SOFTER
from biography.review.posts import fits_post, post_words
from biography.review.prose import found_dates, intervals, passages, sentences
from biography.review.registry import rule
from biography.review.statements import stretch
from biography.review.wording import excerpt, quoted, term, when
from biography.review.world import World

_BEST = re.compile(r"\bbest (?P<whom>[\w’'() -]+?)(?= (?:of|in|for|at|from)\b|[,;.]|$)", re.IGNORECASE)
_PRAISED = re.compile(r"\bbest |\bof the year\b", re.IGNORECASE)
_PRAISE = re.compile(r"^(?:the )?best ", re.IGNORECASE)
_OF_THE_YEAR = re.compile(r"(?:^|[,;:“\"] ?)(?P<whom>[\w’'() -]+?) of the year\b", re.IGNORECASE)


@rule("honour-outside-term")
def honours_for_an_office_fall_in_its_term(life: Biography, world: World) -> Iterator[Observation]:
    """An honour as best in a post ("best mayor", "mayor of the year") is of a time when the person held that post."""
    for group, category in enumerate(life.honours):
        for place, honour in enumerate(category.honours):
            if honour.date:
                at, row = f"honours[{group}].honours[{place}].date", str(honour.id)
                label = quoted(honour.title, when(honour.date))
                yield from _held_against(life, world, honour.title, label, [_dated(honour.date)], at, row)
    for passage in passages(life):
        if passage.claim or life.language.split("-")[0] != "en" or not _PRAISED.search(passage.text):
            continue
        for sentence in sentences(passage.text):
            times = _times(sentence, life.language) if _PRAISED.search(sentence) else []
            if times and not _in_rows(life, sentence, times):
                label = f"“{excerpt(sentence)}”"
                yield from _held_against(life, world, sentence, label, times, passage.path, passage.row)


Time = tuple[Days, Days, bool, str]
"""Begin, end, whether it lasts from one to the other, EDTF."""


def _dated(date: ImpreciseDate) -> Time:
    return begins(date), ends(date), is_interval(date), date.edtf


def _times(sentence: str, language: str) -> list[Time]:
    """The intervals that a sentence of prose names, or else its dates."""
    pairs = intervals(sentence, language)
    lasting = [(begins(one.date), ends(other.date), True, f"{one.date.edtf}/{other.date.edtf}") for one, other in pairs]
    return lasting or [_dated(found.date) for found in found_dates(sentence, language)]


def _in_rows(life: Biography, sentence: str, times: list[Time]) -> bool:
    """Does an honour of that time for that post say so in a row, which is held against the term itself?"""
    posts = _named(sentence)
    rows = (honour for category in life.honours for honour in category.honours if honour.date)
    return any(
        named in posts and Truth.YES not in (before(ends(row.date), time[0]), before(time[1], begins(row.date)))
        for row in rows
        for named in _named(row.title)
        for time in times
    )


def _held_against(
    life: Biography, world: World, text: str, label: str, times: list[Time], path: str, row: str
) -> Iterator[Observation]:
    """One of the times has to lie in one of the terms."""
    posts = _named(text)
    terms = [period for period in life.career if any(fits_post(named, period.role) for named in posts)]
    truths = [(_outside(time, stretch(period, world.today, life.died)), time) for period in terms for time in times]
    if not truths or any(truth is Truth.NO for truth, _time in truths):
        return
    names = {"honour": label, "terms": get_text_list([quoted(each.role, term(each)) for each in terms], _("and"))}
    sure = any(truth is Truth.YES for truth, _time in truths)
    yield Observation(
        _("%(honour)s lies outside the term of %(terms)s.") % names
        if sure and not any(lasts for _begin, _end, lasts, _edtf in times)
        else _("%(honour)s lies, at least in part, outside the term of %(terms)s.") % names,
        path,
        (row, *(str(period.id) for period in terms)),
        (text, *(edtf for _begin, _end, _lasts, edtf in times), *_dates(terms)),
        SOFTER[Truth.YES if sure else Truth.MAYBE],
    )


def _outside(time: Time, held: tuple[Days, Days]) -> Truth:
    """Does part of a time lie before or after a term?"""
    early, late = before(time[0], held[0]), before(held[1], time[1])
    if Truth.YES in (early, late):
        return Truth.YES
    return Truth.MAYBE if Truth.MAYBE in (early, late) else Truth.NO


def _named(title: str) -> list[frozenset[str]]:
    """The posts that an honour is for, each as its words: "Best Workshop Head in the City" is for a workshop's head."""
    matches = (match for pattern in (_BEST, _OF_THE_YEAR) for match in pattern.finditer(title))
    return [named for match in matches if (named := post_words(_PRAISE.sub("", match["whom"])))]


def _dates(terms: list[CareerPeriod]) -> Iterator[str]:
    for period in terms:
        yield f"{period.start.edtf if period.start else ''}/{period.end.edtf if period.end else ''}"
