"""How findings quote facts: names in quotation marks, dates in words, in the language of whoever reads."""

from __future__ import annotations

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from biography.dates import period_words, words
from biography.document import CareerPeriod, ImpreciseDate
from biography.review.statements import Statement


def when(date: ImpreciseDate | str | None) -> str:
    """A date (or its EDTF) in words."""
    edtf = date.edtf if isinstance(date, ImpreciseDate) else date
    return words(edtf, get_language() or "en") if edtf else _("date not known")


def term(period: CareerPeriod) -> str:
    """The time of a post in words."""
    start, end = (date.edtf if date else None for date in (period.start, period.end))
    return period_words(start, end, period.ongoing, get_language() or "en") or _("dates not known")


def quoted(label: str, dated: str) -> str:
    """“Mayor of Almaty” (16 June 1997 – December 2004)"""
    return _("“%(label)s” (%(date)s)") % {"label": label, "date": dated}


def said(statement: Statement) -> str:
    """A statement with the date or dates that it has."""
    start, end = statement.start, statement.end
    if start is end:
        return quoted(statement.label, when(start))
    edtfs = (start.edtf if start else None, end.edtf if end else None)
    return quoted(statement.label, period_words(*edtfs, False, get_language() or "en"))


def excerpt(sentence: str, length: int = 160) -> str:
    """A sentence of the prose, shortened at a word's end."""
    if len(sentence) <= length:
        return sentence
    return sentence[:length].rsplit(" ", 1)[0] + " …"
