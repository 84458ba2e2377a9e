"""How dates are put into words in any language: what is said once, what is said of doubt, in which order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from biography.dates.edtf import Date, DateSet, Edtf, Interval, Range
from biography.dates.grammar import Grammar, Phrase, around, listed, noted
from biography.dates.groupings import GROUPINGS, kind_of
from biography.dates.julian import calendar_day


class Shared(NamedTuple):
    """The texts of several dates, and what they share, said once before or after them: "4", "5", " February 1984"."""

    before: str
    heads: list[str]
    after: str

    def joined(self, sign: str) -> str:
        return self.before + sign.join(self.heads) + self.after


class Words(Grammar):
    """One language, whose class brings tables and rules. Nothing that ``read`` lets through makes it fail."""

    def words(self, value: Edtf) -> str:
        if isinstance(value, Date) and value.kind == "years" and not value.mark:
            return self._alone(value)
        return self._set(value) if isinstance(value, DateSet) else self._spread(value)

    def period(self, start: Edtf | None, end: Edtf | None, ongoing: bool) -> str:
        if start is None:
            return self._until(end) if end is not None and not ongoing else ""
        if end is None or ongoing:
            return self._since(start, ongoing)
        if isinstance(start, Date) and isinstance(end, Date):
            return self._between_ends(start, end)
        return f"{self.within(start)} – {self.within(end)}"

    def period_as_said(self, start: str, end: str, ongoing: bool) -> str:
        """The same where the words for an end are those of its source."""
        if start and end and not ongoing:
            return f"{start} – {end}"
        if start:
            return around(start, self.SAID_SINCE if ongoing else self.SAID_FROM)
        return around(end, self.SAID_UNTIL) if end and not ongoing else ""

    def within(self, value: Edtf, case: str = "") -> str:
        """The words as part of a longer phrase: after "since", "until", or beside a dash."""
        if isinstance(value, Date):
            return self.doubted(value, case) if value.mark else self.named(value, case)
        if isinstance(value, DateSet):
            return self._set(value, case, within=True)
        if isinstance(value.start, Date) and isinstance(value.end, Date):
            return self._between_ends(value.start, value.end, case)
        if isinstance(value.start, Date):
            return self.a_time(self.phrase(self.FROM_ON, value.start), case)
        return self.a_time(self._interval(value), case)

    def phrase(self, phrase: Phrase, value: Edtf) -> str:
        """The words in a phrase with one gap."""
        return phrase.form.format(self.within(value, phrase.first))

    def doubted(self, date: Date, case: str) -> str:
        return self.DOUBT[date.mark] + self.named(date, case)

    def named(self, date: Date, case: str) -> str:
        """The words without those of doubt."""
        match date.kind:
            case "year":
                return self.year(self._year(date.year), case) + self.after_years(case, 1)
            case "years":
                return self._span(date, case)
            case "month-of-year" | "day-of-year":
                return self.some(date.kind, replace(date, kind="year", mark=""), case)
            case "day-of-month":
                return self.some(date.kind, replace(date, kind="month", mark=""), case)
        before, after = self._of_year(date)
        return before + self._in_year(date, case) + after

    # One date ----------------------------------------------------------------------------------------------------

    def _in_year(self, date: Date, case: str) -> str:
        if date.day is None:
            return self.month_or_season(date.month or 1, case)
        return self.day(date.day, case) + self.of_month(date.month or 1, case)

    def _of_year(self, date: Date) -> tuple[str, str]:
        return self.of_year(self._year(date.year), date.month or 1)

    def _year(self, year: int) -> str:
        """ "1984", "AD 45", "45 BC" for the astronomical year -44."""
        return str(year) if year >= 100 else self.AD.format(year) if year > 0 else self.BC.format(1 - year)

    def _alone(self, date: Date) -> str:
        if self._is_between(date):
            return self._shared_span(date)
        return self.decade_alone(date.year) if date.last_year - date.year == 9 else self._span(date, "")

    def _span(self, date: Date, case: str) -> str:
        if self._is_between(date):
            return self.one_of_years(self._shared_span(date), case)
        if date.last_year - date.year == 9:
            return self.decade(date.year, case)
        return self.century(date.year // 100 + 1, case)

    def _is_between(self, date: Date) -> bool:
        """Neither a decade nor a century: the 1900s could be either."""
        years = date.last_year - date.year + 1
        decade, century = years == 10 and date.year % 100 > 0, years == 100 and self.COUNTS_CENTURIES
        return date.year < 100 or not (decade or century)

    def _shared_span(self, date: Date) -> str:
        return self._between(self._shared_years([date.year, date.last_year], self.BETWEEN[1:]))

    def _between(self, shared: Shared) -> str:
        first, last = shared.heads
        return self.BETWEEN.form.format(shared.before + first, last + shared.after)

    def _since(self, value: Edtf, ongoing: bool) -> str:
        if isinstance(value, Interval) and isinstance(value.start, Date) and isinstance(value.end, str):
            return self._since(value.start, ongoing or value.end == "..")
        return self.phrase(self.SINCE if ongoing else self.FROM, value)

    def _until(self, value: Edtf) -> str:
        if isinstance(value, Interval) and isinstance(value.start, str):
            return self._interval(value)
        return self.phrase(self.UNTIL, value)

    # Intervals ---------------------------------------------------------------------------------------------------

    def _spread(self, value: Date | Interval) -> str:
        return self._interval(value) if isinstance(value, Interval) else self.within(value)

    def _interval(self, value: Interval) -> str:
        start, end = value.start, value.end
        if isinstance(start, Date) and isinstance(end, Date):
            return self._between_ends(start, end)
        if isinstance(start, Date):
            return self._since(start, end == "..")
        return self._until(end) if isinstance(end, Date) else ""

    def _between_ends(self, start: Date, end: Date, case: str = "") -> str:
        """An en dash, with spaces where one of its sides has some."""
        if start == end:
            return self.within(start, case) if case else self.words(start)
        spaced = " " in "".join(self._shared([start, end], "").heads)
        return self._shared([start, end], case).joined(" – " if spaced else "–")

    # Sets --------------------------------------------------------------------------------------------------------

    def _set(self, value: DateSet, case: str = "", within: bool = False) -> str:
        """Single dates first, then ranges, open ends last: nobody reads "before 1990 or 1995" the wrong way."""
        singles: list[Date] = []
        ranges: list[str] = []
        times: list[str] = []
        opens: list[str] = []
        for item in value.items:
            if isinstance(item, Date) and item.kind != "years":
                singles.append(item)
            elif isinstance(item, Date):
                ranges.append(self.within(item, case))
            elif value.all_of:
                ranges.append(self._each(item))
            elif item.start and item.end and _adjoin(item.start, item.end):
                singles += [item.start] if item.start == item.end else [item.start, item.end]
            elif item.start and item.end:
                ranges.append(self._between(self._shared([item.start, item.end], self.BETWEEN.first, True)))
                times.append(ranges[-1])
            else:
                opens.append(self._open(item))
        # "4 February 1984 or 1985" would be that day of either year, so a year alone comes first.
        singles.sort(key=lambda date: date.kind != "year")
        texts, tail = [], ""
        if singles:
            shared = self._shared(singles, case)
            texts, tail = [shared.before + shared.heads[0], *shared.heads[1:]], shared.after
        ranges += opens
        word = self.AND if value.all_of else self.OR
        if ranges and tail:
            texts, tail = [listed(texts, word) + tail], ""
        text = listed(texts + ranges, word) + tail
        return self.a_time(text, case) if within and not singles and ranges[0] in times + opens else text

    def _open(self, item: Range) -> str:
        if item.end:
            return self.phrase(self.BEFORE, _moved(item.end, item.end.latest + 1))
        return self.phrase(self.AFTER, _moved(item.start, item.start.earliest - 1)) if item.start else ""

    def _each(self, item: Range) -> str:
        if item.start and item.end:
            first, last = self.within(item.start, self.FROM_TO.first), self.within(item.end, self.FROM_TO.last)
            return self.EACH[item.end.kind].format(self.FROM_TO.form.format(first, last))
        if item.start:
            return self.EACH[item.start.kind].format(self.phrase(self.SINCE, item.start))
        return self.EACH[item.end.kind].format(self.phrase(self.UNTIL, item.end)) if item.end else ""

    # What several dates share ------------------------------------------------------------------------------------

    def _shared(self, dates: Sequence[Date], case: str, case_of_each: bool = False) -> Shared:
        kinds, years = {date.kind for date in dates}, {date.year for date in dates}
        cases = [case] * len(dates) if case_of_each else self.cases(case, len(dates))
        kind, month = dates[0].kind, dates[0].month or 1
        marked = any(date.mark for date in dates)
        if kinds == {"year"} and not marked:
            return self._shared_years([date.year for date in dates], cases)
        alike = len(kinds) == len(years) == len({kind_of(date.month or 1) for date in dates}) == 1 < len(dates)
        alike = alike and not marked
        if not alike or kind not in ("day", "month", "season"):
            beside = self.BESIDE if len(kinds) > 1 else ""
            return Shared("", [self.within(date, of or beside) for date, of in zip(dates, cases, strict=True)], "")
        before, after = self._of_year(dates[0])
        if kind == "day" and len({date.month for date in dates}) == 1:
            days = [self.day(date.day or 1, of) for date, of in zip(dates, cases, strict=True)]
            return Shared(before, days, self.of_month(month, cases[-1]) + after)
        return Shared(before, [self._in_year(date, of) for date, of in zip(dates, cases, strict=True)], after)

    def _shared_years(self, years: Sequence[int], cases: Sequence[str]) -> Shared:
        before, after = "", self.after_years(cases[-1], len(years))
        if all(year <= 0 for year in years):
            before, era = self.BC.split("{}")
            after = era + after
            texts = [str(1 - year) for year in years]
        else:
            mixed = any(year <= 0 for year in years)
            texts = [self.AD.format(year) if mixed and year > 0 else self._year(year) for year in years]
        return Shared(before, [self.year(text, of) for text, of in zip(texts, cases, strict=True)], after)

    # For editors -------------------------------------------------------------------------------------------------

    def explain(self, value: Edtf) -> str:
        if isinstance(value, Interval):
            return self._explain_interval(value)
        if isinstance(value, DateSet):
            return self._explain_set(value)
        note = ", ".join(filter(None, [self._precision(value), self.DOUBT_EXPLAINED.get(value.mark)]))
        said = self.words(value)
        return noted(said, note) if note else said

    def _explain_interval(self, value: Interval) -> str:
        text = self._interval(value)
        if value.end == "..":
            return self.STILL_GOING_ON.format(text)
        if isinstance(value.start, Date) and isinstance(value.end, Date):
            first, last = self.within(value.start, self.FROM_TO.first), self.within(value.end, self.FROM_TO.last)
            return self.FROM_TO.form.format(first, last)
        if isinstance(value.start, Date):
            return text
        return (self.START_OPEN if value.start == ".." else self.START_UNKNOWN).format(text)

    def _explain_set(self, value: DateSet) -> str:
        text = self._set(value)
        if value.all_of:
            return f"{text} ({self.ALL_OF_THEM})"
        only = value.items[0]
        if len(value.items) > 1 or isinstance(only, Date):
            return f"{text} ({self.ONE_OF_THEM})"
        if only.start and only.end:
            return self._one_of(only.start, only.end) if only.start != only.end else text
        if only.end:
            return f"{text} ({self.phrase(self.OR_EARLIER, only.end)})"
        return f"{text} ({self.phrase(self.OR_LATER, only.start)})" if only.start else text

    def _one_of(self, start: Date, end: Date) -> str:
        phrase = self.ONE_OF[start.kind]
        first, last = (self._shared([start, end], case, True) for case in phrase[1:])
        return phrase.form.format(first.before + first.heads[0], last.heads[1] + last.after)

    def _precision(self, date: Date) -> str:
        if date.kind != "season":
            return self.NOT_KNOWN.get(date.kind, "")
        first, last = GROUPINGS[date.month or 21]
        if last > 12:
            start = replace(date, kind="month", month=first, mark="")
            end = replace(start, year=date.year + 1, month=last - 12)
            said = self.named(start, self.SOME_TIME.first), self.named(end, self.SOME_TIME.last)
            return self.SOME_TIME.form.format(*said)
        names = (
            self.month_or_season(first, self.SEASON_MONTHS.first),
            self.month_or_season(last, self.SEASON_MONTHS.last),
        )
        return self.SEASON_MONTHS.form.format(*names)


def _moved(unit: Date, jdn: int) -> Date:
    """The year, month or day (as precise as ``unit``) that a Julian day number falls in."""
    year, month, day = calendar_day(jdn)
    return replace(unit, year=year, month=unit.month and month, day=unit.day and day)


def _adjoin(start: Date, end: Date) -> bool:
    """Two of the same kind with nothing between them, or the same one twice."""
    return start.kind == end.kind and (start == end or end.earliest == start.latest + 1)
