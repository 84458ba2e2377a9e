"""CSL-JSON: the reference for citation processors (Citation Style Language 1.0.2, input data schema)."""

from __future__ import annotations

import json
from typing import Any

from biography.document import Biography
from biography.formats.citation import key, one_line, title_of
from biography.formats.registry import Publication, register


@register(name="csl", title="CSL-JSON", media_type="application/vnd.citationstyles.csl+json", suffix="csl.json")
def csl(life: Biography, publication: Publication) -> str:
    """A list of one item."""
    return json.dumps([item(life, publication)], ensure_ascii=False, indent=2) + "\n"


def item(life: Biography, publication: Publication) -> dict[str, Any]:
    """The life as an entry of an encyclopedia, which is what the portal is to a citation."""
    day = publication.day
    found: dict[str, Any] = {
        "id": key(life, publication),
        "type": "entry-encyclopedia",
        "title": title_of(life),
        "container-title": one_line(publication.site),
        "abstract": one_line(life.description),
        "language": life.language,
        "URL": publication.address,
    }
    if publication.version:
        found["version"] = str(publication.version)
    if day:
        found["issued"] = {"date-parts": [[day.year, day.month, day.day]]}
    return {name: value for name, value in found.items() if value}
