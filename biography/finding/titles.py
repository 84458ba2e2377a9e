"""Entries of the registers by what they are called, and titles of posts and honours by what was meant.

In any script and usual spelling, by the beginning of a word, and with small mistakes, as people by their names.
"""

from __future__ import annotations

from django.db.models import Model

from biography import spelling
from biography.connections import public_entries
from biography.finding.names import MOST_WORDS, beginning, spellings
from biography.models import TitleWord
from biography.models.listed_name import in_alphabet
from biography.models.name_word import kind_of


def named(model: type[Model], text: str, most: int) -> list[int]:
    """Primary keys of public entries whose names have all words of the text; those first that are called just so."""
    words = spelling.telling_words(text)[:MOST_WORDS]
    rows = TitleWord.objects.filter(kind=kind_of(model))
    entries = public_entries(model)
    for word in words:
        entries = entries.filter(pk__in=rows.filter(word__in=beginning(word)).values("target"))
    if not words:
        return []
    found = list(in_alphabet(entries).values_list("pk", flat=True)[:most])
    wholes = {spelling.whole(words), *spelling.wholes(words)}
    called = set(rows.filter(target__in=found, word__in=wholes).values_list("target", flat=True)) if found else set()
    return sorted(found, key=lambda pk: pk not in called)


def near(model: type[Model], text: str, number: int) -> list[int]:
    """Primary keys of a few public entries that are spelled much like the text, the nearest first."""
    words = [spellings(word) for word in spelling.telling_words(text)[:MOST_WORDS]]
    if not words or not all(words):
        return []
    rows = TitleWord.objects.filter(kind=kind_of(model))
    entries = public_entries(model)
    for found in words:
        entries = entries.filter(pk__in=rows.filter(word__in=found).values("target"))
    keys = list(in_alphabet(entries).values_list("pk", flat=True)[: 10 * number])
    borne: dict[int, set[str]] = {key: set() for key in keys}
    every = {word for found in words for word in found}
    if keys:
        for key, word in rows.filter(target__in=keys, word__in=every).values_list("target", "word"):
            borne[key].add(word)
    wrong = {key: sum(min(found[word] for word in found.keys() & borne[key]) for found in words) for key in keys}
    return sorted(keys, key=lambda key: wrong[key])[:number]


def meant(model: type[Model], text: str) -> list[str]:
    """The words of a text as titles of these pages have them; none where a word is like no word of theirs."""
    rows = TitleWord.objects.filter(kind=kind_of(model), target=0)
    found = []
    for word in spelling.name_words(text)[:MOST_WORDS]:
        like = spellings(word)
        known = rows.filter(word__in=like).values_list("word", flat=True)
        nearest = min(known, key=lambda other: (like[other], other), default=None)
        if nearest is None:
            return []
        found.append(nearest)
    return found
