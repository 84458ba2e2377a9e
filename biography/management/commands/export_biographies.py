"""manage.py export_biographies [SLUG…] [--output DIR]"""

from argparse import ArgumentParser
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from biography.document import Biography
from biography.exchange.exporter import as_json, public_lives, write_life
from biography.models import PersonPage


class Command(BaseCommand):
    help = "Writes public lives as biography/1 files that load_biographies can load again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "slugs", nargs="*", metavar="SLUG", help="lives to write (all public ones if none is named)"
        )
        parser.add_argument("--output", type=Path, metavar="DIR", help="folder for SLUG.json and the pictures")

    def handle(self, *args: Any, slugs: list[str], output: Path | None, **options: Any) -> None:
        public = set(PersonPage.objects.visible().filter(slug__in=slugs).values_list("slug", flat=True))
        if missing := sorted(set(slugs) - public):
            raise CommandError(f"There is no public life with the slug {', '.join(missing)}. Nothing was written.")
        if output is None:
            self._write(public_lives(slugs))
            return
        output.mkdir(parents=True, exist_ok=True)
        for life in public_lives(slugs):
            self.stdout.write(f"    {write_life(life, output)}")

    def _write(self, lives: Iterator[Biography]) -> None:
        """One life as an object, several as a list: load_biographies reads both. A hundred are in memory at a time."""
        first, second = next(lives, None), next(lives, None)
        if first is None or second is None:
            self.stdout.write(as_json(first) if first else "[]", ending="" if first else "\n")
            return
        for number, life in enumerate(chain((first, second), lives)):
            self.stdout.write(("," if number else "[") + as_json(life).rstrip("\n"))
        self.stdout.write("]")
