"""Dates, numbers and vocabularies in words, in the language of the reader."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any, NamedTuple

from django import template
from django.conf import settings
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localdate
from django.utils.translation import get_language, get_language_bidi, gettext_lazy
from django.utils.translation import gettext as _

from biography import choices, dates, spelling
from biography.document import Biography, CareerPeriod, ImpreciseDate, OtherName, Relative
from biography.language_names import language_name

register = template.Library()

# What HTML's <time> takes: a year of four digits from 1 on, a month or a day of it.
HTML_DATE = re.compile(r"(?!0000)\d{4}(-\d\d){0,2}")

DAY_OR_MONTH = re.compile(r"(?P<year>-?\d{4})(-\d\d){1,2}(?P<mark>[?~%]?)")

# Rows of a list that is too long for the page of a life.
SHOWN_OF_MANY = 12

# Scripts whose letters join: two initials would read as a word.
JOINED = {"ARABIC", "SYRIAC", "MONGOLIAN"}

SEVERAL = {
    "parent": gettext_lazy("Parents"),
    "spouse": gettext_lazy("Spouses"),
    "partner": gettext_lazy("Partners"),
    "child": gettext_lazy("Children"),
    "sibling": gettext_lazy("Siblings"),
    "grandchild": gettext_lazy("Grandchildren"),
    "other": gettext_lazy("Other relatives"),
}


def language() -> str:
    return get_language() or "en"


@register.filter
def lang(code: str) -> SafeString:
    """The attributes of an element whose text is in another language than the page; none where it is not."""
    if not code or code == language():
        return SafeString()
    turned = (code in settings.LANGUAGES_BIDI) != get_language_bidi()
    direction = ("ltr" if get_language_bidi() else "rtl") if turned else ""
    return format_html(' lang="{}" dir="{}"' if direction else ' lang="{}"', code, direction)


def in_words(edtf: str) -> str:
    """The date in words; one of a draft that is no date yet stays as it was typed."""
    try:
        return dates.words(edtf, language())
    except dates.DateError:
        return edtf


@register.filter
def words(date: ImpreciseDate | None) -> str:
    """A date in words, as its source puts it where that is known; "date not known" where there is none."""
    return (date.display or in_words(date.edtf)) if date else _("date not known")


@register.filter
def day(moment: datetime) -> str:
    """The day of a moment, in the site's time zone, as the dates of lives are written."""
    return in_words(localdate(moment).isoformat())


@register.filter
def share(part: float | None) -> str:
    """A share from 0 to 1 in percent, whole from 1 % on; a dash where there is nothing to have a share of."""
    if part is None:
        return "–"
    percent = 100 * part
    # Of a thousand statements one that lacks its source is not none, and one that has it is not all.
    near = 0 < percent < 1 or 99 < percent < 100
    rounded = min(max(round(percent, 1), 0.1), 99.9) if near else round(percent)
    return _("%(number)s%%") % {"number": number_format(rounded, 1 if near else 0)}


@register.filter
def as_time(date: ImpreciseDate | None) -> SafeString:
    """A date in words, in a ``<time>`` element where it is a certain day, month or year."""
    text = words(date)
    try:
        iso = dates.exact_iso(date.edtf) if date else None
    except dates.DateError:
        iso = None
    if iso and HTML_DATE.fullmatch(iso):
        return format_html('<time datetime="{}">{}</time>', iso, text)
    return format_html("{}", text)


@register.filter
def period(held: CareerPeriod) -> str:
    """From when to when a post was held: "16 June 1997 – December 2004", "since 1983", "date not known"."""
    start, end = ((date.edtf, date.display) if date else ("", "") for date in (held.start, held.end))
    return from_to(start[0], end[0], held.ongoing, (start[1], end[1])) or words(None)


@register.filter
def years(held: Any) -> str:
    """The same by years alone, of a period or its page: "1997–2004"; empty where nothing is known."""
    start, end = (year(getattr(date, "edtf", date)) if date else None for date in (held.start, held.end))
    return from_to(start, end, held.ongoing)


def from_to(start: str | None, end: str | None, ongoing: bool, said: tuple[str, str] = ("", "")) -> str:
    try:
        return dates.period_words(start, end, ongoing, language(), said)
    except dates.DateError:
        return " – ".join(filter(None, (said[0] or start, said[1] or end)))


@register.filter
def lifespan(person: Any) -> str:
    """Birth and death by years, of a page or a document: "1901–1970", "born 1948"; empty where neither is known.

    A date that another source contradicts is told as disputed; "1901–?" of whom no more is known than that they died.
    """
    if isinstance(person, Biography):
        vitals = [(vital.date, vital.disputed) if vital else (None, False) for vital in (person.birth, person.death)]
        told = [(date.edtf if date else "", disputed) for date, disputed in vitals]
        died = person.death is not None
    else:
        told = [(person.birth_date, person.birth_disputed), (person.death_date, person.death_disputed)]
        died = person.has_died
    first, last = (_year_in_words(edtf, disputed) if edtf else "" for edtf, disputed in told)
    if first and not last and died:
        last = "?"
    if first and last:
        return f"{first} – {last}" if " " in first + last else f"{first}–{last}"
    return _("born %(date)s") % {"date": first} if first else _("died %(date)s") % {"date": last} if last else ""


def _year_in_words(edtf: str, disputed: bool) -> str:
    words = in_words(year(edtf))
    return _("%(date)s (disputed)") % {"date": words} if disputed else words


def year(edtf: str) -> str:
    """The year of one date, with its mark of doubt; any other EDTF as it is: a year taken from it would be surer."""
    match = DAY_OR_MONTH.fullmatch(edtf)
    return match["year"] + match["mark"] if match else edtf


@register.filter
def number(value: Decimal | int) -> str:
    """A number as the reader's language writes it: 7,400 or 1.65, with a true minus sign."""
    return number_format(value, use_l10n=True, force_grouping=True).replace("-", "\N{MINUS SIGN}")


@register.filter
def label(value: str, vocabulary: str) -> Any:
    """The words for a value of a vocabulary, named as in ``choices``."""
    return choices.label(getattr(choices, vocabulary), value)


@register.filter
def kin(relative: Relative) -> Any:
    """What a relative is, or several are: "second wife", "Father", "Children"."""
    if relative.label:
        return relative.label[:1].upper() + relative.label[1:]
    if (relative.count or 1) > 1 and relative.relation in SEVERAL:
        return SEVERAL[relative.relation]
    return choices.label(choices.RELATIONS, relative.relation)


@register.filter
def initials(person: Any) -> str:
    """At most two letters that stand for the name of a document or a page."""
    if isinstance(person, Biography):
        given, family, display = person.name.given, person.name.family, person.name.display
    else:
        given, family, display = person.given_name, person.family_name, person.title
    parts = [given, family] if given or family else display.split()
    letters = [letter for part in parts if (letter := next(filter(str.isalnum, part), ""))]
    ends = letters[:1] if spelling.script(display) in JOINED else letters[:1] + letters[1:][-1:]
    # Not upper(): Georgian names begin with no capitals, and few fonts have them.
    return "".join(letter.title() for letter in ends)


@register.filter
def native_names(life: Biography) -> list[OtherName]:
    """The names in the scripts and languages that they come from, without those that the heading already says."""
    return [name for name in life.other_names if name.kind == "native" and name.text != life.name.display]


class Spelling(NamedTuple):
    """One spelling of a name, the rows that have it, and the languages that they name, in words."""

    text: str
    rows: Sequence[OtherName]
    languages: str


@register.filter
def names_by_kind(life: Biography) -> list[tuple[str, list[Spelling]]]:
    """The other names under their kinds, in the order of each kind's first; what is spelt alike once."""
    kinds: dict[str, dict[str, list[OtherName]]] = {}
    for name in life.other_names:
        kinds.setdefault(name.kind, {}).setdefault(name.text, []).append(name)
    return [
        (kind, [Spelling(text, rows, _languages_of(rows)) for text, rows in spellings.items()])
        for kind, spellings in kinds.items()
    ]


def _languages_of(rows: Sequence[OtherName]) -> str:
    tags = dict.fromkeys(name.language for name in rows if name.language)
    return ", ".join(language_name(tag, language()) for tag in tags)


class Beginning(NamedTuple):
    """A long list as it is first seen: what is ``shown``, and the ``rest``."""

    shown: Sequence[Any]
    rest: Sequence[Any]


@register.simple_tag
def beginning_of(rows: Sequence[Any], folded: bool = False) -> Beginning:
    """The rows as a page shows them: all, or, where they are to be ``folded`` and are many, the first of them."""
    end = SHOWN_OF_MANY if folded and len(rows) > 2 * SHOWN_OF_MANY else len(rows)
    return Beginning(rows[:end], rows[end:])
