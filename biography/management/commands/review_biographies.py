"""manage.py review_biographies [FILE…|SLUG…] [--format text|json] [--fail-on error|warning]"""

import json
import time
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from biography.document import Biography
from biography.exchange.exporter import public_lives
from biography.exchange.reading import InvalidBiographies, Problem, read_files
from biography.models import PersonPage
from biography.review import NO_WORLD, Finding, IndexedWorld, Severity, review

FOUND, INVALID = 1, 2
FETCHED = 16
EVERY = 2.0


class Command(BaseCommand):
    help = (
        "Reviews lives and says what cannot be: those in biography/1 files, which need not be loaded, or public ones "
        f"by slug, or all public ones. Exit code {FOUND}: --fail-on found something; {INVALID}: nothing to review."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("lives", nargs="*", metavar="FILE|SLUG", help="files, or slugs (all public lives if none)")
        parser.add_argument("--format", choices=["text", "json"], default="text", help="json: one array of findings")
        parser.add_argument("--fail-on", choices=["error", "warning"], help="exit with 1 where there is one, or worse")

    def handle(self, *args: Any, lives: list[str], **options: Any) -> None:
        files = [Path(name) for name in lives if name.endswith(".json") or Path(name).is_file()]
        if files and len(files) < len(lives):
            raise CommandError("Name files or slugs, not both.", returncode=INVALID)
        world = IndexedWorld(
            minimum_ages=getattr(settings, "REVIEW_MINIMUM_AGES", {}),
            unverified_years=getattr(settings, "REVIEW_UNVERIFIED_YEARS", 5),
            fetch=NO_WORLD.life if files else lru_cache(FETCHED)(_public_life),
        )
        try:
            total = self._read(_lives_in(files) if files else _public_lives(lives), world)
        except InvalidBiographies as error:
            for problem in error.problems:
                self.stderr.write(f"    {problem}")
            count = len(error.problems)
            raise CommandError(
                f"Nothing was reviewed; mistakes in these files: {count}.", returncode=INVALID
            ) from error
        counts = self._review(world, total, options["format"])
        worst = max((severity.rank for severity in counts), default=0)
        words = ", ".join(f"{severity}s: {counts[severity]:,}" for severity in Severity)
        self.stderr.write(f"    Lives reviewed: {total:,}; {words}")
        if options["fail_on"] and worst >= Severity(options["fail_on"]).rank:
            raise CommandError(f"There are findings of the severity {options['fail_on']} or worse.", returncode=FOUND)

    def _read(self, lives: Iterable[Biography], world: IndexedWorld) -> int:
        """Reads every life once, so that each can be reviewed beside the others; returns how many there are."""
        total, progress = 0, Progress(self)
        for life in lives:
            world.add(life)
            total += 1
            progress.say(f"    {total:,} lives read")
        return total

    def _review(self, world: IndexedWorld, total: int, form: str) -> Counter[Severity]:
        counts: Counter[Severity] = Counter()
        progress, written = Progress(self), 0
        self.stdout.write("[" if form == "json" else "", ending="")
        for number, life in enumerate(world.lives(), start=1):
            for finding in review(life, world):
                counts[finding.severity] += 1
                self.stdout.write(
                    _as_json(life, finding, written) if form == "json" else _as_text(life, finding), ending=""
                )
                written += 1
            progress.say(f"    {number:,} of {total:,} lives reviewed, {written:,} findings")
        self.stdout.write("\n]\n" if form == "json" else "", ending="")
        return counts


def _lives_in(paths: list[Path]) -> Iterator[Biography]:
    """The lives of the files in turn, one file in memory at a time.

    Raises InvalidBiographies, at the end, with the problems of all of them.
    """
    known: dict[tuple[str, str], Path] = {}
    problems: list[Problem] = []
    for path in paths:
        try:
            for _path, life in read_files([path]):
                key = (life.slug, life.language)
                if known.setdefault(key, path) != path:
                    reason = f"{life.slug!r} is the slug of a life in {known[key]} as well"
                    problems.append(Problem(str(path), "slug", reason))
                yield life
        except InvalidBiographies as error:
            problems += error.problems
    if problems:
        raise InvalidBiographies(problems)


def _public_lives(slugs: list[str]) -> Iterator[Biography]:
    """Public lives of the database: those with these slugs, or all."""
    public = set(PersonPage.objects.visible().filter(slug__in=slugs).values_list("slug", flat=True))
    if missing := sorted(set(slugs) - public):
        raise CommandError(f"There is no file and no public life called {', '.join(missing)}.", returncode=INVALID)
    return public_lives(slugs or None)


def _public_life(slug: str) -> Biography | None:
    return next(public_lives([slug]), None)


class Progress:
    """Says on stderr how far the work is, every two seconds."""

    def __init__(self, command: BaseCommand) -> None:
        self.command, self.next = command, time.monotonic() + EVERY

    def say(self, line: str) -> None:
        if time.monotonic() >= self.next:
            self.command.stderr.write(line)
            self.command.stderr.flush()
            self.next = time.monotonic() + EVERY


def _as_text(life: Biography, finding: Finding) -> str:
    language = "" if life.language == settings.LANGUAGE_CODE else f" ({life.language})"
    return f"{life.slug}{language}: {finding.severity}: {finding.path}: {finding.sentence} [{finding.rule}]\n"


def _as_json(life: Biography, finding: Finding, position: int) -> str:
    names = ("rule", "severity", "path", "sentence", "rows", "facts", "fingerprint")
    item = {"life": life.slug, "language": life.language} | {name: getattr(finding, name) for name in names}
    return ("\n  " if position == 0 else ",\n  ") + json.dumps(item, ensure_ascii=False)
