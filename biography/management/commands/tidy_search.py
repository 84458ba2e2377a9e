"""manage.py tidy_search"""

from typing import Any

from django.core.management.base import BaseCommand

from biography.full_text.keeping import tidy


class Command(BaseCommand):
    help = "Takes the words of what was deleted out of the index of SQLite; on other databases nothing is to be done."

    def handle(self, *args: Any, **options: Any) -> None:
        tidy()
