"""Years in the prose and years in the rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from django.utils.translation import gettext as _

from biography.document import Biography, CareerPeriod, Event, ImpreciseDate
from biography.review.days import Days, Truth, apart, begins, ends, year_of
from biography.review.findings import Observation, Severity
from biography.review.lifespan import all_dates
from biography.review.posts import POST
from biography.review.prose import Passage, dates_in, found_dates, passages, sentences
from biography.review.registry import rule
from biography.review.statements import stretch
from biography.review.wording import excerpt, quoted, term, when
from biography.review.world import World

SHORT = 3
RECURRING = frozenset({"residence", "travel", "health", "military", "publication", "memorial"})
CENTURY = 100
_OF_EVENT = re.compile(r"\bevents\[")
_UNTIL = re.compile(
    r"\b(?:he|she|they|and) (?:held|kept|remained|stayed|served)"
    rf"(?: so| on| it| in office| (?:in |as )?(?:the|this|that|his|her|their) {POST})?(?: for [\w ]{{1,30}})?"
    r",? until\s",
    re.IGNORECASE,
)


@rule("year-without-row", severity=Severity.NOTE)
def years_in_the_prose_are_in_a_row(life: Biography, world: World) -> Iterator[Observation]:
    """A year that the prose names is in a date of some row, in any language of the life, or in the term of its post."""
    known = {
        year
        for one in (life, *world.translations(life))
        for _path, _row, _label, date in all_dates(one)
        for days in (begins(date), ends(date))
        for year in _years(days)
    }
    for passage in passages(life):
        seen: set[int] = set()
        term = _term(passage, life, world)
        for sentence in sentences(passage.text):
            for date in dates_in(sentence, life.language):
                years = _years(begins(date))
                if not years or seen.intersection(years) or any(year in known or year in term for year in years):
                    continue
                seen.update(years)
                yield Observation(
                    _("The text names %(date)s (“%(sentence)s”), a year that no row of this life has.")
                    % {"date": when(date), "sentence": excerpt(sentence)}
                    if len(years) == 1
                    else _("The text names the %(date)s (“%(sentence)s”), of which no row of this life has a year.")
                    % {"date": when(date), "sentence": excerpt(sentence)},
                    passage.path,
                    (passage.row,),
                    (str(years[0]) if len(years) == 1 else date.edtf,),
                )


def _years(days: Days) -> range:
    """The years that a moment may be in; none where it is open, or so coarse that it says nothing."""
    known = [year_of(day) for day in days[:2] if day is not None]
    return range(min(known), max(known) + 1) if known and max(known) - min(known) < CENTURY else range(0)


def _term(passage: Passage, life: Biography, world: World) -> range:
    """The years of the post or row that a text belongs to."""
    begin, end = begins(passage.start), ends(passage.end)
    if passage.period is not None:
        begin, end = stretch(life.career[passage.period], world.today, life.died)
    if begin.first is None:
        return range(0)
    last = end.last if end.last is not None else end.first or begin.first
    return range(year_of(begin.first), year_of(last) + 1)


@rule("row-year-contradicted")
def rows_have_the_year_that_the_prose_gives(life: Biography, world: World) -> Iterator[Observation]:
    """A text gives events the dates of their rows, and the end of its post ("remained until …") the row's end."""
    for passage in passages(life):
        if passage.claim:
            continue
        for number, sentence in enumerate(sentences(passage.text)):
            if not (dates := dates_in(sentence, life.language)):
                continue
            if _OF_EVENT.search(passage.path):
                if number == 0:
                    yield from _text_of_event(life, passage, sentence)
                continue
            events = life.events if passage.period is None else life.career[passage.period].events
            yield from _events(events, passage, sentence, dates)
            if passage.period is not None:
                yield from _end(life.career[passage.period], passage, sentence)


def _text_of_event(life: Biography, passage: Passage, sentence: str) -> Iterator[Observation]:
    """ "In 1991 …": an event's own text that begins with a date begins with the event's."""
    first = found_dates(sentence, life.language)[0]
    if not (passage.start and re.fullmatch(r"(?:In|On|Early in|Late in)\s", sentence[: first.start])):
        return
    if all(apart(passage.start, date) is Truth.YES for date in dates_in(passage.text, life.language)):
        yield Observation(
            _("“%(sentence)s” has another date than the row %(event)s.")
            % {"sentence": excerpt(sentence), "event": quoted(passage.label, when(passage.start))},
            passage.path,
            (passage.row,),
            (passage.start.edtf, first.date.edtf),
            Severity.NOTE,
        )


def _events(
    events: tuple[Event, ...], passage: Passage, sentence: str, dates: list[ImpreciseDate]
) -> Iterator[Observation]:
    spoken = _words(sentence) if events else set()
    for event in events:
        title = _words(event.title)
        if not (event.date and len(title) > 1 and title <= spoken):
            continue
        if all(apart(event.date, date) is Truth.YES for date in dates):
            yield Observation(
                _("“%(sentence)s” has another date than the row %(event)s.")
                % {"sentence": excerpt(sentence), "event": quoted(event.title, when(event.date))},
                passage.path,
                (passage.row, str(event.id)),
                (event.date.edtf, *(date.edtf for date in dates)),
            )


def _end(period: CareerPeriod, passage: Passage, sentence: str) -> Iterator[Observation]:
    match = _UNTIL.search(sentence)
    after = dates_in(sentence[match.end() :], "en") if match else []
    if period.end and after and apart(period.end, after[0]) is Truth.YES:
        yield Observation(
            _("“%(sentence)s” has another end than the row %(period)s.")
            % {"sentence": excerpt(sentence), "period": quoted(period.role, term(period))},
            passage.path,
            (passage.row, str(period.id)),
            (period.end.edtf, after[0].edtf),
        )


@rule("event-dated-twice")
def one_event_has_one_date(life: Biography, world: World) -> Iterator[Observation]:
    """An event that the life and one of its posts both tell does not have two dates that exclude each other."""
    of_posts = [event for period in life.career for event in period.events]
    titles = Counter(_title(event) for event in life.events) | Counter(_title(event) for event in of_posts)
    pairs = [
        (one, other, f"career[{number}].events[{place}]")
        for one in life.events
        for number, period in enumerate(life.career)
        for place, other in enumerate(period.events)
    ]
    for one, other, path in pairs:
        if _title(one) != _title(other) or not (one.date and other.date):
            continue
        # What stands in one list twice happened twice; so may what a single word names: an election, a voyage.
        recurs = titles[_title(one)] > 1 or " " not in _title(one) or {one.kind, other.kind} & RECURRING
        if not recurs and apart(one.date, other.date) is Truth.YES:
            names = {"one": quoted(one.title, when(one.date)), "other": quoted(other.title, when(other.date))}
            yield Observation(
                _("%(one)s and %(other)s have the same title and different dates.") % names,
                f"{path}.date",
                (str(one.id), str(other.id)),
                (one.title, one.date.edtf, other.date.edtf),
            )


def _title(event: Event) -> str:
    return event.title.strip().casefold()


def _words(text: str) -> set[str]:
    return {word.lower() for word in re.findall(r"[^\W\d_]+", text) if len(word) > SHORT}
