"""The review of one life of the database."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from biography.assembly import as_last_edited, assemble
from biography.document import Biography
from biography.findings.world import PublicWorld
from biography.models import AcceptedFinding, PersonPage
from biography.review import RULES, Finding, Severity, World, grounded, place_in_document

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Reviewed:
    """A life, all that the rules find in it, and which of that its editors have accepted, by fingerprint."""

    life: Biography
    findings: list[Finding]
    accepted: dict[str, AcceptedFinding]

    @property
    def open(self) -> list[Finding]:
        """The findings that nobody has accepted."""
        return [finding for finding in self.findings if finding.fingerprint not in self.accepted]

    @property
    def errors(self) -> list[Finding]:
        return [finding for finding in self.open if finding.severity is Severity.ERROR]


def review_of(person: PersonPage, draft: Any = None, *, left: Collection[int] = ()) -> Reviewed:
    """Review a life as its editors have it; ``draft`` is one of its pages as it stands in a form.

    ``left``: primary keys of parts whose drafts are not meant.
    """
    if draft is None:
        draft = as_last_edited(PersonPage.objects.for_document().with_rows().get(pk=person.pk))
    return reviewed(person, assemble(person, draft, hidden=True, left=left))


def reviewed(person: PersonPage, life: Biography) -> Reviewed:
    """Review one form of a life: its draft or what is public."""
    accepted = {each.fingerprint: each for each in person.accepted_findings.all()} if person.pk else {}
    findings = sorted(grounded(_findings(life, PublicWorld(life)), life), key=place_in_document)
    return Reviewed(
        life,
        findings,
        {each.fingerprint: accepted[each.fingerprint] for each in findings if each.fingerprint in accepted},
    )


def reviewed_as_new(life: Biography, world: World) -> Reviewed:
    """Review a life of whose findings nobody can have accepted any."""
    return Reviewed(life, sorted(grounded(_findings(life, world), life), key=place_in_document), {})


def _findings(life: Biography, world: World) -> Iterator[Finding]:
    for rule in RULES.values():
        try:
            yield from rule.findings(life, world)
        except Exception:
            # An institution's own rule that fails must not keep its editors from saving and publishing.
            logger.exception("The rule %s failed on the life %s.", rule.name, life.slug)
