"""Search on PostgreSQL. Wagtail's joins all objects with the index by a cast before it looks for the words."""

from __future__ import annotations

from typing import Any

from django.db.models import F
from modelsearch.backends.database.postgres.postgres import (
    IndexEntry,
    PostgresAutocompleteQueryCompiler,
    PostgresIndex,
    PostgresSearchAtomicRebuilder,
    PostgresSearchBackend,
    PostgresSearchQueryCompiler,
    PostgresSearchResults,
)
from modelsearch.query import Phrase, PlainText
from modelsearch.utils import get_descendants_content_types_pks

from biography.full_text.hits import FoundByKey, RankedHits
from biography.full_text.keeping import EditsFirst, FromNothing


class Index(PostgresIndex):
    def _refresh_title_norms(self, full: bool = False) -> None:
        """Only when all is indexed anew: a factor for one saved page is not worth reading every title. 1 is average."""
        if full:
            super()._refresh_title_norms(full=True)


class Entries(FoundByKey):
    """What the index alone has to say to a search; words in any column are found by one index of them all."""

    OBJECT_ID = "object_id"
    DESCENDING = True

    def entries(self: Any, config: Any, *, titles: bool = False) -> Any:
        if self.fields is not None or not isinstance(self.query, PlainText | Phrase):
            return None
        query = self.build_tsquery(self.query, config=config)
        if query is None:
            return None
        columns = [(F(vector.name.removeprefix("index_entries__")), boost) for vector, boost in self._columns(query)]
        vectors: list[Any] = [F("title")] if titles else [column for column, _boost in columns]
        every = vectors[0]
        for vector in vectors[1:]:
            every = every._combine(vector, "||", False)
        found = IndexEntry.objects.filter(content_type__in=get_descendants_content_types_pks(self.queryset.model))
        found = found.annotate(_vector_=every).filter(_vector_=query)
        return found.annotate(score=self._build_rank_expression(columns, config))

    def _columns(self: Any, query: Any) -> list[tuple[Any, Any]]:
        norm = "index_entries__title_norm"
        return [
            (vector, F("title_norm") if getattr(boost, "name", "") == norm else boost)
            for vector, boost in self.get_index_vectors(query)
        ]


class Compiler(Entries, PostgresSearchQueryCompiler):
    pass


class AutocompleteCompiler(Entries, PostgresAutocompleteQueryCompiler):
    pass


class Hits(RankedHits, PostgresSearchResults):
    pass


class Rebuilder(FromNothing, PostgresSearchAtomicRebuilder):
    pass


class PostgresBackend(EditsFirst, PostgresSearchBackend):
    atomic_rebuilder_class = Rebuilder
    query_compiler_class = Compiler
    autocomplete_query_compiler_class = AutocompleteCompiler
    index_class = Index
    results_class = Hits
