"""The document itself, as the files that can be loaded have it."""

from __future__ import annotations

import json

from biography.document import Biography
from biography.formats.registry import Publication, register


@register(name="json", title="JSON", media_type="application/json", suffix="json")
def document_file(life: Biography, publication: Publication) -> str:
    """The document in the short form of files, ``biography/1``."""
    return as_json(life)


def as_json(life: Biography) -> str:
    """The document as a file holds it: short forms, two spaces, Unicode as it is, a line feed at its end."""
    return json.dumps(life.for_file(), ensure_ascii=False, indent=2) + "\n"
