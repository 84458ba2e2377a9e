"""manage.py tidy_search"""

from typing import Any

from django.core.management.base import BaseCommand

from biography.full_text.keeping import tidy
from biography.models import CareerPeriodPage, HonourCategoryPage
from biography.models.name_word import forget_unused_words, kind_of


class Command(BaseCommand):
    help = "Takes the words of what was deleted out of the search: of titles, and on SQLite of the index."

    def handle(self, *args: Any, **options: Any) -> None:
        tidy()
        for model in (CareerPeriodPage, HonourCategoryPage):
            forget_unused_words(kind_of(model), model.objects.values_list("title", flat=True).iterator(2000))
