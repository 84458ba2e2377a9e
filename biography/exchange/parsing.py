"""Bytes of a file → what JSON says; what cannot be read is told in words for whoever made the file."""

from __future__ import annotations

import json
from typing import Any

# Objects and lists within each other: a life has seven.
DEEPEST = 50


class Unreadable(ValueError):
    """A file that is no JSON text; the message says why, and what to do."""


def text_of(content: bytes) -> str:
    """The text of a file, which is UTF-8, with or without the mark that Windows writes before it."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Unreadable("this is not UTF-8 but UTF-16: save the file as UTF-8")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise Unreadable(
            f"this is not UTF-8: line {line} has the byte 0x{content[error.start]:02x}; save the file as UTF-8"
        ) from error


def parsed(text: str) -> Any:
    """What a JSON text says; raise Unreadable for what is none, is nested too deeply or says something twice."""
    if "\x00" in text:
        raise Unreadable(f"this is not JSON: line {text.count(chr(10), 0, text.index(chr(0))) + 1} has a NUL character")
    try:
        data = json.loads(text.removeprefix("\ufeff"), object_pairs_hook=_once, parse_constant=_no_number)
    except RecursionError as error:
        raise Unreadable(_too_deep()) from error
    except Unreadable:
        raise
    except ValueError as error:
        raise Unreadable(f"this is not JSON: {error}") from error
    if _depth(data) > DEEPEST:
        raise Unreadable(_too_deep())
    return data


def _too_deep() -> str:
    return f"this is nested too deeply: no life has more than {DEEPEST} objects and lists within each other"


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _value in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise Unreadable(f"{twice!r} stands twice in one object: JSON readers would pass over one of them")
    return found


def _no_number(name: str) -> Any:
    raise Unreadable(f"this is not JSON: {name} is no number of it")


def _depth(data: Any) -> int:
    deep, level = 0, [data]
    while level and deep <= DEEPEST:
        level = [
            part
            for value in level
            if isinstance(value, dict | list)
            for part in (value.values() if isinstance(value, dict) else value)
            if isinstance(part, dict | list)
        ]
        deep += 1
    return deep
