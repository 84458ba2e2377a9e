"""Everyday dates of other languages, put into the English words of ``everyday_forms`` rule by rule.

Day stands before month in all of them: 4/5/1984 is 4 May.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from biography.dates.everyday_forms import hyphenated, read_forms
from biography.dates.everyday_readings import Reading
from biography.dates.grammar import roman
from biography.dates.words_en import MONTHS, SEASON_NAMES

ENGLISH = dict(enumerate(map(str.lower, MONTHS), 1)) | SEASON_NAMES
EITHER = " || "
"""Between the translations of what can mean two things; both are asked back."""
CENTURY = r"(?<![0-9a-z])(?P<century>[ivxlхі]+|[1-9][0-9]?)"

_DAY_FIRST = re.compile(
    r"(?<![0-9])(?<![0-9][./])([0-9]{1,2})([./-])([0-9]{1,2})\2([0-9]{4}|'?[0-9]{2})(?![0-9]|[./][0-9])"
)
_DOUBT_FIRST = re.compile(r"((?:perhaps |probably |about )+)(since|from|until|before|after) ")
_NOW = re.compile(r"since (.+?)(?: to |-)now")
_ONLY_CENTURY = re.compile(r"(?:(?:since|from|until|about|perhaps) )*[0-9]+th century(?:, [a-z ]+)?")
_ROMAN = {roman(number).lower(): number for number in range(1, 100)}
_LATIN = str.maketrans("хі", "xi")
_ROMAN_MONTH = re.compile(r"(?<=[0-9][ ./-])[хіivx]+(?=[ ./-][0-9])")
_ACTIVE = re.compile(r"(?<!\w)fl(?:\.|or\.)?(?= )")
TENS = "(?:[0-9]{2,3}0|[1-9]0)"
"""A year that may stand for its decade, or its last two digits."""
SHARES = "(?:first|second|third|fourth|last) (?:half|third|quarter)"

Rule = tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]


def rules(*pairs: tuple[str, str | Callable[[re.Match[str]], str]]) -> tuple[Rule, ...]:
    """Patterns and what replaces them, in the order in which they are used."""
    return tuple((re.compile(pattern), replacement) for pattern, replacement in pairs)


def named(words: Iterable[tuple[str, int]]) -> tuple[Rule, ...]:
    """Rules for the months and seasons of a language: the pattern of each, and its number as in EDTF."""
    return rules(*((rf"(?<!\w)(?:{pattern})(?!\w)", f" {ENGLISH[number]} ") for pattern, number in words))


def century(match: re.Match[str]) -> str:
    """What a match of ``CENTURY`` and what follows it is in English; as it was if it is no number."""
    text = match["century"].translate(_LATIN)
    number = int(text) if text.isdigit() else _ROMAN.get(text)
    return f"{number}th century" if number else match[0]


def century_before(joint: str, suffix: str, word: str) -> Rule:
    """The rule for the first of two centuries that share their word: "XIX–XX"."""
    beside = rf"(?= ?{joint}(?!(?:ые|ых|ми|е|х)\b)(?:[^\W0-9_]+ ){{0,4}}(?:[ivxlхі]+|[1-9][0-9]?) ?{suffix} ?{word})"
    return re.compile(rf"(?<!-){CENTURY} ?{suffix}{beside}"), century


def decade(match: re.Match[str]) -> str:
    """What a match with the group ``decade`` of two or more digits is in English."""
    return f"{in_english(match['decade'])} "


def in_english(decade: str) -> str:
    """A decade of two or more digits: 1930s, '30s."""
    return f"{'' if len(decade) > 2 else chr(39)}{decade}s"


def share(ordinals: dict[str, str], nouns: dict[str, str]) -> Callable[[re.Match[str]], str]:
    """What makes English of a match with the groups ``ordinal`` and ``noun``, by the beginnings of the words."""

    def english(match: re.Match[str]) -> str:
        ordinal, noun = (
            next(name for stem, name in names.items() if match[group].startswith(stem))
            for names, group in ((ordinals, "ordinal"), (nouns, "noun"))
        )
        return f"{ordinal} {noun} of " if match.string[match.end() : match.end() + 1] != "" else f"{ordinal} {noun}"

    return english


class TranslatedReader:
    """A language as the rules that put its words into English ones, on lower case with single spaces."""

    def __init__(self, translation: tuple[Rule, ...]) -> None:
        self.translation = translation

    def readings(self, text: str) -> list[Reading]:
        shown, found = " ".join(text.split()), []
        for plain in self.translated(text):
            kept = not _ONLY_CENTURY.fullmatch(plain) or plain.startswith("1th")
            readings = read_forms(plain, shown)
            found += [replace(reading, keeps_words=reading.keeps_words and kept) for reading in readings]
        return found

    def translated(self, text: str) -> list[str]:
        """The text in English words; more than one where it can mean two things."""
        text = " ".join(text.lower().replace("’", "'").replace("‘", "'").split())
        text = _ROMAN_MONTH.sub(lambda month: month[0].translate(_LATIN), _ACTIVE.sub("fl ", text))
        text = hyphenated(_DAY_FIRST.sub(_with_month, text))
        for pattern, replacement in self.translation:
            text = " ".join(pattern.sub(replacement, text).split()).replace(" ,", ",")
        text = _NOW.sub(r"since \1", _DOUBT_FIRST.sub(r"\2 \1", re.sub(" ?- ?", "-", text)))
        return text.split(EITHER)


def _with_month(match: re.Match[str]) -> str:
    day, _, month, year = match.groups()
    return f"{day} {ENGLISH[int(month)]} {year}" if 1 <= int(month) <= 12 else match[0]
