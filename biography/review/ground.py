"""What a finding rests on beside the values that its rule compares: an acceptance of it ends when any of that changes.

A rule names the dates and numbers that it compares. Its sentence quotes more: what the rows are called, the words of
the prose. Taken from the document and never from the sentence, which has another wording in each language; only which
sentences of the prose it quotes is seen from it, as they stand in it word for word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from pydantic import BaseModel

from biography import document
from biography.document import REGISTERS, Biography
from biography.review.findings import Finding
from biography.review.prose import Passage, passages, sentences
from biography.review.wording import excerpt

NAMES = ("role", "title", "institution", "name", "label", "attribution", "caption")
# What does not belong to the row itself, and the address of its page.
APART = {"citations", "events", "figures", "body", "slug"}


def grounded(findings: Iterable[Finding], life: Biography) -> list[Finding]:
    """Findings in one life, each with what it rests on in it."""
    found = list(findings)
    if not found:
        return found
    parts, texts = dict(_parts(life)), list(passages(life, notes=True))
    return [replace(finding, ground=tuple(_ground(finding, life, parts, texts))) for finding in found]


def _ground(finding: Finding, life: Biography, parts: dict[str, Any], texts: list[Passage]) -> Iterator[str]:
    yield _value_at(finding.path, life)
    for row in finding.rows:
        part = parts.get(row)
        if part is not None and not finding.facts:
            yield part.model_dump_json(context={"form": "file"}, exclude=APART, exclude_defaults=True)
        yield next((str(name) for field in NAMES if (name := getattr(part, field, ""))), "")
    for passage in texts:
        if passage.row in finding.rows:
            yield from (said for said in sentences(passage.text) if excerpt(said) in finding.sentence)


def _parts(life: Biography) -> Iterator[tuple[str, Any]]:
    """Rows, blocks and entries by the names that findings have for them."""
    for register, name in REGISTERS.items():
        yield from ((f"{register}:{entry.key}", entry) for entry in getattr(life, name))
    yield from ((name, vital) for name, vital in (("birth", life.birth), ("death", life.death)) if vital)
    yield from _rows(life)


def _rows(value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, document.Row):
        yield str(value.id), value
    for part in document.parts_of(value):
        yield from _rows(part)


def _value_at(path: str, life: Biography) -> str:
    """The single value that a path leads to; empty for one that leads to a whole row or text, or nowhere."""
    if path.endswith((".html", ".note")):
        return ""
    at: Any = life
    try:
        for step in re.findall(r"\d+|\w+", path):
            at = at[int(step)] if step.isdigit() else getattr(at, step)
    except (AttributeError, IndexError, TypeError):
        return ""
    if isinstance(at, document.ImpreciseDate):
        return at.edtf
    if isinstance(at, document.Reference):
        return at.key
    return "" if at is None or isinstance(at, BaseModel | tuple) else str(at)
