"""Dates in words: for readers, and fuller for editors. One formatter class per language, found by its code."""

from __future__ import annotations

from functools import lru_cache

from biography.dates.edtf import read
from biography.dates.phrasing import Words
from biography.dates.words_en import EnglishWords
from biography.dates.words_fr import FrenchWords
from biography.dates.words_kk import KazakhWords
from biography.dates.words_ru import RussianWords

FORMATTERS: dict[str, Words] = {
    "en": EnglishWords(),
    "ru": RussianWords(),
    "kk": KazakhWords(),
    "fr": FrenchWords(),
}


def formatter(language: str) -> Words:
    """The formatter of a language tag (BCP 47; ``en-GB`` is ``en``); English for a language that has none yet."""
    return FORMATTERS.get(language.split("-")[0].lower(), FORMATTERS["en"])


@lru_cache(maxsize=32768)
def words(edtf: str, language: str = "en") -> str:
    """The date for readers: "24 November 1948", "since 1983", "about 1958". Raises DateError."""
    return formatter(language).words(read(edtf))


@lru_cache(maxsize=32768)
def explain(edtf: str, language: str = "en") -> str:
    """The date for editors, fuller than ``words``: "since 1983, still going on". Raises DateError."""
    return formatter(language).explain(read(edtf))


def period_words(
    start: str | None,
    end: str | None,
    ongoing: bool = False,
    language: str = "en",
    said: tuple[str, str] = ("", ""),
) -> str:
    """A period of two EDTF dates, where either may be missing: "16 June 1997 – December 2004". Raises DateError.

    ``ongoing``: it had not ended when last looked at, and ``end`` is left aside. ``said``: how the source puts each
    end, where it has words of its own. Empty if nothing is known.
    """
    in_language = formatter(language)
    if said[0] or (said[1] and not ongoing):
        first = said[0] or (in_language.within(read(start)) if start else "")
        last = said[1] or (in_language.within(read(end)) if end and not ongoing else "")
        return in_language.period_as_said(first, last, ongoing)
    return in_language.period(read(start) if start else None, read(end) if end else None, ongoing)
