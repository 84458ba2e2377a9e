"""Hits that are ranked in the index alone, and only then looked up among the objects that are searched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any

from django.db.models import BigIntegerField, Field, IntegerField, QuerySet
from django.db.models.functions import Cast

from biography.full_text.broken import asking

CHUNK = 500
# So many of the hits are ranked. A word that more pages have says little of any of them, and to rank all takes seconds.
RANKED = 1000


class FoundByKey:
    """For compilers with ``entries``: what is not ranked is found by its key, without a join with the index."""

    OBJECT_ID = "object_id"
    order_by_relevance: bool
    queryset: QuerySet
    # The first keys that were found, for the count of a search and for its page.
    _few: list[Any] | None = None

    def entries(self, config: Any, *, titles: bool = False) -> QuerySet | None:
        """The entries of the index that match, or whose titles do; None for a query that only Wagtail can answer."""
        raise NotImplementedError

    def search(self, config: Any, start: Any, stop: Any, score_field: Any = None, **more: Any) -> QuerySet:
        entries = None if self.order_by_relevance or score_field else self.entries(config)
        if entries is None:
            return super().search(config, start, stop, score_field=score_field, **more)  # type: ignore[misc]
        keys = entries.annotate(key=Cast(self.OBJECT_ID, _key_field(self.queryset.model))).values_list("key", flat=True)
        # A short list is looked up first, whatever else is asked; of a subquery no planner knows that it is short.
        if self._few is None:
            self._few = list(keys[: CHUNK + 1])
        found = self.queryset.filter(pk__in=self._few if len(self._few) <= CHUNK else keys)
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
        """Keys, the best first, in portions as they are needed. Notes their scores.

        Of more hits than RANKED, those whose titles match come first, the best of them first, then others.
        """
        compiler = self.query_compiler
        first = self._scored(entries, slice(RANKED))
        few = len(first) < RANKED
        by_titles = None if few or compiler.fields else compiler.entries(self._config(), titles=True)
        titled = {} if by_titles is None else self._scored(by_titles, slice(RANKED))
        rest = {key: score for key, score in first.items() if key not in titled}
        found = {**_best_first(titled, compiler.DESCENDING), **_best_first(rest, compiler.DESCENDING)}
        scores.update(found)
        yield list(found)
        if not few:
            others = self._scored(entries, slice(RANKED, None))
            scores.update(others)
            yield [key for key in others if key not in titled]

    def _scored(self, entries: QuerySet, part: slice) -> dict[Any, float]:
        """Keys and scores of entries in the order of the index."""
        columns = entries.order_by("pk").values_list(self.query_compiler.OBJECT_ID, "score")
        return {self._key(key): score for key, score in columns[part]}

    def _do_count(self) -> int:
        with self._in_any_order():
            return super()._do_count()  # type: ignore[misc]

    def facet(self, field_name: str) -> Any:
        with self._in_any_order():
            return super().facet(field_name)  # type: ignore[misc]

    @contextmanager
    def _in_any_order(self) -> Iterator[None]:
        """What is only counted is not ranked."""
        compiler = self.query_compiler
        by_relevance, compiler.order_by_relevance = compiler.order_by_relevance, False
        try:
            with asking(self._objects().db):
                yield
        finally:
            compiler.order_by_relevance = by_relevance

    def _entries(self) -> Any:
        return self.query_compiler.entries(self._config())

    def _config(self) -> Any:
        return self.query_compiler.get_config(self.backend)  # type: ignore[attr-defined]

    def _among_objects(self, ranked: Iterable[list[Any]]) -> Iterator[Any]:
        """The keys of objects that are searched, in their order; asked for in portions, as far as they are needed."""
        size = min(2 * (self.stop or CHUNK), CHUNK)
        for keys in ranked:
            while keys:
                portion, keys = keys[:size], keys[size:]
                kept = set(self._objects().filter(pk__in=portion).values_list("pk", flat=True))
                yield from (key for key in portion if key in kept)
                size = CHUNK

    def _objects(self) -> QuerySet:
        return self.query_compiler.queryset.order_by()

    def _key(self, text: str) -> Any:
        return self.query_compiler.queryset.model._meta.pk.to_python(text)


def _best_first(scores: dict[Any, float], descending: bool) -> dict[Any, float]:
    return dict(sorted(scores.items(), key=lambda found: found[1], reverse=descending))
