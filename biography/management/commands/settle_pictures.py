"""manage.py settle_pictures"""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from biography.closed_pictures import settle


class Command(BaseCommand):
    help = (
        "Moves the files of pictures to where they belong: those of closed collections out of the folder that is open "
        "to anybody, those of opened ones back. Done by itself whenever editors close or open a collection."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{settle()} files were moved.")
