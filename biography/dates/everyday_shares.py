"""Shares of a stretch of time, "early 1970s", "first half of the 18th century", and one winter over New Year."""

from __future__ import annotations

import re

from biography.dates.edtf import Date, year_text
from biography.dates.everyday_parts import read_parts
from biography.dates.everyday_readings import Reading, certain_date, ends_of
from biography.dates.julian import days_in_month

_THE = r"(?:(?:in|on|during|at) )?(?:the )?(?:very )?"
_THIRDS = {"early": 0, "beginning of": 0, "start of": 0, "mid": 1, "middle of": 1, "late": 2, "end of": 2}
_ORDINALS = {"1st": 0, "first": 0, "2nd": 1, "second": 1, "3rd": 2, "third": 2, "4th": 3, "fourth": 3, "last": -1}
_SHARES = {"third": 3, "half": 2, "quarter": 4}
_THIRD = re.compile(rf"{_THE}(?P<third>{'|'.join(_THIRDS)})[ -](?:the )?(?P<date>.+)")
_SHARE = re.compile(
    rf"{_THE}(?P<ordinal>{'|'.join(_ORDINALS)})[ -](?P<share>{'|'.join(_SHARES)}) (?:of )?(?:the )?(?P<date>.+)"
)
_BETWEEN_SHARES = re.compile(r" to | till | until |-| and | or ")
_WINTER = re.compile(
    r"(?:(?:in|on|during|at) )?(?:the )?winter (?:of )?(?P<year>[0-9]{4})"
    r"(?:[-/]| to | and )(?P<next>[0-9]{4}|[0-9]{1,2})"
)


def thirds(text: str) -> list[Reading]:
    """Early, mid and late as thirds: the years 0–3, 4–6, 7–9 of ten; a century, a year, a month likewise."""
    match = _THIRD.fullmatch(text)
    return _share(match["date"], _THIRDS[match["third"]], 3) if match else []


def shares(text: str) -> list[Reading]:
    """ "the second half of the 1990s", "the last third of the 19th century"; those of a year are dates of their own."""
    if not (match := _SHARE.fullmatch(text)):
        return []
    number, of = _ORDINALS[match["ordinal"]], _SHARES[match["share"]]
    return _share(match["date"], number % of, of, of_years=False) if number < of else []


def share_to_share(text: str) -> list[Reading]:
    """ "late 1850s to early 1860s": some time from the first day of the one to the last day of the other."""
    for sign in _BETWEEN_SHARES.finditer(text):
        left, right = text[: sign.start()].removeprefix("from "), text[sign.end() :]
        if not (_is_share(left) or _is_share(right)):
            continue
        pairs = [(start, end) for start in _share_or_whole(left) for end in _share_or_whole(right)]
        if sign[0].strip() in ("and", "or"):
            pairs = [(start, end) for start, end in pairs if _adjoin(start, end)]
        if pairs:
            return [Reading(f"[{start[0]}..{end[1]}]", keeps_words=True) for start, end in pairs]
    return []


def _is_share(text: str) -> bool:
    return bool(_THIRD.fullmatch(text) or _SHARE.fullmatch(text))


def _share_or_whole(text: str) -> list[tuple[str, str]]:
    """First and last year, month or day of a share, or of a whole date beside one."""
    edtfs = [found.edtf for found in thirds(text) or shares(text)]
    edtfs += [] if edtfs else [date.edtf for date in read_parts(text) if date.is_whole and not date.guesses_century]
    return [ends for edtf in edtfs if (ends := ends_of(edtf))]


def _adjoin(one: tuple[str, str], other: tuple[str, str]) -> bool:
    first, second = certain_date(one[1]), certain_date(other[0])
    return first is not None and second is not None and first.latest + 1 == second.earliest


def one_winter(text: str) -> list[Reading]:
    """ "winter 1984/85" is one winter, December to February, not the time between two."""
    match = _WINTER.fullmatch(text)
    if not match or (int(match["year"]) + 1) % 10 ** len(match["next"]) != int(match["next"]):
        return []
    year = int(match["year"])
    return [Reading(f"[{year:04d}-12..{year + 1:04d}-02]", keeps_words=True)]


def _share(text: str, number: int, of: int, of_years: bool = True) -> list[Reading]:
    found = []
    for date in read_parts(text):
        value = certain_date(date.edtf) if date.is_whole else None
        if value and value.kind in (("years", "year", "month") if of_years else ("years", "month")):
            found.append(Reading(_share_of(value, number, of), date.guesses_century, keeps_words=True))
    return found


def _share_of(value: Date, number: int, of: int) -> str:
    length = {"year": 12, "month": days_in_month(value.year, value.month or 1)}.get(
        value.kind, value.last_year - value.year + 1
    )
    first, last = -(-length * number // of), -(-length * (number + 1) // of) - 1
    if value.kind == "years":
        return f"[{year_text(value.year + first)}..{year_text(value.year + last)}]"
    return f"[{value}-{first + 1:02d}..{value}-{last + 1:02d}]"
