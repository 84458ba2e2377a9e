"""Documents → pages: all of them in one transaction, or none."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeAlias

from django.conf import settings
from django.db import connection, transaction

from biography.document import Biography
from biography.exchange import register_entries
from biography.exchange.bulk import create
from biography.exchange.outcomes import Outcome, Report, outcomes_of, remember
from biography.exchange.public_keys import PublicKeys
from biography.exchange.reading import InvalidBiographies
from biography.exchange.refusals import Refusals, protected
from biography.exchange.register_differences import RegisterDifferences
from biography.exchange.register_entries import known_entries, store_images
from biography.exchange.rows import Targets
from biography.exchange.site import people_index
from biography.exchange.updating import parts_of, update
from biography.exchange.waiting import WaitingLives, in_batches
from biography.models import PersonPage
from biography.versions import one_version_each, record_first

Places: TypeAlias = "array[int]"
Progress = Callable[[str, int], None]
# Any number that no other use of advisory locks here has.
LOADING_LOCK = 0x10AD
BATCH = 50


@transaction.atomic
def load(
    lives: WaitingLives | Iterable[tuple[Path, Biography]],
    *,
    replace: bool = False,
    update_registers: bool = False,
    dry_run: bool = False,
    progress: Progress = lambda done, lives: None,
) -> Report:
    """Make pages of these documents; raise InvalidBiographies, with nothing written, where one cannot be.

    A life that is as its file says stays untouched; one that an editor has changed since it was loaded is kept as it
    is, unless ``replace``. Entries of the registers belong to all lives and stay as they are, unless ``replace`` or
    ``update_registers``. New ones are written many at a time (``bulk.py``), in as much memory for a thousand as for
    a hundred thousand. ``dry_run`` does everything and takes it back. ``progress`` hears what has been done with how
    many lives.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOADING_LOCK])
    waiting = lives if isinstance(lives, WaitingLives) else WaitingLives(lives)
    differences = RegisterDifferences(waiting, update=replace or update_registers)
    report, due, languages = _decide(waiting, replace, differences, progress)
    if differences.update:
        for described in in_batches(waiting.at(waiting.places), BATCH):
            register_entries.update_registers([life for _path, life in described])
    indexes = {language: people_index(language) for language in dict.fromkeys([settings.LANGUAGE_CODE, *languages])}
    keys = {language: PublicKeys(index, indexes[settings.LANGUAGE_CODE]) for language, index in indexes.items()}
    # All pages are there before the first is filled, since any may name any other.
    for _path, life in waiting.at(due["updated"]):
        parts_of(_page(life), life)
    with one_version_each():
        created = create(waiting, due["created"], indexes, keys, progress)
        for number, (path, life) in enumerate(waiting.at(due["updated"]), 1):
            page = _page(life)
            known = known_entries([life], False)
            update(page, life, Targets(known, store_images(life, path.parent), keys[life.language]))
            remember([(page, life)])
            progress("brought up to date", number)
    for number, batch in enumerate(in_batches(created, BATCH), 1):
        record_first(batch)
        progress("reviewed", min(number * BATCH, len(created)))
    if dry_run:
        transaction.set_rollback(True)
    return report


def _decide(
    waiting: WaitingLives, replace: bool, differences: RegisterDifferences, progress: Progress
) -> tuple[Report, dict[Outcome, Places], list[str]]:
    """What becomes of each life: for the report, and as places; and the languages of all.

    Raises InvalidBiographies with all that is wrong with any of them.
    """
    report, refusals = Report(), Refusals()
    due: dict[Outcome, Places] = {"created": array("q"), "updated": array("q")}
    for places in in_batches(waiting.places, BATCH):
        batch = list(waiting.at(places))
        refusals.look_at(batch)
        differences.look_at(places, batch)
        updated = []
        outcomes = outcomes_of([life for _path, life in batch], replace)
        for place, (path, life), (page, outcome) in zip(places, batch, outcomes, strict=True):
            report.add(life, outcome)
            if outcome in due:
                due[outcome].append(place)
            if page and outcome == "updated":
                updated.append((path, life, page))
        refusals.add(protected(updated))
        progress("looked up", len(report.outcomes))
    if problems := sorted(refusals.problems()):
        raise InvalidBiographies(problems)
    report.told = list(differences.told)
    return report, due, refusals.languages


def _page(life: Biography) -> PersonPage:
    return PersonPage.objects.get(translation_key=life.id, locale__language_code=life.language)
