"""The marks that end a statement, as HTML: numerals with their notes, support, the link to it, the editors' notes.

Written here and not in a template, unlike all else: a page has hundreds, which were half of the time that it took.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.templatetags.static import static
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from biography import choices
from biography.document import Citation, Source
from biography.templatetags.wording import as_time

if TYPE_CHECKING:
    from biography.templatetags.evidence import Mark, Supported


class Marks:
    """Writes the marks of one page in one language; what it says of each source is made once."""

    def __init__(self) -> None:
        self._sources: dict[str, tuple[str, str]] = {}
        self._words = {name: escape(text) for name, text in self._said().items()}
        self._icons = static("biography/icons.svg")

    def _said(self) -> dict[str, str]:
        return {"source": _("Source"), "link": _("Link to this statement"), "editor": _("Editor’s note:")}

    def html(
        self, marks: Iterable[Mark], support: Supported | None, anchor: str, told: Iterable[tuple[str, str]]
    ) -> SafeString:
        """``anchor``: the id of the statement on the page; ``told``: the editors' notes, each with the attributes that
        say its language.
        """
        in_note = f'<span class="note__support">{self._support(support)}</span>' if support else ""
        parts = [self._mark(mark, anchor, in_note) for mark in marks]
        if support and support.plain:
            parts.append(f' <span class="support support--{support.kind}">{self._support(support)}</span>')
        elif support and support.kind == "independent":
            # The notes are closed to those who listen, and are not on paper.
            parts.append(f' <span class="visually-hidden cite__support">({escape(support.words)})</span>')
        if anchor:
            said = self._words["link"]
            parts.append(f'<a class="permalink" href="#{anchor}" data-permalink aria-label="{said}">#</a>')
        said = self._words["editor"]
        for text, lang in told:
            words = f"<span{lang}>{escape(text)}</span>" if lang else escape(text)
            parts.append(f'<span class="editor-note" role="note"><b>{said}</b> {words}</span>')
        return mark_safe("".join(parts).strip())  # noqa: S308  # every text in it is escaped

    def _support(self, support: Supported) -> str:
        icon = f'<svg class="icon" aria-hidden="true"><use href="{self._icons}#{support.kind}"></use></svg>'
        return f"{icon}{escape(support.words)}"

    def _mark(self, mark: Mark, anchor: str, support: str) -> str:
        against = " cite--against" if mark.contradicts else ""
        where = "".join(self._where(citation) for citation in mark.citations)
        return (
            f'<sup class="cite{against}"><button type="button" popovertarget="{mark.note}">'
            f'<span class="visually-hidden">{self._words["source"]} </span>{mark.number}'
            f'<span class="visually-hidden cite__where">{where}</span></button>'
            f"{self._note(mark, anchor, support)}</sup>"
        )

    def _where(self, citation: Citation) -> str:
        locator = f", {escape(citation.locator)}" if citation.locator else ""
        return locator if citation.stance == "supports" else f"{locator} {_label(choices.STANCES, citation.stance)}"

    def _note(self, mark: Mark, anchor: str, support: str) -> str:
        title, relation = self._source(mark.number, mark.source)
        parts = [f'<span class="note" role="note" popover id="{mark.note}">{title}']
        for citation in mark.citations:
            stance = "" if citation.stance == "supports" else _label(choices.STANCES, citation.stance)
            if where := " · ".join(filter(None, (escape(citation.locator), stance))):
                parts.append(f'<span class="note__where">{where}</span>')
            if citation.quotation:
                parts.append(f'<q class="note__words">{escape(citation.quotation)}</q>')
        parts += [relation, support]
        if anchor:
            said = self._words["link"]
            parts.append(f'<a class="note__link" href="#{anchor}" data-permalink>{said}</a>')
        return "".join([*parts, "</span>"])

    def _source(self, number: int, source: Source) -> tuple[str, str]:
        """The title of a source with its author and date, and how it stands to the subject."""
        if source.key not in self._sources:
            author = f"{escape(source.author)}: " if source.author else ""
            address = escape(source.url) if source.url else f"#source-{number}"
            date = f", {as_time(source.date)}" if source.date else ""
            title = f'<a href="{address}"><cite>{escape(source.title)}</cite></a>'
            relation = ""
            if source.relation != "unknown":
                said = _label(choices.SOURCE_RELATIONS, source.relation)
                relation = f'<span class="note__relation">{said}</span>'
            self._sources[source.key] = (
                f'<span class="note__source">{number}&ensp;{author}{title}{date}</span>',
                relation,
            )
        return self._sources[source.key]


def _label(vocabulary: Any, value: str) -> str:
    # Of a text that is translated later, escape would make another such, which joins with nothing.
    return escape(str(choices.label(vocabulary, value)))
