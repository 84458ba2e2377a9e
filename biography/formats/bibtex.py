"""BibTeX: the reference for LaTeX. ``@misc``, which every style knows; biblatex reads it as well."""

from __future__ import annotations

from biography.document import Biography
from biography.formats.citation import key, one_line, title_of
from biography.formats.registry import Publication, register

# Named, not escaped: BibTeX counts braces even after a backslash.
SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
}
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@register(name="bibtex", title="BibTeX", media_type="application/x-bibtex", suffix="bib", download=True)
def bibtex(life: Biography, publication: Publication) -> str:
    """One entry, in UTF-8."""
    day, version = publication.day, publication.version
    site = escaped(publication.site)
    fields = {
        # Doubled braces keep the capitals of a name. No commands: not every reader of BibTeX is LaTeX.
        "title": f"{{{{{escaped(title_of(life))}}}}}",
        "howpublished": f"{{{site}, version {version}}}" if version else f"{{{site}}}",
        "year": f"{{{day.year}}}" if day else "",
        "month": MONTHS[day.month - 1] if day else "",
        "day": f"{{{day.day}}}" if day else "",
        "url": f"{{{publication.address}}}",
        "language": f"{{{life.language}}}",
    }
    lines = "".join(f"  {name:<12} = {value},\n" for name, value in fields.items() if value)
    return f"@misc{{{key(life, publication)},\n{lines}}}\n"


def escaped(text: str) -> str:
    """Text of a field, in which nothing is a command and no brace is open."""
    return "".join(SPECIAL.get(sign, sign) for sign in one_line(text))
