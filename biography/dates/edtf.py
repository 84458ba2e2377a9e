"""EDTF, the Extended Date/Time Format: read, check, bounds, canonical form. No clock, no time of day.

Source: ISO 8601-2:2019, clause 4 and annex A, as the Library of Congress restates it ("EDTF Specification", 2019):
level 0 (dates and intervals), level 1 (qualifiers, unspecified digits, seasons, years of five digits and more, open and
unknown ends), and from level 2 the sets ``[…]`` and ``{…}`` and the parts of a year of ``groupings``. Unspecified
digits are taken in an interval's ends too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from biography.dates.groupings import GROUPINGS
from biography.dates.julian import days_in_month, julian_day
from biography.dates.refusals import DateError
from biography.dates.unreadable import ACCEPTED, no_such_day, no_such_month, set_in_interval, why_not

Kind = Literal["year", "month", "day", "season", "years", "month-of-year", "day-of-month", "day-of-year"]

LONGEST = 100
LAST_YEAR = 5_000_000
_DATE = re.compile(
    r"(?P<year>Y-?[1-9][0-9]{4,}|-?(?:[0-9]{4}|[0-9]{3}X|[0-9]{2}XX|[0-9]XXX))"
    r"(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX))?)?(?P<mark>[?~%]?)"
)
_PLAIN: frozenset[Kind] = frozenset({"year", "month", "day"})


@dataclass(frozen=True, slots=True)
class Date:
    """One date as precise as it is given, which may be a span: a year, a season, the 1990s.

    ``years``: digits of the year are unspecified (``199X``), from ``year`` to ``last_year``; ``month-of-year``,
    ``day-of-month``, ``day-of-year``: ``1985-XX``, ``1985-02-XX``, ``1985-XX-XX``. ``month`` is 21 to 41 for a
    season or another part of a year (``groupings``).
    ``mark`` is the qualifier: ``?`` uncertain, ``~`` approximate, ``%`` both, or empty.
    """

    text: str
    kind: Kind
    year: int
    last_year: int
    month: int | None
    day: int | None
    mark: str
    earliest: int
    latest: int

    def __str__(self) -> str:
        return self.text

    @property
    def is_plain(self) -> bool:
        """A year, month or day without any doubt."""
        return self.kind in _PLAIN and not self.mark


@dataclass(frozen=True, slots=True)
class Interval:
    """A stretch of time. An end is a date, ``..`` (open) or an empty string (unknown)."""

    start: Date | str
    end: Date | str

    def __str__(self) -> str:
        return f"{self.start}/{self.end}"

    @property
    def earliest(self) -> int | None:
        return self.start.earliest if isinstance(self.start, Date) else None

    @property
    def latest(self) -> int | None:
        return self.end.latest if isinstance(self.end, Date) else None


@dataclass(frozen=True, slots=True)
class Range:
    """From one date to another inside a set; None where it is open."""

    start: Date | None
    end: Date | None

    def __str__(self) -> str:
        return f"{self.start or ''}..{self.end or ''}"

    @property
    def earliest(self) -> int | None:
        return self.start.earliest if self.start else None

    @property
    def latest(self) -> int | None:
        return self.end.latest if self.end else None


@dataclass(frozen=True, slots=True)
class DateSet:
    """One of several dates, ``[…]``, or all of them, ``{…}``."""

    items: tuple[Date | Range, ...]
    all_of: bool

    def __str__(self) -> str:
        inner = ",".join(map(str, self.items))
        return f"{{{inner}}}" if self.all_of else f"[{inner}]"

    @property
    def earliest(self) -> int | None:
        days = [item.earliest for item in self.items if item.earliest is not None]
        return min(days) if len(days) == len(self.items) else None

    @property
    def latest(self) -> int | None:
        days = [item.latest for item in self.items if item.latest is not None]
        return max(days) if len(days) == len(self.items) else None


Edtf = Date | Interval | DateSet


def canonical(text: str) -> str:
    """A strict EDTF string in its canonical form: no spaces around it or in a set. Raises DateError."""
    return str(read(text))


def bounds(edtf: str) -> tuple[int | None, int | None]:
    """Earliest and latest possible day as Julian day numbers; None where the end is open or unknown. Raises DateError.

    The qualifiers ``? ~ %`` do not widen the bounds: the standard does not say by how much, and a number of ours would
    look like knowledge. Seasons have the months of ``GROUPINGS``; ``19XX`` is 1900 to 1999.
    """
    value = read(edtf)
    return value.earliest, value.latest


def exact_iso(edtf: str) -> str | None:
    """``1983``, ``2007-06`` or ``1984-02-04`` if the date is just that, plain and certain, else None. Raises DateError.

    For consumers that know ISO 8601 only: years of five digits and more are left out as well.
    """
    value = read(edtf)
    return value.text if isinstance(value, Date) and value.is_plain and abs(value.year) <= 9999 else None


@lru_cache(maxsize=32768)
def read(text: str) -> Edtf:
    """The value that a strict EDTF string stands for. Raises DateError."""
    if len(text) > LONGEST:
        raise DateError(
            "A date has at most %(longest)s characters, this has %(length)s; %(accepted)s.",
            longest=LONGEST,
            length=f"{len(text):,}",
            accepted=ACCEPTED,
        )
    text = text.strip(" \t")
    if not text:
        raise DateError("The date is empty; %(accepted)s.", accepted=ACCEPTED)
    if not (text.isascii() and text.isprintable()):
        raise DateError("A date has only plain digits, letters and signs on one line; %(accepted)s.", accepted=ACCEPTED)
    if text[0] in "[{" and not re.fullmatch(r"[\[{][^\[\]{}]*[\]}] ?/.*", text):
        return _read_set(text)
    if "/" in text:
        return _read_interval(text)
    return _read_date(text)


def year_text(year: int) -> str:
    """An astronomical year as EDTF: ``0476``, ``-0044``, ``Y-10000``."""
    return f"Y{year}" if abs(year) > 9999 else f"-{-year:04d}" if year < 0 else f"{year:04d}"


def _read_date(text: str) -> Date:
    match = _DATE.fullmatch(text)
    if not match:
        raise why_not(text)
    digits, month_text, day_text, mark = match["year"], match["month"], match["day"], match["mark"]
    if digits == "-0000":
        raise DateError("There is no year -0000: write 0000 for 1 BC, -0001 for 2 BC.")
    year, last_year = _years(digits)
    if max(abs(year), abs(last_year)) > LAST_YEAR:
        raise DateError(
            "The year %(year)s is out of range; years from -%(last)s to %(last)s are accepted.",
            year=digits[1:],
            last=f"{LAST_YEAR:,}",
        )
    if month_text is None:
        kind: Kind = "years" if "X" in digits else "year"
        first, last = julian_day(year, 1, 1), julian_day(last_year, 12, 31)
        return Date(text, kind, year, last_year, None, None, mark, first, last)
    if "X" in digits or digits[0] == "Y":
        raise DateError(
            "%(date)s cannot have a month: only a year of four known digits can, such as 1984-02 or 1985-XX.", date=text
        )
    if month_text == "XX":
        if day_text not in (None, "XX"):
            raise DateError(
                "%(date)s has a day but no month; write 1985-XX-XX for a day in 1985, or 1985-02-04.", date=text
            )
        kind = "day-of-year" if day_text else "month-of-year"
        return Date(text, kind, year, year, None, None, mark, julian_day(year, 1, 1), julian_day(year, 12, 31))
    month = int(month_text)
    if (month not in GROUPINGS and not 1 <= month <= 12) or (month > 12 and day_text):
        raise no_such_month(text, digits, month_text)
    first_month, last_month = GROUPINGS.get(month, (month, month))
    years_on, last_month = divmod(last_month - 1, 12)
    last_day = days_in_month(year + years_on, last_month + 1)
    first, last = julian_day(year, first_month, 1), julian_day(year + years_on, last_month + 1, last_day)
    if day_text is None or day_text == "XX":
        kind = "day-of-month" if day_text else "season" if month > 12 else "month"
        return Date(text, kind, year, year, month, None, mark, first, last)
    day = int(day_text)
    if not 1 <= day <= last_day:
        raise no_such_day(text, year, month, day)
    return Date(text, "day", year, year, month, day, mark, first + day - 1, first + day - 1)


def _years(digits: str) -> tuple[int, int]:
    """First and last year: ``199X`` is 1990 to 1999, ``-000X`` is -9 to -1 as there is no year -0000."""
    digits = digits.removeprefix("Y")
    low, high = int(digits.replace("X", "0")), int(digits.replace("X", "9"))
    return (high, low or -1) if digits[0] == "-" else (low, high)


def _read_interval(text: str) -> Interval:
    ends = [end.strip(" ") for end in text.split("/")]
    if len(ends) != 2:
        raise DateError(
            "%(date)s has too many slashes: an interval has two ends, such as 1984-02-04/1984-02-05.", date=text
        )
    if any(end[:1] in "[{" for end in ends if end):
        raise set_in_interval(text, *ends)
    start, end = (side if side in ("", "..") else _read_date(side) for side in ends)
    interval = Interval(start, end)
    if isinstance(start, str) and isinstance(end, str):
        raise DateError(
            "An interval needs a date at one end at least, such as 1983/.. (since 1983) or ../1985 (until 1985)."
        )
    _refuse_reversed(interval)
    return interval


def _read_set(text: str) -> DateSet:
    if text[-1] != {"[": "]", "{": "}"}[text[0]]:
        raise DateError(
            "%(date)s is not closed: a set is written [1667,1668,1670..1672] (one of) or {1667,1668} (all of).",
            date=text,
        )
    parts = [part.strip(" ") for part in text[1:-1].split(",")]
    items = tuple(_read_item(part) for part in parts)
    if len(items) == 1 and isinstance(items[0], Date):
        raise DateError(
            "%(date)s has only one date: a set has two or more, such as [1984-02-04,1984-02-05] or [1970..1973].",
            date=text,
        )
    for position, item in enumerate(items):
        if isinstance(item, Range):
            open_inside = (item.start is None and position > 0) or (item.end is None and position < len(items) - 1)
            if open_inside:
                raise DateError(
                    "%(date)s is open inside: .. stands before the first date of a set or after the last one.",
                    date=text,
                )
    return DateSet(items, text[0] == "{")


def _read_item(part: str) -> Date | Range:
    if ".." not in part:
        return _read_date(part)
    start, end = (_read_date(side.strip(" ")) if side.strip(" ") else None for side in part.split("..", 1))
    if not start and not end:
        raise DateError(
            "A set with .. needs a date before or after it, such as [..1989] (before 1990) or [1970..1973]."
        )
    if any(date and not date.is_plain for date in (start, end)):
        raise DateError(
            "%(date)s needs a plain year, month or day at each end, without doubt or unknown digits: 1970..1973.",
            date=part,
        )
    item = Range(start, end)
    _refuse_reversed(item)
    return item


def _refuse_reversed(value: Interval | Range) -> None:
    """Only what is certainly reversed: ``1984-05/1984`` may still be in order."""
    if value.earliest is not None and value.latest is not None and value.latest < value.earliest:
        raise DateError("%(date)s ends before it starts: write the earlier date first, such as 2000/2005.", date=value)
