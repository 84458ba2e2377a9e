"""The card of a life: the picture that other sites show beside a link to it (Open Graph), 1200 by 630 pixels."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageDraw, ImageOps

from biography.formats.lettering import FACES, Font, Text, face_for, fitted, font, is_right_to_left

WIDTH, HEIGHT = SIZE = (1200, 630)
PANEL, MARGIN = 380, 64
# As in portal.css.
PAPER, TINT, INK, SOFT, RULE, ACCENT = "#fbfaf6", "#f3f0e7", "#1c1b19", "#55514a", "#dcd7ca", "#0b5c5e"


@dataclass(frozen=True, slots=True)
class Card:
    """What stands on a card. ``name`` can be set in our fonts; ``portrait``: a public picture as a file, centred at
    ``centre`` (shares of its width and height)."""

    site: str
    name: str
    years: str = ""
    line: str = ""
    initials: str = ""
    portrait: bytes = b""
    centre: tuple[float, float] = (0.5, 0.35)


def png(card: Card) -> bytes:
    """The card as a PNG: on paper, in ink, the years in the site's teal, the portrait or the initials at its side."""
    image = Image.new("RGB", SIZE, PAPER)
    panel = _portrait(card) or _plate(card)
    if panel:
        image.paste(panel, (WIDTH - PANEL, 0))
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, HEIGHT - 12, WIDTH, HEIGHT), fill=ACCENT)
    width = WIDTH - 2 * MARGIN - (PANEL if panel else 0)
    name, line, years = (
        _name(card.name, width),
        _fit(card.line, (34, 30), width, 3),
        _fit(card.years, (38, 30), width, 1),
    )
    if card.site != card.name:
        _draw(draw, _fit(card.site, (28,), width, 1), MARGIN - 4, width, SOFT)
    height = sum(_height(text) for text in (name, years, line)) + 34
    top = max(MARGIN + 48, (HEIGHT + 36 - height) // 2)
    top = _draw(draw, name, top, width, INK)
    # Years run with the name: in Arabic they stand beneath its beginning, at the right.
    top = _draw(draw, years, top + 14, width, ACCENT, backwards=is_right_to_left(card.name))
    _draw(draw, line, top + 20, width, INK)
    return _file(image, photograph=bool(card.portrait))


def _name(text: str, width: int) -> Text:
    """Two lines of a large size rather than three of one; what is too long is set small."""
    large = _fit(text, (92, 84, 76, 70), width, 2)
    return large if not large.cut else _fit(text, (60, 52, 44, 38), width, 3)


def _fit(text: str, sizes: tuple[int, ...], width: int, most: int) -> Text:
    face = face_for(text) if text else None
    return fitted(text, face, sizes, width, most) if face else Text(font(FACES[0], sizes[-1]), [])


def _height(text: Text) -> int:
    return len(text.lines) * _leading(text.set_in)


def _leading(set_in: Font) -> int:
    return round(set_in.size * (1.16 if set_in.size > 40 else 1.32))


def _draw(draw: ImageDraw.ImageDraw, text: Text, top: int, width: int, fill: str, backwards: bool | None = None) -> int:
    """Draw lines from the side that their script begins at; answer where they end."""
    backwards = is_right_to_left(" ".join(text.lines)) if backwards is None else backwards
    x, anchor = (MARGIN + width, "rs") if backwards else (MARGIN, "ls")
    for line in text.lines:
        # Baselines at equal distances, whatever rises above or falls below them.
        draw.text((x, top + round(text.set_in.size * 0.98)), line, fill=fill, font=text.set_in, anchor=anchor)
        top += _leading(text.set_in)
    return top


def _portrait(card: Card) -> Image.Image | None:
    if not card.portrait:
        return None
    with Image.open(BytesIO(card.portrait)) as picture:
        return ImageOps.fit(picture.convert("RGB"), (PANEL, HEIGHT), Image.Resampling.LANCZOS, centering=card.centre)


def _plate(card: Card) -> Image.Image | None:
    """The composed absence of a portrait: the initials, large."""
    face = face_for(card.initials) if card.initials else None
    if face is None:
        return None
    plate = Image.new("RGB", (PANEL, HEIGHT), TINT)
    draw = ImageDraw.Draw(plate)
    draw.rectangle((20, 20, PANEL - 21, HEIGHT - 33), outline=RULE)
    set_in = font(face, 170)
    scale = min(1.0, (PANEL - 130) / set_in.getlength(card.initials))
    set_in = font(face, round(170 * scale))
    left, top, right, bottom = set_in.getbbox(card.initials)
    centre = ((PANEL - left - right) / 2, (HEIGHT - 12 - top - bottom) / 2)
    draw.text(centre, card.initials, fill=ACCENT, font=set_in)
    return plate


def _file(image: Image.Image, photograph: bool) -> bytes:
    """A photograph keeps its colours; paper and ink need few, and a fifth of the bytes."""
    file = BytesIO()
    (image if photograph else image.quantize(64, dither=Image.Dither.NONE)).save(file, "PNG", optimize=True)
    return file.getvalue()
