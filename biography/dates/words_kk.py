"""Dates in Kazakh words: «1948 жылғы 24 қараша», «1983 жылдан бері», «2007 жылдың жазы», «XIX ғасыр».

The year comes first, what governs a date comes after it, and only the last word takes the ending of the case.
"""

from __future__ import annotations

from biography.dates.edtf import Date, Kind
from biography.dates.grammar import Phrase, roman
from biography.dates.groupings import LAST_THIRD, PARTS, kind_of, ordinal, season
from biography.dates.phrasing import Words

_MONTHS = "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан"
MONTHS = tuple(_MONTHS.split())
SEASONS = {21: "көктемі", 22: "жазы", 23: "күзі", 24: "қысы"}
"""With the ending of what belongs to something, here to a year."""
_ORDINALS = ("бірінші", "екінші", "үшінші", "төртінші")
_PARTS = {"quarter": "тоқсаны", "third": "үштен бірі", "half": "жартысы"}
_HEMISPHERES = {"northern": " (солтүстік жарты шар)", "southern": " (оңтүстік жарты шар)"}

_ABLATIVE, _DATIVE, _GENITIVE, _COUNTED = "ablative", "dative", "genitive", "counted"
"""The last is no case: years that stand with «жылдар», years, and months and days as they are."""

# After a vowel, a nasal, a voiceless consonant, any other one, and after the ending of possession: with back vowels.
_ENDINGS = {
    _ABLATIVE: ("дан", "нан", "тан", "дан", "нан"),
    _DATIVE: ("ға", "ға", "қа", "ға", "на"),
    _GENITIVE: ("ның", "ның", "тың", "дың", "ның"),
}
_FRONT = str.maketrans("ағқы", "егкі")
_ATTRIBUTES = {
    "бұрын": "бұрынғы",
    "кейін": "кейінгі",
    "аралығында": "аралығындағы",
    "дейін": "дейінгі",
    "бері": "бергі",
}


def inflected(word: str, case: str, possessed: bool = False) -> str:
    """A word with the ending of a case, if it has one, which agrees with the word's last sound and last vowel."""
    if case not in _ENDINGS:
        return word
    if possessed:
        kind = 4
    elif word[-1] in "аәеиоөуұүыі":
        kind = 0
    else:
        kind = 1 if word[-1] in "мнң" else 2 if word[-1] in "кқпстшфхцчщбвгд" else 3
    ending = _ENDINGS[case][kind]
    last_vowel = [letter for letter in word if letter in "аәеиоөуұүыі"][-1]
    return word + (ending.translate(_FRONT) if last_vowel in "әеиөүі" else ending)


class KazakhWords(Words):
    """«шамамен 1958», «1984 жылғы 4 немесе 5 ақпан», «1983 жылдан бастап, аяқталуы белгісіз»."""

    BC, AD = "б.з.д. {}", "б.з. {}"
    SINCE = FROM_ON = Phrase("{} бері", _ABLATIVE)
    FROM = Phrase("{} бастап, аяқталуы белгісіз", _ABLATIVE)
    UNTIL = Phrase("{} дейін", _DATIVE)
    BEFORE, AFTER = Phrase("{} бұрын", _ABLATIVE), Phrase("{} кейін", _ABLATIVE)
    BETWEEN = Phrase("{} және {} аралығында", _COUNTED, _COUNTED)
    SAID_SINCE, SAID_FROM, SAID_UNTIL = "{}, әлі жалғасуда", "{}, аяқталуы белгісіз", "аяқталуы: {}"
    FROM_TO = Phrase("{} {} дейін", _ABLATIVE, _DATIVE)
    EACH = {"year": "{} әр жыл", "month": "{} әр ай", "day": "{} әр күн"}
    DOUBT = {"?": "мүмкін ", "~": "шамамен ", "%": "мүмкін шамамен "}
    OR, AND = "немесе", "және"
    STILL_GOING_ON = "{}, әлі жалғасуда"
    START_OPEN, START_UNKNOWN = "{}, басталуы шектелмеген", "{}, басталуы белгісіз"
    ALL_OF_THEM, ONE_OF_THEM = "осы күндердің барлығы", "осы күндердің бірі"
    ONE_OF = {
        "year": Phrase("{} және {} аралығындағы бір жыл", _COUNTED, _COUNTED),
        "month": Phrase("{} және {} аралығындағы бір ай", _COUNTED, _COUNTED),
        "day": Phrase("{} және {} аралығындағы бір күн", _COUNTED, _COUNTED),
    }
    OR_EARLIER, OR_LATER = Phrase("{} немесе одан бұрын"), Phrase("{} немесе одан кейін")
    DOUBT_EXPLAINED = {"?": "нақты емес", "~": "шамамен алынған", "%": "нақты емес және шамамен алынған"}
    NOT_KNOWN = {
        "years": "қай жыл екені белгісіз",
        "month-of-year": "қай ай екені белгісіз",
        "day-of-month": "қай күн екені белгісіз",
        "day-of-year": "айы мен күні белгісіз",
    }
    SEASON_MONTHS = Phrase("{} {} дейін", _ABLATIVE, _DATIVE)
    SOME_TIME = Phrase("{} {} дейінгі бір кез", _ABLATIVE, _DATIVE)
    BESIDE = _COUNTED

    def cases(self, case: str, number: int) -> list[str]:
        return [""] * (number - 1) + [case]

    def day(self, day: int, case: str) -> str:
        return str(day)

    def of_month(self, month: int, case: str) -> str:
        return f" {self.month_or_season(month, case)}"

    def month_or_season(self, number: int, case: str) -> str:
        if (kind := kind_of(number)) in PARTS:
            name = "соңғы" if number == LAST_THIRD else _ORDINALS[ordinal(number) - 1]
            return inflected(f"{name} {_PARTS[kind]}", case, possessed=True)
        word = SEASONS.get(season(number)) or MONTHS[number - 1]
        return inflected(word, case, number > 12)

    def of_year(self, year: str, number: int) -> tuple[str, str]:
        return f"{year} {'жылдың' if number > 12 else 'жылғы'} ", _HEMISPHERES.get(kind_of(number), "")

    def after_years(self, case: str, number: int) -> str:
        if case == _COUNTED:
            return " жылдар" if number > 1 else " жыл"
        return " " + inflected("жыл", case) if case else ""

    def decade(self, year: int, case: str) -> str:
        return f"{year}-{inflected('жылдар', case)}"

    def century(self, number: int, case: str) -> str:
        return f"{roman(number)} {inflected('ғасыр', case)}"

    def one_of_years(self, text: str, case: str) -> str:
        return f"{_attribute(text)} {inflected('жыл', case)}"

    def some(self, kind: Kind, whole: Date, case: str) -> str:
        word = "айы" if kind == "month-of-year" else "күні"
        return f"{self.named(whole, _GENITIVE)} бір {inflected(word, case, possessed=True)}"

    def a_time(self, text: str, case: str) -> str:
        return f"{_attribute(text)} {inflected('уақыт', case)}"


def _attribute(text: str) -> str:
    """«1990 жылдан бұрын» as it stands before a noun."""
    words = text.split(" ")
    return " ".join([*words[:-1], _ATTRIBUTES.get(words[-1], words[-1])])
