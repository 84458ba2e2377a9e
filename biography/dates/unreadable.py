"""Why a text is no EDTF date, and what to write instead."""

from __future__ import annotations

import re

from biography.dates.julian import days_in_month
from biography.dates.old_style import gregorian_of_julian
from biography.dates.refusals import DateError, Part

ACCEPTED = Part("write for example 1984, 1984-02, 1984-02-04, 1958~ (about), 1983/.. (since) or [1970..1973] (one of)")

_UNKNOWN_DIGITS = re.compile(
    r"(?P<year>-?[0-9]{1,3}[?Uu*_]{1,3}|-?[0-9]{4})(?P<rest>(?:-(?:[0-9]{2}|[?Uu*_]{2})){0,2})"
)
_NO_YEAR = re.compile(r"(?:XXXX|\?{4}|-)-(?P<month>[0-9]{2})-?(?P<day>[0-9]{2})?[?~%]?")


def why_not(text: str) -> DateError:
    """The error for a text that has not the shape of a date."""
    if ":" in text or re.search(r"\dT\d", text):
        return DateError(
            "%(date)s has a time of day, which is not kept here: leave it out, write 1984-02-04.", date=text
        )
    if _NO_YEAR.fullmatch(text):
        return DateError(
            "%(date)s has no year, and a date without one has no place in time: write the years that it may be in, "
            "such as [1940-11-02,1941-11-02], or leave the date out and say the day in the text.",
            date=text,
        )
    if (match := _UNKNOWN_DIGITS.fullmatch(text)) and re.search(r"[?Uu*_]", text):
        return DateError(
            "%(date)s has signs for unknown digits that EDTF does not know: write %(instead)s.",
            date=text,
            instead=_with_x(match),
        )
    if re.search(r"[?~%].", text):
        return DateError(
            "%(date)s has a qualifier inside: ? ~ and %% stand only at the end of a whole date, such as 1984-02~.",
            date=text,
        )
    if re.fullmatch(r"Y-?0*[0-9]{1,4}", text):
        return DateError(
            "%(date)s has a Y that only years of five digits and more have: write 1984, or Y-10000.", date=text
        )
    return DateError("%(date)s is not an EDTF date; %(accepted)s.", date=text, accepted=ACCEPTED)


def no_such_month(text: str, year: str, month: str) -> DateError:
    """The error for a date whose month is neither a month nor a part of a year that has no days."""
    if month == "00":
        mark = text[-1] if text[-1] in "?~%" else ""
        return DateError(
            "%(date)s has 00 for a month that is not known: leave it out, write %(instead)s.",
            date=text,
            instead=year + mark,
        )
    return DateError(
        "%(date)s has no such month: months are 01 to 12, and 21 to 24 are spring, summer, autumn and winter (25 to 41 "
        "are seasons of one hemisphere, quarters, thirds and halves of a year).",
        date=text,
    )


def no_such_day(text: str, year: int, month: int, day: int) -> DateError:
    """The error for a day that its month has not; a day that the Julian calendar has is told as what it is here."""
    last_day, whole_month = days_in_month(year, month), text[: text.rindex("-")]
    if day == 0:
        return DateError(
            "%(date)s has 00 for a day that is not known: leave it out, write %(instead)s.",
            date=text,
            instead=whole_month + (text[-1] if text[-1] in "?~%" else ""),
        )
    if gregorian := gregorian_of_julian(year, month, day):
        return DateError(
            "%(date)s exists in the Julian calendar (Old Style) only, and dates here are Gregorian: write %(instead)s, "
            "and keep the words of the source as the display text.",
            date=text,
            instead=gregorian,
        )
    return DateError(
        "%(date)s does not exist: the month %(month)s has the days 01 to %(last)s.",
        date=text,
        month=whole_month,
        last=last_day,
    )


def set_in_interval(text: str, start: str, end: str) -> DateError:
    """The error for an interval with a set at one of its ends, with the nearest date that can be written."""
    return DateError(
        "%(date)s has a choice of dates at one end of an interval, which takes one date there: write %(instead)s, or "
        "leave that end empty. In a post, start and end are two fields, and each may be a choice.",
        date=text,
        instead=f"{_one_of_set(start, 0)}/{_one_of_set(end, -1)}",
    )


def _one_of_set(side: str, position: int) -> str:
    """The first or last date that a set names, as an uncertain one; another side of an interval stays."""
    dates = re.findall(r"[^\[\]{},.\s]+", side) if side[:1] in "[{" and side else []
    return f"{dates[position].rstrip('?~%')}?" if dates else side


def _with_x(match: re.Match[str]) -> str:
    year, rest = match["year"], match["rest"]
    digits = re.sub(r"[?Uu*_]", "X", year)
    digits += "X" * (4 - len(digits.lstrip("-")))
    if "X" in digits:
        return digits
    rest = re.sub(r"[?Uu*_]", "X", rest)
    return digits + (rest[:3] if rest.startswith("-XX") and rest[4:] != "XX" else rest)
