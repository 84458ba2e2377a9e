"""One date in plain English words, whole or in part: "24 November 1948", "19th century", the "4" of "4 to 5 May"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from biography.dates.edtf import DateError, read, year_text
from biography.dates.grammar import roman
from biography.dates.groupings import NORTHERN, PARTS, SOUTHERN
from biography.dates.words_en import MONTHS, ORDINALS, SEASON_NAMES

_MONTH_NUMBERS = {name.lower(): number for number, name in enumerate(MONTHS, 1)}
_MONTH_NUMBERS |= {name[:3]: number for name, number in _MONTH_NUMBERS.items()} | {"sept": 9}
_NAMED = _MONTH_NUMBERS | {name: number for number, name in SEASON_NAMES.items()} | {"fall": 23}
_CENTURIES = (18, 19, 20)
_ROMAN_MONTHS = {roman(number).lower(): number for number in range(1, 13)}
_NUMBERS = {name: number for number, name in enumerate(ORDINALS)} | {"1st": 0, "2nd": 1, "3rd": 2, "4th": 3, "last": -1}
_LETTERS = {"q": "quarter", "h": "half"}

_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?"
_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTH_NUMBERS, key=len, reverse=True))})"
_NAME = rf"(?P<month>{'|'.join(sorted(_NAMED, key=len, reverse=True))})"
_SEASON = rf"(?P<month>{'|'.join([*SEASON_NAMES.values(), 'fall'])})"
_ROMAN = rf"(?P<month>{'|'.join(sorted(_ROMAN_MONTHS, key=len, reverse=True))})"
_HEMISPHERE = r"(?P<hemisphere>northern|southern)"
_YEAR = r"(?:of )?(?:the year )?(?P<year>ad \d{1,7}|\d{1,7} ?(?:bc|ad)|\d{3,7}|'?\d{2})"
_SHORT_YEAR = r"(?P<year>\d{4}|'?\d{2})"

_SHAPES = tuple(
    re.compile(shape, re.ASCII)
    for shape in (
        _YEAR,
        rf"{_NAME} {_YEAR}",
        rf"{_DAY} (?:of )?{_MONTH} {_YEAR}",
        rf"{_MONTH} {_DAY} {_YEAR}",
        rf"(?P<day>\d{{1,2}})(?P<sign>[-/. ])(?P<month>\d{{1,2}})(?P=sign){_SHORT_YEAR}",
        rf"(?P<month>\d{{1,2}})(?P<sign>[-/. ])(?P<day>\d{{1,2}})(?P=sign){_SHORT_YEAR}",
        r"(?P<year>\d{4})(?P<sign>[-/. ])(?P<month>\d{1,2})(?P=sign)(?P<day>\d{1,2})",
        rf"(?P<month>\d{{1,2}})[-/.]{_SHORT_YEAR}",
        r"(?P<year>\d{4})(?:-(?P<month>\d{1,2})|[/.](?P<month_after_sign>0?[1-9]|1[0-2]))",
        rf"(?P<day>\d{{1,2}})(?P<sign>[-/. ]){_ROMAN}(?:(?P=sign)| ){_SHORT_YEAR}",
        rf"{_ROMAN}[-/. ](?P<year>\d{{4}})",
        rf"{_SEASON} {_YEAR} (?:\(|in the ){_HEMISPHERE} hemisphere ?\)?",
        rf"{_HEMISPHERE} {_SEASON} (?:of )?{_YEAR}",
        rf"(?P<ordinal>{'|'.join(_NUMBERS)}) (?P<part>{'|'.join(PARTS)}) {_YEAR}",
        rf"(?P<part>[qh])(?P<ordinal>[1-4]) {_YEAR}",
        # Parts: the year, or the month, stands on the other side ("February 4 to 5, 1984").
        rf"{_DAY} (?P<year>\d{{3,7}})",
        rf"{_DAY} (?:of )?{_MONTH}",
        rf"{_MONTH} {_DAY}",
        rf"(?P<ordinal>{'|'.join(_NUMBERS)}) (?P<part>{'|'.join(PARTS)})",
        _NAME,
        _DAY,
    )
)
_YEAR_AND_DIGITS = re.compile(r"[0-9]{4}[-/][0-9]{1,2}")
_DECADE = re.compile(r"(?P<short>'?[1-9]0)'?s|(?P<decade>[1-9]\d{1,2}0)'?s", re.ASCII)
_CENTURY = re.compile(r"(?P<number>[1-9]\d?)(?:st|nd|rd|th) century(?: (?P<era>bc|ad))?", re.ASCII)
_BEFORE_IT = re.compile(r"(?:some ?time )?(?:(?:in|on|during|within) )?(?:the )?(?:year )?")
_ABOUT = re.compile(r"(?:(?:in|on) or )?(?:about|around|approximately|approx|roughly|circa|ca|c) |c(?=\d)", re.ASCII)
_OR_SO = re.compile(
    r"(?P<date>.+?)(?: or so| or thereabouts| (?:\((?:approx(?:imately)?|circa|ca|about)\s?\)|approx(?:imately)?))"
)
_PERHAPS = re.compile(r"(?:perhaps|possibly|maybe) |(?P<kept>probably|presumably) ")


@dataclass(frozen=True, slots=True)
class Parts:
    """One date, some of it perhaps still to be taken from its neighbour.

    ``year`` is EDTF (``1984``, ``-0043``, ``199X``) or a whole EDTF date, or empty. ``guesses_century``: the year was
    typed with two digits. ``keeps_words``: EDTF does not hold all that was typed. ``asks``: it is only one way to
    complete what was typed, and even alone it is asked back.
    """

    year: str = ""
    month: int | None = None
    day: int | None = None
    mark: str = ""
    guesses_century: bool = False
    keeps_words: bool = False
    asks: bool = False

    @property
    def edtf(self) -> str:
        month = "" if self.month is None else f"-{self.month:02d}"
        return self.year + month + ("" if self.day is None else f"-{self.day:02d}") + self.mark

    @property
    def is_whole(self) -> bool:
        return bool(self.year) and (self.day is None or self.month is not None)

    def completed_from(self, other: Parts) -> Parts:
        """With what it lacks taken from its neighbour, which must be as precise: "4" needs another day."""
        if self.is_whole or not other.year or (other.day is None) != (self.day is None):
            return self
        month = other.month if self.month is None else self.month
        guesses = self.guesses_century or (other.guesses_century and not self.year)
        return replace(self, year=self.year or other.year, month=month, guesses_century=guesses)


def read_parts(text: str) -> list[Parts]:
    """All that a text in lower case, with plain hyphens, can mean as one date or a part of one."""
    text = " ".join(text.replace(",", " ").split())
    if match := _OR_SO.fullmatch(text):
        text = f"about {match['date']}"
    if not _ABOUT.match(text):
        text = text[_prefix(_BEFORE_IT, text) :]
    mark, keeps_words = "", False
    if match := _PERHAPS.match(text):
        mark, keeps_words, text = "?", bool(match["kept"]), text[match.end() :]
    if match := _ABOUT.match(text):
        mark, text = "%" if mark else "~", text[match.end() :]
    text = text[_prefix(_BEFORE_IT, text) :]
    found = [*_shaped(text), *_decades(text), *_centuries(text)]
    if not found and _is_edtf(text.upper()):
        found = [Parts(text.upper())]
    return [replace(parts, mark=mark, keeps_words=parts.keeps_words or keeps_words) for parts in found]


def _prefix(pattern: re.Pattern[str], text: str) -> int:
    match = pattern.match(text)
    return match.end() if match else 0


def _shaped(text: str) -> Iterator[Parts]:
    for shape in _SHAPES:
        if match := shape.fullmatch(text):
            groups = match.groupdict()
            month = _month(groups)
            day = int(groups["day"]) if groups.get("day") else None
            if month == -1:
                continue
            # 1743/4 and 1914-21 are two years to some; a full stop parts a year from its month only.
            asks = _YEAR_AND_DIGITS.fullmatch(text) is not None
            for year, guesses_century in _years(groups.get("year") or ""):
                yield Parts(year, month, day, guesses_century=guesses_century, asks=asks)


def _month(groups: dict[str, str | None]) -> int | None:
    """The number of a month or of a part of a year; None if the shape has none, -1 for a fifth quarter."""
    name = groups.get("month") or groups.get("month_after_sign")
    if part := groups.get("part"):
        codes = PARTS[_LETTERS.get(part, part)]
        ordinal = groups["ordinal"] or ""
        number = int(ordinal) - 1 if ordinal.isdigit() else _NUMBERS[ordinal]
        return codes[number] if number < len(codes) else -1
    if name is None:
        return None
    number = int(name) if name.isdigit() else _NAMED.get(name) or _ROMAN_MONTHS[name]
    if hemisphere := groups.get("hemisphere"):
        return number - 21 + (NORTHERN if hemisphere == "northern" else SOUTHERN).start
    return number


def _years(text: str) -> list[tuple[str, bool]]:
    """The year as EDTF, and whether its century is guessed; nothing for 0 BC or AD 0, which there never was."""
    digits = "".join(character for character in text if character.isdigit())
    if ("bc" in text or "ad" in text) and not int(digits):
        return []
    if "bc" in text:
        return [(year_text(1 - int(digits)), False)]
    if len(digits) == 2 and "ad" not in text:
        return [(f"{century}{digits}", True) for century in _CENTURIES]
    return [(year_text(int(digits)) if digits else "", False)]


def _decades(text: str) -> list[Parts]:
    """The 1900s are ten years to some and a century to others, the '80s may be of any century."""
    match = _DECADE.fullmatch(text)
    if not match:
        return []
    if match["short"]:
        return [Parts(f"{century}{match['short'][-2]}X", guesses_century=True) for century in _CENTURIES]
    digits = f"{int(match['decade']):04d}"
    decade = [Parts(f"{digits[:3]}X")]
    return [*decade, Parts(f"{digits[:2]}XX")] if digits.endswith("00") else decade


def _centuries(text: str) -> list[Parts]:
    """The 19th century is ``18XX``, 1800 to 1899, as EDTF counts; 1801 to 1900 in strictness, so the words are kept.

    The 1st century is 1 to 100 and those before Christ are sets, as ``00XX`` would begin with 1 BC.
    """
    match = _CENTURY.fullmatch(text)
    if not match:
        return []
    number = int(match["number"])
    if match["era"] == "bc":
        return [Parts(f"[{year_text(1 - 100 * number)}..{year_text(100 - 100 * number)}]", keeps_words=True)]
    return [Parts(f"{number - 1:02d}XX" if number > 1 else "[0001..0100]", keeps_words=True)]


def _is_edtf(text: str) -> bool:
    try:
        read(text)
    except DateError:
        return False
    return not re.search(r"[/\[{]", text)
