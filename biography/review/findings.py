"""What a rule observes and what an editor is told."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain

from pydantic import BaseModel

from biography import document


class Severity(StrEnum):
    """How bad: impossible for every reading of the facts, for some or most of them, or only incomplete."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """3 for an error, 1 for a note: the larger, the worse."""
        return {"error": 3, "warning": 2, "note": 1}[self.value]


@dataclass(frozen=True, slots=True)
class Observation:
    """What a rule yields; the registry adds the rule's name, and its severity where none is given here.

    ``sentence``: one sentence in the editor's language that quotes both facts. ``path``: JSON path in the document.
    ``rows``: ids of the rows and blocks involved ("birth" and "death" for those, "source:KEY" and the like for
    registers). ``facts``: the values that it rests on, as the document holds them, in no language and free of today.
    """

    sentence: str
    path: str
    rows: tuple[str, ...]
    facts: tuple[str, ...]
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """An observation with its rule and severity; ``ground``: what else it rests on in the document (``ground.py``)."""

    rule: str
    severity: Severity
    sentence: str
    path: str
    rows: tuple[str, ...]
    facts: tuple[str, ...]
    ground: tuple[str, ...] = ()

    @property
    def fingerprint(self) -> str:
        """SHA-256 (hex) of all that it rests on: the same until one of the facts changes, in every language."""
        said = json.dumps([self.rule, self.rows, self.facts, self.ground])
        return hashlib.sha256(said.encode()).hexdigest()


def place_in_document(finding: Finding) -> tuple[tuple[int, ...], str, tuple[str, ...]]:
    """Sorts findings as their places stand in the document."""
    steps = re.findall(r"\d+|\w+", finding.path)
    at = tuple(int(step) if step.isdigit() else _FIELDS.get(step, len(_FIELDS)) for step in steps)
    return at, finding.rule, finding.facts


def _fields_in_order() -> dict[str, int]:
    """Position of each field's name as the document's classes have them, from the life down to its rows."""
    parts: list[type[BaseModel]] = [document.Biography, document.CareerPeriod, document.HonourCategory]
    parts += [document.Relative, document.Education, document.Event, document.Honour, document.KeyFigure]
    parts += [document.Place, document.Organisation, document.Source]
    names = dict.fromkeys(chain.from_iterable(part.model_fields for part in parts))
    return {name: position for position, name in enumerate(names)}


_FIELDS = _fields_in_order()
