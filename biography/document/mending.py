"""Documents that were kept before a rule was made → documents that keep it: mended where that can be, and said.

What a rule refuses is repaired (a text loses what no text has, the name of a language becomes its tag) or left out,
with as little around it as the document can do without. No Django.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from typing import Any
from unicodedata import category

from pydantic import ValidationError

from biography.document.biography import Biography
from biography.document.languages import language_named
from biography.document.patterns import ANY_LANGUAGE, KEY, LANGUAGE, LINE
from biography.document.refusals import refusal
from biography.refused import UNFIT_FOR_TEXT, shown

Location = tuple[str | int, ...]
# As many as a document may have: each round repairs all that is found, and may uncover what that hid.
ROUNDS = 50


@dataclass(frozen=True)
class Mended:
    """One thing that was not as the document wants it: where, what stood there, what stands there now (or nothing)."""

    path: str
    was: str
    now: str = ""


class BeyondMending(ValueError):
    """Nothing that could be called a life is left."""


def mended(data: dict[str, Any]) -> tuple[Biography, tuple[Mended, ...]]:
    """The document, and what had to be mended in it, which is nothing for one that is valid.

    Raises BeyondMending for what is no document at all.
    """
    try:
        return Biography.model_validate(data), ()
    except ValidationError as error:
        errors = error.errors()
    work, found, tried = deepcopy(data), [], set[Location]()
    for _round in range(ROUNDS):
        # From the end, so that what is taken out of a list does not move what is still to be looked at.
        for item in reversed(errors):
            location = place_of(item["loc"], work)
            found += _mend(work, location, item, tried)
        try:
            return Biography.model_validate(work), tuple(reversed(found))
        except ValidationError as error:
            errors = error.errors()
    raise BeyondMending(str(refusal(errors[0])))


def place_of(location: Location, data: Any) -> Location:
    """Where in the data an error is: without the steps that pydantic adds, and not further than into a text."""
    steps: list[str | int] = []
    for number, step in enumerate(location):
        last = number == len(location) - 1
        if isinstance(data, dict) and (step in data or last):
            steps.append(step)
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            steps.append(step)
            data = data[step]
    return tuple(steps)


def _mend(work: dict[str, Any], location: Location, item: Any, tried: set[Location]) -> list[Mended]:
    if item["type"] == "missing":
        # It cannot be made up: what lacks it goes.
        return _without(work, location[:-1])
    if not location:
        # Birth and death that contradict each other.
        return _without(work, ("death", "date")) if "death" in work else []
    holder = _at(work, location[:-1])
    value = holder.get(location[-1]) if isinstance(holder, dict) else holder[location[-1]]
    better = repaired(value, (item.get("ctx") or {})) if location not in tried else None
    tried.add(location)
    if better is None or better == value:
        if isinstance(value, dict) and value.get("end") and value.get("start"):
            # A post whose end is before its start, or that has an end and goes on.
            return _without(work, (*location, "end"))
        return _without(work, location)
    holder[location[-1]] = better
    return [Mended(path_of(location), shown(value), shown(better) if better else "")]


def repaired(value: Any, context: dict[str, Any]) -> Any:
    """What a text was meant to be, by the rule that it breaks; None where nothing is known of that."""
    if not isinstance(value, str):
        return None
    pattern = context.get("pattern")
    if pattern in (LANGUAGE, ANY_LANGUAGE):
        return language_named(value) or None
    if pattern == KEY:
        # Letters, marks and digits, as the pattern has them: Python's own \w has ² as well, and no marks.
        kept = ("L", "M", "Nd", "Pc")
        return "".join(sign if sign == "-" or category(sign).startswith(kept) else "-" for sign in value)
    # A vertical tab is how word processors break a line within a paragraph.
    text = UNFIT_FOR_TEXT.sub("", value.replace("\x0b", "\n"))
    if pattern == LINE:
        text = " ".join(text.split())
    return text[: context["max_length"]] if "max_length" in context else text


def _without(work: dict[str, Any], location: Location) -> list[Mended]:
    """Take something out of a document; of what the document cannot be without, nothing is taken."""
    if not location or (len(location) == 1 and location[0] in ("format", "id", "slug", "language", "name")):
        raise BeyondMending(f"it has no {location[0] if location else 'name'} that can be read")
    holder, last = _at(work, location[:-1]), location[-1]
    if isinstance(holder, dict):
        gone = holder.pop(last, None)
    elif isinstance(holder, list) and isinstance(last, int) and last < len(holder):
        gone = holder.pop(last)
    else:
        return []
    return [Mended(path_of(location), "" if isinstance(gone, dict | list) else shown(gone))]


def _at(data: Any, location: Location) -> Any:
    for step in location:
        data = data.get(step) if isinstance(data, dict) else data[step]
    return data


def path_of(location: Location) -> str:
    """A JSON path as people read it: career[3].start"""
    text = ""
    for step in location:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text or "$"
