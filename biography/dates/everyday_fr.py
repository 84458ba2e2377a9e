"""Everyday French: "24 novembre 1948", "1er mars 1995", "depuis 1983", "vers 1958", "nuit du 4 au 5 février 1984"."""

from __future__ import annotations

import unicodedata

from biography.dates.everyday_translated import CENTURY, TranslatedReader, century, decade, named, rules

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
        (r"^v\. ", "about "),
        (r"\b1er\b", "1"),
        (r"\b(?:dans )?(?:la )?nuit du (.+?) au (.+)", r"night of \1 to \2"),
        (r"\b(?:dans )?(?:la )?nuit d[ue]", "night of "),
        (r"\b(?:le )?(?:matin|matinee) du", "morning of "),
        (r"\b(?:l')?apres-midi du", "afternoon of "),
        (r"\b(?:le |la )?(?:soir|soiree) du", "evening of "),
    ),
    *named(_NAMES),
    *rules(
        (rf"{CENTURY} ?(?:ieme|eme|er|e)? ?(?:siecles?\b|s\.)", century),
        (r"\bannees (?P<decade>[0-9]{2,3}0|[1-9]0)\b", decade),
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
        (rf"^((?:perhaps |probably )*){_OF} ?(.+) (?:a|au|aux|jusqu'en|jusqu'au) (?=[^ ])", r"\1from \2 to "),
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
