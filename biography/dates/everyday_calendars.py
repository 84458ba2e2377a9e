"""Old Style in everyday dates: a day of the Julian calendar, alone or beside its Gregorian one, becomes the latter.

In plain English words, as ``everyday_forms`` reads them: "31 march (12 april) 1870", "31 march 1870 o s".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product

from biography.dates.julian import calendar_day, days_in_month, julian_day
from biography.dates.old_style import exists_in_julian, gregorian_of_julian, julian_calendar_day
from biography.dates.refusals import DateError
from biography.dates.words_en import MONTHS

_MONTH_NUMBERS = {name.lower(): number for number, name in enumerate(MONTHS, 1)}
_MONTH_NUMBERS |= {name[:3]: number for name, number in _MONTH_NUMBERS.items()} | {"sept": 9}
_M = "|".join(sorted(_MONTH_NUMBERS, key=len, reverse=True))
_D = r"\d{1,2}(?:st|nd|rd|th)?(?![\d])"
_DAY = rf"(?:{_D} (?:of )?(?:{_M})|(?:{_M}) {_D})"
_Y = r"(?:ad \d{1,7}|\d{1,7} ?(?:bc|ad)|\d{3,7})(?!\d)"
_STYLE = (
    r"(?:in the |according to the )?"
    r"(?:old style|o ?s|julian(?: (?:calendar|style))?|new style|n ?s|gregorian(?: (?:calendar|style))?)(?![a-z])"
)


def _mark(number: int) -> str:
    return rf"(?:,? ?[(\[]? ?(?P<mark{number}>{_STYLE}) ?[)\]]?)?"


def _pair(opening: str, closing: str) -> re.Pattern[str]:
    """Two days, the second in brackets or after a slash; what they share stands after them or with the first."""
    return re.compile(
        rf"(?<![\w/<])(?<!\b\d\d-)(?:(?P<mark0>{_STYLE}),? )?(?P<first>{_DAY}|{_D})(?:,? (?P<year1>{_Y}))?{_mark(1)}"
        rf" ?{opening} ?(?:(?P<mark2>{_STYLE}),? )?(?P<second>{_DAY}|{_D})(?:,? (?P<year2>{_Y}))?{_mark(3)} ?{closing}"
        rf"(?: (?:of )?(?P<month>{_M}))?(?:,? (?P<year3>{_Y}))?{_mark(4)}(?!\w)"
    )


_PAIRS = (_pair(r"[(\[]", r"[)\]]"), _pair("/", ""))
_ALONE = re.compile(
    rf"(?<![\w/<])(?<!\b\d\d-)(?:(?P<mark0>{_STYLE}),? )?(?:(?P<first>{_DAY})|(?P<month>{_M})){_mark(1)},? "
    rf"(?P<year1>\d{{4}}/(?P<double>\d{{1,4}})|{_Y}){_mark(2)}(?!\w)"
)
_ISO = re.compile(rf"(?<!\d)(\d{{4}})-(\d\d)-(\d\d)(?=,? ?[(\[]? ?{_STYLE})")
_LADY_DAY, _FIRST_ENGLISH_YEAR, _LAST_ENGLISH_YEAR = (3, 25), 1155, 1751
"""In England the year began on 25 March from 1155 to 1751: "5 January 1711 O.S." may be of what we call 1712."""

_DOUBLE_YEAR = re.compile(r"(?<![\d/-])(\d{4})/(\d{1,2})(?![\d/])")
_AT_THE_END = re.compile(rf"(?P<rest>.+?),? ?[(\[]? ?(?P<mark>{_STYLE}) ?[)\]]?")
_ANOTHER_DAY = re.compile(rf"\b(?:{_M})\b|(?<!\d)\d{{1,2}}(?!\d)")

CalendarDay = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Gregorian:
    """A text with Gregorian days in it. ``alone``: a Julian day had no Gregorian one beside it.

    ``in_julian``: the days are still Julian, all of them ("4 or 5 February 1884 O.S."); ``in_english_years``: their
    year may have begun on 25 March.
    """

    text: str
    alone: bool
    in_julian: bool = False
    in_english_years: bool = False


def gregorian_texts(text: str, shown: str) -> list[Gregorian]:
    """What a text means in Gregorian days, more than one where a year is in doubt; empty if it names no calendar.

    Raises DateError for a day that does not exist, for two that are not the same day, and where only some of the days
    have a calendar.
    """
    text = _ISO.sub(lambda match: _english((int(match[1]), int(match[2]), int(match[3]))), text)
    converted = _converted(text, shown)
    at_the_end = _AT_THE_END.fullmatch(text)
    outside = [re.sub("<[^>]*>", " ", found.text) for found in converted] or [text if at_the_end else ""]
    if any(_ANOTHER_DAY.search(rest) for rest in outside):
        if (
            at_the_end
            and _is_old(at_the_end["mark"])
            and not re.search(rf"(?<![a-z]){_STYLE}|[(\[]", at_the_end["rest"])
        ):
            return [Gregorian(at_the_end["rest"], True, True, in_english_years=at_the_end["mark"][0] == "o")]
        raise DateError("%(date)s says of one day only in which calendar it is: say it of each.", date=shown)
    return [replace(found, text=found.text.replace("<", "").replace(">", "")) for found in converted]


def from_julian(edtf: str) -> str:
    """An EDTF string whose days are Julian, in Gregorian days; raise DateError where it has anything but days."""
    dates = re.split(r"([/,\[\]{}?~%]|\.\.)", edtf)
    found = []
    for date in dates:
        day = re.fullmatch(r"(-?\d{4})-(\d\d)-(\d\d)", date)
        gregorian = gregorian_of_julian(*map(int, day.groups())) if day else None
        if gregorian is None and re.search(r"\d", date):
            raise DateError("%(date)s cannot be put into the Gregorian calendar: give each day in full.", date=edtf)
        found.append(gregorian or date)
    return "".join(found)


def year_later(edtf: str) -> str | None:
    """The same days a year later, if an English source may count one of them to the year before."""
    days = re.findall(r"(?<!\d)(\d{4})-(\d\d)-(\d\d)", edtf)
    if any(_is_early(int(year), int(month), int(day)) for year, month, day in days):
        return re.sub(r"(?<!\d)\d{4}(?=-)", lambda year: f"{int(year[0]) + 1:04d}", edtf)
    return None


def _is_early(year: int, month: int, day: int) -> bool:
    return _FIRST_ENGLISH_YEAR <= year <= _LAST_ENGLISH_YEAR and (month, day) < _LADY_DAY


def _converted(text: str, shown: str) -> list[Gregorian]:
    """The text with Gregorian days in angle brackets, in the place of those whose calendar is said."""
    by_our_count = _DOUBLE_YEAR.sub(_second_year, text)
    for pattern in _PAIRS:
        for match in pattern.finditer(by_our_count):
            if days := _paired(match, shown):
                return _replaced(by_our_count, match, [_english(day) for day in days], shown, alone=False)
    for match in _ALONE.finditer(text):
        if marks := _marks(match):
            return _replaced(text, match, list(_alone(match, marks[0], shown)), shown, alone=_is_old(marks[0]))
    return []


def _second_year(match: re.Match[str]) -> str:
    """1712 for 1711/12, where the days in two calendars say that both are one year; else as it was."""
    year = str(int(match[1]) + 1)
    return year if year.endswith(match[2]) else match[0]


def _replaced(text: str, match: re.Match[str], days: list[str], shown: str, alone: bool) -> list[Gregorian]:
    found = []
    for day in days:
        before = f"{text[: match.start()]}<{day}>{text[match.end() :]}"
        rest = _converted(before, shown)
        found += [Gregorian(other.text, alone or other.alone) for other in rest] or [Gregorian(before, alone)]
    return found


def _marks(match: re.Match[str]) -> list[str]:
    return [value for name, value in sorted(match.groupdict().items()) if name.startswith("mark") and value]


def _is_old(mark: str) -> bool:
    return mark.removeprefix("in the ").removeprefix("according to the ")[0] in "oj"


def _paired(match: re.Match[str], shown: str) -> list[CalendarDay]:
    """The Gregorian days that a Julian one and another one beside it can be; none if the text is no such pair."""
    groups = match.groupdict()
    first, second = _day_and_month(groups["first"]), _day_and_month(groups["second"])
    month = _MONTH_NUMBERS.get(groups["month"] or "") or second[1] or first[1]
    days = [(day, own or month) for day, own in (first, second)]
    given = [_year(groups[name]) if groups[name] else None for name in ("year1", "year2", "year3")]
    own_years = given[0], given[1] if given[1] is not None else given[2]
    years = [year for year in own_years if year is not None]
    if not years or not all(own for _, own in days) or not (second[1] or groups["month"]):
        return []
    options = [
        [own] if len(years) == 2 and own is not None else [years[0] + step for step in (0, -1, 1)] for own in own_years
    ]
    old_first = _which_is_old(groups)
    found = []
    for one, other in product(*options):
        if years[0] not in (one, other):
            continue
        pair = [(year, number or 1, day) for year, (day, number) in zip((one, other), days, strict=True)]
        for old, new in ((pair[0], pair[1]), (pair[1], pair[0])):
            if old_first is not None and (old is pair[0]) != old_first:
                continue
            if exists_in_julian(*old) and _exists(*new) and julian_calendar_day(*old) == julian_day(*new):
                found += [] if new in found else [new]
    if not found and ("(" in match[0] or "[" in match[0]):
        raise _not_one_day(shown, [(years[0], number or 1, day) for day, number in days], old_first is False)
    return found


def _which_is_old(groups: dict[str, str | None]) -> bool | None:
    """Whether the first of two days is the Julian one, where a mark beside one of them says so."""
    for names, is_first in ((("mark0", "mark1"), True), (("mark2", "mark3"), False)):
        for mark in filter(None, (groups[name] for name in names)):
            return is_first == _is_old(mark)
    return None


def _not_one_day(shown: str, days: list[CalendarDay], second_is_old: bool) -> DateError:
    old = days[1] if second_is_old else days[0]
    if not exists_in_julian(*old):
        return DateError("%(date)s: there is no such day in the Julian calendar.", date=shown)
    return DateError(
        "%(date)s: these are not one day in two calendars, %(old)s Old Style is %(new)s: correct one of them.",
        date=shown,
        old=_iso(old),
        new=_iso(calendar_day(julian_calendar_day(*old))),
    )


def _alone(match: re.Match[str], mark: str, shown: str) -> Iterator[str]:
    """A day or month with the mark of a calendar, in Gregorian words."""
    year, month = _double_dated(match, shown), _MONTH_NUMBERS.get(match["month"] or "", 0)
    day, own = _day_and_month(match["first"]) if match["first"] else (0, None)
    if not _is_old(mark):
        yield f"{match['first'] or match['month']} {match['year1']}"
        return
    month = own or month
    if day and not exists_in_julian(year, month, day):
        raise DateError("%(date)s: there is no such day in the Julian calendar.", date=shown)
    in_doubt = _is_early(year, month, day or 1) and mark[0] == "o" and not match["double"]
    for of_year in (year, year + 1) if in_doubt else (year,):
        if day:
            if exists_in_julian(of_year, month, day):
                yield _english(calendar_day(julian_calendar_day(of_year, month, day)))
            continue
        last = next(number for number in (31, 30, 29, 28) if exists_in_julian(of_year, month, number))
        ends = (calendar_day(julian_calendar_day(of_year, month, number)) for number in (1, last))
        yield "between {} and {}".format(*map(_english, ends))


def _double_dated(match: re.Match[str], shown: str) -> int:
    """The year by our count: 1712 for 1711/12, which nobody who writes O.S. means otherwise."""
    if not match["double"]:
        return _year(match["year1"])
    year = int(match["year1"][:4]) + 1
    if not str(year).endswith(match["double"]):
        raise DateError("%(date)s has two years that do not follow each other: write one of them.", date=shown)
    return year


def _day_and_month(text: str) -> tuple[int, int | None]:
    name = re.search(_M, text)
    number = re.search(r"\d+", text)
    return int(number[0]) if number else 0, _MONTH_NUMBERS[name[0]] if name else None


def _year(text: str) -> int:
    number = int(re.sub(r"\D", "", text))
    return 1 - number if "bc" in text else number


def _exists(year: int, month: int, day: int) -> bool:
    return 1 <= day <= days_in_month(year, month)


def _english(day: CalendarDay) -> str:
    year, month, number = day
    name = f"{1 - year} bc" if year <= 0 else f"ad {year}" if year < 100 else str(year)
    return f"{number} {MONTHS[month - 1].lower()} {name}"


def _iso(day: CalendarDay) -> str:
    return "{:04d}-{:02d}-{:02d}".format(*day)
