"""What everyday words can mean: one reading, and what is to be known of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from biography.dates.edtf import Date, DateError, read, year_text
from biography.dates.julian import calendar_day


class Flags(Protocol):
    """What dates and readings carry alike."""

    @property
    def guesses_century(self) -> bool: ...
    @property
    def keeps_words(self) -> bool: ...
    @property
    def asks(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Reading:
    """One date that the typed words can mean; see ``Parts`` for the flags.

    ``converted``: a Julian day had no Gregorian one beside it, which the words that are kept then get.
    """

    edtf: str
    guesses_century: bool = False
    keeps_words: bool = False
    asks: bool = False
    converted: bool = False


def reading(edtf: str, *dates: Flags, keeps_words: bool = False) -> Reading:
    """A reading with the flags of the dates that it is made of."""
    return Reading(
        edtf, any_of(dates, "guesses_century"), keeps_words or any_of(dates, "keeps_words"), any_of(dates, "asks")
    )


def any_of(dates: Iterable[Flags], flag: str) -> bool:
    return any(getattr(date, flag) for date in dates)


def certain_date(edtf: str) -> Date | None:
    """None for what is not one certain date."""
    try:
        value = read(edtf)
    except DateError:
        return None
    return value if isinstance(value, Date) and not value.mark else None


def ends_of(edtf: str) -> tuple[str, str] | None:
    """The first and the last year, month or day of one stretch of time, as plain dates; None for other dates."""
    if match := re.fullmatch(r"\[([^,\[\]]+)\.\.([^,\[\]]+)\]", edtf):
        return match[1], match[2]
    value = certain_date(edtf)
    if value is None:
        return None
    if value.kind == "years":
        return year_text(value.year), year_text(value.last_year)
    if value.kind == "season":
        return month_of(value.earliest), month_of(value.latest)
    return (edtf, edtf) if value.is_plain else None


def month_of(day: int) -> str:
    """The month of a Julian day, as EDTF."""
    year, month, _ = calendar_day(day)
    return f"{year_text(year)}-{month:02d}"
