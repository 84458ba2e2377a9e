"""manage.py record_reviews [SLUG…]"""

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from biography.findings import record
from biography.mentions import index_links
from biography.models import PersonPage

EVERY = 2.0


class Command(BaseCommand):
    help = (
        "Reviews every life as its editors have it, drafts among them, and keeps what is found for the report Review "
        "and the front page of the admin. Lives are reviewed whenever they are published or edited; this is for the "
        "night, since time passes and other lives change. Which lives refer to which is written anew as well."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slugs", nargs="*", metavar="SLUG", help="lives (all if none)")

    def handle(self, *args: Any, slugs: list[str], **options: Any) -> None:
        people = PersonPage.objects.order_by("path")
        if slugs:
            people = people.filter(slug__in=slugs)
            if missing := sorted(set(slugs) - set(people.values_list("slug", flat=True))):
                raise CommandError(f"There is no life called {', '.join(missing)}.")
        keys = list(people.values_list("pk", flat=True))
        found, told = 0, time.monotonic()
        for number, pk in enumerate(keys, start=1):
            person = PersonPage.objects.filter(pk=pk).first()
            if person:
                index_links(person)
                found += len(record(person).open)
            if time.monotonic() - told >= EVERY:
                self.stderr.write(f"    {number:,} of {len(keys):,} lives reviewed, {found:,} findings")
                told = time.monotonic()
        self.stdout.write(f"    Lives reviewed: {len(keys):,}; open findings: {found:,}")
