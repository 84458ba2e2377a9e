"""When the prose says that somebody was born, took office, left it or died, and when the rows say so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from biography.document import Biography, CareerPeriod, ImpreciseDate
from biography.review.days import Truth, apart
from biography.review.findings import Observation, Severity
from biography.review.posts import POST, post_words, posts_named
from biography.review.prose import Passage, found_dates, intervals, passages, sentences
from biography.review.registry import rule
from biography.review.wording import excerpt, quoted, term, when
from biography.review.world import World

_NAME = r"(?:as |to |to be )?(?:the |an? |its |their )?(?P<name>[^\d,.;:()]{3,60}?)(?=\s*(?:[,.;:()]|$)"
_NAME += r"|\s(?:in|on|from|since|and|who|when|after|before|until|for|by|at|between|during|under|with)\s)"
_CHOSEN = r"(?:appointed|elected|re-elected|named|made|chosen|promoted|nominated|sworn in)"
_STARTED_AS = rf"(?:became|(?:was|been|being) {_CHOSEN}) {_NAME}"
_STARTED = rf"(?:took (?:office|up (?:the|this|his|her) {POST})|assumed (?:the )?{POST}|entered office|was sworn in)\b"
_ENDED_AS = rf"(?:resigned|retired|stepped down|stood down|was (?:dismissed|removed|recalled)) as {_NAME}"
_ENDED = (
    rf"(?:left (?:office|(?:the|this|his|her) {POST})|gave up (?:the|this|his|her) {POST}|stepped down|stood down"
    rf"|resigned(?! from)|was (?:dismissed|removed|recalled)(?! from))\b"
)
_HELD_AS = rf"(?:was|served as|worked as|acted as|held office as) {_NAME}"
_HELD = rf"(?:held (?:the|this|that|his|her) {POST}|served|was in office|remained in office)\b"
PRONOUNS = {"he", "she", "they"}
# The last pronoun or capitalised word before a phrase is its subject.
_WHO = re.compile(r".*\b(?P<who>(?i:he|she|they)|[A-Z][\w’-]+)\b[^.;A-Z]{0,40}$", re.DOTALL)
_OTHER = re.compile(r"(?:\b(?P<before>[\w’-]+) |^)(?P<name>[A-Z][\w.’-]+ [A-Z][\w’-]+)")
OBJECTS = set("of in to by with from at as the for near under".split())
# Field, words without which the pattern is not there (which is asked in a fraction of the time), pattern.
_PATTERNS = tuple(
    (field, hints.split(), re.compile(rf"\b{pattern}"))
    for field, hints, pattern in (
        ("term", "was as", _HELD_AS),
        ("term", "held served office", _HELD),
        ("start", "became appointed elected named promoted nominated chosen made sworn", _STARTED_AS),
        ("start", "took assumed entered sworn", _STARTED),
        ("end", "resigned retired stepped stood dismissed removed recalled", _ENDED_AS),
        ("end", "left gave stepped stood resigned dismissed removed recalled", _ENDED),
    )
)
_VITAL = re.compile(r"(?P<who>[A-Z][^.;,]{1,60}?) (?P<verb>was born|died|was killed)\b")
# "In May 1996 he became …", "… became mayor in May 1996"
_WHEN = re.compile(
    r"(?:^|\s)(?:in|on|since|from)(?: the)?(?: (?:early|mid|late|spring|summer|autumn|winter|end)(?: of)?)?\s$", re.I
)
_BEHIND = re.compile(r"[\s,]*(?:in|on|since|from|as of)(?: (?:early|mid|late))?\s", re.I)
_TERM_BEHIND = re.compile(r"[\s,]*(?:\(|from |between )(?:from )?")
_NEAR = 80


@rule("term-contradicted")
def the_prose_dates_terms_as_their_rows_do(life: Biography, world: World) -> Iterator[Observation]:
    """Where the prose dates a birth, a death, or the start, end or term of a post, it does so as the row does."""
    if life.language.split("-")[0] != "en":
        return
    for passage in passages(life):
        if passage.claim:
            continue
        for sentence in sentences(passage.text):
            if found_dates(sentence, life.language):
                yield from _vital(life, passage, sentence)
                yield from _terms(life, passage, sentence)


def _vital(life: Biography, passage: Passage, sentence: str) -> Iterator[Observation]:
    match = _VITAL.match(sentence)
    if not match or not _is_called(life, match["who"]):
        return
    after = [found.date for found in found_dates(sentence, life.language) if found.start > match.end()]
    if not after:
        return
    vital, name = (life.birth, "birth") if match["verb"] == "was born" else (life.death, "death")
    if vital and vital.date and (severity := _worst([apart(after[0], vital.date)])):
        label = _("Birth") if name == "birth" else _("Death")
        yield _observe(
            passage, sentence, [name], quoted(label, when(vital.date)), (vital.date.edtf, after[0].edtf), severity
        )


def _terms(life: Biography, passage: Passage, sentence: str) -> Iterator[Observation]:
    """One finding for a sentence: of the term as a whole, or else of its start or its end."""
    lasting = bool(intervals(sentence, life.language))
    for field, hints, pattern in _PATTERNS:
        if (field == "term" and not lasting) or not any(hint in sentence for hint in hints):
            continue
        for match in pattern.finditer(sentence):
            if not _is_subject(life, sentence[: match.start()]):
                continue
            posts = _posts(life, passage, match.groupdict().get("name"))
            said = _term_said(sentence, match, life) if field == "term" else _date_said(field, sentence, match, life)
            if not (posts and said):
                continue
            answers = [_compare(posts, name, date) for name, date in said]
            if severity := _worst(answer for answer in answers if answer):
                rows = [str(each.id) for each in posts]
                words = get_text_list([quoted(each.role, term(each)) for each in posts], _("and"))
                facts = [date.edtf for each in posts for date in (each.start, each.end) if date]
                yield _observe(passage, sentence, rows, words, (*facts, *(date.edtf for _n, date in said)), severity)
                return


def _posts(life: Biography, passage: Passage, name: str | None) -> list[CareerPeriod]:
    """The posts that are named; without a name the one that the text is about."""
    own = None if passage.period is None else life.career[passage.period]
    if name is None:
        return [own] if own else []
    named = list(posts_named(life, name))
    # In another text, who "became engineer" may have been so elsewhere too: there the post has to be named in full.
    return named if own in named else [post for post in named if post_words(post.role) <= post_words(name)]


def _term_said(sentence: str, match: re.Match[str], life: Biography) -> list[tuple[str, ImpreciseDate]]:
    """ "was mayor from 1998 to 2004", "From 1998 to 2004 she was mayor" """
    for one, other in intervals(sentence, life.language):
        behind = _TERM_BEHIND.fullmatch(sentence[match.end() : one.start])
        ahead = sentence[: one.start].strip().lower() in ("from", "between") and _is_near(
            sentence[other.end : match.start()]
        )
        if behind or ahead:
            return [("start", one.date), ("end", other.date)]
    return []


def _date_said(field: str, sentence: str, match: re.Match[str], life: Biography) -> list[tuple[str, ImpreciseDate]]:
    """The date right behind a phrase, or else the last one before it."""
    ahead = []
    for found in found_dates(sentence, life.language):
        if found.start >= match.end():
            if _BEHIND.fullmatch(sentence[match.end() : found.start]):
                return [(field, found.date)]
        elif _WHEN.search(sentence[: found.start]) and _is_near(sentence[found.end : match.start()]):
            ahead.append((field, found.date))
    return ahead[-1:]


def _is_near(between: str) -> bool:
    """Nothing but a comma and a few words stand between a date and a phrase that it dates."""
    words = re.sub(r",[^,]*,", "", between, count=1)
    return len(between) < _NEAR and not re.search(
        r"[;:()]|,.*,|\b(?:and|but|that|which|who|until|after|before)\b", words
    )


def _compare(posts: list[CareerPeriod], field: str, said: ImpreciseDate) -> Truth | None:
    """Is a date apart from the starts (or ends) of all these posts? Nothing is said of a post without one."""
    dates = [getattr(post, field) for post in posts]
    if not all(dates):
        return None
    truths = [apart(said, date) for date in dates]
    return Truth.NO if Truth.NO in truths else Truth.MAYBE if Truth.MAYBE in truths else Truth.YES


def _worst(truths: Iterator[Truth] | list[Truth]) -> Severity | None:
    found = set(truths)
    return Severity.WARNING if Truth.YES in found else Severity.NOTE if Truth.MAYBE in found else None


def _is_subject(life: Biography, before: str) -> bool:
    """The person is named last before a phrase, or by a pronoun where nobody else does something in the sentence."""
    subject = _WHO.match(before)
    if subject is None:
        return False
    if subject["who"].lower() not in PRONOUNS:
        return _is_called(life, subject["who"])
    others = _OTHER.finditer(before)
    return all(other["before"] in OBJECTS or _is_called(life, other["name"]) for other in others)


def _is_called(life: Biography, words: str) -> bool:
    """The whole name, the family's alone, or the given and the family's name with others between."""
    name = life.name
    family = name.family or name.display.split()[-1]
    first, last = words.split()[0], words.split()[-1]
    return words in (name.display, family) or (last == family and first == (name.given or name.display).split()[0])


def _observe(
    passage: Passage, sentence: str, rows: list[str], words: str, facts: tuple[str, ...], severity: Severity
) -> Observation:
    return Observation(
        _("“%(sentence)s” gives other dates than the row %(row)s.") % {"sentence": excerpt(sentence), "row": words},
        passage.path,
        (passage.row, *rows),
        facts,
        severity,
    )
