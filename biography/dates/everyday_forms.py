"""The forms that everyday dates have, in plain English words → every EDTF reading that the words allow.

Day before month and month before day are both read. Other languages are put into these words first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from biography.dates.edtf import Date, DateError, read, year_text
from biography.dates.everyday_parts import Parts, pairs, read_parts
from biography.dates.julian import calendar_day, days_in_month

_THE = r"(?:(?:in|on|during|at) )?(?:the )?"
_THIRDS = {"early": 0, "beginning of": 0, "start of": 0, "mid": 1, "middle of": 1, "late": 2, "end of": 2}
_ORDINALS = {"1st": 0, "first": 0, "2nd": 1, "second": 1, "3rd": 2, "third": 2, "4th": 3, "fourth": 3, "last": -1}
_SHARES = {"third": 3, "half": 2, "quarter": 4}
_THIRD = re.compile(rf"{_THE}(?P<third>{'|'.join(_THIRDS)})[ -](?:the )?(?P<date>.+)")
_SHARE = re.compile(
    rf"{_THE}(?P<ordinal>{'|'.join(_ORDINALS)})[ -](?P<share>{'|'.join(_SHARES)}) (?:of )?(?:the )?(?P<date>.+)"
)
_TIME_OF_DAY = r"(?:(?:early|late) )?(?:night|morning|afternoon|evening|noon|midnight)|(?:early|small) hours"
_PART_OF_DAY = re.compile(rf"{_THE}(?:{_TIME_OF_DAY}) (?:of|from|between) (?P<date>.+)")
_AT_THAT_TIME = re.compile(rf"(?:on )?(?P<date>.+?),? (?:{_THE}(?:{_TIME_OF_DAY})|\((?:{_TIME_OF_DAY})\))")
_WINTER = re.compile(rf"{_THE}winter (?:of )?(?P<year>[0-9]{{4}})(?:[-/]| to )(?P<next>[0-9]{{4}}|[0-9]{{2}})")
_OPEN = (
    (re.compile(r"since (?P<date>.+?)(?:,? still going on)?"), "{}/.."),
    (re.compile(r"(?:from )?(?P<date>.+?)(?: to | till | until |-)(?:now|the present|present|today)"), "{}/.."),
    (re.compile(r"from (?P<date>.+?) on|(?:from )?(?P<onwards>.+?) onwards?"), "{}/.."),
    (re.compile(r"from (?P<date>.+?)(?:,? end (?:not known|unknown))?"), "{}/"),
    (re.compile(r"(?:until|till|up to|to|through) (?P<date>.+?)(?:,? start (?:not known|unknown))?"), "/{}"),
    (re.compile(r"(?:until|till|up to|to) (?P<date>.+?),? start left open"), "../{}"),
)
_ORDERED = (
    (re.compile(r"(?:before|earlier than|prior to) (?P<date>.+)"), "before"),
    (re.compile(r"(?:after|later than) (?P<date>.+)"), "after"),
    (
        re.compile(
            r"(?:by|(?:in|on) or before|no later than|not later than|not after) (?P<date>.+)"
            r"|(?P<same>.+) or (?:earlier|before)"
        ),
        "by",
    ),
    (
        re.compile(
            r"(?:(?:in|on) or after|no earlier than|not earlier than|not before) (?P<date>.+)"
            r"|(?P<same>.+) or (?:later|after)"
        ),
        "from",
    ),
)
_AFTER_AND_BEFORE = re.compile(r"after (?P<after>.+?) (?:and|but) before (?P<before>.+)")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAY_OF_WEEK = re.compile(rf"(?:on )?(?P<weekday>{'|'.join(_WEEKDAYS)}),? (?P<date>.+)")
_UNKNOWN = re.compile(r"(?:date )?(?:unknown|not known)|(?:un|not )known date|undated|n d|none|\?+|-+")


@dataclass(frozen=True, slots=True)
class Reading:
    """One date that the typed words can mean; see ``Parts`` for the two flags."""

    edtf: str
    guesses_century: bool = False
    keeps_words: bool = False


def read_forms(text: str, shown: str) -> list[Reading]:
    """Every reading, also of days that do not exist; none if the words are not understood.

    ``text`` is in lower case with single spaces, plain hyphens and no full stops after letters; ``shown`` is what was
    typed. Raises DateError where it is known what is missing.
    """
    if _UNKNOWN.fullmatch(text):
        raise DateError("A date that is not known is left out: leave the field empty.")
    if match := _PART_OF_DAY.fullmatch(text) or _AT_THAT_TIME.fullmatch(text):
        found = _dates_and_spans(match["date"].replace(" and ", " to "))
        return [replace(reading, keeps_words=True) for reading in found]
    if match := _DAY_OF_WEEK.fullmatch(text):
        return _on_that_weekday(_WEEKDAYS.index(match["weekday"]), read_forms(match["date"], shown), shown)
    for read_form in (
        *(_thirds, _shares, _one_winter, _after_and_before, _ordered, _open, _between, _dates_and_spans),
        _alternatives,
    ):
        if found := read_form(text):
            return found
    if read_parts(text):
        raise DateError(
            "The year is missing in “%(text)s”: write for example 4 February 1984 or June 1970.", text=shown
        )
    return []


def hyphenated(text: str) -> str:
    """Single spaces, and one sort of hyphen for all dashes, without spaces around it."""
    return " ".join(re.sub(r" ?[‐‑‒–—―−] ?| - ", "-", text).split())


def _on_that_weekday(weekday: int, readings: list[Reading], shown: str) -> list[Reading]:
    """Those of the readings that fall on it; raises DateError where none does."""
    days = [(reading, _date(reading.edtf)) for reading in readings]
    found = [reading for reading, day in days if day and day.kind == "day" and day.earliest % 7 == weekday]
    if readings and not found:
        raise DateError("“%(text)s” is no such day of the week: correct it or leave the weekday out.", text=shown)
    return found


def _reading(edtf: str, *dates: Parts) -> Reading:
    return Reading(edtf, any(date.guesses_century for date in dates), any(date.keeps_words for date in dates))


def _dates_and_spans(text: str) -> list[Reading]:
    """Both at once: "2004/05" is May 2004 and 2004 to 2005."""
    found = [_reading(date.edtf, date) for date in read_parts(text) if date.is_whole]
    text = re.sub(r"^from (?=.* (?:to|until|till|through) )", "", text)
    for sign in re.finditer(r" (?:to|until|till|through) |-|(?<=[0-9]{4})/(?=[0-9]{2}$)", text):
        for start, end in pairs(text[: sign.start()], text[sign.end() :]):
            found.append(_reading(f"{start.edtf}/{end.edtf}", start, end))
    return found


def _open(text: str) -> list[Reading]:
    if text.endswith("-"):
        dates = [date for date in read_parts(text[:-1]) if date.is_whole]
        return [_reading(date.edtf + end, date) for date in dates for end in ("/..", "/")]
    for shape, form in _OPEN:
        if match := shape.fullmatch(text):
            said = next(filter(None, match.groups()))
            found = [_reading(form.format(date.edtf), date) for date in read_parts(said) if date.is_whole]
            if found:
                return found
    return []


def _between(text: str) -> list[Reading]:
    match = re.fullmatch(r"(?:some ?time )?between (?P<start>.+?) and (?P<end>.+)", text)
    ends = pairs(match["start"], match["end"]) if match else []
    return [_reading(f"[{start.edtf}..{end.edtf}]", start, end) for start, end in ends]


def _ordered(text: str) -> list[Reading]:
    """ "before 1990" leaves 1990 out, "by 1990" does not."""
    for shape, word in _ORDERED:
        if match := shape.fullmatch(text):
            dates = [date for date in read_parts(match["date"] or match["same"]) if date.is_whole]
            return [_reading(_open_set(word, date.edtf), date) for date in dates]
    return []


def _after_and_before(text: str) -> list[Reading]:
    """ "after 1990 and before 1995": a range without the two."""
    match = _AFTER_AND_BEFORE.fullmatch(text)
    found = []
    for start, end in pairs(match["after"], match["before"]) if match else ():
        first, last = _open_set("after", start.edtf)[1:-1], _open_set("before", end.edtf)[1:-1]
        found.append(_reading(f"[{first}{last.removeprefix('..')}]", start, end))
    return found


def _open_set(word: str, edtf: str) -> str:
    """``[..1989]`` for before 1990. What has no first and last day to go by is left for ``read`` to refuse."""
    value = _date(edtf)
    if value is None or value.kind not in ("year", "years", "month", "season", "day"):
        return f"[..{edtf}]"
    day = {"before": value.earliest - 1, "after": value.latest + 1, "by": value.latest, "from": value.earliest}[word]
    year, month, day_of_month = calendar_day(day)
    text = year_text(year)
    if value.month:
        text += f"-{month:02d}"
    if value.day:
        text += f"-{day_of_month:02d}"
    return f"[..{text}]" if word in ("before", "by") else f"[{text}..]"


def _thirds(text: str) -> list[Reading]:
    """Early, mid and late as thirds: the years 0–3, 4–6, 7–9 of ten; a century, a year, a month likewise."""
    match = _THIRD.fullmatch(text)
    return _share(match["date"], _THIRDS[match["third"]], 3) if match else []


def _shares(text: str) -> list[Reading]:
    """ "the first half of 1990", "2nd quarter 1990", "the last third of the 19th century", "Q1 1990"."""
    text = re.sub(
        r"^q([1-4]) (?:of )?(?=[0-9])", lambda match: f"{list(_ORDINALS)[2 * int(match[1]) - 2]} quarter ", text
    )
    if not (match := _SHARE.fullmatch(text)):
        return []
    number, of = _ORDINALS[match["ordinal"]], _SHARES[match["share"]]
    return _share(match["date"], number % of, of) if number < of else []


def _share(text: str, number: int, of: int) -> list[Reading]:
    found = []
    for date in read_parts(text):
        value = _date(date.edtf) if date.is_whole else None
        if value and value.kind in ("years", "year", "month"):
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


def _one_winter(text: str) -> list[Reading]:
    """ "winter 1984/85" is one winter, December to February, not the time between two."""
    match = _WINTER.fullmatch(text)
    if not match or (int(match["year"]) + 1) % 10 ** len(match["next"]) != int(match["next"]):
        return []
    year = int(match["year"])
    return [Reading(f"[{year:04d}-12..{year + 1:04d}-02]", keeps_words=True)]


def _alternatives(text: str) -> list[Reading]:
    """ "4 or 5 February 1984", "1667, 1668 or between 1670 and 1672", "1960 and December 1961"."""
    word, frame = (" or ", "[{}]") if " or " in text else (" and ", "{{{}}}")
    if word not in text:
        return []
    items: list[str] = []
    later = Parts()
    for piece in reversed([part for side in text.split(word) for part in _split_at_commas(side)]):
        if ranges := _between(piece) if word == " or " else []:
            items.insert(0, ranges[0].edtf[1:-1])
            continue
        dates = [date.completed_from(later) for date in read_parts(piece)]
        dates = [date for date in dates if date.is_whole and not date.guesses_century]
        if len(dates) != 1 or dates[0].keeps_words:
            return []
        later = dates[0]
        items.insert(0, later.edtf)
    return [Reading(frame.format(",".join(items)))]


def _split_at_commas(text: str) -> list[str]:
    """The comma of "November 24, 1948" parts nothing."""
    return [text] if read_parts(text) or "," not in text else [piece.strip() for piece in text.split(",")]


def _date(edtf: str) -> Date | None:
    """None for what is not one certain date."""
    try:
        value = read(edtf)
    except DateError:
        return None
    return value if isinstance(value, Date) and not value.mark else None
