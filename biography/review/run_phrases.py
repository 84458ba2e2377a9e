"""What counted runs look like in English prose: "six years in a row", "after twelve years in office", "five-time"."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from biography.review.phrases import MONTH, NUMBER, ORDINALS, number_of

Unit = Literal["year", "month", "day", "time"]
RunKind = Literal["row", "own", "post", "span", "stay", "distance", "dated"]


class Run(NamedTuple):
    """A counted stretch of time: "six years in a row".

    ``kind``: "row" counts calendar years or occasions one by one, the others time gone by: "span" of a study, service
    or break, "own" of the post that the text is about, "post" of the post ``name``, "stay" at the place or organisation
    ``name``, "distance" from the date that follows to another one, "dated" between the dates beside it.
    """

    number: int
    unit: Unit
    kind: RunKind
    start: int
    end: int
    name: str = ""


_N = rf"(?P<number>(?:half )?a dozen|{NUMBER})"
_NTH = rf"(?P<number>{'|'.join(ORDINALS)}|[0-9]{{1,3}}(?:st|nd|rd|th))"
_UNIT = r"(?P<unit>years?|months?|days?)"
_LONG = r"(?P<unit>years?|months?)"
_EACH = r"(?P<unit>years?|months?|days?|times?|occasions?)"
_ONE_BY_ONE = r"(?:in a row|running|in succession|on end|consecutively)"
_CONSECUTIVE = r"(?:successive|consecutive|straight)"
_WON = r"(?:titles?|awards?|prizes?|wins|victories|championships?)"
_FOR = r"for (?:the |all |all of |a total of |some |about |his |her |their )?"
_IN_OFFICE = (
    r"(?:in (?:the |this |that |his |her |their )?(?:office|post|position|job|role|power|charge)\b"
    r"|at (?:its|the|his|her) (?:head|helm)\b|as (?:its |the )?head\b(?! of))"
)
_LEFT = (
    r"(?:resigned|retired|stepped down|stood down|handed over|left (?:it|office|the (?:post|office|position))"
    r"|gave up|(?:was|were) (?:dismissed|replaced|removed|succeeded|recalled))"
)
_ROW = (
    rf"\b{_N}[ -]{_EACH} {_ONE_BY_ONE}\b",
    rf"\b{_N} {_CONSECUTIVE} {_EACH}\b",
    rf"\b{_N} (?P<unit>{_CONSECUTIVE} {_WON})\b",
    rf"\b(?P<number>twice)(?P<unit>) {_ONE_BY_ONE}\b",
    rf"\bfor (?:the|a|an|his|her) {_NTH} {_CONSECUTIVE} {_EACH}\b",
    rf"\bfor (?:the|a|an|his|her) {_NTH} {_EACH} {_ONE_BY_ONE}\b",
)
_OWN = (
    rf"\b(?:ran|run|held|led|headed|served|remained|stayed|directed|managed|governed|presided|in office|in the post"
    rf"|in post)\b[^.;]{{0,60}}? {_FOR}{_N} {_LONG}\b(?! (?:more|as)\b)",
    rf"\bfor (?:his|her|the)?\s?{_N} {_LONG}[^.;,]{{0,20}}? {_IN_OFFICE}",
    rf"\b{_N} (?:{_CONSECUTIVE} )?{_LONG} {_IN_OFFICE}",
    rf"\b(?:these|those) {_N} {_LONG}\b",
    rf"\b(?:his|her|their) {_N}[ -]{_LONG}(?:[ -]long)? (?:tenure|reign|rule|stint|spell|incumbency)\b",
    rf"\bafter {_N} {_LONG}(?: of service)?,? [^.;,]{{1,40}}? {_LEFT}\b",
    rf"\b{_LEFT}\b[^.;]{{0,20}}? after {_N} {_LONG}(?=[.,;]|$)",
)
_NAME = r"(?P<name>(?:(?! (?:he|she|they|and|who|when|until|till|from|before|after|was|were|had)\b)[^\d,.;:()]){3,60})"
_POST = (
    rf"\b{_N} (?:{_CONSECUTIVE} )?{_LONG} as (?:the |an? |its |his |her )?{_NAME}",
    rf"\b(?:was|were|been|as|became) (?:the |an? )?(?P<name>[\w’' -]{{3,60}}?) {_FOR}{_N} {_LONG}\b(?! (?:more|old)\b)",
)
_SPAN = (
    rf"\b{_N}[ -]{_LONG} (?:break|of (?:training|study|studies|schooling|service))\b",
    rf"^{_N} (?P<unit>years|months)\b(?! (?:later|earlier|afterwards|before|after|ago)\b)",
)
_STAY = (
    rf"\b{_N} (?P<unit>years) (?:in|at|with) (?:the )?"
    r"(?P<name>(?-i:[^\W\d_a-z][\w’'-]+(?: [^\W_a-z][\w’'-]*)*))",
)
_DATE_AHEAD = rf"(?=(?:the )?(?:[0-9]|{MONTH}))"
_DISTANCE = (
    rf"\b{_N} {_UNIT} (?:after|before) {_DATE_AHEAD}",
    rf"\b{_N} {_UNIT} (?:later|earlier|afterwards|before that|after that),? \(?(?:in |on )?{_DATE_AHEAD}",
)
_DATED = (rf"\b{_N} {_UNIT}\b(?![ -](?:old|ago|later|earlier|afterwards|before|after|more)\b)",)


def _compiled(patterns: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


_RUNS: dict[RunKind, tuple[re.Pattern[str], ...]] = {
    "row": _compiled(_ROW),
    "own": _compiled(_OWN),
    "post": _compiled(_POST),
    "span": _compiled(_SPAN),
    "stay": _compiled(_STAY),
    "distance": _compiled(_DISTANCE),
    "dated": _compiled(_DATED),
}
# Most sentences have none, and these two ask in a fraction of the time.
_UNITS = re.compile(r"year|month|day|time|occasion|twice|cutive|cessive|straight")
_HINT = re.compile(
    rf"\btwice {_ONE_BY_ONE}|(?:dozen|{NUMBER}|{'|'.join(ORDINALS)}|[0-9](?:st|nd|rd|th))[ -]"
    rf"(?:{_CONSECUTIVE} (?:{_WON}|.)|years?\b|months?\b|days?\b|times?\b|occasions?\b)",
    re.IGNORECASE,
)
_AT_MOST = re.compile(r"\b(?:less than|fewer than|under|at most|up to|not even|or|to) $", re.IGNORECASE)


def _unit(word: str) -> Unit:
    first = word[:1].lower()
    return "year" if first == "y" else "month" if first == "m" else "day" if first == "d" else "time"


def runs_in(sentence: str, language: str) -> list[Run]:
    """Counted stretches of time in a sentence, each once, by the first pattern that it fits."""
    found: list[Run] = []
    if language.split("-")[0] != "en" or not (_UNITS.search(sentence) and _HINT.search(sentence)):
        return found
    for kind, patterns in _RUNS.items():
        for pattern in patterns:
            for match in pattern.finditer(sentence):
                start, end = match.span("number")
                if all(end <= run.start or run.end <= start for run in found):
                    name = match.groupdict().get("name") or ""
                    run = Run(number_of(match["number"]), _unit(match["unit"]), kind, start, match.end(), name)
                    found.append(run)
    return sorted((run for run in found if not _AT_MOST.search(sentence[: run.start])), key=lambda run: run.start)
