"""Two dates side by side: each takes what it lacks from the other, and short years and decades are completed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from biography.dates.edtf import year_text
from biography.dates.everyday_parts import Parts, read_parts
from biography.dates.everyday_readings import Reading, reading
from biography.dates.old_style import gregorian_of_julian
from biography.dates.words_en import MONTHS, SEASON_NAMES

_LAST_DOUBLE_DATED, _LADY_DAY = 1752, (3, 24)
"""Where the year began on 25 March, a day from 1 January to 24 March had two years, 1711/12, until 1752."""
_NAMES = "|".join(
    [*map(str.lower, MONTHS), *(name[:3].lower() for name in MONTHS), "sept", *SEASON_NAMES.values(), "fall"]
)
_TWO_YEARS = re.compile(
    rf"(?P<head>.*(?:{_NAMES})(?: \d{{1,2}})?,?) (?:of )?"
    r"(?P<year>[0-9]{4})(?P<sign>[/-])'?(?P<next>[0-9]{4}|[0-9]{1,2})"
)
_SHORT = re.compile(r"'?(?P<digits>[0-9]{1,2})(?P<mark>[?~%]?)", re.ASCII)
_SHORT_BC = re.compile(r"(?P<digits>[0-9]{1,3}) bc", re.ASCII)


def pairs(left: str, right: str) -> list[tuple[Parts, Parts]]:
    """Two dates side by side, each with what it lacks from the other: "28 May", "3 June 1990"; "1914", "18"."""
    if right.endswith(" bc") and re.fullmatch(r"(?:[a-z]+ )*[0-9]{1,7}", left):
        left += " bc"
    starts, found = read_parts(left), []
    for end in [*read_parts(right), *_shortened(starts, right)]:
        for start in starts:
            whole_start = start.completed_from(end)
            whole_end = end.completed_from(whole_start)
            if re.fullmatch(r"-?[0-9]+X", whole_start.year) and whole_end.year.endswith("XX"):
                continue  # After a decade, "the 2000s" are one as well.
            if whole_start.is_whole and whole_end.is_whole:
                found.append((whole_start, whole_end))
    return found


def _shortened(starts: list[Parts], text: str) -> Iterator[Parts]:
    """The years that one or two digits stand for after a year: 18 after 1914; 02 after 1899, in the next century.

    Before Christ years count down: 85 BC after 1190 BC may be 1185 BC.
    """
    for start in starts:
        if not re.fullmatch(r"-?[0-9]{4}", start.year) or start.guesses_century:
            continue
        year = int(start.year)
        if (match := _SHORT.fullmatch(text)) and year > 0:
            completed, in_next = next_year(year, match["digits"])
            yield Parts(year_text(completed), mark=match["mark"], asks=in_next)
        elif (match := _SHORT_BC.fullmatch(text)) and year <= 0:
            count, power = 1 - year, 10 ** len(match["digits"])
            if count < power:
                continue
            before = count - count % power + int(match["digits"])
            completed = before if before < count else before - power
            if completed > int(match["digits"]):
                yield Parts(year_text(1 - completed), asks=before >= count)


def next_year(year: int, digits: str) -> tuple[int, bool]:
    """The first year after a year that ends in these digits, and whether it begins a new ten or hundred."""
    power = 10 ** len(digits)
    same = year - year % power + int(digits)
    return (same, False) if same > year else (same + power, True)


def day_of_two_years(text: str) -> list[Reading]:
    """A day, month or season with two years, "5 January 1711/12": all that it can mean, which is never one thing alone.

    Double-dated where the year began in March (the day of the second year, of the Julian calendar or not); one of the
    two; from the first on to the second; and a southern summer lies in both.
    """
    match = _TWO_YEARS.fullmatch(text)
    if not match:
        return []
    year, digits = int(match["year"]), match["next"]
    other = int(digits) if len(digits) == 4 else next_year(year, digits)[0]
    found: list[Reading] = []
    for first in read_parts(f"{match['head']} {year}"):
        if not first.is_whole or first.month is None or first.guesses_century or other <= year:
            continue
        second = replace(first, year=year_text(other))
        until = reading(f"{first.edtf}/{year_text(other)}", first)
        is_season = first.month > 12
        if match["sign"] == "-" and not is_season and not _is_double_dated(first, year, other):
            if first.day is not None:
                found += [replace(until, asks=True)]
            continue
        found += _double_dated(first, second, year, other)
        if match["sign"] == "/":
            found.append(reading(f"[{first.edtf},{second.edtf}]", first, second))
        found.append(replace(until, asks=True))
        if is_season:
            found.append(reading(f"{first.edtf}/{second.edtf}", first, second))
            if first.month == 22 and other == year + 1:
                found.append(Reading(f"[{year:04d}-12..{other:04d}-02]", keeps_words=True))
    return found


def _is_double_dated(first: Parts, year: int, other: int) -> bool:
    return other == year + 1 and year < _LAST_DOUBLE_DATED and (first.month or 1, first.day or 1) <= _LADY_DAY


def _double_dated(first: Parts, second: Parts, year: int, other: int) -> list[Reading]:
    if not _is_double_dated(first, year, other):
        return []
    found = [reading(second.edtf, second, keeps_words=True)]
    if edtf := gregorian_of_julian(other, first.month or 1, first.day or 0):
        found.append(Reading(edtf + first.mark, keeps_words=True, converted=True))
    return found
