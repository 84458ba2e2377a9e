"""Everyday Russian: «24 ноября 1948 г.», «с 1983», «около 1958», «в ночь с 4 на 5 февраля 1984», «конец XIX века»."""

from __future__ import annotations

import re

from biography.dates.everyday_translated import (
    CENTURY,
    EITHER,
    TENS,
    TranslatedReader,
    century,
    century_before,
    decade,
    in_english,
    named,
    rules,
    share,
)

_NAMES = (
    *(
        ("янв(?:ар[а-я]+|[.]?)", 1),
        ("февр?(?:ал[а-я]+|[.]?)", 2),
        ("мар(?:т[а-я]*|[.]?)", 3),
        ("апр(?:ел[а-я]+|[.]?)", 4),
    ),
    *(("ма(?:й|я|е|ю|ем)", 5), ("июн[а-я]*[.]?", 6), ("июл[а-я]*[.]?", 7), ("авг(?:уст[а-я]*|[.]?)", 8)),
    *(("сент?(?:ябр[а-я]+|[.]?)", 9), ("окт(?:ябр[а-я]+|[.]?)", 10), ("но(?:ябр[а-я]+|яб?[.]?)", 11)),
    *(("дек(?:абр[а-я]+|[.]?)", 12), ("весн[а-я]+", 21), ("лето|лета|летом|лете", 22), ("осен[а-я]+", 23)),
    ("зим[а-я]+", 24),
)
_YEAR_WORD = r"(?:г(?:од(?:ы|а|у|ом|ов|ах|ам|ами)?|г)?\b\.?)"
_WEEKDAYS = (
    *((r"понедельник[а-я]*|пн", "monday"), (r"вторник[а-я]*|вт", "tuesday"), (r"сред(?:а|у|ы)|ср", "wednesday")),
    *((r"четверг[а-я]*|чт", "thursday"), (r"пятниц[а-я]+|пт", "friday"), (r"суббот[а-я]+|сб", "saturday")),
    (r"воскресень[а-я]+|вс", "sunday"),
)
_ORDINAL = (
    r"(?P<ordinal>перв[а-я]+|втор[а-я]+|трет(?:ий|ь(?:я|ей|ю|его|ем|е))|четверт(?:ый|ая|ой|ую|ого|ом|ое)|посл(?:едн[а-я]+|\.)"
    r"|i{1,3}|iv|[1-4](?:-?(?:я|й|е|го|ой|ую|м))?)"
)
_ORDINALS = {"перв": "first", "втор": "second", "трет": "third", "четверт": "fourth", "посл": "last"}
_ORDINALS |= {"iv": "fourth", "iii": "third", "ii": "second", "i": "first"}
_ORDINALS |= {"1": "first", "2": "second", "3": "third", "4": "fourth"}
_SHARES = {
    "пол.": "half",
    "четв.": "quarter",
    "половин": "half",
    "полугоди": "half",
    "четверт": "quarter",
    "кв": "quarter",
    "трет": "third",
}
_CENTURY_WORD = r"(?:век[а-я]*|вв?\.|столети[а-я]+|ст\.)"
_DECADE_ENDING = r"-?(?:ыми|ые|ых|ми|е|х)\b"


def _two_decades(match: re.Match[str]) -> str:
    """«1930 и 1940-е» are two decades, or a year and a decade."""
    decades = f"{in_english(match['first'])} {match['joint']} {match['rest']}"
    return f"{match['before']}{decades}{EITHER}{match[0]}"


_TRANSLATION = (
    *rules(
        ("ё", "е"),
        (rf"\s*{_YEAR_WORD}?\s*до\s+(?:н\. ?э\.?|нашей эры|р\. ?х\.?|рождества христова)", " bc"),
        (rf"(?<=[0-9а-я.])\s*{_YEAR_WORD}?\s*(?:н\. ?э\.?|нашей эры)", " ad"),
        (
            r"(?:дата )?неизвестн[оа]|без даты|б\. ?д\.|нет данных",
            lambda found: found[0] if found.start() else "unknown",
        ),
        (r", окончание неизвестно", ", end not known"),
        (r", начало неизвестно", ", start not known"),
        (r", начало не ограничено", ", start left open"),
        (r", продолжается", ", still going on"),
        (r"н\. ?в\.?|наст(?:\.|оящ[а-я]+) ?вр(?:\.|ем[а-я]+)|сей день|сегодняшн[а-я]+ дн[а-я]|сегодня|сих пор", "now"),
        (r"\b(?:по|до) now|поныне|доныне", "to now"),
        (r"\b(?:в )?(?:ночь|ночью) с (.+?) на (.+)", r"night of \1 to \2"),
        (r"\b(?:в )?(?:ночь|ночью)(?! на)", "night of "),
        (r"\bутро(?:м)?\b", "morning of "),
        (r"\bвечер(?:ом)?\b", "evening of "),
        (r"\b(?:день|днем)\b", "afternoon of "),
        (
            r"\b(?:по )?(?:стар[а-я]+|ст\.) ?(?:стил[а-я]+|ст\.)|\bпо старому\b"
            r"|\b(?:по )?юлианск[а-я]+ (?:календар[а-я]+|стил[а-я]+)",
            " julian ",
        ),
        (
            r"\b(?:по )?(?:нов[а-я]+|н\.) ?(?:стил[а-я]+|ст\.)"
            r"|\b(?:по )?григорианск[а-я]+ (?:календар[а-я]+|стил[а-я]+)",
            " gregorian ",
        ),
        (r"\(?(?:в )?южн[а-я]+ полушари[а-я]+\)?", "(southern hemisphere)"),
        (r"\(?(?:в )?северн[а-я]+ полушари[а-я]+\)?", "(northern hemisphere)"),
        *((rf"(?<!\w)(?:(?:в|во) )?(?:{pattern})(?!\w)\.?", f" {weekday} ") for pattern, weekday in _WEEKDAYS),
        (r"\bкрещ(?:ен[а-я]*|\.)", "baptised "),
        (r"\b(?:похоронен[а-я]*|погребен[а-я]*|погр\.)", "buried "),
        (r"\b(?:(?:годы|время|период) )?деятельност[ьи]:?", "fl "),
        (r"\bмесяц[а-я]*", ""),
        (
            rf"(?<!\w){_ORDINAL} "
            r"(?P<noun>половин[а-я]+|пол\.|четв\.|полугоди[а-я]+|четверт(?:ью|ь|и)|трет(?:ью|ь|и)|квартал[а-я]*|кв\.)",
            share(_ORDINALS, _SHARES),
        ),
        (r"\bпериод с\b", "с"),
    ),
    *named(_NAMES),
    *rules(),
    century_before(r"(?:-| и | или | по )", "(?:-?(?:го|й|м))?", _CENTURY_WORD),
    *rules(
        (rf"{CENTURY}(?:-?(?:го|й|м))? ?{_CENTURY_WORD}", century),
        (
            rf"\b(?P<decade>{TENS}) ?(?=- ?{TENS}{_DECADE_ENDING})",
            lambda found: in_english(found["decade"]),
        ),
        (
            rf"^(?P<before>.*?)\b(?P<first>{TENS}) (?P<joint>и|или) (?P<rest>{TENS}{_DECADE_ENDING}.*)$",
            _two_decades,
        ),
        (rf"\b(?P<decade>{TENS}){_DECADE_ENDING} ?{_YEAR_WORD}?", decade),
        (r"(?<=[0-9])-?(?:го|ое|е)\b", ""),
        (rf"(?<=[0-9])\s*{_YEAR_WORD}", " "),
        (rf"(?<=[a-z])\s+{_YEAR_WORD}", " "),
        (r"\b(?:примерно|приблизительно|приблиз\.|около|ок\.)", "about "),
        (r"\b(?:возможно|может быть|предположительно|предпол\.),?", "perhaps "),
        (r"\b(?:вероятно|скорее всего|по-видимому),?", "probably "),
        (r"\b(?:в )?(?:(?:самое|самом) )?нач(?:ал[оае]|\.)", "early "),
        (r"\b(?:в )?(?:середин[аеуы]|сер\.)", "mid "),
        (r"\b(?:в )?(?:(?:самый|самом) )?кон(?:ец|це|ца|\.)", "late "),
        (r"\b(?:в|во) ", ""),
        (r"\bмежду (.+) и (.+)", r"between \1 and \2"),
        (r" или (?:ранее|раньше)$", " or earlier"),
        (r" или (?:позднее|позже)$", " or later"),
        (r"\b(?:или|либо)\b", "or"),
        (r" и ", " and "),
        (r"\bначиная с\b", "since"),
        (r"^с (.+, end not known)$", r"from \1"),
        (r"^((?:perhaps |probably |about )*)(?:с|со) (.+, end not known)$", r"\1from \2"),
        (r"\b(?:с|со|от) (.+) (?:по|до) (?=[^ ])", r"from \1 to "),
        (r"\b(?:с|со)\b", "since"),
        (r"\b(?:не позднее|не позже|к)\b", "by"),
        (r"\b(?:не ранее|не раньше)\b", "not before"),
        (r"\b(?:ранее|раньше)\b", "before"),
        (r"\b(?:после|позднее|позже)\b", "after"),
        (r"\bпо\b", "until"),
        (r"\bдо (?=.*, start )", "until "),
        (r"^до (.+)", rf"until \1{EITHER}before \1"),
    ),
)


class RussianReader(TranslatedReader):
    """«До 1985» is asked back: until 1985, «по 1985», or before it, «ранее 1985»."""

    def __init__(self) -> None:
        super().__init__(_TRANSLATION)
