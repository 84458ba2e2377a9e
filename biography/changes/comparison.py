"""Two documents of one life → every fact that differs. Whatever a document states, a change of it is named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from django.utils.translation import gettext_lazy as _

from biography import document
from biography.changes.phrases import MARKUP, UNSAID, Phrases
from biography.changes.vocabulary import FIELDS, SECTIONS
from biography.document import REGISTERS, Biography, Value
from biography.markup import plain_text

# They list what the statements refer to: an entry comes and goes with those.

# Compared field by field where both documents have one.
WHOLES = (document.WhenAndWhere, document.Reply, document.Image)

LINK = re.compile(r'<a [^>]*href="([^"]*)"[^>]*>(.*?)</a>', re.S)

Kind = Literal["added", "removed", "changed", "moved"]


@dataclass(frozen=True)
class Change:
    """One fact that is not what it was. ``before`` is empty for what was added, ``after`` for what was removed."""

    kind: Kind
    what: str
    before: str = ""
    after: str = ""
    row: str = ""


def changes(old: Biography, new: Biography) -> list[Change]:
    """Every fact that differs, in the order of the document; nothing for documents that say the same."""
    return list(_Comparison(old, new).of_values(old, new, "", ""))


class _Comparison:
    def __init__(self, old: Biography, new: Biography) -> None:
        self.phrases = Phrases(old, new)

    def of_values(self, old: Any, new: Any, of: str, row: str) -> Iterator[Change]:
        """Compare two parts of the same type, field by field; ``of`` names the row that they are part of."""
        for name in type(new).model_fields:
            before, after = getattr(old, name), getattr(new, name)
            if name in UNSAID or before == after or _stated(before) == _stated(after):
                continue
            if name == "citations":
                yield from self.of_citations(before, after, of, row)
            elif _are_rows(before, after):
                yield from self.of_rows(before, after, name, of)
            elif isinstance(after, document.Name) or _same_whole(before, after):
                yield from self.of_values(before, after, self._named(name, of) if of or name != "name" else "", row)
            elif name in MARKUP:
                yield from self.of_markup(name, (before, old), (after, new), of, row)
            else:
                yield self._changed(name, (before, old), (after, new), of, row)

    def _changed(self, name: str, old: tuple[Any, Any], new: tuple[Any, Any], of: str, row: str) -> Change:
        """``old`` and ``new``: each the value and what it is a field of."""
        said, now = self.phrases.words(name, *old), self.phrases.words(name, *new)
        if name == "row":
            said, now = "", ""
        elif said == now:
            said, now = self.phrases.exact(name, *old), self.phrases.exact(name, *new)
        # What even so reads the same, such as the way in which a date is written, is named without its two sides.
        return Change("changed", self._named(name, of), *(("", "") if said == now else (said, now)), row)

    def of_markup(self, name: str, old: tuple[str, Any], new: tuple[str, Any], of: str, row: str) -> Iterator[Change]:
        """A text: its words, and the targets of its links; how it is set, where that is all that differs."""
        before, after = _links(old[0]), _links(new[0])
        links = [words for words in dict.fromkeys([*before, *after]) if before.get(words) != after.get(words)]
        if plain_text(old[0]) != plain_text(new[0]) or not links:
            yield self._changed(name, old, new, of, row)
        for words in links:
            what = self._of(str(_("link “%(text)s”") % {"text": words}), self._named(name, of))
            yield Change("changed", what, before.get(words, ""), after.get(words, ""), row)

    def of_citations(
        self, old: Sequence[document.Citation], new: Sequence[document.Citation], of: str, row: str
    ) -> Iterator[Change]:
        """Citations have no ids: those of one source are compared with each other, in their order."""
        gone = [citation for citation in old if citation not in new]
        come = [citation for citation in new if citation not in old]
        if not gone and not come:
            yield Change("moved", self._of(str(_("order of the citations")), of), row=row)
        for before in gone:
            after = next((each for each in come if each.source == before.source), None)
            if after:
                come.remove(after)
                yield from self.of_values(before, after, self._row("citations", after, of), row)
            else:
                what = self._row("citations", before, of)
                yield Change("removed", what, before=self.phrases.words("citations", before), row=row)
        for after in come:
            yield Change(
                "added", self._row("citations", after, of), after=self.phrases.words("citations", after), row=row
            )

    def of_rows(self, old: tuple[Any, ...], new: tuple[Any, ...], section: str, of: str) -> Iterator[Change]:
        before, after = {_key(row): row for row in old}, {_key(row): row for row in new}
        listed = section not in REGISTERS.values()
        for key, row in before.items():
            if key not in after and listed:
                yield Change("removed", self._row(section, row, of), before=self.phrases.content(row), row=key)
        for key, row in after.items():
            if key not in before and not listed:
                continue
            if key not in before:
                yield Change("added", self._row(section, row, of), after=self.phrases.content(row), row=key)
            elif type(row) is not type(before[key]):
                said, now = self.phrases.content(before[key]), self.phrases.content(row)
                yield Change("changed", self._row(section, row, of), said, now, key)
            else:
                yield from self.of_values(before[key], row, self._row(section, row, of), key)
        kept = [key for key in before if key in after]
        if listed and kept != [key for key in after if key in before]:
            order = _("order of the list: %(section)s") % {"section": SECTIONS[section]}
            yield Change("moved", self._of(str(order), of))

    def _row(self, section: str, row: Any, of: str) -> str:
        kind = SECTIONS[section]
        if isinstance(row, document.HonourCategory):
            kind = _("honour category")
        elif isinstance(row, document.Claim):
            kind = _("claim")
        named = str(_("%(kind)s “%(name)s”") % {"kind": kind, "name": self.phrases.name(row)})
        return self._of(named, of if section not in REGISTERS.values() else "")

    def _named(self, field: str, of: str) -> str:
        return self._of(str(FIELDS.get(field, field.replace("_", " "))), of)

    def _of(self, what: str, of: str) -> str:
        return str(_("%(what)s of %(whole)s") % {"what": what, "whole": of}) if of else what


def _stated(value: Any) -> Any:
    """What a value states itself, in the short form of files: without what is derived from other parts."""
    if isinstance(value, tuple):
        return [_stated(part) for part in value]
    return value.model_dump(mode="json", context={"form": "file"}) if isinstance(value, Value) else value


def _are_rows(before: Any, after: Any) -> bool:
    """Lists of what has an id of its own, or the key of an entry; and not of names, or of people who are named."""
    parts = (*before, *after) if isinstance(after, tuple) else ()
    return bool(parts) and all(hasattr(part, "id") or hasattr(part, "key") for part in parts)


def _same_whole(before: Any, after: Any) -> bool:
    """Both of them there, and of pictures one and the same."""
    whole = isinstance(before, WHOLES) and isinstance(after, WHOLES)
    return whole and getattr(before, "id", None) == getattr(after, "id", None)


def _links(html: str) -> dict[str, str]:
    """The targets of the links in a text, by the words that they stand on."""
    found: dict[str, list[str]] = {}
    for target, words in LINK.findall(html):
        found.setdefault(plain_text(words), []).append(target)
    return {words: ", ".join(targets) for words, targets in found.items()}


def _key(row: Any) -> str:
    return str(row.id) if hasattr(row, "id") else row.key
