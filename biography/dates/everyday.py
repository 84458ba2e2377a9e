"""What an editor types → EDTF: strict EDTF first, then everyday words. What is ambiguous is asked back, not guessed."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Protocol

from biography.dates.edtf import LONGEST, canonical
from biography.dates.everyday_doubt import doubted, without_doubt
from biography.dates.everyday_en import EnglishReader
from biography.dates.everyday_fr import FrenchReader
from biography.dates.everyday_kk import KazakhReader
from biography.dates.everyday_readings import Reading
from biography.dates.everyday_ru import RussianReader
from biography.dates.refusals import AmbiguousDate, DateError, Part
from biography.dates.words import explain, formatter, words

LONGEST_DISPLAY = 255
MOST_MEANINGS = 4
ACCEPTED = Part(
    "write for example 24 November 1948, June 1970, since 1983, 2000–2005, summer 2007, about 1958 "
    "or between 1970 and 1973"
)

_QUOTED = re.compile(r'(?P<date>[^"“”„«»]*)["“”„«»](?P<display>.*)["“”„«»]', re.DOTALL)
_YEAR_AND_TWO_DIGITS = re.compile(r"[0-9]{4}-[0-9]{2}[?~%]?")
"""EDTF to some, and to others a period: 1914-21 is spring 1914, and 1914 to 1921."""
_TWO_ENDS = re.compile(r"(-?[0-9]{4}[0-9-]*)/(-?[0-9]{4}[0-9-]*)")
_SPACED_SIGNS = re.compile(r"\s*([/,?~%\[\]{}])\s*")


@dataclass(frozen=True, slots=True)
class Understanding:
    """What was understood. ``display`` holds the typed words where the words of the EDTF alone would lose something."""

    edtf: str
    display: str = ""


class Reader(Protocol):
    """What a language has to offer: every date that the words can mean, of which some may not exist."""

    def readings(self, text: str) -> list[Reading]: ...


READERS: dict[str, Reader] = {
    "en": EnglishReader(),
    "ru": RussianReader(),
    "kk": KazakhReader(),
    "fr": FrenchReader(),
}


def understand(text: str, language: str = "en", moment: bool = False) -> Understanding:
    """A date as an editor types it, in EDTF or in words, with a display text of one's own in quotation marks after it.

    ``moment``: it is of a birth, a death or the like, of which 1911/1912 is rather one of two years than a period.
    Words of a language that has no reader yet are read as English. Raises DateError; AmbiguousDate where several dates
    fit.
    """
    text = text.strip()
    if any(unicodedata.category(character) == "Cc" for character in text.replace("\t", " ")):
        raise DateError("A date is one line of text, without control characters; %(accepted)s.", accepted=ACCEPTED)
    if not text:
        raise DateError("The date is empty; %(accepted)s.", accepted=ACCEPTED)
    if quoted := _QUOTED.fullmatch(text):
        display = quoted["display"].strip()
        if len(display) > LONGEST_DISPLAY:
            raise DateError(
                "The text in quotation marks has more than %(longest)s characters: shorten it.", longest=LONGEST_DISPLAY
            )
        found = _understand_date(quoted["date"].strip(), language, moment)
        return Understanding(found.edtf, display or found.display)
    return _understand_date(text, language, moment)


def typed(edtf: str, display: str = "", language: str = "en") -> str:
    """What stands in an input so that ``understand`` gives this canonical EDTF and display text (trimmed) back.

    Words where they survive the way there and back, if need be those of an explanation, else EDTF; the display text
    alone where it says both. Raises DateError.
    """
    wanted = Understanding(edtf, display)
    if display and _gives(display, wanted, language):
        return display
    said = words(edtf, language), explain(edtf, language)
    base = next((text for text in said if _gives(text, Understanding(edtf), language)), edtf)
    return f'{base} "{display}"' if display else base


def _gives(text: str, wanted: Understanding, language: str) -> bool:
    try:
        return understand(text, language) == wanted
    except DateError:
        return False


def _understand_date(text: str, language: str, moment: bool = False) -> Understanding:
    if not text:
        raise DateError("There is no date before the quotation marks; %(accepted)s.", accepted=ACCEPTED)
    if len(text) > LONGEST:
        raise DateError(
            "A date has at most %(longest)s characters, this has %(length)s; %(accepted)s.",
            longest=LONGEST,
            length=f"{len(text):,}",
            accepted=ACCEPTED,
        )
    strict = _SPACED_SIGNS.sub(r"\1", text).upper()
    try:
        edtf = canonical(strict)
    except DateError as error:
        not_edtf: DateError | None = error
    else:
        if moment and (ends := _TWO_ENDS.fullmatch(edtf)):
            _ask_about_moment(edtf, ends[1], ends[2], language)
        if not _YEAR_AND_TWO_DIGITS.fullmatch(strict):
            return Understanding(edtf)
        not_edtf = None
    readings = _readings(text, language)
    looks_strict = re.fullmatch(r"[0-9XY?~%/\[\]{},.:TZ+-]+", strict) and re.search(r"[0-9X]{4}", strict)
    if looks_strict or not all(reading.guesses_century for reading in readings):
        readings = [reading for reading in readings if not reading.guesses_century]
    if not readings and not_edtf and looks_strict:
        raise not_edtf
    if not readings:
        raise DateError("“%(text)s” is not understood as a date; %(accepted)s.", text=text, accepted=ACCEPTED)
    return _choose(text, readings, language)


def _readings(text: str, language: str) -> list[Reading]:
    reader = READERS.get(language.split("-")[0].lower(), READERS["en"])
    plain = without_doubt(text)
    if plain is None:
        return reader.readings(text)
    return list(plain.readings) or [found for one in reader.readings(plain.text) for found in doubted(one)]


def _choose(text: str, readings: list[Reading], language: str) -> Understanding:
    """The one reading whose date exists, unless it guesses: then even one is asked back."""
    shown = " ".join(text.split())
    possible: list[Understanding] = []
    refusals: list[DateError] = []
    asks = False
    for reading in readings:
        try:
            found = _understood(canonical(reading.edtf), reading, shown, language)
        except DateError as error:
            refusals.append(error)
        else:
            asks |= reading.asks
            possible += [] if any(found.edtf == other.edtf for other in possible) else [found]
    if not possible:
        raise _refusal(refusals[0], shown)
    guesses_century = any(reading.guesses_century for reading in readings)
    if len(possible) == 1 and not asks and not guesses_century:
        return possible[0]
    edtfs = [found.edtf for found in possible]
    displays = [found.display for found in possible]
    if len(possible) == 1 and any(reading.asks and reading.converted for reading in readings):
        raise AmbiguousDate(
            "%(text)s is of the Julian calendar (Old Style): in the Gregorian one, in which dates are kept, it is "
            "%(meanings)s.",
            edtfs,
            displays,
            text=shown,
            meanings=words(edtfs[0], language),
        )
    advice = Part("write it in full")
    if guesses_century:
        advice = Part("write the year with four digits")
    elif all(re.fullmatch(r"-?\d{4}-\d\d-\d\d", edtf) for edtf in edtfs) and not any(displays):
        advice = Part("write the month as a word")
    elif any(_YEAR_AND_TWO_DIGITS.fullmatch(edtf) for edtf in edtfs):
        advice = Part("write the month as a word, or both years with four digits")
    elif any(edtf.startswith("/") for edtf in edtfs):
        advice = Part("write one of these")
    # What was typed is no answer to what was meant by it.
    meanings = [words(edtf, language) for edtf in edtfs]
    meanings = [explain(edtf, language) if said == shown else said for edtf, said in zip(edtfs, meanings, strict=True)]
    if len(meanings) > MOST_MEANINGS:
        meanings = [*meanings[: MOST_MEANINGS - 1], "…"]
    listed = f" {formatter(language).OR} ".join(filter(None, [", ".join(meanings[:-1]), meanings[-1]]))
    raise AmbiguousDate(
        "%(text)s can be %(meanings)s: %(advice)s.",
        edtfs,
        displays,
        text=shown,
        meanings=listed,
        advice=advice,
    )


def _ask_about_moment(edtf: str, first: str, last: str, language: str) -> None:
    """Raise AmbiguousDate: one of the two, one in between if there is any, or a period."""
    readings = [f"[{first},{last}]", *([f"[{first}..{last}]"] if first != last else []), edtf]
    said = list(dict.fromkeys(explain(reading, language) for reading in readings))
    if words(readings[0], language) == words(readings[1], language):
        said, readings = [said[0], said[-1]], [readings[0], readings[-1]]
    raise AmbiguousDate(
        "%(text)s can be %(meanings)s: %(advice)s.",
        readings,
        text=edtf,
        meanings=f" {formatter(language).OR} ".join(said),
        advice=Part("write one of these"),
    )


def _understood(edtf: str, reading: Reading, shown: str, language: str) -> Understanding:
    """With the words that were typed, if they say more; beside a Julian day the Gregorian one is put."""
    said = words(edtf, language)
    if not reading.keeps_words or shown == said:
        return Understanding(edtf)
    display = f"{shown} ({said})" if reading.converted else shown
    return Understanding(edtf, display if len(display) <= LONGEST_DISPLAY else shown)


def _refusal(refusal: DateError, shown: str) -> DateError:
    """The refusal with what was typed; what to write instead can be chosen, where there is something."""
    instead = refusal.values.get("instead")
    if not instead:
        return refusal.about(shown)
    values = refusal.values | {"date": shown}
    # Words of a source are kept; a day of no number and the like are not.
    display = shown if re.search(r"[^\W\d_]{3}", shown) else ""
    return AmbiguousDate(refusal.sentence, [canonical(str(instead))], [display], **values)
