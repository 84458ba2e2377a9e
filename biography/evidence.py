"""What a life rests on: the support of each of its statements, counted; and the sentence that tells readers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from biography import choices, document
from biography.document import Biography, Citation, Support
from biography.document.support import CLOSE, support

# A life rests mainly on what at least this share of its sourced statements rests on.
MAINLY = 0.5


@dataclass(frozen=True)
class Coverage:
    """How many statements there are, by support; how many of those that could have a date have none.

    Statements that cite nothing in a life that names its sources as a whole count as ``general``, not as unsourced.
    """

    total: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    datable: int = 0
    undated: int = 0

    @property
    def sourced(self) -> int:
        return self.total - self.kinds["unsourced"]


def statements(life: Biography) -> Iterator[Any]:
    """Everything in a life that says something and can be cited; headings say nothing, links to registers neither."""
    for part in (life.birth, life.death):
        if part:
            yield part
    yield from _rows(life)


def _rows(value: Any) -> Iterator[Any]:
    if isinstance(value, document.Row) and not isinstance(value, document.Heading | document.Identifier):
        yield value
    for part in document.parts_of(value):
        yield from _rows(part)


def coverage(life: Biography) -> Coverage:
    """The statements of one life, counted."""
    relations = {source.key: source.relation for source in life.sources}
    found = list(statements(life))
    dates = [_dates(statement) for statement in found]
    return Coverage(
        total=len(found),
        kinds=Counter(kind_in(life, support(statement.citations, relations)) for statement in found),
        datable=sum(own is not None for own in dates),
        undated=sum(own is not None and not any(own) for own in dates),
    )


def kind_in(life: Biography, support: Support) -> str:
    """The kind of support that readers are told of: nothing is unsourced in a life that has general sources."""
    return "general" if support.kind == "unsourced" and life.general_sources else support.kind


def _dates(statement: Any) -> tuple[Any, ...] | None:
    """The dates of a statement that can have one; None for those that cannot."""
    match statement:
        case document.CareerPeriod():
            return (statement.start, statement.end)
        case document.Education():
            return (statement.date, statement.awarded)
        case document.Event() | document.Honour() | document.Vital():
            return (statement.date,)
        case document.KeyFigure():
            return (statement.as_of,)
        case _:
            return None


def in_words(support: Support) -> str:
    """The support of a statement for readers, with its figures: "sourced by 2 independent sources"."""
    figures = {"count": support.sources, "independent": support.independent}
    if support.kind == "single-source" and support.sources > 1:
        return _("%(count)s sources, none known to be independent") % figures
    if support.kind != "independent":
        return str(choices.label(choices.SUPPORTS, support.kind))
    if support.independent == support.sources:
        return (
            ngettext(
                "sourced by %(count)s independent source", "sourced by %(count)s independent sources", support.sources
            )
            % figures
        )
    return (
        ngettext(
            "sourced by %(count)s sources, %(independent)s of them independent",
            "sourced by %(count)s sources, %(independent)s of them independent",
            support.independent,
        )
        % figures
    )


@dataclass(frozen=True)
class Mainstay:
    """What most of a life rests on, and the sentence for its top that says so; empty where that is nothing to tell.

    ``kind`` of support, by these ``sources`` alone, goes without saying beside each statement: the sentence says it.
    """

    sentence: str = ""
    kind: str = ""
    sources: frozenset[str] = frozenset()

    def tells(self, kind: str, citations: Iterable[Citation]) -> bool:
        """Whether the sentence says already how well a statement is supported that has this kind of support."""
        says = {citation.source for citation in citations if citation.stance == "supports"}
        return kind == self.kind and says <= self.sources


def notice(life: Biography) -> str:
    """One sentence for the top of a life that rests mainly on one source, or on sources close to its subject."""
    return mainstay(life).sentence


def mainstay(life: Biography) -> Mainstay:
    """What a life rests on mainly: one source, or sources close to its subject.

    Nothing for a life that rests on several independent ones, and for one that says nothing yet.
    """
    cited = _cited(life)
    total = len(cited)
    if not total:
        return Mainstay()
    backed = [keys for keys in cited if keys]
    if sentence := _about_unsourced(total - len(backed), total, general=bool(life.general_sources)):
        return Mainstay(sentence)
    relations = {source.key: source.relation for source in life.sources}
    only_close = [keys for keys in backed if all(relations.get(key) in CLOSE for key in keys)]
    figures = {"total": total, "backed": len(backed)}
    if len(only_close) > MAINLY * len(backed):
        sources = frozenset(key for keys in only_close for key in keys)
        if len(sources) == 1 and relations[next(iter(sources))] == "self-published":
            sentence = _(
                "%(count)s of the %(total)s statements in this life rest on a single source, published by its subject "
                "or their side; no independent source confirms them."
            )
        else:
            sentence = _(
                "%(count)s of the %(total)s statements in this life rest on sources close to its subject alone."
            )
        return Mainstay(sentence % (figures | {"count": len(only_close)}), "close-sources", sources)
    (main, count), *_rest = Counter(key for keys in backed if len(keys) == 1 for key in keys).most_common(1) or [
        ("", 0)
    ]
    if main and count > MAINLY * len(backed):
        sentence = ngettext(
            "%(count)s statement of the %(total)s in this life rests on one source, %(title)s.",
            "%(count)s of the %(total)s statements in this life rest on one source, %(title)s.",
            count,
        ) % (figures | {"count": count, "title": _title(life, main)})
        return Mainstay(sentence, "single-source", frozenset({main}))
    return Mainstay()


def _about_unsourced(count: int, total: int, *, general: bool) -> str:
    """What is to be told where most statements cite nothing; empty where they do."""
    figures = {"count": count, "total": total}
    if general and count == total:
        return _("The statements here are not cited row by row; see the sources of the life as a whole.")
    if count == total:
        return _("No source is given for this life yet.")
    if count <= MAINLY * total:
        return ""
    if general:
        return (
            ngettext(
                "%(count)s of the %(total)s statements here is not cited row by row; see the sources of the "
                "life as a whole.",
                "%(count)s of the %(total)s statements here are not cited row by row; see the sources of the "
                "life as a whole.",
                count,
            )
            % figures
        )
    return (
        ngettext(
            "%(count)s of the %(total)s statements in this life is unsourced.",
            "%(count)s of the %(total)s statements in this life are unsourced.",
            count,
        )
        % figures
    )


def _cited(life: Biography) -> list[set[str]]:
    """Keys of the sources that support each statement."""
    known = {source.key for source in life.sources}
    return [
        {citation.source for citation in statement.citations if citation.stance == "supports"} & known
        for statement in statements(life)
    ]


def _title(life: Biography, key: str) -> str:
    return next(source.title for source in life.sources if source.key == key)
