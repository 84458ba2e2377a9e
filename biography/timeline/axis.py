"""The scale of a timeline: from the first day of one year to the last day of another, with ticks and ages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from biography.dates import words
from biography.dates.edtf import LAST_YEAR, year_text
from biography.dates.julian import calendar_day, julian_day

MOST_TICKS = 9
MOST_AGES = 12
OLDEST = 120
DAYS_OF_A_YEAR = 365.2425
ROUND = (1, 2, 5, 10, 20, 25, 50)


@dataclass(frozen=True, slots=True)
class Tick:
    """A line across the timeline: the day, and what is written at it."""

    day: int
    text: str


@dataclass(frozen=True, slots=True)
class Axis:
    """Julian day numbers of the first and the last day; the last is never before the first."""

    first: int
    last: int

    @property
    def days(self) -> int:
        return self.last - self.first + 1

    def at(self, day: float) -> float:
        """How far along the axis the beginning of a day is, in percent from 0 to 100."""
        return 100 * (min(max(day, self.first), self.last + 1) - self.first) / self.days

    def ticks(self, language: str, most: int = MOST_TICKS) -> list[Tick]:
        """The beginnings of round years, about ``most``: 1950, 1960; 100 BC, AD 1, AD 100; in one year of quarters."""
        first, last = calendar_day(self.first)[0], calendar_day(self.last)[0]
        if last - first < 2 and first >= 0 and last <= 9999:
            months = [f"{year:04d}-{month:02d}" for year in range(first, last + 1) for month in (1, 4, 7, 10)]
            return [
                Tick(julian_day(int(m[:4]), int(m[5:]), 1), words(m, language)) for m in months[:: last - first + 1]
            ]
        step = next(step for step in steps() if (last - first) // step + 1 <= most)
        return [
            Tick(julian_day(year, 1, 1), words(year_text(year), language)) for year in round_years(first, last, step)
        ]

    def ages(self, born: tuple[int, int], until: int | None) -> list[Tick]:
        """Round ages of somebody born between these two days, as long as they lived.

        None where the birth is not known to a year or so: an age would be surer than the birth.
        """
        if born[1] - born[0] > DAYS_OF_A_YEAR + 1:
            return []
        birth = (born[0] + born[1]) / 2
        last = min(self.last if until is None else until, birth + OLDEST * DAYS_OF_A_YEAR)
        years = int((last - birth) / DAYS_OF_A_YEAR)
        step = next(step for step in steps() if years // step <= MOST_AGES)
        found = [(age, round(birth + age * DAYS_OF_A_YEAR)) for age in range(step, years + 1, step)]
        return [Tick(day, str(age)) for age, day in found if self.first <= day <= self.last]


def steps() -> Iterator[int]:
    """1, 2, 5, 10, 20, 25, 50, 100, 200 … years."""
    yield from ROUND
    scale = 100
    while True:
        yield from (scale, 2 * scale, 5 * scale)
        scale *= 10


def round_years(first: int, last: int, step: int) -> list[int]:
    """The round astronomical years from one to another; before our era what is written is round: 100 BC is -99."""
    written = range(-(-first // step) * step, last + 1, step)
    after = [year for year in written if year > 0]
    before = [1 - year for year in range(step, 2 - first, step) if first <= 1 - year <= last]
    era = [1] if first <= 0 < last and step > 1 else []
    return sorted(before) + era + after


def axis_of(days: Iterable[int], *, room: bool = False) -> Axis | None:
    """The whole years around these days; None without any. With ``room`` for what goes on beyond the last of them."""
    known = list(days)
    if not known:
        return None
    first, last = calendar_day(min(known))[0], calendar_day(max(known))[0]
    if room:
        last = min(last + max(1, round((last - first) * 0.06)), LAST_YEAR)
    return Axis(julian_day(first, 1, 1), julian_day(last, 12, 31))
