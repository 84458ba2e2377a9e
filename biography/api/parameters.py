"""What a request may ask for: names of parameters that are known, texts that every search engine takes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

from django.http import QueryDict
from ninja import Query

MOST_WORDS = 20
# A quotation mark ends a phrase of SQLite's search, and no database takes a NUL.
_UNSEARCHABLE = re.compile(r'["\x00-\x1f\x7f]+')


def one_of(words: Iterable[str], description: str) -> Any:
    """A parameter of the third API that is described as an enum; empty where it is not given.

    Whoever reads it refuses other words, in a sentence of their own.
    """
    parameter = Query(max_length=200, description=description)
    parameter.json_schema_extra = {"enum": ["", *words]}
    return parameter


def unknown_name(name: str, known: Iterable[str], kind: str = "parameter") -> str:
    """A sentence that says what is not known here, and the nearest name that is."""
    names = sorted(known)
    near = get_close_matches(name, names, n=1, cutoff=0.6)
    advice = f"did you mean {near[0]!r}?" if near else f"these are known: {', '.join(names)}."
    return f"{name[:100]!r} is not a {kind} here; {advice}"


def repeated(query: QueryDict) -> dict[str, str]:
    """The parameters that are given more than once, of which all but the last would be ignored, and a sentence."""
    counts = {name: len(values) for name, values in query.lists()}
    return {name: f"It is given {count} times; give it once." for name, count in counts.items() if count > 1}


def searchable(text: str) -> str:
    """The words of a search, at most twenty, without what has a meaning to a search engine; empty if none is left."""
    return " ".join(_UNSEARCHABLE.sub(" ", text).split()[:MOST_WORDS])
