"""manage.py housekeeping [--nightly] [--every SECONDS]"""

from __future__ import annotations

import logging
import os
import signal
import sys
import time
from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import close_old_connections
from django.utils import timezone

log = logging.getLogger("portal.housekeeping")

EACH_TIME = ("publish_scheduled", "record_versions")
NIGHTLY = ("clearsessions", "record_reviews", "tidy_search", "settle_pictures")
NIGHT = 3  # o'clock, local time


class Command(BaseCommand):
    help = (
        "Publishes what is scheduled and takes down what expires: to be run every minute. With --nightly also ends old "
        "sessions, reviews all lives again, tidies the search index and puts the files of closed pictures away: once a "
        "day. With --every it goes on by itself, and does both in time."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--nightly", action="store_true", help="what is to be done once a day as well")
        parser.add_argument("--every", type=int, metavar="SECONDS", help="again after so many seconds, until stopped")

    def handle(self, *args: Any, nightly: bool, every: int | None, **options: Any) -> None:
        """Exits with 1 where something failed; what failed keeps nothing else from being done."""
        if every is None:
            if not self.done(EACH_TIME + NIGHTLY * nightly):
                sys.exit(1)
            return
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        try:
            self.go_on(every)
        except KeyboardInterrupt:
            log.info("Stopped.")

    def go_on(self, every: int) -> None:
        """Until the process that started this one ends."""
        began_by, last_night = os.getppid(), timezone.localdate()
        while os.getppid() == began_by:
            now = timezone.localtime()
            is_night = now.date() != last_night and now.hour >= NIGHT
            self.done(EACH_TIME + NIGHTLY * is_night)
            last_night = now.date() if is_night else last_night
            close_old_connections()
            time.sleep(every)

    def done(self, commands: tuple[str, ...]) -> bool:
        """Whether all of them could be done."""
        failed = []
        for name in commands:
            try:
                call_command(name, stdout=self.stdout, verbosity=0)
            except Exception:
                log.exception("%s failed.", name)
                failed.append(name)
        return not failed
