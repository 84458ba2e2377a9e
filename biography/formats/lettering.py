"""Names in whatever script, set in the fonts that come with the portal, so that every machine draws the same.

Noto, cut down to the letters of seven scripts (``fonts/``, 370 KB, SIL Open Font License): Pillow's own font knows
Latin only, and a server may have none. What these fonts lack cannot be set; a caller then takes another name.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from PIL import ImageFont, features

FONTS = Path(__file__).parent / "fonts"
FACES = (
    "NotoSerif-Regular.ttf",
    "NotoNaskhArabic-Regular.ttf",
    "NotoSerifHebrew-Regular.ttf",
    "NotoSerifArmenian-Regular.ttf",
    "NotoSerifGeorgian-Regular.ttf",
)
NO_LETTER = "\U0010ffff"
PROBE = 24

Font = ImageFont.FreeTypeFont


class Text(NamedTuple):
    """A text broken into lines, in a font of one size; ``cut``: not the whole of it."""

    set_in: Font
    lines: list[str]
    cut: bool = False


@lru_cache(maxsize=256)
def font(face: str, size: int) -> Font:
    """One of the fonts in a size in pixels."""
    return ImageFont.truetype(str(FONTS / face), size)


@lru_cache(maxsize=8192)
def _has(face: str, sign: str) -> bool:
    return bytes(font(face, PROBE).getmask(sign)) != bytes(font(face, PROBE).getmask(NO_LETTER))


def is_right_to_left(text: str) -> bool:
    """Which way a text runs: that of its first letter that has a way (Unicode Standard Annex 9, P2 and P3)."""
    return next(
        (way in ("R", "AL") for sign in text if (way := unicodedata.bidirectional(sign)) in "L R AL".split()), False
    )


def face_for(text: str) -> str | None:
    """The first font that has every sign of a text; None where none has, or its letters could not be joined."""
    # Without Raqm, which needs a library of the system, Arabic letters would stand apart and backwards.
    if is_right_to_left(text) and not features.check("raqm"):
        return None
    signs = {sign for sign in text if not sign.isspace() and unicodedata.category(sign) != "Cf"}
    return next((face for face in FACES if all(_has(face, sign) for sign in signs)), None)


def settable(texts: Iterable[str]) -> str:
    """The first of these texts that can be set; empty where none can."""
    return next((text for text in texts if text and face_for(text)), "")


def lines(text: str, set_in: Font, width: int) -> list[str]:
    """The text broken into lines of at most this many pixels, within a word only where that is too long itself."""
    found: list[str] = []
    for word in text.split():
        joined = f"{found[-1]} {word}" if found else word
        if set_in.getlength(joined) <= width:
            found[-1:] = [joined]
            continue
        while set_in.getlength(word) > width:
            end = next(end for end in range(len(word), 0, -1) if end == 1 or set_in.getlength(word[:end]) <= width)
            found.append(word[:end])
            word = word[end:]
        found += [word] if word else []
    return found


def fitted(text: str, face: str, sizes: Iterable[int], width: int, most: int) -> Text:
    """The text in the largest size in which it takes at most so many lines; in the last size, cut with an ellipsis."""
    for size in sizes:
        set_in = font(face, size)
        broken = lines(text, set_in, width)
        if len(broken) <= most:
            return Text(set_in, broken)
    kept = broken[:most]
    kept[-1] = kept[-1][:-1].rstrip(" ,;:.–") + "…"
    while set_in.getlength(kept[-1]) > width:
        kept[-1] = kept[-1][:-2] + "…"
    return Text(set_in, kept, cut=True)
