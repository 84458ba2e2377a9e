"""Decades and centuries that share a word: "19th and 20th centuries", "1930s–40s", "the 30s of the 20th century"."""

from __future__ import annotations

import re

_JOINT = r"(?: ?- ?| and | or | to )(?:the )?"
_SHARE = (
    r"(?:(?:(?:early|mid|late|(?:beginning|middle|end|start) of|"
    r"(?:first|second|third|fourth|last) (?:half|third|quarter)(?: of)?)[ -])(?:the )?)?"
)
_CENTURY_BEFORE_ANOTHER = re.compile(
    rf"\b([1-9]\d?)(?:st|nd|rd|th)?(?={_JOINT}{_SHARE}[1-9]\d?(?:st|nd|rd|th) centur)", re.ASCII
)
_CENTURIES_BC = re.compile(rf"([1-9]\d?th century)({_JOINT}[1-9]\d?(?:st|nd|rd|th) century bc)", re.ASCII)
_TENS = r"'?[1-9]0'?s?"
_DECADES_OF_CENTURY = re.compile(
    rf"(?P<tens>(?:{_TENS}{_JOINT})*'?[1-9]0'?s),? (?:of )?(?:the )?"
    r"(?P<number>[1-9]\d?)(?:st|nd|rd|th) century(?! (?:bc|ad))",
    re.ASCII,
)
_CENTURYS_DECADES = re.compile(
    rf"(?P<number>[1-9]\d?)(?:st|nd|rd|th) century,? (?P<tens>(?:{_TENS}{_JOINT})*'?[1-9]0'?s)(?!\w)", re.ASCII
)
_SHORT_DECADE = re.compile(
    rf"\b(?P<century>[1-9]\d)(?P<first>\d)0'?s(?P<joint>{_JOINT})'?(?P<second>[1-9])0'?s", re.ASCII
)
_SHORT_SECOND = re.compile(r"\b([1-9]\d\d0)(-| and | or )'?([1-9]0)'?s", re.ASCII)
_TWO_DECADES = re.compile(r"\b([1-9]\d{1,2}0)((?:-| and | or )[1-9]\d{1,2}0'?s)", re.ASCII)


def spelt_out(text: str) -> str:
    """Each century and decade with its own word and century, in plain English words."""
    text = _CENTURY_BEFORE_ANOTHER.sub(lambda match: f"{match[1]}th century", text).replace("centuries", "century")
    text = _CENTURIES_BC.sub(r"\1 bc\2", text)
    text = _CENTURYS_DECADES.sub(_of_century, _DECADES_OF_CENTURY.sub(_of_century, text))
    return _SHORT_DECADE.sub(_in_same_century, text)


def decades_or_years(text: str) -> list[str]:
    """ "1930–1940s" is two decades, or the time from the year 1930 on."""
    text = _SHORT_SECOND.sub(_completed, text)
    decades = _TWO_DECADES.sub(r"\1s\2", text)
    return [text] if decades == text else [decades, text]


def _completed(match: re.Match[str]) -> str:
    return f"{match[1]}{match[2]}{match[1][:2]}{match[3]}s" if match[3] > match[1][2:] else match[0]


def _of_century(match: re.Match[str]) -> str:
    hundreds = int(match["number"]) - 1
    return re.sub(r"'?([1-9])0'?s?", lambda tens: f"{hundreds or ''}{tens[1]}0s", match["tens"])


def _in_same_century(match: re.Match[str]) -> str:
    if match["second"] <= match["first"]:
        return match[0]
    return f"{match['century']}{match['first']}0s{match['joint']}{match['century']}{match['second']}0s"
