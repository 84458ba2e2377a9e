"""Files → validated documents: every problem at once, each with its JSON path and a reason."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from pydantic import ValidationError

from biography.document import REGISTERS, Biography

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
BLOCK_TYPES = {"heading", "paragraph", "quotation", "picture", "claim"}

Location = tuple[str | int, ...]


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake in a file: where it is, as a JSON path, and what is wrong."""

    file: str
    path: str
    reason: str

    def __str__(self) -> str:
        return f"{self.file}: {self.path}: {self.reason}"


class InvalidBiographies(Exception):
    """What was read is no biography; ``problems`` says all that is wrong with it."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def read_files(paths: Iterable[Path]) -> list[tuple[Path, Biography]]:
    """The lives in these files; raise InvalidBiographies with the problems of all of them."""
    return list(each_life(paths))


def each_life(paths: Iterable[Path]) -> Iterator[tuple[Path, Biography]]:
    """The lives in these files in turn, one file in memory at a time, and of a .jsonl file one line.

    Each comes with its file, one of a .jsonl file with the number of its line: ``lives.jsonl:17``. Raises
    InvalidBiographies, at the end, with the problems of all files.
    """
    problems: list[Problem] = []
    slugs: dict[tuple[str, str], Path] = {}
    for path, content in _contents(paths, problems):
        try:
            lives = read_text(content.decode("utf-8"), str(path))
        except InvalidBiographies as error:
            problems += error.problems
        except UnicodeDecodeError as error:
            problems.append(Problem(str(path), "$", f"the file cannot be read: {error}"))
        else:
            for life in lives:
                key = (life.slug, life.language)
                if key in slugs:
                    reason = f"{life.slug!r} is the slug of a life in {slugs[key]} as well"
                    problems.append(Problem(str(path), "slug", reason))
                slugs[key] = path
                yield path, life
    if problems:
        raise InvalidBiographies(problems)


def _contents(paths: Iterable[Path], problems: list[Problem]) -> Iterator[tuple[Path, bytes]]:
    """What stands in each file, and in each line of a .jsonl file; what cannot be read is added to the problems."""
    for path in paths:
        try:
            if path.suffix == ".jsonl":
                with path.open("rb") as lines:
                    yield from ((Path(f"{path}:{n}"), line) for n, line in enumerate(lines, 1) if line.strip())
            else:
                yield path, path.read_bytes()
        except OSError as error:
            problems.append(Problem(str(path), "$", f"the file cannot be read: {error}"))


def read_text(text: str, file: str = "-") -> list[Biography]:
    """The life, or the list of lives, that a JSON text holds."""
    try:
        data = json.loads(text)
    except ValueError as error:
        raise InvalidBiographies([Problem(file, "$", f"this is not JSON: {error}")]) from error
    items = data if isinstance(data, list) else [data]
    lives, problems = [], []
    for number, item in enumerate(items):
        prefix: Location = (number,) if isinstance(data, list) else ()
        try:
            lives.append(read_biography(item))
        except InvalidBiographies as error:
            problems += [Problem(file, _join(prefix, problem.path), problem.reason) for problem in error.problems]
    if problems:
        raise InvalidBiographies(problems)
    return lives


def read_biography(data: Any) -> Biography:
    """One document from parsed JSON, in short or long form; raise InvalidBiographies with every problem in it.

    Rows and blocks without an id get one made from their place in the document: it stays the same as long as they do.
    """
    if not isinstance(data, dict):
        raise InvalidBiographies([Problem("-", "$", "a biography is a JSON object")])
    completed, problems = _complete(data)
    try:
        life = Biography.model_validate(completed)
    except ValidationError as error:
        problems += _problems(error, completed)
        problems += _problems_of_the_whole(completed)
    if problems:
        raise InvalidBiographies(sorted(set(problems)))
    return life


def _problems(error: ValidationError, data: Any) -> list[Problem]:
    """Each mistake that pydantic has found; of an object that breaks several rules, each rule."""
    return [
        Problem("-", _path(_as_written(item["loc"], data)), reason)
        for item in error.errors()
        for reason in _reason(item).splitlines()
    ]


def _as_written(location: Location, data: Any) -> Location:
    """Not further than into what is a text in the file: a date is one in short, with its EDTF in long."""
    for number, step in enumerate(location):
        if isinstance(data, str):
            return location[:number]
        if (isinstance(data, dict) and step in data) or (isinstance(data, list) and step in range(len(data))):
            data = data[step]  # type: ignore[index]
        elif step not in BLOCK_TYPES:
            return location
    return location


def _problems_of_the_whole(data: dict[str, Any]) -> list[Problem]:
    """What birth and death say of each other: pydantic asks only where nothing else in the life is wrong."""
    vital = {
        name: data[name] for name in ("format", "id", "slug", "language", "name", "birth", "death") if name in data
    }
    try:
        Biography.model_validate(vital)
    except ValidationError as error:
        return [problem for problem in _problems(error, vital) if problem.path == "$"]
    return []


def _complete(data: dict[str, Any]) -> tuple[dict[str, Any], list[Problem]]:
    """The document with ids, and the names of what its references name; and the references that name nothing."""
    names = {register: _names(data.get(register)) for register in REGISTERS.values()}
    slug = data.get("slug")
    data = {"id": str(uuid5(NAMESPACE_URL, f"biography:{slug}")), **data}
    root, problems, seen = _uuid(data["id"]), [], set()

    def complete(value: Any, at: Location, row: bool) -> Any:
        if isinstance(value, list):
            return [complete(item, (*at, n), bool(at) and at[-1] in ROWS) for n, item in enumerate(value)]
        if not isinstance(value, dict):
            return value
        if row and root and "id" not in value:
            value = {"id": str(uuid5(root, _path(at))), **value}
        if row and value.get("id") in seen:
            problems.append(Problem("-", _path((*at, "id")), f"{value['id']} is the id of another row as well"))
        seen.add(value.get("id") if row else None)
        return {name: known(name, part, (*at, name)) for name, part in value.items()}

    def known(name: str, part: Any, at: Location) -> Any:
        key = part.get("key") if isinstance(part, dict) else part
        if name not in REGISTERS or not isinstance(key, str):
            return complete(part, at, False)
        register = REGISTERS[name]
        if key not in names[register]:
            problems.append(Problem("-", _path(at), f"{key!r} is not described under {register!r}"))
        return part if name == "source" else {"key": key, "name": names[register].get(key, "")}

    for register in REGISTERS.values():
        problems += _repeated(data, [register], "key", "{!r} is described twice")
    problems += _repeated(data, ["career", "honours"], "slug", "{!r} is the slug of another part of this life")
    return complete(data, (), False), problems


def _names(register: Any) -> dict[str, str]:
    entries = register if isinstance(register, list) else []
    found = (entry for entry in entries if isinstance(entry, dict) and isinstance(entry.get("key"), str))
    return {entry["key"]: str(entry.get("name") or entry.get("title") or "") for entry in found}


def _repeated(data: dict[str, Any], lists: list[str], name: str, reason: str) -> Iterator[Problem]:
    """What has the same key or slug as an entry before it in these lists."""
    seen = set()
    for which in lists:
        entries = data.get(which)
        for number, entry in enumerate(entries if isinstance(entries, list) else []):
            value = entry.get(name) if isinstance(entry, dict) else None
            if isinstance(value, str) and value in seen:
                yield Problem("-", f"{which}[{number}].{name}", reason.format(value))
            seen.add(str(value))


def _uuid(value: Any) -> UUID | None:
    try:
        return UUID(str(value))
    except ValueError:
        return None


def _path(location: Location) -> str:
    """A JSON path as people read it: career[3].start"""
    text = ""
    for before, step in zip((None, *location), location, strict=False):
        if isinstance(step, int):
            text += f"[{step}]"
        elif not (isinstance(before, int) and step in BLOCK_TYPES):
            text += f".{step}" if text else step
    return text or "$"


def _join(prefix: Location, path: str) -> str:
    return path if not prefix else f"{_path(prefix)}.{path}" if path != "$" else _path(prefix)


def _reason(item: Any) -> str:
    reason = item["msg"].removeprefix("Value error, ")
    if item["type"] == "extra_forbidden":
        return "there is no such field"
    if item["type"] == "missing":
        return "this is required"
    if item["type"] == "string_pattern_mismatch" and item["loc"][-1] in ("slug", "key"):
        return f"{item['input']!r} has signs that no address takes: letters, digits, hyphens and underscores do"
    return reason
