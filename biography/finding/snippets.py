"""Where the words of a search stand in a text, and as much around them as a reader needs. Pure functions of text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from biography import spelling

LENGTH = 180
# A word found in another form (mayors for mayor) is marked as well, if so much of it is the same.
STEM = 4
SHORT = 3
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Piece:
    """A part of a text; ``matches`` where it is one of the words that were looked for."""

    text: str
    matches: bool = False


def pieces(text: str, words: Sequence[str]) -> list[Piece]:
    """The text in pieces, each word that was looked for a piece of its own. ``words`` are folded.

    Very short words among longer ones are not marked: they stand everywhere.
    """
    words = [word for word in words if len(word) >= SHORT] or words
    found, end = [], 0
    for match in _WORD.finditer(text):
        if _fits(match[0], words):
            found += [Piece(text[end : match.start()]), Piece(match[0], matches=True)]
            end = match.end()
    return [piece for piece in [*found, Piece(text[end:])] if piece.text]


def snippet(passages: Iterable[str], words: Sequence[str]) -> list[Piece]:
    """The passage that has most of the words, cut around the first of them; nothing where none has any."""
    best, most = "", 0
    for passage in passages:
        folded = [spelling.fold(word) for word in _WORD.findall(passage)]
        number = sum(any(_same(word, wanted) for word in folded) for wanted in words)
        if number > most:
            best, most = passage, number
    return pieces(cut(best, words), words) if most else []


def cut(text: str, words: Sequence[str]) -> str:
    """At most about LENGTH signs around the first of the words, between words; … stands for what is left out."""
    if len(text) <= LENGTH:
        return text
    first = next((match.start() for match in _WORD.finditer(text) if _fits(match[0], words)), 0)
    start = max(0, min(first - LENGTH // 3, len(text) - LENGTH))
    start = text.rfind(" ", max(0, start - 30), start) + 1 if start else 0
    end = len(text) if len(text) - start <= LENGTH + 30 else start + LENGTH
    if end < len(text):
        end = max(text.rfind(" ", first, end), first + 1) if " " in text[first:end] else end
    return f"{'… ' if start else ''}{text[start:end].strip()}{' …' if end < len(text) else ''}"


def holds_all(text: str, words: Sequence[str]) -> bool:
    """Whether each of the words stands in the text."""
    folded = [spelling.fold(word) for word in _WORD.findall(text)]
    return all(any(_same(word, wanted) for word in folded) for wanted in words)


def _fits(word: str, words: Sequence[str]) -> bool:
    folded = spelling.fold(word)
    return any(_same(folded, wanted) for wanted in words)


def _same(word: str, wanted: str) -> bool:
    if word == wanted:
        return True
    shorter, longer = sorted((word, wanted), key=len)
    return len(shorter) >= STEM and longer.startswith(shorter)
