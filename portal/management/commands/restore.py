"""manage.py restore FILE [--force | --verify]"""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portal.backup import restore, verify
from portal.backup.manifest import BackupError


class Command(BaseCommand):
    help = (
        "Puts a backup in the place of the database of DATABASE_URL and of the files in MEDIA_ROOT, where neither is "
        "there yet. Stop the portal before; run `manage.py migrate` after, if the portal is newer than the backup."
    )
    # There may be no database yet.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="what manage.py backup has written")
        how = parser.add_mutually_exclusive_group()
        how.add_argument("--force", action="store_true", help="even where there is a portal already: it is gone then")
        how.add_argument("--verify", action="store_true", help="only load it beside the database, and compare")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            if options["verify"]:
                manifest = verify(options["file"], self._tell)
            else:
                manifest = restore(options["file"], force=options["force"], tell=self._tell)
        except BackupError as error:
            raise CommandError(str(error)) from error
        done = "can be restored" if options["verify"] else "restored"
        self.stdout.write(f"The backup of {manifest.made_at} is {done}." if done == "restored" else f"It {done}.")

    def _tell(self, text: str) -> None:
        self.stdout.write(f"    {text}")
