"""Full-text search in the portal's own database: Wagtail's backend without what grows faster than what is found.

Where Wagtail's differs and why is told in docs/upstream.md. For ``WAGTAILSEARCH_BACKENDS``.
"""

from __future__ import annotations

from contextlib import nullcontext
from typing import Any

from django.db import connection, transaction
from wagtail.search.backends import get_search_backend
from wagtail.search.backends.database import SearchBackend as WagtailsSearchBackend

from biography.full_text.broken import SearchBroken, asking

__all__ = ["SearchBackend", "SearchBroken", "keys"]


def SearchBackend(params: dict[str, Any]) -> Any:  # Wagtail looks for this name
    """The backend for the database that the portal has."""
    if connection.vendor == "postgresql":
        from biography.full_text.postgres import PostgresBackend

        return PostgresBackend(params)
    if connection.vendor == "sqlite":
        from biography.full_text.sqlite import SQLiteBackend

        return SQLiteBackend(params)
    return WagtailsSearchBackend(params)


def keys(pages: Any, words: str, most: int) -> list[Any]:
    """Primary keys of some pages that have all these words, in no order; at most so many are looked for.

    Raises SearchBroken where the index is gone or damaged.
    """
    hits = get_search_backend().search(words, pages, order_by_relevance=False)
    # Who goes on without them may be in a transaction, in which PostgreSQL refuses all that comes after an error.
    with asking(pages.db), transaction.atomic(pages.db) if connection.in_atomic_block else nullcontext():
        return hits.keys(most) if hasattr(hits, "keys") else [hit.pk for hit in hits[:most]]
