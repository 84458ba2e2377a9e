"""What numbers, dates, ages and runs look like in prose: English. Other languages give their years and no more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from biography.dates.words_en import MONTHS
from biography.document import ImpreciseDate

_ONES = (
    "one two three four five six seven eight nine ten "
    "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
_NUMBERS = {"twice": 2, "a dozen": 12, "half a dozen": 6}
_NUMBERS |= {word: number for words in (_ONES.split(), ORDINALS) for number, word in enumerate(words, start=1)}
_NUMBERS |= {word: 10 * number for number, word in enumerate(_TENS, start=2)}
_NUMBERS |= {
    f"{tens}{dash}{one}": 10 * ten + unit
    for ten, tens in enumerate(_TENS, start=2)
    for unit, one in enumerate(_ONES.split()[:9], start=1)
    for dash in ("-", " ")
}
NUMBER_WORDS = frozenset(_NUMBERS)
_NINE, _UP_TO_NINETEEN = "|".join(_ONES.split()[:9]), "|".join(sorted(_ONES.split(), key=len, reverse=True))
_WORD = rf"(?:{'|'.join(_TENS)})(?:[- ](?:{_NINE})\b)?|{_UP_TO_NINETEEN}"
NUMBER = rf"(?:{_WORD}|[0-9]{{1,3}})(?![0-9,.]*[0-9])"
MONTH = "|".join(MONTHS)
_YEAR = r"(?P<year>1[0-9]{3}|20[0-9]{2})"
_AFTER_YEAR = (
    r"(?![0-9\w%°]|[,.][0-9]|\s(?:people|inhabitants|employees|workers|members|metres|km\b|kilo|US\b|dollars|%))"
)
_DECADE = r"(?P<decade>(?:1[0-9]|20)[0-9])0"
_LAST_OF_RANGE = rf"(?<=[12][0-9]{{3}}[–-]){_YEAR.replace('year', 'last')}{_AFTER_YEAR}"
_DATE = re.compile(
    rf"(?<![\w$€£.,]){_DECADE}[’']?s\b"
    rf"|(?<![\w$€£.,–/-])(?:(?:(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?\s)?(?P<month>{MONTH})\s(?:of\s)?"
    rf"|(?P<us_month>{MONTH})\s(?P<us_day>[0-3]?[0-9])(?:st|nd|rd|th)?,\s)?{_YEAR}{_AFTER_YEAR}"
    rf"|{_LAST_OF_RANGE}"
)
_SOME_YEAR = re.compile(r"1[0-9]{3}|20[0-9]{2}")
# "1990er", "1990-е", "1990-жылдары", "années 1990" are decades.
_ANY_YEAR = re.compile(
    rf"(?<![\w$€£.,]){_DECADE}(?:er\b|-(?:[её]|х|м|ми|ых|ые)\b|-?\s?жылдар)"
    rf"|(?<=années\s){_DECADE.replace('decade', 'decennie')}\b"
    rf"|(?<![\w$€£.,/-]){_YEAR}{_AFTER_YEAR}|{_LAST_OF_RANGE}"
)
# A year in the title of a book, or in what somebody said, is no date of the text.
_QUOTED = re.compile(r"„[^„“”]*[“”]|“[^“”]*”|\"[^\"]*\"|«[^«»]*»|‘[^‘’]*’")


class FoundDate(NamedTuple):
    """A date in a sentence and the characters that it takes there."""

    date: ImpreciseDate
    start: int
    end: int


def number_of(text: str) -> int:
    """The number that a word or digits stand for: "seven", "7", "seventh", "7th"."""
    digits = re.match(r"[0-9]+", text)
    return int(digits[0]) if digits else _NUMBERS[re.sub(r"\s+", " ", text.lower())]


def find_dates(sentence: str, language: str) -> Iterator[FoundDate]:
    """Days, months, years and decades that a sentence names; in other languages than English its years and decades."""
    # Most sentences have none, and this asks in a twentieth of the time.
    if not _SOME_YEAR.search(sentence):
        return
    pattern = _DATE if language.split("-")[0] == "en" else _ANY_YEAR
    for match in pattern.finditer(_QUOTED.sub(lambda quoted: re.sub("[0-9]", "#", quoted[0]), sentence)):
        parts = match.groupdict()
        decade = parts["decade"] or parts.get("decennie")
        edtf = f"{decade}X" if decade else parts["year"] or parts["last"]
        if month := parts.get("month") or parts.get("us_month"):
            edtf += f"-{MONTHS.index(month) + 1:02d}"
            if day := parts.get("day") or parts.get("us_day"):
                edtf += f"-{int(day):02d}"
        try:
            yield FoundDate(ImpreciseDate(edtf=edtf), match.start(), match.end())
        except ValueError:
            # "31 June 1984": there is no such day, and the month alone is what it can be compared by.
            yield FoundDate(ImpreciseDate(edtf=edtf[:7]), match.start(), match.end())


_AGES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\bat (?:the |an )?age (?:of )?(?P<age>{NUMBER})\b",
        rf"\baged (?P<age>{NUMBER})\b(?! (?:to|and|or|–))",
        rf"\b(?:his|her|their|an?|the) age (?:that [^.;]{{0,40}}? )?(?:gives? |given |stated )?as (?P<age>{NUMBER})\b",
        rf"\bwhen (?:he|she) was (?P<age>{NUMBER})(?: years old)?\b(?! (?:years|months|km))",
        rf"\b(?:he|she) was (?P<age>{NUMBER}) years old\b",
    )
)


_AGE_WORDS = re.compile(r"\b(?:age|aged|when|old)\b")


def stated_ages(sentence: str, language: str) -> list[int]:
    """Ages of the person that a sentence gives."""
    if language.split("-")[0] != "en" or not _AGE_WORDS.search(sentence):
        return []
    return list(dict.fromkeys(number_of(match["age"]) for pattern in _AGES for match in pattern.finditer(sentence)))


_RELATIVES = re.compile(
    rf"\b(?:has|had|have|having|father of|mother of|parent of) (?P<number>{NUMBER}) "
    r"(?P<relation>children|grandchildren)\b",
    re.IGNORECASE,
)
_RANK = re.compile(rf"\b(?:{'|'.join(ORDINALS)}) of (?P<number>{NUMBER}) children\b", re.IGNORECASE)
_AND = re.compile(rf"\bchildren and (?P<number>{NUMBER}) grandchildren\b", re.IGNORECASE)


def counted_relatives(sentence: str, language: str) -> Iterator[tuple[str, int]]:
    """Kind of relative and number: "third of eight children" counts seven siblings."""
    if language.split("-")[0] != "en" or "children" not in sentence:
        return
    for match in _RANK.finditer(sentence):
        yield "sibling", number_of(match["number"]) - 1
    for match in _RELATIVES.finditer(sentence):
        yield ("child" if match["relation"].lower() == "children" else "grandchild"), number_of(match["number"])
    for match in _AND.finditer(sentence):
        yield "grandchild", number_of(match["number"])


_TIMES = re.compile(rf"\b(?P<number>{NUMBER})-times? (?P<name>[^\d,.;:()]{{3,60}})", re.IGNORECASE)
_NAME_ENDS = re.compile(r"\s(?:and|who|he|she|they|was|were|had|has|in|from|when|at|with|under)\s.*", re.IGNORECASE)


def counted_times(sentence: str, language: str) -> Iterator[tuple[int, str]]:
    """Number and what was so often: "the five-time champion of Northtown"."""
    if language.split("-")[0] == "en" and "-time" in sentence:
        for match in _TIMES.finditer(sentence):
            yield number_of(match["number"]), _NAME_ENDS.sub("", match["name"])
