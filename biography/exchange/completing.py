"""Parsed JSON → the document that it means: without nulls, with the ids that a file may leave out, with the names of
what its references name; and what only the whole of a document tells of its mistakes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from biography.document import REGISTERS
from biography.document.mending import Location, path_of
from biography.document.refusals import nearest
from biography.exchange.problems import Problem

ROWS = {
    "other_names",
    "activities",
    "body",
    "family",
    "education",
    "events",
    "career",
    "honours",
    "identifiers",
    "bibliography",
    "figures",
}
PICTURES = {"portrait", "image"}


def completed(data: dict[str, Any]) -> tuple[dict[str, Any], list[Problem]]:
    """The document with ids, and the names of what its references name; and the references that name nothing."""
    data = without_nulls(data)
    names = {register: _names(data.get(register)) for register in REGISTERS.values()}
    slug = data.get("slug")
    data = {"id": _made_id(NAMESPACE_URL, f"biography:{slug}"), **data}
    root, problems = _uuid(data["id"]), list[Problem]()
    seen: set[str] = set()

    def complete(value: Any, at: Location, row: bool) -> Any:
        if isinstance(value, list):
            return [complete(item, (*at, n), bool(at) and at[-1] in ROWS) for n, item in enumerate(value)]
        if not isinstance(value, dict):
            return value
        if root and "id" not in value:
            if row:
                value = {"id": _made_id(root, path_of(at)), **value}
            elif at and at[-1] in PICTURES:
                # One and the same wherever the life shows it.
                value = {"id": _made_id(root, f"image:{value.get('file')}"), **value}
        if row:
            key = str(value.get("id"))
            if key in seen:
                problems.append(Problem("-", path_of((*at, "id")), f"{key} is the id of another row as well"))
            seen.add(key)
        return {name: known(name, part, (*at, name)) for name, part in value.items()}

    def known(name: str, part: Any, at: Location) -> Any:
        key = part.get("key") if isinstance(part, dict) else part
        if name not in REGISTERS or not isinstance(key, str):
            return complete(part, at, False)
        register = REGISTERS[name]
        if key not in names[register]:
            reason = f"{key!r} is not described under {register!r}"
            if meant := nearest(key, list(names[register])):
                reason += f"; did you mean {meant!r}?"
            problems.append(Problem("-", path_of(at), reason))
        return part if name == "source" else {"key": key, "name": names[register].get(key, "")}

    for register in REGISTERS.values():
        problems += _repeated(data, [register], "key", "{!r} is described twice")
    problems += _repeated(data, ["career", "honours"], "slug", "{!r} is the slug of another part of this life")
    return complete(data, (), False), problems


def without_nulls(value: Any) -> Any:
    """What is null is absent: so writes every program that writes JSON."""
    if isinstance(value, dict):
        return {name: without_nulls(part) for name, part in value.items() if part is not None}
    return [without_nulls(item) for item in value] if isinstance(value, list) else value


def _names(register: Any) -> dict[str, str]:
    entries = register if isinstance(register, list) else []
    found = (entry for entry in entries if isinstance(entry, dict) and isinstance(entry.get("key"), str))
    return {entry["key"]: str(entry.get("name") or entry.get("title") or "") for entry in found}


def _repeated(data: dict[str, Any], lists: list[str], name: str, reason: str) -> Iterator[Problem]:
    """What has the same key or slug as an entry before it in these lists; of slugs, in whatever case."""
    seen = set()
    for which in lists:
        entries = data.get(which)
        for number, entry in enumerate(entries if isinstance(entries, list) else []):
            value = entry.get(name) if isinstance(entry, dict) else None
            if not isinstance(value, str):
                continue
            same = value.casefold() if name == "slug" else value
            if same in seen:
                yield Problem("-", f"{which}[{number}].{name}", reason.format(value))
            seen.add(same)


def _made_id(within: UUID, name: str) -> str:
    # Half a character is refused later; it has no bytes of its own.
    return str(uuid5(within, name.encode("utf-8", "replace").decode()))


def _uuid(value: Any) -> UUID | None:
    try:
        return UUID(str(value))
    except ValueError:
        return None
