"""How the portal's lists in the admin search and order."""

from typing import Any

from django.db.models import F, QuerySet
from wagtail.admin.views.generic.base import BaseListingView
from wagtail.search.backends import get_search_backend

MOST_HITS = 1000


class SearchedByKey(BaseListingView):
    """A list that asks the search index for primary keys first, so that every filter, column and order goes with it.

    Wagtail hands its whole query to the index, which knows neither annotations nor columns that are not indexed, and
    fails on an order or filter by one. At most MOST_HITS entries are found.
    """

    def search_queryset(self, queryset: QuerySet) -> QuerySet:
        return queryset.filter(pk__in=found(queryset.model, self.search_query)) if self.is_searching else queryset

    def get_ordering(self) -> Any:
        ordering = self.request.GET.get("ordering")
        return ordering if ordering in self.get_valid_orderings() else self.default_ordering

    def order_queryset(self, queryset: QuerySet) -> QuerySet:
        """What has no value comes last, up and down, on every database."""
        column = F(self.ordering.removeprefix("-"))
        descending = self.ordering.startswith("-")
        return queryset.order_by(column.desc(nulls_last=True) if descending else column.asc(nulls_last=True), "pk")


def found(model: Any, text: str) -> list[int]:
    """Primary keys of the entries that have these words, the last of which may be the beginning of one."""
    # SQLite's index takes a quotation mark for syntax and fails on it.
    words = text.replace('"', " ").replace("\0", " ").split()
    if not words:
        return []
    hits = get_search_backend().autocomplete(" ".join(words), model.objects.only("pk"), order_by_relevance=False)
    return [hit.pk for hit in hits[:MOST_HITS]]
