"""What a language brings to put dates into words: its phrases and cases."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from biography.dates.edtf import Date, Kind


class Phrase(NamedTuple):
    """A form with a gap or two, and the case in which what fills each gap stands.

    Cases have the names that their language gives them; the empty one is what a dictionary would show.
    """

    form: str
    first: str = ""
    last: str = ""


class Grammar(ABC):
    """One language: phrases, and a method for each place where languages differ."""

    BC: str
    AD: str
    SINCE: Phrase
    FROM: Phrase
    FROM_ON: Phrase
    """Part of a longer phrase, where ``FROM`` with its "end not known" would be too much."""
    UNTIL: Phrase
    SAID_SINCE: str
    SAID_FROM: str
    SAID_UNTIL: str
    """The same around words of a source, which stand as they are: in no case, with no preposition that needs one."""
    BEFORE: Phrase
    AFTER: Phrase
    BETWEEN: Phrase
    FROM_TO: Phrase
    EACH: Mapping[Kind, str]
    DOUBT: Mapping[str, str]
    OR: str
    AND: str
    STILL_GOING_ON: str
    START_OPEN: str
    START_UNKNOWN: str
    ALL_OF_THEM: str
    ONE_OF_THEM: str
    ONE_OF: Mapping[Kind, Phrase]
    OR_EARLIER: Phrase
    OR_LATER: Phrase
    DOUBT_EXPLAINED: Mapping[str, str]
    NOT_KNOWN: Mapping[Kind, str]
    SEASON_MONTHS: Phrase
    SOME_TIME: Phrase
    """From one month to another, where the season that lies in them is shorter: a winter of one year."""
    COUNTS_CENTURIES = True
    BESIDE = ""
    """The case of a date in a list of unlike ones, where the list itself has none."""

    def cases(self, case: str, number: int) -> list[str]:
        """The cases of several dates in a row that stand in a case together."""
        return [case] * number

    @abstractmethod
    def day(self, day: int, case: str) -> str:
        """The day alone, its month is said before or after it."""

    @abstractmethod
    def of_month(self, month: int, case: str) -> str:
        """The month after a day, with the space before it."""

    @abstractmethod
    def month_or_season(self, number: int, case: str) -> str:
        """A month, 1 to 12, or a part of a year, 21 to 41, its year is said before or after it."""

    @abstractmethod
    def of_year(self, year: str, number: int) -> tuple[str, str]:
        """What says the year of a month or a part of a year, before and after it, with the space between."""

    def year(self, year: str, case: str) -> str:
        return year

    def after_years(self, case: str, number: int) -> str:
        """What is said once after one year or several, with the space before it."""
        return ""

    @abstractmethod
    def decade(self, year: int, case: str) -> str:
        """The 1990s as part of a longer phrase."""

    def decade_alone(self, year: int) -> str:
        return self.decade(year, "")

    def century(self, number: int, case: str) -> str:
        """The 19th for 1800 to 1899, as EDTF counts."""
        raise NotImplementedError

    @abstractmethod
    def one_of_years(self, text: str, case: str) -> str:
        """A year "between 1900 and 1909"."""

    @abstractmethod
    def some(self, kind: Kind, whole: Date, case: str) -> str:
        """A month or day in a year or month, nothing else being known of it."""

    @abstractmethod
    def a_time(self, text: str, case: str) -> str:
        """What is no date made one: "since [a time] before 1990"."""


def roman(number: int) -> str:
    """A number from 1 to 100 in Roman numerals, as centuries are counted."""
    tens = ("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC", "C")
    return tens[number // 10] + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[number % 10]


def noted(said: str, note: str) -> str:
    """The note in brackets, in those that are there already if the words end with some."""
    return f"{said[:-1]}, {note})" if said.endswith(")") else f"{said} ({note})"


def around(said: str, phrase: str) -> str:
    """The phrase filled, but where the source itself begins so ("since the summer of 1983")."""
    before = phrase.partition("{")[0]
    return said if before and said.lower().startswith(before) else phrase.format(said)


def listed(texts: Sequence[str], word: str) -> str:
    """Several texts with commas between them, and the word before the last."""
    return f" {word} ".join(filter(None, [", ".join(texts[:-1]), texts[-1]]))
