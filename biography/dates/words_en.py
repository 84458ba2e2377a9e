"""Dates in English words (British: day before month, no comma)."""

from __future__ import annotations

from biography.dates.edtf import Date, Kind
from biography.dates.grammar import Phrase
from biography.dates.groupings import LAST_THIRD, NORTHERN, PARTS, SOUTHERN, kind_of, ordinal, season
from biography.dates.phrasing import Words

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
SEASON_NAMES = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
ORDINALS = ("first", "second", "third", "fourth")


class EnglishWords(Words):
    """ "about 1958", "4 or 5 February 1984", "from 1983, end not known": doubt in words, never in signs."""

    BC, AD = "{} BC", "AD {}"
    SINCE, FROM, FROM_ON = Phrase("since {}"), Phrase("from {}, end not known"), Phrase("from {} on")
    UNTIL, BEFORE, AFTER = Phrase("until {}"), Phrase("before {}"), Phrase("after {}")
    SAID_SINCE, SAID_FROM, SAID_UNTIL = "since {}", "from {}, end not known", "until {}"
    BETWEEN, FROM_TO = Phrase("between {} and {}"), Phrase("from {} to {}")
    EACH = {"year": "each year {}", "month": "each month {}", "day": "each day {}"}
    DOUBT = {"?": "perhaps ", "~": "about ", "%": "perhaps about "}
    OR, AND = "or", "and"
    STILL_GOING_ON = "{}, still going on"
    START_OPEN, START_UNKNOWN = "{}, start left open", "{}, start not known"
    ALL_OF_THEM, ONE_OF_THEM = "all of them", "one of them"
    ONE_OF = {
        "year": Phrase("one of the years {} to {}"),
        "month": Phrase("one of the months {} to {}"),
        "day": Phrase("one of the days {} to {}"),
    }
    OR_EARLIER, OR_LATER = Phrase("{} or earlier"), Phrase("{} or later")
    DOUBT_EXPLAINED = {"?": "uncertain", "~": "approximate", "%": "uncertain and approximate"}
    NOT_KNOWN = {
        "years": "which year is not known",
        "month-of-year": "which month is not known",
        "day-of-month": "which day is not known",
        "day-of-year": "which month and day are not known",
    }
    SEASON_MONTHS, SOME_TIME = Phrase("{} to {}"), Phrase("some time from {} to {}")
    COUNTS_CENTURIES = False
    """The 19th century is 1801 to 1900 in strictness, and "the 1800s" may be ten years."""

    def day(self, day: int, case: str) -> str:
        return str(day)

    def of_month(self, month: int, case: str) -> str:
        return f" {MONTHS[month - 1]}"

    def month_or_season(self, number: int, case: str) -> str:
        if kind_of(number) in PARTS:
            return f"the {'last' if number == LAST_THIRD else ORDINALS[ordinal(number) - 1]} {kind_of(number)}"
        return SEASON_NAMES.get(season(number)) or MONTHS[number - 1]

    def of_year(self, year: str, number: int) -> tuple[str, str]:
        if number in NORTHERN or number in SOUTHERN:
            return "", f" {year} ({kind_of(number)} hemisphere)"
        return "", f" of {year}" if kind_of(number) in PARTS else f" {year}"

    def decade(self, year: int, case: str) -> str:
        return f"the {year}s"

    def decade_alone(self, year: int) -> str:
        return f"{year}s"

    def one_of_years(self, text: str, case: str) -> str:
        return f"a year {text}"

    def some(self, kind: Kind, whole: Date, case: str) -> str:
        return f"a {'month' if kind == 'month-of-year' else 'day'} in {self.named(whole, case)}"

    def a_time(self, text: str, case: str) -> str:
        return f"a time {text}"
