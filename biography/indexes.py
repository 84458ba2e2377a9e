"""Indexes on Wagtail's tables that lists of thousands of lives need, kept by the portal (see docs/upstream.md).

Made after each ``migrate`` where they are missing: a migration of Wagtail's that writes a table of SQLite anew drops
what is not in its own models.
"""

from __future__ import annotations

from typing import Any

from django.db import connections

# Name → table, columns, condition.
INDEXES = {
    # Wagtail's admin looks for the root on every page, by its depth.
    "biography_root_page": ("wagtailcore_page", "path", "depth = 1"),
    # Lives that were loaded together were published in the same moment.
    "biography_newest_pages": ("wagtailcore_page", "first_published_at, path", ""),
    "biography_changed_last": ("wagtailcore_page", "last_published_at DESC NULLS LAST, path DESC NULLS LAST", ""),
    # Those published longest ago, for the report of aging pages.
    "biography_aging_pages": ("wagtailcore_page", "last_published_at", ""),
    "biography_hidden_pages": ("wagtailcore_page", "depth, numchild, path", "NOT live"),
    "biography_expiring_pages": ("wagtailcore_page", "expire_at, numchild, depth, path", "expire_at IS NOT NULL"),
    # To count pages without a look at them, of all kinds or of one.
    "biography_live_pages": ("wagtailcore_page", "path, expire_at, live", "live"),
    "biography_live_pages_of_a_kind": ("wagtailcore_page", "content_type_id, path, expire_at, live", "live"),
    # Whether a file may be given out is asked by its name. The table is ours: a migration would lock it meanwhile.
    "biography_renditions_by_file": ("biography_portalrendition", "file", ""),
}


# For words that stand in the title or in the text: Wagtail asks for both at once, and has an index of each.
ALL_WORDS = "CREATE INDEX IF NOT EXISTS biography_all_words ON wagtailsearch_indexentry USING gin ((title || body))"


def make_indexes(using: str = "default", **_signal: Any) -> None:
    """Listens to ``post_migrate``."""
    connection = connections[using]
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        for name, (table, columns, condition) in INDEXES.items():
            if table in tables:
                where = f" WHERE {condition}" if condition else ""
                if connection.vendor == "sqlite":
                    columns = columns.replace(" NULLS LAST", "")  # it knows no such order in an index; nulls are last
                cursor.execute(f"CREATE INDEX IF NOT EXISTS {name} ON {table} ({columns}){where}")
        if connection.vendor == "postgresql" and "wagtailsearch_indexentry" in tables:
            cursor.execute(ALL_WORDS)
