"""What a load does not take over from its files: entries that the registers, or other lives, describe otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from biography.document import REGISTERS, Biography, without
from biography.exchange.register_entries import MODELS, columns_of_image
from biography.exchange.waiting import WaitingLives
from biography.models import PortalImage
from biography.references import columns_of_entries
from biography.registers import described

KEEPS = "the register keeps its own (--update-registers takes the file's)"
TAKES = "the register takes the file's"


class RegisterDifferences:
    """Looks at the lives of a load in turn, before anything is written; ``told`` has a line for each difference."""

    def __init__(self, waiting: WaitingLives, *, update: bool) -> None:
        self.waiting, self.update = waiting, update
        self.told: dict[str, None] = {}
        # Where in the load an entry was first described, and a hash of how: the lives themselves may be very many.
        self._first: dict[tuple[str, str], tuple[int, int]] = {}

    def look_at(self, places: Iterable[int], lives: list[tuple[Path, Biography]]) -> None:
        for register, model in MODELS.items():
            keys = {entry.key for _path, life in lives for entry in getattr(life, register)}
            joined = [name for name, _column, _register in columns_of_entries(model)]
            entries = model._default_manager.filter(key__in=keys)
            entries = entries.select_related(*joined) if joined else entries
            there = {entry.key: _stated(described(entry)) for entry in entries}
            for place, (path, life) in zip(places, lives, strict=True):
                for entry in getattr(life, register):
                    if entry.key in there:
                        self._compare(path, register, entry.key, "in the register", there[entry.key], _stated(entry))
                    else:
                        self._compare_in_load(place, path, register, entry)
        self._look_at_pictures(lives)
        for path, life in lives:
            self._tell(_unused(path, life))

    def _compare(
        self, path: Path, register: str, key: str, where: str, one: dict[str, Any], other: dict[str, Any]
    ) -> None:
        outcome = (TAKES if self.update else KEEPS) if where == "in the register" else self._which()
        for name in sorted(one.keys() | other.keys()):
            if one.get(name) != other.get(name):
                said = f"{name} is {_said(one.get(name))} {where} and {_said(other.get(name))} here"
                self._tell([f"{path}: {register} {key!r}: {said}: {outcome}"])

    def _which(self) -> str:
        return "the last of them is taken" if self.update else "the first of them is taken"

    def _compare_in_load(self, place: int, path: Path, register: str, entry: Any) -> None:
        stated = _stated(entry)
        digest = hash(repr(stated))
        first, known = self._first.setdefault((register, entry.key), (place, digest))
        if known != digest:
            [(other_path, life)] = self.waiting.at([first])
            other = next(each for each in getattr(life, register) if each.key == entry.key)
            where = f"in the life {life.slug!r}" + ("" if other_path == path else f" ({other_path})")
            self._compare(path, register, entry.key, where, _stated(other), stated)

    def _look_at_pictures(self, lives: list[tuple[Path, Biography]]) -> None:
        images = {image.id: (path, image) for path, life in lives for image in life.images()}
        for stored in PortalImage.objects.filter(key__in=images) if images else ():
            path, image = images[stored.key]
            columns = columns_of_image(image)
            kept = {name: getattr(stored, name) for name in columns}
            self._compare(path, "picture", image.file, "in the register", kept, columns)

    def _tell(self, lines: Iterable[str]) -> None:
        self.told |= dict.fromkeys(lines)


def _stated(entry: Any) -> dict[str, Any]:
    data: dict[str, Any] = entry.model_dump(mode="json", context={"form": "file"}, exclude_defaults=True)
    return data


def _said(value: Any) -> str:
    return "empty" if value in (None, "", []) else repr(value)


def _unused(path: Path, life: Biography) -> Iterator[str]:
    """Entries that the life describes and does not refer to. Of sources there are none: those join its bibliography."""
    used = without(life, ())
    for register in REGISTERS.values():
        keys = {entry.key for entry in getattr(used, register)}
        for entry in getattr(life, register):
            if entry.key not in keys:
                yield (
                    f"{path}: {register} {entry.key!r}: nothing in the life refers to it: it is in the register, "
                    "and not in the life"
                )
