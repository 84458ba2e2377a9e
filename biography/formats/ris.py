"""RIS: the reference for EndNote, Zotero, Mendeley (Research Information Systems, specification of 2011)."""

from __future__ import annotations

from biography.document import Biography
from biography.formats.citation import key, one_line, title_of
from biography.formats.registry import Publication, register


@register(name="ris", title="RIS", media_type="application/x-research-info-systems", suffix="ris", download=True)
def ris(life: Biography, publication: Publication) -> str:
    """One reference, of the type encyclopedia, a tag to each line, the lines ending as the format wants them."""
    day, version = publication.day, publication.version
    tags = [
        ("TY", "ENCYC"),
        ("ID", key(life, publication)),
        ("TI", title_of(life)),
        ("T2", one_line(publication.site)),
        ("PY", str(day.year) if day else ""),
        ("DA", f"{day:%Y/%m/%d}" if day else ""),
        ("AB", one_line(life.description)),
        ("LA", life.language),
        # Of an edition, ET, styles would make "1st ed."; and a publisher is none beside the work that it is.
        ("N1", f"Version {version}" if version else ""),
        ("UR", publication.address),
    ]
    return "".join(f"{tag}  - {value}\r\n" for tag, value in tags if value) + "ER  - \r\n"
