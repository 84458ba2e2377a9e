"""What the templates need to say who says so: marks and their notes, support, claims, the list of sources."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count
from typing import Any, NamedTuple
from uuid import UUID

from django import template
from django.template import Context
from django.template.loader import get_template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from biography import evidence
from biography.document import (
    BibliographyEntry,
    Biography,
    CareerPeriod,
    Citation,
    Claim,
    HonourCategory,
    Identifier,
    Row,
    Source,
    Vital,
    parts_of,
)
from biography.templatetags import wording
from biography.templatetags.marks import Marks

register = template.Library()

WORD = re.compile(r"\w{2,}")
NOWHERE = UUID(int=0)
Part = CareerPeriod | HonourCategory


class Apparatus:
    """The sources of a life by their numbers, and what goes without saying in it; notes are numbered by page."""

    def __init__(self, life: Biography) -> None:
        self.life = life
        self.sources = {source.key: (number, source) for number, source in enumerate(life.sources, 1)}
        self.mainstay = evidence.mainstay(life)
        self.notes = count(1)
        self.marks = Marks()
        self.told: dict[str, list[tuple[str, SafeString]]] = {}
        for note in life.notes:
            self.told.setdefault(note.row, []).append((note.text, wording.lang(life.language_of(str(note.id)))))


class Supported(NamedTuple):
    """How well a statement is supported, in words; ``plain`` where readers are told beside it and not in its notes."""

    kind: str
    words: str
    plain: bool


class Mark(NamedTuple):
    """One source of one statement: what its numeral opens."""

    note: str
    number: int
    source: Source
    citations: list[Citation]

    @property
    def contradicts(self) -> bool:
        return any(citation.stance == "contradicts" for citation in self.citations)

    @property
    def supports(self) -> bool:
        return any(citation.stance == "supports" for citation in self.citations)


def apparatus_of(context: Context) -> Apparatus | None:
    """That of the life on the page, made once per request; None where a block is shown outside a life."""
    life, request = context.get("biography"), context.get("request")
    if not isinstance(life, Biography):
        return None
    found = getattr(request, "apparatus", None)
    if found is None or found.life is not life:
        found = Apparatus(life)
        if request is not None:
            request.apparatus = found
    return found


def language_of(context: Context, statement: Any, part: str = "") -> str:
    """The language of the words of a statement of the life on the page; empty where there is none."""
    life = context.get("biography")
    if not isinstance(life, Biography) or not statement:
        return ""
    key = statement if isinstance(statement, str) else str(getattr(statement, "id", ""))
    return life.language_of(f"{key}.{part}" if part else key)


@register.simple_tag(takes_context=True)
def cite(context: Context, statement: Any, anchor: str = "") -> SafeString:
    """What ends a statement: its sources' numerals, how well it is supported, the link to it, the editors' notes.

    ``anchor`` is the id of a statement that has none of its own (birth, death).
    """
    apparatus = apparatus_of(context)
    if apparatus is None or not statement:
        return SafeString()
    key = getattr(statement, "id", NOWHERE)
    anchor = anchor or ("" if key == NOWHERE else str(key))
    shown: dict[str, Any] = {
        "marks": marks(apparatus, statement.citations),
        "support": support_of(apparatus, statement),
        "anchor": anchor,
        "told": apparatus.told.get(anchor, []),
    }
    if name := context.get("marks_template"):
        # On paper they are footnotes, and no buttons.
        html = mark_safe(get_template(name).render(shown).strip())  # noqa: S308  # a template's HTML
    else:
        html = apparatus.marks.html(**shown)
    if html and wording.lang(language_of(context, statement)):
        # They stand within the words of the statement, and are in the language of the page.
        return format_html('<bdi lang="{}">{}</bdi>', wording.language(), html)
    return html


def marks(apparatus: Apparatus, citations: tuple[Citation, ...]) -> list[Mark]:
    """The marks of a statement, in the order of the sources' numbers; a source has one however often it is cited."""
    by_source: dict[str, list[Citation]] = {}
    for citation in citations:
        if citation.source in apparatus.sources:
            by_source.setdefault(citation.source, []).append(citation)
    ordered = sorted((*apparatus.sources[key], found) for key, found in by_source.items())
    return [Mark(f"note-{next(apparatus.notes)}", *mark) for mark in ordered]


def support_of(apparatus: Apparatus, statement: Any) -> Supported | None:
    """The support of a statement; None for what states nothing, such as a link to an authority file.

    Told plainly unless it goes without saying: several sources are the normal case; a claim says by its status, and by
    those who contradict it, that it is disputed; what most of the life has is said at its top.
    """
    if not isinstance(statement, Row | Vital) or isinstance(statement, Identifier) or not statement.support:
        return None
    kind = evidence.kind_in(apparatus.life, statement.support)
    if kind == "general":
        # The head of the life says it, once.
        return None
    quiet = kind == "independent" or (kind == "disputed" and isinstance(statement, Claim))
    plain = not quiet and not apparatus.mainstay.tells(kind, statement.citations)
    return Supported(kind, evidence.in_words(statement.support), plain)


@register.simple_tag(takes_context=True)
def notice(context: Context) -> str:
    """The sentence at the top of a life that rests mainly on one source or one side; empty for others."""
    apparatus = apparatus_of(context)
    return apparatus.mainstay.sentence if apparatus else ""


# Claims


@register.simple_tag(takes_context=True)
def attribution(context: Context, claim: Any, claimant: str) -> SafeString:
    """The words that open a claim: "According to CLAIMANT, in SOURCE,"; the source where its title says more."""
    apparatus = apparatus_of(context)
    said: list[Mark] = []
    if apparatus:
        told = words_of(claim.claimant.name)
        found = [mark for mark in marks(apparatus, claim.citations) if mark.supports]
        said = [mark for mark in found if not _same(words_of(mark.source.title), told)]
    if not said:
        return format_html(_("According to {},"), claimant)
    links = [format_html('<a href="#source-{}"><cite>{}</cite></a>', mark.number, mark.source.title) for mark in said]
    *rest, last = links
    titles = format_html(_("{} and {}"), format_html_join(", ", "{}", ((one,) for one in rest)), last) if rest else last
    return format_html(_("According to {}, in {},"), claimant, titles)


def words_of(text: str) -> set[str]:
    return set(WORD.findall(text.casefold()))


def _same(one: set[str], other: set[str]) -> bool:
    """Does one name say nothing beyond the other, as "Ada's memoir" and "Ada: Memoir"?"""
    return one <= other or other <= one


@register.simple_tag(takes_context=True)
def contradicting(context: Context, claim: Any) -> list[Mark]:
    """The sources that say otherwise than a claim."""
    apparatus = apparatus_of(context)
    return [mark for mark in marks(apparatus, claim.citations) if mark.contradicts] if apparatus else []


# The list of sources


class ListedSource(NamedTuple):
    """``uses`` of a source: ids of statements on the page, empty where they have none, each with its locator.

    ``entry``: what the bibliography says of it.
    """

    number: int
    source: Source
    uses: list[tuple[str, str]]
    entry: BibliographyEntry | None = None


@register.simple_tag
def sources_of(biography: Biography, part: Part | None = None) -> list[ListedSource]:
    """The sources of a life, or of one part of it, by their numbers in the life, with where each is cited.

    With those of the life as a whole, which are none of a part.
    """
    uses = _uses(part or biography)
    general = set() if part else {entry.source for entry in biography.general_sources}
    return [listed for listed in _listed(biography, uses) if listed.uses or listed.source.key in general]


@register.simple_tag
def further_reading(biography: Biography) -> list[ListedSource]:
    """What there is to read beyond the sources of a life."""
    if len(biography.general_sources) == len(biography.bibliography):
        return []
    general = {entry.source for entry in biography.general_sources}
    found = _listed(biography, _uses(biography))
    return [listed for listed in found if not listed.uses and listed.source.key not in general]


def _uses(shown: Any) -> dict[str, list[tuple[str, str]]]:
    uses: dict[str, list[tuple[str, str]]] = {}
    for anchor, citation in citing(shown):
        uses.setdefault(citation.source, []).append((anchor, citation.locator))
    return uses


def _listed(biography: Biography, uses: dict[str, list[tuple[str, str]]]) -> Iterator[ListedSource]:
    entries = {entry.source: entry for entry in reversed(biography.bibliography)}
    for number, source in enumerate(biography.sources, 1):
        yield ListedSource(number, source, uses.get(source.key, []), entries.get(source.key))


def citing(value: Any, anchor: str = "") -> Iterator[tuple[str, Citation]]:
    """Every citation with the id on the page of the statement that it stands on; empty where that has none."""
    if isinstance(value, Citation):
        yield anchor, value
    elif isinstance(value, Biography):
        for name, part in vars(value).items():
            yield from citing(part, name if isinstance(part, Vital) else "")
    else:
        anchor = str(value.id) if isinstance(value, Row) else anchor
        for part in parts_of(value):
            yield from citing(part, anchor)
