"""Everyday French: "24 novembre 1948", "1er mars 1995", "depuis 1983", "vers 1958", "nuit du 4 au 5 février 1984"."""

from __future__ import annotations

import re
import unicodedata

from biography.dates.everyday_translated import (
    CENTURY,
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
    *(("janv(?:ier|[.]?)", 1), ("fev(?:rier|r?[.]?)", 2), ("mars", 3), ("avr(?:il|[.]?)", 4), ("mai", 5), ("juin", 6)),
    *(
        (r"juil(?:let|[.]?)", 7),
        ("aout", 8),
        ("sept(?:embre|[.]?)", 9),
        ("oct(?:obre|[.]?)", 10),
        ("nov(?:embre|[.]?)", 11),
    ),
    *(("dec(?:embre|[.]?)", 12), ("printemps", 21), ("ete", 22), ("automne", 23), ("hiver", 24)),
)
_OF = r"(?:de l'annee|de l'|de la|du|des|de|d')"
_AT = r"(?:(?:en|aux?|a l'|a la|a|le|la|les|l')(?![a-z0-9]))"
_PRESENT = r"(?:aujourd'hui|ce jour|nos jours|maintenant|l'heure actuelle|present)"

_WEEKDAYS = dict(
    zip(
        "lundi mardi mercredi jeudi vendredi samedi dimanche".split(),
        "monday tuesday wednesday thursday friday saturday sunday".split(),
        strict=True,
    )
)
_ORDINAL = (
    r"(?P<ordinal>premi(?:er|ere)|1(?:er|re|ere)|seconde?|deuxieme|2n?de?|[234]e(?:me)?|troisieme|quatrieme"
    r"|dernie(?:r|re))"
)
_ORDINALS = {"premi": "first", "1": "first", "second": "second", "deuxi": "second", "2": "second"}
_ORDINALS |= {"trois": "third", "3": "third", "quatr": "fourth", "4": "fourth", "derni": "last"}
_SHARES = {"moitie": "half", "semestre": "half", "quart": "quarter", "trimestre": "quarter", "tiers": "third"}
_SHARES |= {"quadrimestre": "third"}
_CENTURY_WORD = r"(?:siecles?\b|s\.)"


def _two_decades(match: re.Match[str]) -> str:
    """ "années 1930-1940" are two decades: the word is said once for both."""
    joint = match["joint"].replace(" a ", " to ")
    return f"{in_english(match['first'])}{joint}{in_english(match['second'])} "


_TRANSLATION = (
    *rules(
        (r"\s*\b(?:av(?:ant|\.)?) (?:j\. ?-? ?c\.?|jesus-christ|notre ere)", " bc"),
        (r"\s*\b(?:ap(?:res|r?\.)?) (?:j\. ?-? ?c\.?|jesus-christ)|\s*\bde notre ere", " ad"),
        (r"\b(?:l')?an ([0-9]{1,3})\b(?! (?:bc|ad))", r"\1 ad"),
        (r"^(?:date )?(?:inconnue?|indeterminee?)$|^s\. ?d\.$|^sans date$", "unknown"),
        (r", fin inconnue", ", end not known"),
        (r", debut inconnu", ", start not known"),
        (r", debut laisse ouvert", ", start left open"),
        (r", toujours en cours", ", still going on"),
        (rf"(?:\b(?:jusqu'|jusque |a |et )|-)?(?:a )?{_PRESENT}", " to now"),
        (r"\b(?:(?:dans|selon|d'apres) le )?calendrier julien|\b(?:ancien|vieux) style|\b[av]\. ?st?\.", " julian "),
        (r"\b(?:(?:dans|selon|d'apres) le )?calendrier gregorien|\bnouveau style|\bn\. ?st?\.", " gregorian "),
        (r"\(?(?:dans l')?hemisphere sud\)?", "(southern hemisphere)"),
        (r"\(?(?:dans l')?hemisphere nord\)?", "(northern hemisphere)"),
        *((rf"\b(?:le )?{name}\b", f" {weekday} ") for name, weekday in _WEEKDAYS.items()),
        (r"\bbapt(?:\.|isee?\b)", "baptised "),
        (r"\b(?:inhumee?|enterree?)\b", "buried "),
        (r"\b(?:actif|active)\b", "fl "),
        (r"\b(?:(?:du|au|le|en) )?mois d(?:e |')", ""),
        (
            rf"\b{_ORDINAL} (?P<noun>moitie|semestre|quart|trimestre|tiers|quadrimestre)\b(?: {_OF})?",
            share(_ORDINALS, _SHARES),
        ),
        (r"^v\. ", "about "),
        (r"\b1er\b", "1"),
        (r"\b(?:dans )?(?:la )?nuit du (.+?) au (.+)", r"night of \1 to \2"),
        (r"\b(?:dans )?(?:la )?nuit d[ue]", "night of "),
        (r"\b(?:le )?(?:matin|matinee) du", "morning of "),
        (r"\b(?:l')?apres-midi du", "afternoon of "),
        (r"\b(?:le |la )?(?:soir|soiree) du", "evening of "),
    ),
    *named(_NAMES),
    *rules(),
    century_before("(?:-| et | ou | a | au )", "(?:ieme|eme|er|e)?", _CENTURY_WORD),
    *rules(
        (rf"{CENTURY} ?(?:ieme|eme|er|e)? ?{_CENTURY_WORD}", century),
        (
            rf"\bannees (?P<first>{TENS})(?P<joint> ?- ?| et | ou | a )(?:les )?(?P<second>{TENS})(?![0-9])",
            _two_decades,
        ),
        (rf"\bannees (?P<decade>{TENS})\b", decade),
        (rf"\b(?:au )?debut {_OF}? ?", "early "),
        (rf"\b(?:au )?milieu {_OF}? ?", "mid "),
        (rf"\b(?:a la )?fin {_OF}? ?", "late "),
        (r"\b(?:a la )?mi-", "mid "),
        (rf"\bjusqu(?:'|e ){_AT}? ?", "until "),
        (r"\bjusque\b", "until "),
        (rf"\b(?:a partir|a compter) {_OF} ?", "from "),
        (r"\bdepuis\b", "since "),
        (rf"\bau plus tard {_AT}? ?", "by "),
        (rf"\bau plus tot {_AT}? ?", "not before "),
        (r" ou (?:plus tot|avant)$", " or earlier"),
        (r" ou (?:plus tard|apres)$", " or later"),
        (r"\bavant\b", "before "),
        (r"\bapres\b", "after "),
        (r"\bentre (.+) et (.+)", r"between \1 and \2"),
        (rf"^((?:perhaps |probably |fl )*){_OF} ?(.+) (?:a|au|aux|jusqu'en|jusqu'au) (?=[^ ])", r"\1from \2 to "),
        (r"\b(?:vers|environ|env\.|autour de|aux alentours de|approximativement)", "about "),
        (r"\b(?:peut-etre|possiblement|eventuellement)\b", "perhaps "),
        (r"\b(?:probablement|sans doute|vraisemblablement)\b", "probably "),
        (r"^(?:a|dans) ", ""),
        (r"\bou\b", "or"),
        (r"\bet\b", "and"),
        (r"\b(?:l'|d'|(?:le|la|les|en|au|aux|du|des|de)\b)", " "),
    ),
)


class FrenchReader(TranslatedReader):
    """Accents may be left out, articles too."""

    def __init__(self) -> None:
        super().__init__(_TRANSLATION)

    def translated(self, text: str) -> list[str]:
        text = unicodedata.normalize("NFC", text.lower()).replace("dès ", "à partir de ")
        plain = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
        return super().translated(plain)
