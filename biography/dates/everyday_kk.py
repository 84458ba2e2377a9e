"""Everyday Kazakh: «1948 жылғы 24 қараша», «1983 жылдан бері», «2007 жылдың жазы», «шамамен 1958».

What in English stands before a date comes after it, and the year first, so the endings of case are kept as marks until
both have moved.
"""

from __future__ import annotations

import re

from biography.dates.everyday_translated import (
    CENTURY,
    EITHER,
    ENGLISH,
    TranslatedReader,
    century,
    decade,
    rules,
)
from biography.dates.words_kk import MONTHS

# Ablative and dative.
_FROM, _TO = " <from> ", " <to> "
_ENDING = (
    r"(?P<own>[ыі]|с[ыі])?(?:(?P<from>[дтн][ае]н)|(?P<to>[ғгқкн][ае])|(?:н?[дтн][ыі]ң|н?[дт][ае]|[ғг][ыі])|)(?!\w)"
)
_SHORT = "қаң ақп нау сәу мам мау шіл там қыр қаз қар жел"
_SEASONS = {"көктем": 21, "жаз": 22, "күз": 23, "қыс": 24}
_STEMS = {name: number for number, name in enumerate(MONTHS, 1)} | {"қыркүйег": 9} | _SEASONS
_STEMS |= {f"{short}\\.": number for number, short in enumerate(_SHORT.split(), 1)}
_STEM = "|".join(sorted(_STEMS, key=len, reverse=True))

_NAME = "|".join(ENGLISH.values())
_YEAR = r"[0-9]{3,7}(?: (?:bc|ad))?|[0-9]{1,7} (?:bc|ad)"
_AND = r"(?:-| or | and | to |, )"
_ITEM = rf"(?:[0-9]{{1,2}}(?:{_AND}[0-9]{{1,2}})* )?(?:{_NAME})(?: [0-9]{{1,2}}(?![0-9]))?"


def _mark(match: re.Match[str]) -> str:
    return _FROM if match["from"] else _TO if match["to"] else " "


def _name(match: re.Match[str]) -> str:
    stem = match["stem"]
    return f" {ENGLISH[_STEMS.get(stem) or _STEMS[stem.replace('.', chr(92) + '.')]]} {_mark(match)}"


def _century(match: re.Match[str]) -> str:
    return f"{century(match)} {_mark(match)}"


def _decade(match: re.Match[str]) -> str:
    return f"{decade(match)} {_mark(match)}"


_TRANSLATION = (
    *rules(
        (r"б\. ?з\. ?д\. ?|біздің заманымызға дейінгі |біздің дәуірімізге дейінгі ", "bc "),
        (r"б\. ?з\. ?(?=[0-9])|біздің заманымыздың |біздің дәуіріміздің ", "ad "),
        (r"bc ([0-9]+)-([0-9]+)", r"\1-\2 bc"),
        (r"bc ([0-9]+) (және|немесе) ([0-9]+)", r"\1 bc \2 \3 bc"),
        (r"\b(bc|ad) ([0-9]+)", r"\2 \1"),
        (rf"\b(bc|ad) {CENTURY} ?(?:-?ғасыр|ғ\.){_ENDING}", lambda found: f"{century(found)} {found[1]}{_mark(found)}"),
        (r"^(?:күні |мерзімі )?белгісіз$", "unknown"),
        (r", аяқталуы белгісіз", ", end not known"),
        (r", басталуы белгісіз", ", start not known"),
        (r", басталуы шектелмеген", ", start left open"),
        (r", әлі жалғасуда", ", still going on"),
        (r"(?:қазірге|осы күнге|осы уақытқа|бүгінге|бүгінгі күнге|қазіргі уақытқа|күні бүгінге) дейін", "to now"),
        (r"-(?:қазір|қазіргі уақыт|бүгін)$", "-now"),
        (r"\bжылдар(?:дың)? (?=аралығында|арасында)", ""),
        (r"^(.+0) ?жылдар(?:ы)? шамасында$", rf"about \1{EITHER}about \1s"),
        (rf"{CENTURY} ?-?(?:ғасыр|ғ\.){_ENDING}", _century),
        (rf"\b(?P<decade>[0-9]{{2,3}}0|[1-9]0)-? ?(?:шы |ші )?жылдар{_ENDING}", _decade),
        (rf"(?<=[0-9cd]) ?ж(?:\.|ж\.|ыл(?:дар)?){_ENDING}", _mark),
        (rf"(?<!\w)(?P<stem>{_STEM}){_ENDING}", _name),
        (rf"(?<=[0-9])(?=-?[^\W0-9_])-?(?:ншы|нші|ыншы|інші)?{_ENDING}", _mark),
        (r"\b(?:шамамен|жуықтап)\b", "about "),
        (r"^(.+) шамасында$", r"about \1"),
        (r"\b(?:мүмкін|бәлкім),?", "perhaps "),
        (r"\b(?:ықтимал|сірә),?", "probably "),
        (r" немесе одан (?:бұрын|ерте)$", " or earlier"),
        (r" немесе одан (?:кейін|кеш)$", " or later"),
        (r"\b(?:немесе|не|я)\b", "or"),
        (r"\b(?:және|мен|пен|бен)\b", "and"),
        (r"^(.+) <from> (.+?)(?: <to>)? қара(?:ған|й) түн(?:і|де|інде)?$", r"night of \1 to \2"),
        (r"^(.+?) түн(?:і|інде)$", r"night of \1"),
        (r"^(.+?) таң(?:ы|ында|ертең(?:і|інде))$", r"morning of \1"),
        (r"^(.+?) кеш(?:і|інде)$", r"evening of \1"),
        (r"^(.+?) бас(?:ы|ында)$", r"early \1"),
        (r"^(.+?) орта(?:сы|сында)$", r"mid \1"),
        (r"^(.+?) (?:соң|аяғ)(?:ы|ында)$", r"late \1"),
        (r"^((?:perhaps |probably |about )*)(.+) <from>(?: бастап| бері)? (.+?) <to> дейін$", r"\1from \2 to \3"),
        (r"^(.+?) <from>(?: бастап| бері)? to now$", r"from \1 to now"),
        (r"^(.+?) (?:<from> )?бері", r"since \1"),
        (r"^(.+?) (?:<from> )?бастап", r"from \1"),
        (r"^(.+?) (?:<from> )?(?:бұрын|ерте)$", r"before \1"),
        (r"^(.+?) (?:<from> )?(?:кейін|соң)$", r"after \1"),
        (r"^(.+?)(?: <to>)? дейін(?=, start)", r"until \1"),
        (r"^(.+?)(?: <to>)? дейін$", rf"until \1{EITHER}before \1"),
        (r"^(.+?) <from>$", r"from \1"),
        (r"^((?:.+ or )?)(.+) and (.+?) (?:аралығында|арасында)$", r"\1between \2 and \3"),
        (r" ?<(?:from|to)>", " "),
        (rf"\b({_YEAR}) ({_ITEM}(?:{_AND}{_ITEM})*)(?![0-9a-z])", r"\2 \1"),
    ),
)


class KazakhReader(TranslatedReader):
    """«1985 жылға дейін» is asked back: until 1985 or before it, «1985 жылдан бұрын»."""

    def __init__(self) -> None:
        super().__init__(_TRANSLATION)
