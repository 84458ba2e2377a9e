"""How to cite one version of a life, as text in three styles.

Ours rather than a CSL processor's: one kind of reference, without authors, in three styles is forty lines; citeproc-py
0.11 passes some 60 % of CSL's own tests, keeps its API open before 1.0 and brings lxml and a file of each style.
The styles are English, whatever the reader's language.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from biography.document import Biography
from biography.formats.registry import Publication

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
MLA_MONTHS = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


class Reference(NamedTuple):
    """A reference as text; ``work``, the name of the portal, is set in italics."""

    style: str
    before: str
    work: str
    after: str

    @property
    def text(self) -> str:
        return f"{self.before}{self.work}{self.after}"


def references(life: Biography, publication: Publication) -> list[Reference]:
    """The reference to this version in each of the three styles."""
    return [style(life, publication) for style in (apa, chicago, mla)]


def apa(life: Biography, publication: Publication) -> Reference:
    """APA Style, 7th edition: an entry of a reference work without an author, archived (10.3, example 49)."""
    day = publication.day
    when = f"{day.year}, {MONTHS[day.month - 1]} {day.day}" if day else "n.d."
    version = f" (Version {publication.version})" if publication.version else ""
    title = ended(title_of(life))
    return Reference("APA", f"{title} ({when}). In ", one_line(publication.site), f"{version}. {publication.address}")


def chicago(life: Biography, publication: Publication) -> Reference:
    """The Chicago Manual of Style, 18th edition: the bibliography entry of an online reference work."""
    day = publication.day
    said = [
        f"version {publication.version}" if publication.version else "",
        f"{MONTHS[day.month - 1]} {day.day}, {day.year}" if day else "",
    ]
    return Reference(
        "Chicago",
        f"{quoted(life)} ",
        one_line(publication.site),
        f"{''.join(f', {part}' for part in said if part)}. {publication.address}.",
    )


def mla(life: Biography, publication: Publication) -> Reference:
    """The MLA Handbook, 9th edition: core elements source, container, version, date, location."""
    day = publication.day
    said = [
        f"version {publication.version}" if publication.version else "",
        f"{day.day} {MLA_MONTHS[day.month - 1]} {day.year}" if day else "",
        publication.address,
    ]
    return Reference(
        "MLA",
        f"{quoted(life)} ",
        one_line(publication.site),
        f"{''.join(f', {part}' for part in said if part)}.",
    )


def title_of(life: Biography) -> str:
    return one_line(life.name.display)


def one_line(text: str) -> str:
    """The text without line breaks and control characters, which would break out of a field of a reference file."""
    return " ".join(CONTROL.sub(" ", text).split())


def ended(title: str) -> str:
    return title if title.endswith((".", "?", "!")) else f"{title}."


def quoted(life: Biography) -> str:
    """The title in American quotation marks with its full stop inside; marks of its own become single."""
    return f"“{ended(title_of(life).replace('“', '‘').replace('”', '’'))}”"


def key(life: Biography, publication: Publication) -> str:
    """What reference managers file it under: ASCII letters, digits and hyphens."""
    name = life.slug if re.fullmatch(r"[A-Za-z0-9-]+", life.slug) else f"life-{life.id.hex[:12]}"
    return f"{name}-v{publication.version}" if publication.version else name
