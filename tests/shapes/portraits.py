"""Small pictures of all proportions, drawn here, so that no file has to be kept."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw

PROPORTIONS = ((600, 800), (800, 600), (700, 700), (1600, 300), (240, 1400), (40, 50), (1200, 1600))
GROUNDS = ("#b9ab94", "#33424a", "#ece6d8", "#7a5a48", "#5f6f5a", "#101010", "#fdfdfd")
CREDIT = "An archive with a very long name, department of photographs, box 12, folder 7, print 3"


def portrait(folder: Path, slug: str, number: int) -> dict[str, Any]:
    """Draws the picture with this number into the folder; returns it as a document says it."""
    width, height = PROPORTIONS[number % len(PROPORTIONS)]
    ground = GROUNDS[number % len(GROUNDS)]
    picture = Image.new("RGB", (width, height), ground)
    pen = ImageDraw.Draw(picture)
    middle, size = width / 2, min(width, height)
    pen.ellipse([middle - size / 5, height / 2 - size / 3, middle + size / 5, height / 2 + size / 12], fill="#d9b899")
    pen.ellipse([middle - size / 3, height / 2 + size / 8, middle + size / 3, height / 2 + size], fill="#40302a")
    picture.save(folder / f"{slug}.png")
    return {
        "id": f"00000000-0000-4000-8000-{number:012d}",
        "file": f"{slug}.png",
        "title": f"Portrait of {slug}",
        "alt": "A made-up head and shoulders",
        "credit": CREDIT if number % 2 else "",
        "licence": "CC0",
    }
