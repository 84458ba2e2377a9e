"""The forms that everyday dates have, in plain English words → every EDTF reading that the words allow.

Day before month and month before day are both read. Other languages are put into these words first.
"""

from __future__ import annotations

import re
from dataclasses import replace

from biography.dates.edtf import DateError, year_text
from biography.dates.everyday_calendars import from_julian, gregorian_texts, year_later
from biography.dates.everyday_centuries import spelt_out
from biography.dates.everyday_pairs import day_of_two_years, pairs
from biography.dates.everyday_parts import Parts, read_parts
from biography.dates.everyday_readings import Reading, certain_date, ends_of, reading
from biography.dates.everyday_shares import one_winter, share_to_share, shares, thirds
from biography.dates.everyday_weekdays import on_weekday
from biography.dates.julian import calendar_day

_THE = r"(?:(?:in|on|during|at) )?(?:the )?"
_TIME_OF_DAY = r"(?:(?:early|late) )?(?:night|morning|afternoon|evening|noon|midnight)|(?:early|small) hours"
_PART_OF_DAY = re.compile(rf"{_THE}(?:{_TIME_OF_DAY}) (?:of|from|between) (?P<date>.+)")
_AT_THAT_TIME = re.compile(rf"(?:on )?(?P<date>.+?),? (?:{_THE}(?:{_TIME_OF_DAY})|\((?:{_TIME_OF_DAY})\))")
_RITE = re.compile(
    r"(?:bap|bapt|bp|baptised|baptized|christened|chr|buried|bur|interred) (?:on |in )?(?P<date>.+)"
    r"|(?P<rest>.+?),? \(?(?:bap|bapt|bp|baptised|baptized|christened|buried|bur|interred) ?\)?"
)
_ACTIVE = re.compile(r"(?:fl|flor|floruit|flourished|active)(?: (?:in|from))? (?P<date>.+)")
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
_UNKNOWN = re.compile(r"(?:date )?(?:unknown|not known)|(?:un|not )known date|undated|n d|none|\?+|-+")


def read_forms(text: str, shown: str) -> list[Reading]:
    """Every reading, also of days that do not exist; none if the words are not understood.

    ``text`` is in lower case with single spaces, plain hyphens and no full stops after letters; ``shown`` is what was
    typed. Raises DateError where it is known what is missing.
    """
    if _UNKNOWN.fullmatch(text):
        raise DateError("A date that is not known is left out: leave the field empty.")
    if days := gregorian_texts(text, shown):
        return [
            replace(found, keeps_words=True, converted=day.alone)
            for day in days
            for one in read_forms(day.text, shown)
            for found in (_in_gregorian(one, day.in_english_years) if day.in_julian else [one])
        ]
    text = spelt_out(text)
    if match := _PART_OF_DAY.fullmatch(text) or _AT_THAT_TIME.fullmatch(text):
        dated = _dates_and_spans(match["date"].replace(" and ", " to "))
        return [replace(found, keeps_words=True) for found in dated]
    if (on_that_day := on_weekday(text, shown, lambda rest: read_forms(rest, shown))) is not None:
        return on_that_day
    if match := _ACTIVE.fullmatch(text):
        return [replace(found, keeps_words=True) for found in read_forms(match["date"], shown)]
    for read_form in (
        *(thirds, shares, share_to_share, one_winter, _after_and_before, _ordered, _rite, _open, _between),
        *(_dates_and_spans, _alternatives),
    ):
        if found := read_form(text):
            return found
    if read_parts(text):
        raise DateError(
            "The year is missing in “%(text)s”: write for example 4 February 1984 or June 1970.", text=shown
        )
    return []


def _in_gregorian(found: Reading, in_english_years: bool) -> list[Reading]:
    later = year_later(found.edtf) if in_english_years else None
    return [replace(found, edtf=from_julian(edtf)) for edtf in (found.edtf, later) if edtf]


def hyphenated(text: str) -> str:
    """Single spaces, and one sort of hyphen for all dashes, without spaces around it."""
    return " ".join(re.sub(r" ?[‐‑‒–—―−] ?| - ", "-", text).split())


def _dates_and_spans(text: str) -> list[Reading]:
    """Both at once: "2004/05" is May 2004 and 2004 to 2005."""
    found = [reading(date.edtf, date) for date in read_parts(text) if date.is_whole]
    if re.fullmatch(r"[0-9]{4}[-./][0-9]{1,2}[-./][0-9]{1,2}", text):
        return found
    text = re.sub(r"^from (?=.* (?:to|until|till|through) )", "", text)
    found += day_of_two_years(text)
    for sign in re.finditer(r" (?:to|until|till|through) |-|(?<=[0-9]{4})/(?=[0-9]{1,2}[?~%]?$)", text):
        ends = pairs(text[: sign.start()], text[sign.end() :])
        # "5 January 1711/12" is of two years, not of the days from the 5th to the 12th.
        found += [_span(start, end) for start, end in ends if sign[0] != "/" or end.day is None]
    return found


def _span(start: Parts, end: Parts) -> Reading:
    """From one date to another; centuries that are sets in EDTF give their first and last year."""
    if "[" not in start.edtf + end.edtf:
        return reading(f"{start.edtf}/{end.edtf}", start, end)
    first, last = ends_of(start.edtf), ends_of(end.edtf)
    return reading(f"{first[0] if first else start.edtf}/{last[1] if last else end.edtf}", start, end, keeps_words=True)


def _rite(text: str) -> list[Reading]:
    """ "baptised 5 May 1711": the day itself, or of the birth before it; a burial and a death likewise."""
    match = _RITE.fullmatch(text)
    found = []
    for date in read_parts(match["date"] or match["rest"]) if match else ():
        if date.is_whole:
            found += [
                reading(date.edtf, date, keeps_words=True),
                reading(_open_set("by", date.edtf), date, keeps_words=True),
            ]
    return found


def _open(text: str) -> list[Reading]:
    if text.endswith("-"):
        dates = [date for date in read_parts(text[:-1]) if date.is_whole]
        return [reading(date.edtf + end, date) for date in dates for end in ("/..", "/")]
    for shape, form in _OPEN:
        if match := shape.fullmatch(text):
            said = next(filter(None, match.groups()))
            found = [reading(form.format(date.edtf), date) for date in read_parts(said) if date.is_whole]
            if found:
                return found
    return []


def _between(text: str) -> list[Reading]:
    """ "between 1970 and 1973"; of decades and seasons the first and the last year or month."""
    match = re.fullmatch(r"(?:some ?time )?between (?P<start>.+?) and (?P<end>.+)", text)
    found = []
    for start, end in pairs(match["start"], match["end"]) if match else ():
        kinds = {value.kind for value in map(certain_date, (start.edtf, end.edtf)) if value}
        first, last = ends_of(start.edtf), ends_of(end.edtf)
        if kinds & {"years", "season"} and first and last:
            found.append(reading(f"[{first[0]}..{last[1]}]", start, end, keeps_words=True))
        else:
            found.append(reading(f"[{start.edtf}..{end.edtf}]", start, end))
    return found


def _ordered(text: str) -> list[Reading]:
    """ "before 1990" leaves 1990 out, "by 1990" does not."""
    for shape, word in _ORDERED:
        if match := shape.fullmatch(text):
            dates = [date for date in read_parts(match["date"] or match["same"]) if date.is_whole]
            return [reading(_open_set(word, date.edtf), date) for date in dates]
    return []


def _after_and_before(text: str) -> list[Reading]:
    """ "after 1990 and before 1995": a range without the two."""
    match = _AFTER_AND_BEFORE.fullmatch(text)
    found = []
    for start, end in pairs(match["after"], match["before"]) if match else ():
        first, last = _open_set("after", start.edtf)[1:-1], _open_set("before", end.edtf)[1:-1]
        found.append(reading(f"[{first}{last.removeprefix('..')}]", start, end))
    return found


def _open_set(word: str, edtf: str) -> str:
    """``[..1989]`` for before 1990. What has no first and last day to go by is left for ``read`` to refuse."""
    value = certain_date(edtf)
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


def _alternatives(text: str) -> list[Reading]:
    """ "4 or 5 February 1984", "4 February 1984 or 1985", "1667, 1668 or between 1670 and 1672"."""
    word, frame = (" or ", "[{}]") if " or " in text else (" and ", "{{{}}}")
    if word not in text:
        return []
    sides = [side.strip(" ,") for side in text.split(word)]
    pieces = _with_year(_with_era([part for side in sides for part in _split_at_commas(side)]))
    if len(pieces) == 2 and all(re.fullmatch("[0-9]{1,7} bc", piece) for piece in pieces):
        return [reading(frame.format(f"{first.edtf},{last.edtf}"), first, last) for first, last in pairs(*pieces)]
    items: list[str] = []
    found: list[Parts] = []
    later = Parts()
    for piece in reversed(pieces):
        if ranges := _between(piece) if word == " or " else []:
            items.insert(0, ranges[0].edtf[1:-1])
            continue
        dates = [date.completed_from(later) for date in read_parts(piece)]
        dates = [date for date in dates if date.is_whole and not date.guesses_century]
        if len(dates) != 1 or (dates[0].keeps_words and "XX" not in dates[0].edtf):
            return []
        later = dates[0]
        found.append(later)
        items.insert(0, later.edtf)
    return [reading(frame.format(",".join(items)), *found)]


def _with_era(pieces: list[str]) -> list[str]:
    """ "44 or 43 BC": both are before Christ."""
    if re.fullmatch(r"[0-9]{1,7} bc", pieces[-1]):
        return [f"{piece} bc" if re.fullmatch(r"[0-9]{1,7}", piece) else piece for piece in pieces]
    return pieces


def _with_year(pieces: list[str]) -> list[str]:
    """ "4 February 1984 or 1985": the second has the same day; "1984 or 85": the same century.

    Both "4 or 5" and "1984 or 1985" in one would be four days, or two: that is not guessed.
    """
    found: list[str] = []
    head, is_shared = "", False
    for piece in pieces:
        match = re.fullmatch(r"(?P<head>.*[a-z].* |)(?P<year>[0-9]{3,7})", piece)
        if re.fullmatch(r"'?[0-9]{2}", piece) and found and re.search(r"(?<![0-9])[0-9]{4}$", found[-1]):
            year = found[-1][-4:]
            piece = year[:2] + piece[-2:] if piece[-2:] > year[2:] else piece
            match = re.fullmatch(r"(?P<head>)(?P<year>[0-9]{4})", piece)
        if match and not match["head"] and head:
            piece, is_shared = head + match["year"], True
        elif match and _is_in_year(match["head"]):
            head = match["head"]
        found.append(piece)
    alone = [piece for piece in found if not re.search(r"[0-9]{3}|bc|ad", piece)]
    return [""] if is_shared and alone else found


def _is_in_year(head: str) -> bool:
    """What stands before a year is a day, month or season of it."""
    return any(part.month is not None and not part.year for part in read_parts(head)) if head else False


def _split_at_commas(text: str) -> list[str]:
    """The comma of "November 24, 1948" parts nothing."""
    return [text] if read_parts(text) or "," not in text else [piece.strip() for piece in text.split(",")]
