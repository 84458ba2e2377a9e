"""The rules that there are, and the review that asks them all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from biography.document import Biography
from biography.review.findings import Finding, Observation, Severity, place_in_document
from biography.review.ground import grounded
from biography.review.world import NO_WORLD, World

Check = Callable[[Biography, World], Iterable[Observation]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A registered function: ``summary`` is the first line of its docstring."""

    name: str
    severity: Severity
    check: Check

    def findings(self, life: Biography, world: World) -> Iterator[Finding]:
        """What this rule alone finds in a life."""
        for seen in self.check(life, world):
            severity = seen.severity or self.severity
            yield Finding(self.name, severity, seen.sentence, seen.path, seen.rows, seen.facts)

    @property
    def summary(self) -> str:
        return (self.check.__doc__ or "").strip().partition("\n")[0]


RULES: dict[str, Rule] = {}


def rule(name: str, *, severity: Severity = Severity.WARNING) -> Callable[[Check], Check]:
    """Registers a function of a life and the world around it as a rule; it stays the plain function that it is.

    ``severity`` is that of observations that bring none of their own. Raises ValueError for a name that is taken and
    for a function without a docstring, whose first line tells editors what the rule asks.
    """

    def register(check: Check) -> Check:
        if name in RULES:
            raise ValueError(f"There is a rule {name!r} already, in {RULES[name].check.__module__}.")
        if not (check.__doc__ or "").strip():
            raise ValueError(f"The rule {name!r} needs a docstring whose first line says what it asks.")
        RULES[name] = Rule(name, severity, check)
        return check

    return register


def review(life: Biography, world: World = NO_WORLD) -> list[Finding]:
    """All that the rules find in a life, in the order of the document. A rule that raises is a bug and is seen."""
    findings = (finding for each in RULES.values() for finding in each.findings(life, world))
    return sorted(grounded(findings, life), key=place_in_document)
