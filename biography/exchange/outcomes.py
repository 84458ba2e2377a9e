"""What loading does with each life, by what a file last made of it and what has been changed here since."""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Literal

from django.conf import settings
from django.db.models import Q
from wagtail.models import Page

from biography.assembly import assemble_all
from biography.document import REGISTERS, Biography
from biography.models import LoadedLife, PersonPage

Outcome = Literal["created", "same", "updated", "kept"]
State = tuple[int, int]
DUE: tuple[Outcome, ...] = ("updated", "kept")


@dataclass
class Report:
    """What loading did with each life, by slug, a translation with its language."""

    outcomes: dict[str, Outcome] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)
    """What was not taken over from the files, or changes what other lives share: a line for each."""

    def add(self, life: Biography, outcome: Outcome) -> None:
        self.outcomes[_called(life)] = outcome

    def of(self, life: Biography) -> Outcome:
        return self.outcomes[_called(life)]

    def counts(self) -> dict[str, int]:
        return dict(Counter(self.outcomes.values()))


def outcomes_of(lives: list[Biography], replace: bool) -> list[tuple[PersonPage | None, Outcome]]:
    """For each life its page, if it has one, and what becomes of it: in three queries, however many they are."""
    keys = {life.id for life in lives}
    found = PersonPage.objects.filter(translation_key__in=keys).select_related("locale")
    pages = {(page.translation_key, page.locale.language_code): page for page in found}
    loaded = LoadedLife.objects.in_bulk([page.pk for page in pages.values()])
    states = states_of(pages.values())
    outcomes: list[tuple[PersonPage | None, Outcome]] = []
    for life in lives:
        page = pages.get((life.id, life.language))
        if page is None:
            outcomes.append((None, "created"))
            continue
        last = loaded.get(page.pk)
        if last is None or (last.last_revision, last.parts) != states[page.pk]:
            outcomes.append((page, "updated" if replace else "kept"))
        else:
            outcomes.append((page, "same" if last.digest == digest(life) else "updated"))
    as_they_are = _saying_already(lives, outcomes)
    return [(page, "same" if page and page.pk in as_they_are else outcome) for page, outcome in outcomes]


def _saying_already(lives: list[Biography], outcomes: list[tuple[PersonPage | None, Outcome]]) -> set[int]:
    """Keys of those of these pages that say what their file says, whatever they were loaded from: files that were
    exported here, and have not been edited since. None with a draft, of which a file says nothing."""
    due = {page.pk: life for life, (page, outcome) in zip(lives, outcomes, strict=True) if page and outcome in DUE}
    if not due:
        return set()
    people = list(PersonPage.objects.visible().for_document().filter(pk__in=due))
    within = Q(pk__in=[])
    for person in people:
        within |= Q(path__startswith=person.path)
    drafts = list(Page.objects.filter(within, has_unpublished_changes=True).values_list("path", flat=True))
    edited = {person.pk for person in people if any(path.startswith(person.path) for path in drafts)}
    shown = zip(people, assemble_all(people, alone=True), strict=True)
    return {person.pk for person, life in shown if _said(life) == _said(due[person.pk])} - edited


def _said(life: Biography) -> dict[str, Any]:
    """What a document says, in whatever order it describes what it refers to."""
    said = life.for_file()
    for name in REGISTERS.values():
        if name in said:
            said[name] = sorted(said[name], key=lambda entry: str(entry["key"]))
    return said


def remember(loaded: Iterable[tuple[PersonPage, Biography]]) -> None:
    """Keep what these lives were loaded from, and as what they stand here now."""
    loaded = list(loaded)
    states = states_of(page for page, _life in loaded)
    rows = []
    for page, life in loaded:
        last_revision, parts = states[page.pk]
        rows.append(LoadedLife(page_id=page.pk, digest=digest(life), last_revision=last_revision, parts=parts))
    columns = ["digest", "last_revision", "parts"]
    LoadedLife.objects.bulk_create(rows, update_conflicts=True, unique_fields=["page"], update_fields=columns)


def states_of(people: Iterable[PersonPage]) -> dict[int, State]:
    """What changes as soon as anybody saves, adds, deletes or unpublishes a page of a life, by its primary key."""
    owners = {person.path: person.pk for person in people}
    within = Q(pk__in=[])
    states: dict[int, State] = defaultdict(lambda: (0, 0))
    for path in owners:
        within |= Q(path=path) | Q(path__range=Page._get_children_path_interval(path))
    length = {len(path) for path in owners}
    for path, revision, live in Page.objects.filter(within).values_list("path", "latest_revision_id", "live"):
        owner = next(owners[path[:size]] for size in length if path[:size] in owners)
        last, parts = states[owner]
        states[owner] = (max(last, revision or 0), parts + live)
    return states


def digest(life: Biography) -> str:
    """What tells two documents apart."""
    return hashlib.sha256(json.dumps(life.for_file()).encode()).hexdigest()


def _called(life: Biography) -> str:
    return life.slug if life.language == settings.LANGUAGE_CODE else f"{life.slug} ({life.language})"
