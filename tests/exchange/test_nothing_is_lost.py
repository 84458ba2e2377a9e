"""Whatever a file says of a life comes back from the database, field by field."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid5

import pytest

from biography.document import REGISTERS, Biography, Claim, Picture, without
from biography.exchange.exporter import public_lives
from biography.exchange.importer import load
from biography.exchange.reading import InvalidBiographies, read_biography
from tests.factories import picture_file
from tests.test_every_change import LIFE, changed

pytestmark = pytest.mark.django_db
KEYS = ("london", "board", "clerk", "mathematics", "book", "lexicon")
IDS = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
NAMESPACE = UUID(int=14)
NAMED = [
    read_biography({"format": "biography/1", "slug": slug, "language": "en", "name": {"display": slug}})
    for slug in ("ada", "adax", "jane")
]


def numbered(data: dict[str, Any], number: int) -> dict[str, Any]:
    """The same life as another one: with ids, slug, keys and pictures of its own."""
    text = IDS.sub(lambda found: str(uuid5(NAMESPACE, f"{number}:{found[0]}")), json.dumps(data))
    for key in KEYS:
        text = text.replace(f'"{key}"', f'"{key}-{number}"')
    # A kind of source, besides the key of one.
    text = text.replace(f'"kind": "book-{number}"', '"kind": "book"')
    return json.loads(text) | {"slug": f"life-{number}"}


def valid(data: dict[str, Any]) -> Biography | None:
    try:
        return read_biography(data)
    except InvalidBiographies:
        return None


def can_be_loaded(life: Biography) -> bool:
    """What only the portal refuses: other languages than its own, claims without a source."""
    blocks = [block for part in (life, *life.career) for block in part.body]
    return life.language == "en" and all(block.citations for block in blocks if isinstance(block, Claim))


def stated(life: Biography) -> dict[str, Any]:
    """What a document says, whatever the order of its registers and the names of its pictures.

    Without entries that nothing in the life refers to: they belong to the registers, and loading says so.
    """
    data = without(life, ()).for_file()
    for image in pictures(data):
        image.pop("file")
    for register in REGISTERS.values():
        data[register] = sorted(data.get(register, []), key=lambda entry: entry["key"])
    return data


def pictures(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict) and "file" in value:
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from pictures(part)


def differences(before: Any, after: Any, path: str = "") -> list[str]:
    """What two plain values do not have in common, each with its path."""
    if isinstance(before, dict) and isinstance(after, dict):
        names = before.keys() | after.keys()
        return [line for name in names for line in differences(before.get(name), after.get(name), f"{path}.{name}")]
    if isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        pairs = enumerate(zip(before, after, strict=True))
        return [line for number, pair in pairs for line in differences(*pair, f"{path}[{number}]")]
    return [] if before == after else [f"{path}: {before!r} became {after!r}"]


def kept(lives: list[Biography], folder: Any, **options: Any) -> dict[str, dict[str, Any]]:
    """What the portal exports of these lives, once they are loaded."""
    load([(folder / "lives.json", life) for life in (*NAMED, *lives)], **options)
    return {life.slug: stated(life) for life in public_lives() if life.slug.startswith("life-")}


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.jpg").write_bytes(picture_file().read())
    return tmp_path


def without_pictures(life: Biography) -> Biography:
    """The same life for tests of all else: pictures take most of the time of a load."""
    bodies = [tuple(block for block in part.body if not isinstance(block, Picture)) for part in (life, *life.career)]
    career = tuple(
        period.model_copy(update={"body": body}) for period, body in zip(life.career, bodies[1:], strict=True)
    )
    return life.model_copy(update={"portrait": None, "body": bodies[0], "career": career})


def test_every_fact_of_a_file_is_in_the_export(folder):
    """Each fact of a whole life, changed alone or taken away."""
    plain = without_pictures(LIFE)
    variants = {"": LIFE} | {path: life for path, life in changed(plain) if life != plain}
    variants |= {path: life for path, life in changed(LIFE) if "portrait" in path and not path.endswith("file")}
    lives, paths = [], {}
    for number, (path, variant) in enumerate(variants.items()):
        life = valid(numbered(variant.for_file(), number))
        if life and can_be_loaded(life):
            lives.append(life)
            paths[life.slug] = path
    assert len(lives) > 200
    found = kept(lives, folder)
    assert found.keys() == paths.keys()
    lost = {paths[life.slug]: differences(stated(life), found[life.slug]) for life in lives}
    assert "\n".join(f"{path}: {line}" for path, lines in lost.items() for line in lines) == ""
