"""Files → validated documents: every problem at once, each with its JSON path and a reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from biography.document import Biography
from biography.document.mending import path_of
from biography.exchange.completing import completed
from biography.exchange.parsing import Unreadable, parsed, text_of
from biography.exchange.problems import InvalidBiographies, Problem, problems_of

__all__ = ["InvalidBiographies", "Problem", "each_life", "read_biography", "read_files", "read_text"]

# A document a line, by either of the names that programs give it.
JSON_LINES = {".jsonl", ".ndjson"}


def read_files(paths: Iterable[Path]) -> list[tuple[Path, Biography]]:
    """The lives in these files; raise InvalidBiographies with the problems of all of them."""
    return list(each_life(paths))


def each_life(paths: Iterable[Path]) -> Iterator[tuple[Path, Biography]]:
    """The lives in these files in turn, one file in memory at a time, and of a .jsonl or .ndjson file one line.

    Each comes with its file, one of JSON Lines with the number of its line: ``lives.jsonl:17``. Raises
    InvalidBiographies, at the end, with the problems of all files.
    """
    problems: list[Problem] = []
    slugs: dict[tuple[str, str], tuple[str, Path]] = {}
    for path, content in _contents(paths, problems):
        try:
            lives = read_text(text_of(content), str(path))
        except InvalidBiographies as error:
            problems += error.problems
        except Unreadable as error:
            problems.append(Problem(str(path), "$", str(error)))
        else:
            for life in lives:
                # Files and addresses that differ in case only are one and the same on many a machine.
                same = (life.slug.casefold(), life.language)
                if same in slugs:
                    problems.append(Problem(str(path), "slug", _taken(life.slug, *slugs[same])))
                slugs[same] = (life.slug, path)
                yield path, life
    if problems:
        raise InvalidBiographies(problems)


def _taken(slug: str, other: str, where: Path) -> str:
    if slug == other:
        return f"{slug!r} is the slug of a life in {where} as well"
    return f"{slug!r} and {other!r}, the slug of a life in {where}, differ in capital letters only: choose another"


def _contents(paths: Iterable[Path], problems: list[Problem]) -> Iterator[tuple[Path, bytes]]:
    """What stands in each file, and in each line of JSON Lines; what cannot be read is added to the problems."""
    for path in paths:
        try:
            if path.suffix.lower() in JSON_LINES:
                with path.open("rb") as lines:
                    yield from ((Path(f"{path}:{n}"), line) for n, line in enumerate(lines, 1) if line.strip())
            else:
                yield path, path.read_bytes()
        except OSError as error:
            problems.append(Problem(str(path), "$", f"the file cannot be read: {error}"))


def read_text(text: str, file: str = "-") -> list[Biography]:
    """The life, or the list of lives, that a JSON text holds."""
    try:
        data = parsed(text)
    except Unreadable as error:
        raise InvalidBiographies([Problem(file, "$", str(error))]) from error
    items = data if isinstance(data, list) else [data]
    lives, problems = [], []
    for number, item in enumerate(items):
        prefix = path_of((number,)) if isinstance(data, list) else ""
        try:
            lives.append(read_biography(item))
        except InvalidBiographies as error:
            problems += [Problem(file, _join(prefix, problem.path), problem.reason) for problem in error.problems]
    if problems:
        raise InvalidBiographies(problems)
    return lives


def read_biography(data: Any) -> Biography:
    """One document from parsed JSON, in short or long form; raise InvalidBiographies with every problem in it.

    Rows, blocks and pictures without an id get one made from their place in the document, or their file: it stays the
    same as long as they do.
    """
    if not isinstance(data, dict):
        raise InvalidBiographies([Problem("-", "$", "a biography is a JSON object")])
    whole, problems = completed(data)
    try:
        life = Biography.model_validate(whole)
    except ValidationError as error:
        problems += problems_of(error, whole)
        problems += _problems_of_the_whole(whole)
    if problems:
        raise InvalidBiographies(sorted(set(problems)))
    return life


def _problems_of_the_whole(data: dict[str, Any]) -> list[Problem]:
    """What birth and death say of each other: pydantic asks only where nothing else in the life is wrong."""
    vital = {
        name: data[name] for name in ("format", "id", "slug", "language", "name", "birth", "death") if name in data
    }
    try:
        Biography.model_validate(vital)
    except ValidationError as error:
        return [problem for problem in problems_of(error, vital) if problem.path == "$"]
    return []


def _join(prefix: str, path: str) -> str:
    return path if not prefix else f"{prefix}.{path}" if path != "$" else prefix
