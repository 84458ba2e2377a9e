"""The alphabet of a language: keys that put names in its order, and the letter that a name stands under.

By the collation of CLDR for that language, as ICU has it: keys are bytes, which every database orders alike. icu4py
brings ICU as a library but no collators (1.2), so they are reached through its C interface, which ICU keeps stable.
"""

from __future__ import annotations

import ctypes
import sys
import unicodedata
from functools import lru_cache
from typing import Any

from icu4py import icu_version, icu_version_info, messageformat

from biography.spelling import APOSTROPHES, fold

VERSION = icu_version
"""Keys of two versions of ICU cannot be compared with each other."""
OTHER = "#"
LONGEST_NAME = 200
_PRIMARY, _TERTIARY = 0, 2

# What the compiled module is linked with is found through it, wherever the library has been installed.
_ICU = ctypes.CDLL(messageformat.__file__)


def _function(name: str, result: Any, *arguments: Any) -> Any:
    found = getattr(_ICU, f"{name}_{icu_version_info[0]}")
    found.restype, found.argtypes = result, arguments
    return found


_error = ctypes.POINTER(ctypes.c_int)
_open = _function("ucol_open", ctypes.c_void_p, ctypes.c_char_p, _error)
_set_strength = _function("ucol_setStrength", None, ctypes.c_void_p, ctypes.c_int)
_sort_key = _function(
    "ucol_getSortKey", ctypes.c_int32, ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int32, ctypes.c_char_p, ctypes.c_int32
)


def key(name: str, language: str) -> bytes:
    """What puts a name in its place among others in a language, by its words: neither commas nor other signs count."""
    return _key(_said(name)[:LONGEST_NAME], language, _TERTIARY)


@lru_cache(maxsize=4096)
def letter(name: str, language: str) -> str:
    """The letter of the alphabet that a name stands under, a capital of its own script; ``#`` where there is none.

    Й is no И and Ё no letter of its own, Å is one in Swedish alone: what differs from the plain letter by more than
    accents, by the collation of the language.
    """
    said = unicodedata.normalize("NFC", _said(name))
    end = next((at for at, sign in enumerate(said) if at and unicodedata.category(sign)[0] != "M"), len(said))
    first = said[:end]
    if not first or unicodedata.category(first[0])[0] != "L":
        return OTHER
    plain = fold(first)
    if plain and _key(first.casefold(), language, _PRIMARY) == _key(plain, language, _PRIMARY):
        first = plain[:1]
    # Of Georgian, whose names begin with no capitals, upper() would make some.
    return first.title() if len(first.title()) == len(first) else first


def _said(name: str) -> str:
    """The words of a name as they are written."""
    plain = (sign if unicodedata.category(sign)[0] in "LMN" else " " for sign in APOSTROPHES.sub("", name))
    return " ".join("".join(plain).split()) or name


def _key(text: str, language: str, strength: int) -> bytes:
    source = text.encode(f"utf-16-{sys.byteorder[0]}e", "replace")
    size = 64 + 8 * len(source)
    while True:
        room = ctypes.create_string_buffer(size)
        length = _sort_key(_collator(language, strength), source, len(source) // 2, room, size)
        if length <= size:
            return room.raw[: max(length - 1, 0)]  # without the zero at its end
        size = length


@lru_cache
def _collator(language: str, strength: int) -> int:
    """One for the life of the process; reading from it is safe in all threads. Of a language that ICU does not know it
    is that of all others."""
    status = ctypes.c_int(0)
    found = _open(language.replace("-", "_").encode("ascii", "replace"), ctypes.byref(status))
    if status.value > 0 or not found:
        raise RuntimeError(f"ICU {VERSION} opens no collator for {language!r} (its error {status.value}).")
    _set_strength(found, strength)
    return int(found)
