"""An index that may break without taking an edit with it, and that is made anew from nothing."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections, transaction
from modelsearch.backends.database.sqlite.utils import fts5_available
from wagtail.search.models import IndexEntry

from biography.full_text.broken import SearchBroken
from biography.indexes import make_indexes

# Wagtail's own words for the table of SQLite's full-text search and for the triggers that fill it.
FTS = "wagtail.search.migrations.0006_customise_indexentry"
TABLE = "wagtailsearch_indexentry_fts"


class EditsFirst:
    """For backends: what cannot be indexed is saved all the same, and logged. ``update_index`` finds it later."""

    catch_indexing_errors = True
    get_index_for_object: Callable[[Any], Any]

    def add(self, obj: Any) -> None:
        with transaction.atomic():
            self.get_index_for_object(obj).add_item(obj)

    def delete(self, obj: Any) -> None:
        with transaction.atomic():
            self.get_index_for_object(obj).delete_item(obj)


class FromNothing:
    """For rebuilders: an index that is gone or damaged is made anew before it is filled."""

    index: Any

    def start(self) -> Any:
        connection = self.index.write_connection
        if not connection.in_atomic_block and not _works(connection.alias):
            make_anew(connection.alias)
        return super().start()  # type: ignore[misc]


def make_anew(using: str) -> None:
    """Makes the tables of the index, empty. Not inside a transaction: SQLite changes no tables there."""
    connection = connections[using]
    with connection.schema_editor() as editor:
        if connection.vendor == "sqlite" and fts5_available():
            made = import_module(FTS).Migration.operations[-1].database_operations
            if f"{TABLE}_data" in connection.introspection.table_names():
                # SQLite drops no table whose first record it cannot read: that of an empty one.
                editor.execute(f"UPDATE {TABLE}_data SET block = zeroblob(9) WHERE id = 10", None)  # noqa: S608
            for operation in reversed(made):
                editor.execute(operation.reverse_sql, None)
        if IndexEntry._meta.db_table in connection.introspection.table_names():
            editor.delete_model(IndexEntry)
        editor.create_model(IndexEntry)
        if connection.vendor == "sqlite" and fts5_available():
            for operation in made:
                editor.execute(operation.sql, None)
    make_indexes(using)


def tidy(using: str = DEFAULT_DB_ALIAS) -> None:
    """Takes the words of texts that are gone out of SQLite's index, which keeps them until its parts are merged."""
    if connections[using].vendor == "sqlite" and fts5_available():
        _tell_fts(using, "({0}) VALUES ('optimize')")


def _tell_fts(using: str, command: str) -> None:
    """A command of SQLite's FTS5 (6), which are told by inserting them."""
    with connections[using].cursor() as cursor:
        cursor.execute(f"INSERT INTO {TABLE} {command.format(TABLE)}")


def _works(using: str) -> bool:
    """Whether the index can be read and written."""
    from biography.full_text import SearchBackend

    try:
        with transaction.atomic(using):
            list(SearchBackend({}).search("readiness", _pages(), order_by_relevance=False)[:1])
            IndexEntry.objects.using(using).filter(pk=-1).update(title_norm=1.0)
            if connections[using].vendor == "sqlite" and fts5_available():
                # What is damaged may answer that it has nothing (SQLite's FTS5, 6.4).
                _tell_fts(using, "(rank, {0}) VALUES (1, 'integrity-check')")
    except (DatabaseError, SearchBroken):
        return False
    return True


def _pages() -> Any:
    from wagtail.models import Page

    return Page.objects.all()
