"""Dates in French words: "24 novembre 1948", "depuis 1983", "été 2007", "vers 1958", "XIXe siècle"."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from biography.dates.edtf import Date, Edtf, Kind
from biography.dates.grammar import Phrase, roman
from biography.dates.groupings import LAST_THIRD, PARTS, kind_of, ordinal, season
from biography.dates.phrasing import Words

_MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
NAMES = dict(enumerate(_MONTHS.split(), 1)) | {21: "printemps", 22: "été", 23: "automne", 24: "hiver"}
"""Months, 1 to 12, and seasons, 21 to 24."""
_ORDINALS = ("premier", "deuxième", "troisième", "quatrième")
_PARTS = {"quarter": "trimestre", "third": "tiers", "half": "semestre"}
_HEMISPHERES = {"northern": " (hémisphère nord)", "southern": " (hémisphère sud)"}

# What stands before a noun for a case: without an article of its own, with "le", "l’", "les" or "un(e)".
_Noun = Literal["bare", "le", "l", "les", "un"]
_LE, _DE, _A, _JUSQUE = "le", "de", "à", "jusque"
_BEFORE: dict[str, dict[_Noun, str]] = {
    "": {"bare": "", "le": "", "l": "", "les": "", "un": ""},
    _LE: {"bare": "", "le": "le ", "l": "l’", "les": "les ", "un": ""},
    _DE: {"bare": "de ", "le": "du ", "l": "de l’", "les": "des ", "un": "d’"},
    _A: {"bare": "à ", "le": "au ", "l": "à l’", "les": "aux ", "un": "à "},
    _JUSQUE: {"bare": "’en ", "le": "’au ", "l": "’à l’", "les": "’aux ", "un": "’à "},
}
_ABOUT = {"": "vers ", _LE: "environ ", _DE: "d’environ ", _A: "à environ ", _JUSQUE: "e vers "}


class FrenchWords(Words):
    """ "vers 1958" but "depuis environ 1958", "août 1970" but "à partir d’août 1970"."""

    BC, AD = "{} av. J.-C.", "{} apr. J.-C."
    SINCE, FROM = Phrase("depuis {}", _LE), Phrase("à partir {}, fin inconnue", _DE)
    FROM_ON, UNTIL = Phrase("à partir {}", _DE), Phrase("jusqu{}", _JUSQUE)
    BEFORE, AFTER = Phrase("avant {}", _LE), Phrase("après {}", _LE)
    SAID_SINCE, SAID_FROM, SAID_UNTIL = "{}, toujours en cours", "{}, fin inconnue", "fin : {}"
    BETWEEN, FROM_TO = Phrase("entre {} et {}", _LE, _LE), Phrase("{} {}", _DE, _A)
    EACH = {"year": "chaque année {}", "month": "chaque mois {}", "day": "chaque jour {}"}
    DOUBT = {"?": "peut-être ", "~": "vers ", "%": "peut-être vers "}
    OR, AND = "ou", "et"
    STILL_GOING_ON = "{}, toujours en cours"
    START_OPEN, START_UNKNOWN = "{}, début laissé ouvert", "{}, début inconnu"
    ALL_OF_THEM, ONE_OF_THEM = "toutes ces dates", "l’une de ces dates"
    ONE_OF = {
        "year": Phrase("l’une des années {} à {}"),
        "month": Phrase("l’un des mois {} {}", _DE, _A),
        "day": Phrase("l’un des jours {} {}", _DE, _A),
    }
    OR_EARLIER, OR_LATER = Phrase("{} ou plus tôt"), Phrase("{} ou plus tard")
    DOUBT_EXPLAINED = {"?": "incertain", "~": "approximatif", "%": "incertain et approximatif"}
    NOT_KNOWN = {
        "years": "année exacte inconnue",
        "month-of-year": "mois inconnu",
        "day-of-month": "jour inconnu",
        "day-of-year": "mois et jour inconnus",
    }
    SEASON_MONTHS, SOME_TIME = Phrase("{} {}", _DE, _A), Phrase("à un moment {} {}", _DE, _A)

    def cases(self, case: str, number: int) -> list[str]:
        return [case] + [""] * (number - 1)

    def phrase(self, phrase: Phrase, value: Edtf) -> str:
        if isinstance(value, Date) and value.mark in ("?", "%"):
            return "peut-être " + self.phrase(phrase, replace(value, mark="~" if value.mark == "%" else ""))
        return super().phrase(phrase, value)

    def doubted(self, date: Date, case: str) -> str:
        if date.mark == "?":
            return "peut-être " + self.named(date, case)
        about = _ABOUT[case] + self.named(date, _LE)
        return f"peut-être {about}" if date.mark == "%" else about

    def day(self, day: int, case: str) -> str:
        return _BEFORE[case]["le"] + ("1er" if day == 1 else str(day))

    def of_month(self, month: int, case: str) -> str:
        return f" {NAMES[month]}"

    def month_or_season(self, number: int, case: str) -> str:
        if (kind := kind_of(number)) in PARTS:
            name = "dernier" if number == LAST_THIRD else _ORDINALS[ordinal(number) - 1]
            return f"{_BEFORE[case]['le']}{name} {_PARTS[kind]}"
        number = season(number)
        name = NAMES[number]
        if number < 21:
            return "d’" + name if case == _DE and name[0] in "ao" else _BEFORE[case]["bare"] + name
        return _BEFORE[case]["le" if number == 21 else "l"] + name

    def of_year(self, year: str, number: int) -> tuple[str, str]:
        of = " de" if kind_of(number) == "third" else ""
        return "", f"{of} {year}{_HEMISPHERES.get(kind_of(number), '')}"

    def year(self, year: str, case: str) -> str:
        return _BEFORE[case]["bare"] + year

    def decade(self, year: int, case: str) -> str:
        return f"{_BEFORE[case]['les']}années {year}"

    def century(self, number: int, case: str) -> str:
        return f"{_BEFORE[case]['le']}{roman(number)}e siècle"

    def one_of_years(self, text: str, case: str) -> str:
        return f"{_BEFORE[case]['un']}une année {text}"

    def some(self, kind: Kind, whole: Date, case: str) -> str:
        unit = "mois" if kind == "month-of-year" else "jour"
        return f"{_BEFORE[case]['un']}un {unit} {self.named(whole, _DE)}"

    def a_time(self, text: str, case: str) -> str:
        return f"{_BEFORE[case]['un']}une date {text}"
