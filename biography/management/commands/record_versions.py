"""manage.py record_versions"""

from typing import Any

from django.core.management.base import BaseCommand

from biography.due_versions import settle
from biography.models import DueVersion


class Command(BaseCommand):
    help = (
        "Makes the versions of lives that use an entry of a register, or an image, which was changed. Where few lives "
        "do, they were made at once; many would keep the editor waiting. Housekeeping calls this every minute."
    )

    def handle(self, *args: Any, verbosity: int, **options: Any) -> None:
        made, last = 0, 0
        while due := list(DueVersion.objects.filter(pk__gt=last).order_by("pk").select_related("editor")[:100]):
            made, last = made + settle(due), due[-1].pk
        if verbosity:
            self.stdout.write(f"    Versions made: {made:,}")
