"""manage.py forget_enquiries --days 365"""

from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from biography.models import Enquiry


class Command(BaseCommand):
    help = "Deletes for good what readers wrote, where it is closed and older than so many days."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--days", type=int, default=365, help="how old, counted from when it came (default: 365)")

    def handle(self, *args: Any, days: int, **options: Any) -> None:
        old = timezone.now() - timedelta(days=max(0, days))
        number, _by_model = Enquiry.objects.filter(status="closed", received_at__lt=old).delete()
        self.stdout.write(f"    {number} deleted")
