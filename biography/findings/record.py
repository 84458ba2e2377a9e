"""What the last review of a life found, kept for the report and the front page of the admin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from biography.assembly import assemble
from biography.document import Biography
from biography.evidence import coverage
from biography.findings.places import place_of
from biography.findings.reviewed import Reviewed, review_of, reviewed, reviewed_as_new
from biography.findings.world import StillWorld
from biography.models import LifeFinding, LifeReview, PersonPage
from biography.review import Finding, Severity


def record(person: PersonPage) -> Reviewed:
    """Review a life as its editors have it and keep what is found in place of what was found before."""
    found = review_of(person)
    _keep(person, found)
    return found


def record_first(people: Sequence[PersonPage], lives: Sequence[Biography]) -> list[Reviewed]:
    """Like ``record`` for lives that are as public as their editors have them, and were never reviewed before.

    ``lives``: their documents. In a few queries, however many they are, beside what the rules themselves ask for.
    """
    world = StillWorld(people, lives)
    found = [reviewed_as_new(life, world) for life in lives]
    keys = {period.id for life in lives for period in life.career}
    keys |= {category.id for life in lives for category in life.honours}
    pages = Page.objects.filter(translation_key__in=keys, locale__in={person.locale_id for person in people})
    parts = dict(pages.values_list("translation_key", "pk"))
    _write(list(zip(people, found, strict=True)), parts, {})
    return found


@transaction.atomic
def _keep(person: PersonPage, found: Reviewed) -> None:
    # Two editors of one life may have it reviewed at once.
    list(Page.objects.select_for_update().filter(pk=person.pk).values_list("pk"))
    parts = dict(Page.objects.child_of(person).values_list("translation_key", "pk"))
    since = dict(person.findings.values_list("fingerprint", "found_at"))
    person.findings.all().delete()
    _write([(person, found)], parts, since)


def _write(reviews: list[tuple[PersonPage, Reviewed]], parts: dict[Any, int], since: dict[str, Any]) -> None:
    LifeFinding.objects.bulk_create(
        _row(person, found, parts, since, position, finding)
        for person, found in reviews
        for position, finding in enumerate(found.findings)
    )
    rows = [LifeReview(page=person, reviewed_at=timezone.now(), **_counts(found)) for person, found in reviews]
    columns = [field.name for field in LifeReview._meta.fields if field.name not in ("page", "notes")]
    LifeReview.objects.bulk_create(rows, update_conflicts=True, unique_fields=["page"], update_fields=columns)


def _counts(found: Reviewed) -> dict[str, int]:
    covered = coverage(found.life)
    open_ones = Counter(finding.severity for finding in found.open)
    return {
        "errors": open_ones[Severity.ERROR],
        "warnings": open_ones[Severity.WARNING],
        "remarks": open_ones[Severity.NOTE],
        "accepted": len(found.accepted),
        "statements": covered.total,
        "unsourced": covered.kinds["unsourced"],
        "close_sources": covered.kinds["close-sources"],
        "single_source": covered.kinds["single-source"],
        "disputed": covered.kinds["disputed"],
        "datable": covered.datable,
        "undated": covered.undated,
    }


def _row(
    person: PersonPage,
    found: Reviewed,
    parts: dict[Any, int],
    since: dict[str, Any],
    position: int,
    finding: Finding,
) -> LifeFinding:
    part, target = place_of(finding, found.life)
    return LifeFinding(
        page=person,
        part_id=parts.get(part, person.pk),
        position=position,
        fingerprint=finding.fingerprint,
        rule=finding.rule,
        severity=finding.severity.rank,
        sentence=finding.sentence,
        path=finding.path,
        target=target,
        row=finding.rows[0] if finding.rows else "",
        found_at=since.get(finding.fingerprint, timezone.now()),
        acceptance=found.accepted.get(finding.fingerprint),
    )


def refresh_notes(person: PersonPage) -> None:
    """Let the public document have the editor's notes whose finding stands in what is public, and no others."""
    notes: list[dict[str, Any]] = []
    kept = LifeReview.objects.filter(page=person)
    if person.accepted_findings.exclude(note="").exists():
        public = PersonPage.objects.visible().for_document().filter(pk=person.pk).first()
        standing = reviewed(person, assemble(public)).accepted.values() if public else ()
        noted = sorted((each for each in standing if each.note), key=lambda each: each.pk)
        notes = [{"id": str(each.key), "row": each.row, "text": each.note} for each in noted]
    elif not kept.exclude(notes=[]).exists():
        return
    LifeReview.objects.update_or_create(page=person, defaults={"notes": notes})
