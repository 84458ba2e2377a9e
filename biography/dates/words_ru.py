"""Dates in Russian words: «24 ноября 1948», «с 1983», «лето 2007», «XIX век»; years stand without «год».

«По 1985» is until, «ранее 1990» is before: «до» would be either of them.
"""

from __future__ import annotations

from dataclasses import replace

from biography.dates.edtf import Date, Edtf, Kind
from biography.dates.grammar import Phrase, roman
from biography.dates.groupings import PARTS, kind_of, ordinal, season
from biography.dates.phrasing import Words

# The cases: nominative is "".
_GENITIVE, _ACCUSATIVE, _INSTRUMENTAL = "genitive", "accusative", "instrumental"

_MONTHS = (
    ("январь", "января", "январём"),
    ("февраль", "февраля", "февралём"),
    ("март", "марта", "мартом"),
    ("апрель", "апреля", "апрелем"),
    ("май", "мая", "маем"),
    ("июнь", "июня", "июнем"),
    ("июль", "июля", "июлем"),
    ("август", "августа", "августом"),
    ("сентябрь", "сентября", "сентябрём"),
    ("октябрь", "октября", "октябрём"),
    ("ноябрь", "ноября", "ноябрём"),
    ("декабрь", "декабря", "декабрём"),
)
NAMES = {
    number: {"": name, _GENITIVE: genitive, _ACCUSATIVE: name, _INSTRUMENTAL: instrumental}
    for number, (name, genitive, instrumental) in enumerate(_MONTHS, 1)
} | {
    21: {"": "весна", _GENITIVE: "весны", _ACCUSATIVE: "весну", _INSTRUMENTAL: "весной"},
    22: {"": "лето", _GENITIVE: "лета", _ACCUSATIVE: "лето", _INSTRUMENTAL: "летом"},
    23: {"": "осень", _GENITIVE: "осени", _ACCUSATIVE: "осень", _INSTRUMENTAL: "осенью"},
    24: {"": "зима", _GENITIVE: "зимы", _ACCUSATIVE: "зиму", _INSTRUMENTAL: "зимой"},
}
"""Months, 1 to 12, and seasons, 21 to 24, by case."""

# Ordinals of "квартал", and of the feminine "треть" and "половина", with these nouns.
_ORDINALS = {
    "": (("первый", "второй", "третий", "четвёртый"), ("первая", "вторая", "последняя")),
    _GENITIVE: (("первого", "второго", "третьего", "четвёртого"), ("первой", "второй", "последней")),
    _ACCUSATIVE: (("первый", "второй", "третий", "четвёртый"), ("первую", "вторую", "последнюю")),
    _INSTRUMENTAL: (("первым", "вторым", "третьим", "четвёртым"), ("первой", "второй", "последней")),
}
_PARTS = {
    "quarter": {"": "квартал", _GENITIVE: "квартала", _ACCUSATIVE: "квартал", _INSTRUMENTAL: "кварталом"},
    "third": {"": "треть", _GENITIVE: "трети", _ACCUSATIVE: "треть", _INSTRUMENTAL: "третью"},
    "half": {"": "половина", _GENITIVE: "половины", _ACCUSATIVE: "половину", _INSTRUMENTAL: "половиной"},
}
_HEMISPHERES = {"northern": " (северное полушарие)", "southern": " (южное полушарие)"}

_ADVERBS = {"?": "предположительно ", "~": "примерно ", "%": "предположительно примерно "}


class RussianWords(Words):
    """«около 1958», but «примерно с 1958»: two prepositions never meet."""

    BC, AD = "{} до н. э.", "{} н. э."
    SINCE = FROM_ON = Phrase("с {}", _GENITIVE)
    FROM = Phrase("с {}, окончание неизвестно", _GENITIVE)
    UNTIL = Phrase("по {}", _ACCUSATIVE)
    BEFORE, AFTER = Phrase("ранее {}", _GENITIVE), Phrase("после {}", _GENITIVE)
    BETWEEN = Phrase("между {} и {}", _INSTRUMENTAL, _INSTRUMENTAL)
    SAID_SINCE, SAID_FROM, SAID_UNTIL = "{}, продолжается", "{}, окончание неизвестно", "окончание: {}"
    FROM_TO = Phrase("с {} по {}", _GENITIVE, _ACCUSATIVE)
    EACH = {"year": "каждый год {}", "month": "каждый месяц {}", "day": "каждый день {}"}
    DOUBT = {"?": "предположительно ", "~": "около ", "%": "предположительно около "}
    OR, AND = "или", "и"
    STILL_GOING_ON = "{}, продолжается"
    START_OPEN, START_UNKNOWN = "{}, начало не ограничено", "{}, начало неизвестно"
    ALL_OF_THEM, ONE_OF_THEM = "все эти даты", "одна из этих дат"
    ONE_OF = {
        "year": Phrase("один из годов с {} по {}", _GENITIVE, _ACCUSATIVE),
        "month": Phrase("один из месяцев с {} по {}", _GENITIVE, _ACCUSATIVE),
        "day": Phrase("один из дней с {} по {}", _GENITIVE, _ACCUSATIVE),
    }
    OR_EARLIER, OR_LATER = Phrase("{} или ранее"), Phrase("{} или позднее")
    DOUBT_EXPLAINED = {"?": "точно не известно", "~": "приблизительно", "%": "приблизительно и точно не известно"}
    NOT_KNOWN = {
        "years": "какой именно год, неизвестно",
        "month-of-year": "какой именно месяц, неизвестно",
        "day-of-month": "какой именно день, неизвестно",
        "day-of-year": "месяц и день неизвестны",
    }
    SEASON_MONTHS = Phrase("с {} по {}", _GENITIVE, _ACCUSATIVE)
    SOME_TIME = Phrase("в какое-то время с {} по {}", _GENITIVE, _ACCUSATIVE)

    def phrase(self, phrase: Phrase, value: Edtf) -> str:
        if isinstance(value, Date) and value.mark:
            return _ADVERBS[value.mark] + super().phrase(phrase, replace(value, mark=""))
        return super().phrase(phrase, value)

    def doubted(self, date: Date, case: str) -> str:
        if case:
            return _ADVERBS[date.mark] + self.named(date, case)
        return self.DOUBT[date.mark] + self.named(date, "" if date.mark == "?" else _GENITIVE)

    def day(self, day: int, case: str) -> str:
        return str(day)

    def of_month(self, month: int, case: str) -> str:
        return f" {NAMES[month][_GENITIVE]}"

    def month_or_season(self, number: int, case: str) -> str:
        if (kind := kind_of(number)) in PARTS:
            return f"{_ORDINALS[case][kind != 'quarter'][ordinal(number) - 1]} {_PARTS[kind][case]}"
        return NAMES[season(number)][case]

    def of_year(self, year: str, number: int) -> tuple[str, str]:
        return "", f" {year}{_HEMISPHERES.get(kind_of(number), '')}"

    def decade(self, year: int, case: str) -> str:
        return f"{year}-{'х' if case == _GENITIVE else 'е'}"

    def century(self, number: int, case: str) -> str:
        return f"{roman(number)} {'века' if case == _GENITIVE else 'век'}"

    def one_of_years(self, text: str, case: str) -> str:
        return f"{'года' if case == _GENITIVE else 'год'} {text}"

    def some(self, kind: Kind, whole: Date, case: str) -> str:
        one = "одного" if case == _GENITIVE else "один"
        return f"{one} из {'месяцев' if kind == 'month-of-year' else 'дней'} {self.named(whole, _GENITIVE)}"

    def a_time(self, text: str, case: str) -> str:
        return f"{ {_GENITIVE: 'даты', _ACCUSATIVE: 'дату'}.get(case, 'дата') } {text}"
