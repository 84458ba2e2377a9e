"""manage.py load_biographies FILE… [--dry-run] [--replace] [--update-registers]"""

import gc
import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, reset_queries

from biography.exchange.first_pages import write_first_pages
from biography.exchange.importer import load
from biography.exchange.reading import InvalidBiographies, each_life
from biography.exchange.waiting import WaitingLives
from biography.models import HomePage

WORDS = {
    "created": "created",
    "same": "is as the file says",
    "updated": "brought up to date",
    "kept": "was edited here: kept as it is (--replace would overwrite it)",
}
# Lives that are told of one by one; of more it is only said how many, and which were kept.
MOST_NAMED = 50
EVERY = 2.0  # seconds


class Command(BaseCommand):
    help = "Loads lives from biography/1 files: all of them, or, where one has a mistake, none."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "files",
            nargs="+",
            type=Path,
            metavar="FILE",
            help="biography/1: JSON, or .jsonl or .ndjson with a document a line",
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="do everything, say what would change, change nothing"
        )
        parser.add_argument(
            "--replace",
            action="store_true",
            help="overwrite lives that were edited since, and entries of the registers that the files describe",
        )
        parser.add_argument(
            "--update-registers",
            action="store_true",
            help="overwrite entries of the registers, and what is said of pictures, as the files describe them",
        )

    def handle(
        self, *args: Any, files: list[Path], dry_run: bool, replace: bool, update_registers: bool, **options: Any
    ) -> None:
        told = time.monotonic()

        def progress(done: str, lives: int) -> None:
            nonlocal told
            # In development Django keeps every statement, with all the rows that it writes.
            reset_queries()
            if time.monotonic() - told >= EVERY:
                self.stderr.write(f"    {lives:,} lives {done}")
                self.stderr.flush()
                told = time.monotonic()

        # What stands in memory before the first life stays there, and lives go by themselves: looking all of it through
        # again and again takes a fifth of the time of a large load.
        gc.freeze()
        gc.set_threshold(50_000, 5, 2)
        new_site = not HomePage.objects.exists()
        try:
            lives = WaitingLives(each_life(files), progress)
            report = load(lives, replace=replace, update_registers=update_registers, dry_run=dry_run, progress=progress)
        except InvalidBiographies as error:
            for problem in error.problems:
                self.stderr.write(f"    {problem}")
            raise CommandError(f"Nothing was loaded; mistakes in these files: {len(error.problems)}.") from error
        except (OperationalError, OSError) as error:
            # A server that went away, a full disk: no fault of the files.
            what = "the database says" if isinstance(error, OperationalError) else "this machine says"
            raise CommandError(f"Nothing was loaded: {what}: {str(error).strip()}") from error
        if new_site and not dry_run:
            write_first_pages()
        for life, outcome in report.outcomes.items():
            if len(report.outcomes) <= MOST_NAMED or outcome == "kept":
                self.stdout.write(f"    {life}: {WORDS[outcome]}")
        for line in report.told:
            self.stdout.write(f"    {line}")
        if report.outcomes:
            counts = ", ".join(f"{count:,} {outcome}" for outcome, count in report.counts().items())
            self.stdout.write(f"    {'Would be: ' if dry_run else ''}{counts}")
            if set(report.counts()) == {"same"}:
                self.stdout.write("    Nothing changes: the portal says what these files say.")
