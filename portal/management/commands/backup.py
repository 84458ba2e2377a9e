"""manage.py backup FILE [--verify]"""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portal.backup import back_up, verify
from portal.backup.manifest import BackupError


class Command(BaseCommand):
    help = "Writes the database and the uploaded files into one file. Editors can go on meanwhile."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="for example backups/2026-11-27.tar")
        parser.add_argument("--verify", action="store_true", help="then load it beside the database, and compare")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        try:
            back_up(path, self._tell)
            if options["verify"]:
                verify(path, self._tell)
        except BackupError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Written: {path} ({path.stat().st_size / 1e6:,.1f} MB)")

    def _tell(self, text: str) -> None:
        self.stdout.write(f"    {text}")
