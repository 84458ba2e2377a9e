"""Lives that were read and wait in a temporary file: a million take no more memory than one."""

from __future__ import annotations

import pickle
from array import array
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any, NamedTuple, TypeVar
from uuid import UUID

from wagtail.models import Page

from biography.document import Biography
from biography.models import CareerPeriodPage, HonourCategoryPage, PersonPage

Each = TypeVar("Each")


class Outline(NamedTuple):
    """What the tree shows of a life: the names and addresses of its pages, the person's own first."""

    language: str
    pages: list[tuple[type[Page], str, str, UUID]]
    """Type, title, slug and translation key."""


class WaitingLives:
    """Lives that can be gone through again and again, one in memory at a time, each with the file that it is from.

    The places in the file that ``places`` answers stand for lives, where only some of them are meant.
    """

    def __init__(
        self, lives: Iterable[tuple[Path, Biography]], progress: Callable[[str, int], None] = lambda done, lives: None
    ) -> None:
        """``progress`` hears how many lives have been read."""
        self._file = TemporaryFile(prefix="lives-")  # noqa: SIM115  # it goes with this object
        self.places = array("q")
        for path, life in lives:
            self.places.append(self._file.tell())
            pickle.dump(_outline(life), self._file, pickle.HIGHEST_PROTOCOL)
            pickle.dump((path, life), self._file, pickle.HIGHEST_PROTOCOL)
            progress("read", len(self.places))

    def outlines(self, places: Iterable[int]) -> Iterator[Outline]:
        for place in places:
            self._file.seek(place)
            yield self._next()

    def at(self, places: Iterable[int]) -> Iterator[tuple[Path, Biography]]:
        for place in places:
            self._file.seek(place)
            self._next()
            yield self._next()

    def _next(self) -> Any:
        return pickle.load(self._file)  # noqa: S301  # nobody else writes into that file


def _outline(life: Biography) -> Outline:
    periods = ((CareerPeriodPage, part.role, part.slug, part.id) for part in life.career)
    categories = ((HonourCategoryPage, part.title, part.slug, part.id) for part in life.honours)
    return Outline(life.language, [(PersonPage, life.name.display, life.slug, life.id), *periods, *categories])


def in_batches(items: Iterable[Each], size: int) -> Iterator[list[Each]]:
    """The items in their order, so many at a time."""
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch
