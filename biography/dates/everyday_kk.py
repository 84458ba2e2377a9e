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
    SHARES,
    TENS,
    TranslatedReader,
    century,
    century_before,
    decade,
    rules,
    share,
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
_YEARS = r"[0-9]{4}(?:[-/][0-9]{1,4}|(?:~(?:or|and)~[0-9]{4})+)"
"""Two years of one season, month or day; the signs around "or" keep it with them until they have moved."""
_YEAR = rf"{_YEARS}|[0-9]{{3,7}}(?: (?:bc|ad))?|[0-9]{{1,7}} (?:bc|ad)"
_AND = r"(?:-| or | and | to |, )"
_DAYS = rf"(?:[0-9]{{1,2}}(?:{_AND}[0-9]{{1,2}})* )?(?:\([0-9]{{1,2}}\) )?"
_ITEM = rf"(?:{_DAYS}(?:{_NAME})(?: [0-9]{{1,2}}(?![0-9]))?|{SHARES})"
_WEEKDAYS = dict(
    zip(
        "дүйсенбі сейсенбі сәрсенбі бейсенбі жұма сенбі жексенбі".split(),
        "monday tuesday wednesday thursday friday saturday sunday".split(),
        strict=True,
    )
)
_ORDINAL = r"(?P<ordinal>бірінші|алғашқы|екінші|үшінші|төртінші|соңғы|i{1,3}|iv|[1-4](?:-?ш[іы])?)"
_ORDINALS = {"бірінші": "first", "алғашқы": "first", "екінші": "second", "үшінші": "third", "төртінші": "fourth"}
_ORDINALS |= {"соңғы": "last", "iv": "fourth", "iii": "third", "ii": "second", "i": "first"}
_ORDINALS |= {"1": "first", "2": "second", "3": "third", "4": "fourth"}
_SHARE = r"(?P<noun>жартыжылды[қғ]|жарты|шире[кг]|тоқсан|үштен бір)"
_SHARE_NAMES = {"жарты": "half", "шире": "quarter", "тоқсан": "quarter", "үштен": "third"}
_THIRDS = {"бас": "early", "орта": "mid", "соң": "late", "аяғ": "late"}
_THIRD = r"(бас|орта|соң|аяғ)(?:ы|сы|ында|сында)"
_CENTURY_WORD = "(?:ғасыр(?:лар)?|ғғ?\\.)"


def _mark(match: re.Match[str]) -> str:
    return _FROM if match["from"] else _TO if match["to"] else " "


def _name(match: re.Match[str]) -> str:
    stem = match["stem"]
    return f" {ENGLISH[_STEMS.get(stem) or _STEMS[stem.replace('.', chr(92) + '.')]]} {_mark(match)}"


def _century(match: re.Match[str]) -> str:
    return f"{century(match)} {_mark(match)}"


def _decade(match: re.Match[str]) -> str:
    return f"{decade(match)} {_mark(match)}"


def _share(match: re.Match[str]) -> str:
    return f" {share(_ORDINALS, _SHARE_NAMES)(match).removesuffix(' of ')} {_mark(match)}"


def _decades_or_years(match: re.Match[str]) -> str:
    """«1920–1930 жылдар» are two decades or the years between: «жылдар» is the plural of both."""
    first, joint, second, ending, rest = match.groups("")[1:]
    decades = f"{first}-жылдар{joint}{second}-жылдар{ending}"
    years = f"{first}{joint}{second} жыл{ending}"
    return EITHER.join(f"{match['before']}{said}{rest}" for said in (years, decades))


_TRANSLATION = (
    *rules(
        (
            r"б\. ?з\. ?[дб]\. ?|біздің (?:заманымызға|дәуірімізге) дейінгі "
            r"|біздің (?:заманымыздан|дәуірімізден) бұрынғы ",
            "bc ",
        ),
        (r"б\. ?з\. ?(?=[0-9])|біздің заманымыздың |біздің дәуіріміздің ", "ad "),
        (r"bc ([0-9]+)-([0-9]+)", r"\1-\2 bc"),
        (r"bc ([0-9]+) (және|немесе) ([0-9]+)", r"\1 bc \2 \3 bc"),
        (r"\b(bc|ad) ([0-9]+)", r"\2 \1"),
        (
            rf"\b(bc|ad) {CENTURY} ?-?{_CENTURY_WORD}{_ENDING}",
            lambda found: f"{century(found)} {found[1]}{_mark(found)}",
        ),
        (r"^(?:күні |мерзімі )?белгісіз$", "unknown"),
        (r", аяқталуы белгісіз", ", end not known"),
        (r", басталуы белгісіз", ", start not known"),
        (r", басталуы шектелмеген", ", start left open"),
        (r", әлі жалғасуда", ", still going on"),
        (r"(?:қазірге|осы күнге|осы уақытқа|бүгінге|бүгінгі күнге|қазіргі уақытқа|күні бүгінге) дейін", "to now"),
        (r"-(?:қазір|қазіргі уақыт|бүгін)$", "-now"),
        (r"(?:\bескі (?:стиль|күнтізбе)|\bюлиан(?:дық)? күнтізбе)\w*(?: бойынша)?", " julian "),
        (r"(?:\bжаңа (?:стиль|күнтізбе)|\bгригориан(?:дық)? күнтізбе)\w*(?: бойынша)?", " gregorian "),
        (r"\(?оңтүстік жарты шар(?:да|ында)?\)?", "(southern hemisphere)"),
        (r"\(?солтүстік жарты шар(?:да|ында)?\)?", "(northern hemisphere)"),
        *((rf"(?<!\w){name}(?: күні)?{_ENDING}", f" {weekday} ") for name, weekday in _WEEKDAYS.items()),
        (r"\bшоқындырыл(?:ған|ды|ып)\b", "baptised"),
        (r"\bжерлен(?:ген|ді)\b", "buried"),
        (rf"(?<!\w){_ORDINAL} {_SHARE}{_ENDING}", _share),
        (r"\bжылдар(?:дың)? (?=аралығында|арасында)", ""),
        (r"^(.*[0-9])-([0-9]{3,4}) (?:аралығында|арасында)$", rf"between \1 and \2{EITHER}\1-\2"),
        (r"^(.+0) ?жылдар(?:ы)? шамасында$", rf"about \1{EITHER}about \1s"),
        (
            rf"\b([0-9]{{4}}) (?:немесе|не|я) ([0-9]{{4}}) ?жыл(?:ғы|дың|дардың)(?= (?:{_STEM}|[0-9]))",
            r"\1~or~\2",
        ),
        (
            rf"\b([0-9]{{4}}) (?:және|мен|пен|бен) ([0-9]{{4}}) ?жыл(?:ғы|дың|дардың)(?= (?:{_STEM}|[0-9]))",
            r"\1~and~\2",
        ),
        (rf"\b([0-9]{{4}}[-/][0-9]{{1,4}}) ?(?:жж?\.|жыл(?:дар)?(?:дың|ғы|ы)?)(?= (?:{_STEM}|[0-9]))", r"\1"),
        (rf"\b({TENS})( ?- ?| және | немесе )(?={TENS}-(?:шы |ші )?жылдар)", r"\1-жылдар\2"),
        (
            rf"^(?P<before>.*?)\b(?P<first>{TENS})(?P<joint> ?- ?| және | немесе | мен | пен )(?P<second>{TENS}) "
            rf"(?:жылдар(?P<ending>\w*)|жж\.)(?P<rest>.*)$",
            _decades_or_years,
        ),
    ),
    century_before("(?:-| және | немесе | мен | пен )", "(?:-?(?:шы|ші|ыншы|інші))?", rf"-?{_CENTURY_WORD}"),
    *rules(
        (rf"{CENTURY} ?-?{_CENTURY_WORD}{_ENDING}", _century),
        (rf"\b(?P<decade>{TENS})-? ?(?:шы |ші )?жылдар{_ENDING}", _decade),
        (rf"(?<=[0-9cd]) ?ж(?:\.|ж\.|ыл(?:дар)?){_ENDING}", _mark),
        (rf"(?<!\w)(?P<stem>{_STEM}){_ENDING}", _name),
        (rf"\b({_NAME}) +ай{_ENDING}", lambda found: f"{found[1]} {_mark(found)}"),
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
        (
            rf"^(.+?) {_THIRD} ?- ?(.+?) {_THIRD}$",
            lambda found: f"{_THIRDS[found[2]]} {found[1]}-{_THIRDS[found[4]]} {found[3]}",
        ),
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
        (r"~(or|and)~", r" \1 "),
        (rf"\b((?:{_NAME}) [0-9]{{3,7}}|[0-9]+th century(?: bc)?|'?[0-9]+s) ({SHARES})(?![a-z])", r"\2 of \1"),
    ),
)


class KazakhReader(TranslatedReader):
    """«1985 жылға дейін» is asked back: until 1985 or before it, «1985 жылдан бұрын»."""

    def __init__(self) -> None:
        super().__init__(_TRANSLATION)
