"""manage.py ensure_site [--samples FILE…]"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import transaction
from wagtail.models import PageLogEntry

from biography.exchange.first_pages import write_first_pages
from biography.exchange.site import people_index
from biography.models import HomePage


class Command(BaseCommand):
    help = (
        "Makes the first pages of a new portal, with the lives of sample files if there are any. A database that has "
        "ever had a page stays as it is: what editors have deleted does not come back."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--samples",
            nargs="+",
            default=[],
            type=Path,
            metavar="FILE",
            help="files of lives to start with, as for load_biographies",
        )

    @transaction.atomic
    def handle(self, *args: Any, samples: list[Path], **options: Any) -> None:
        # The log of pages outlives them: a portal whose last page was deleted is not a new one.
        if HomePage.objects.exists() or PageLogEntry.objects.exists():
            if samples:
                self.stdout.write("    This portal has been started before; only a new one is given samples.")
            return
        if samples:
            call_command("load_biographies", *samples, stdout=self.stdout, stderr=self.stderr)
        else:
            people_index()
            write_first_pages()
            self.stdout.write("    Started without lives.")
