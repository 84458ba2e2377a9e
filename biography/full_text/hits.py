"""Hits that are ranked in the index alone, and only then looked up among the objects that are searched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from django.db.models import BigIntegerField, Field, IntegerField, QuerySet
from django.db.models.functions import Cast

from biography.full_text.broken import asking

CHUNK = 500


class FoundByKey:
    """For compilers with ``entries``: what is not ranked is found by its key, without a join with the index."""

    OBJECT_ID = "object_id"
    order_by_relevance: bool
    queryset: QuerySet

    def entries(self, config: Any) -> QuerySet | None:
        raise NotImplementedError

    def search(self, config: Any, start: Any, stop: Any, score_field: Any = None, **more: Any) -> QuerySet:
        entries = None if self.order_by_relevance or score_field else self.entries(config)
        if entries is None:
            return super().search(config, start, stop, score_field=score_field, **more)  # type: ignore[misc]
        keys = entries.annotate(key=Cast(self.OBJECT_ID, _key_field(self.queryset.model))).values("key")
        found = self.queryset.filter(pk__in=keys)
        return (found if found.query.order_by else found.order_by("-pk"))[start:stop]


def _key_field(model: Any) -> Field:
    """What the primary key of a model can be cast to."""
    field = model._meta.pk
    while field.remote_field:
        field = field.target_field
    return BigIntegerField() if isinstance(field, IntegerField) else type(field)(max_length=field.max_length)


class RankedHits:
    """For search results whose compiler has ``entries``: the entries of the index that match, with their ``score``.

    Where the index cannot be asked they raise SearchBroken.
    """

    query_compiler: Any
    start: int
    stop: int | None
    _score_field: str | None

    def keys(self, most: int) -> list[Any]:
        """Primary keys of at most so many hits, in no order."""
        entries = self._entries()
        if entries is None:
            return [hit.pk for hit in self[:most]]  # type: ignore[index]
        with asking(self._objects().db):
            return [self._key(found) for found in entries.values_list(self.query_compiler.OBJECT_ID, flat=True)[:most]]

    def _do_search(self) -> list[Any]:
        with asking(self._objects().db):
            return self._found()

    def _found(self) -> list[Any]:
        if not self.query_compiler.order_by_relevance:
            return super()._do_search()  # type: ignore[misc]
        entries = self._entries()
        if entries is None:
            return super()._do_search()  # type: ignore[misc]
        scores: dict[Any, float] = {}
        window = list(islice(self._among_objects(self._ranked(entries, scores)), self.start, self.stop))
        objects = self._objects().in_bulk(window)
        found = [objects[key] for key in window if key in objects]
        if self._score_field:
            for one in found:
                setattr(one, self._score_field, scores[one.pk])
        return found

    def _ranked(self, entries: QuerySet, scores: dict[Any, float]) -> Iterator[list[Any]]:
        """Keys, the best first, in two portions: what a page will need, then all others. Notes their scores."""
        compiler = self.query_compiler
        ranked = entries.order_by(compiler.BEST_FIRST, "pk").values_list(compiler.OBJECT_ID, "score")
        first = (self.stop or 0) + CHUNK
        for portion in (ranked[:first], ranked[first:]):
            found = {self._key(key): score for key, score in portion}
            scores.update(found)
            yield list(found)
            if len(found) < first:
                return

    def _do_count(self) -> int:
        compiler = self.query_compiler
        by_relevance, compiler.order_by_relevance = compiler.order_by_relevance, False
        try:
            with asking(self._objects().db):
                return super()._do_count()  # type: ignore[misc]
        finally:
            compiler.order_by_relevance = by_relevance

    def facet(self, field_name: str) -> Any:
        with asking(self._objects().db):
            return super().facet(field_name)  # type: ignore[misc]

    def _entries(self) -> Any:
        return self.query_compiler.entries(self.query_compiler.get_config(self.backend))  # type: ignore[attr-defined]

    def _among_objects(self, ranked: Iterable[list[Any]]) -> Iterator[Any]:
        """The keys of objects that are searched, in their order; asked for in portions, as far as they are needed."""
        for keys in ranked:
            for start in range(0, len(keys), CHUNK):
                portion = keys[start : start + CHUNK]
                kept = set(self._objects().filter(pk__in=portion).values_list("pk", flat=True))
                yield from (key for key in portion if key in kept)

    def _objects(self) -> QuerySet:
        return self.query_compiler.queryset.order_by()

    def _key(self, text: str) -> Any:
        return self.query_compiler.queryset.model._meta.pk.to_python(text)
