"""Where an editor mends what a finding is about: the page of the life, and the field, row or block on it."""

from __future__ import annotations

import re
from typing import Any
from uuid import UUID

from biography.document import Biography
from biography.review import Finding

# Names in the document that are others in the forms.
FIELDS = {
    "birth": "birth_date",
    "death": "death_date",
    "name": "title",
    "name_display": "title",
    "name_sort": "sort_name",
    "role": "title",
}
STREAMS = {"body", "figures"}
PARTS = {"career", "honours"}
REGISTERS = {
    "places": "place",
    "organisations": "organisation",
    "offices": "office",
    "fields": "field",
    "sources": "source",
}

Step = str | int


def place_of(finding: Finding, life: Biography) -> tuple[UUID | None, str]:
    """Id of the part of the life (None: the life's own page), and the target on its form.

    A target is the id of a block, a name as the form has it (``birth_date``, ``events-1-date``), or ``source:KEY`` and
    the like for an entry of a register, which has a form of its own.
    """
    steps: list[Step] = [int(step) if step.isdigit() else step for step in re.findall(r"\d+|\w+", finding.path)]
    part: UUID | None = None
    at: Any = life
    if len(steps) > 1 and steps[0] in PARTS:
        at = getattr(life, str(steps[0]))[steps[1]]
        part, steps = at.id, steps[2:]
    if len(steps) > 1 and steps[0] in REGISTERS:
        return None, f"{REGISTERS[str(steps[0])]}:{getattr(life, str(steps[0]))[steps[1]].key}"
    return part, _target(steps, at)


def _target(steps: list[Step], at: Any) -> str:
    if not steps:
        return "title"
    if len(steps) > 1 and isinstance(steps[1], int):
        name, number = str(steps[0]), steps[1]
        if name in STREAMS:
            return str(getattr(at, name)[number].id)
        return "-".join(filter(None, [name, str(number), _field(steps[2:])]))
    return _field(steps)


def _field(steps: list[Step]) -> str:
    words = [str(step) for step in steps if isinstance(step, str) and step != "citations"]
    name = "_".join(words[:2])
    return FIELDS.get(name, name)
