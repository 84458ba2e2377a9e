"""Search on SQLite (FTS5). Wagtail's asks the index for its score once for every hit, which is hits times hits."""

from __future__ import annotations

from typing import Any

from django.db.models import F
from modelsearch.backends.database.sqlite.query import BM25, MatchExpression
from modelsearch.backends.database.sqlite.sqlite import (
    SQLiteAutocompleteQueryCompiler,
    SQLiteFTSIndexEntry,
    SQLiteIndex,
    SQLiteSearchAtomicRebuilder,
    SQLiteSearchBackend,
    SQLiteSearchQueryCompiler,
    SQLiteSearchResults,
)
from modelsearch.query import Phrase, PlainText
from modelsearch.utils import get_descendants_content_types_pks

from biography.full_text.hits import FoundByKey, RankedHits
from biography.full_text.keeping import EditsFirst, FromNothing


class Index(SQLiteIndex):
    def _refresh_title_norms(self, full: bool = False) -> None:
        """Only when all is indexed anew: a factor for one saved page is not worth reading every title. 1 is average."""
        if full:
            super()._refresh_title_norms(full=True)


class Entries(FoundByKey):
    """What the index alone has to say to a search."""

    OBJECT_ID = "index_entry__object_id"
    DESCENDING = False  # the better, the less

    def build_search_query_content(self, query: Any, config: Any = None) -> Any:
        """Wagtail's puts each word between quotation marks, and forgets to double those that are in it (FTS5, 3)."""
        if isinstance(query, PlainText):
            escaped = query.query_string.replace('"', '""').replace("\0", "\ufffd")
            query = PlainText(escaped, operator=query.operator)
        return super().build_search_query_content(query, config=config)  # type: ignore[misc]

    def entries(self: Any, config: Any, *, titles: bool = False) -> Any:
        if not isinstance(self.query, PlainText | Phrase):
            return None
        query = self.build_search_query(self.query, config=config)
        if query is None:
            return None
        types = get_descendants_content_types_pks(self.queryset.model)
        columns = ["title"] if titles else self.fields or self.FTS_TABLE_FIELDS
        found = SQLiteFTSIndexEntry.objects.filter(MatchExpression(columns, query))
        # Not the column itself: SQLite would ask the index of words once for each entry of these types.
        of_type = found.alias(kind=F("index_entry__content_type_id") + 0).filter(kind__in=types)
        return of_type.annotate(score=BM25())


class Compiler(Entries, SQLiteSearchQueryCompiler):
    pass


class AutocompleteCompiler(Entries, SQLiteAutocompleteQueryCompiler):
    pass


class Hits(RankedHits, SQLiteSearchResults):
    pass


class Rebuilder(FromNothing, SQLiteSearchAtomicRebuilder):
    pass


class SQLiteBackend(EditsFirst, SQLiteSearchBackend):
    atomic_rebuilder_class = Rebuilder
    query_compiler_class = Compiler
    autocomplete_query_compiler_class = AutocompleteCompiler
    index_class = Index
    results_class = Hits
