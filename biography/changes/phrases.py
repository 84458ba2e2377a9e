"""Parts of a document as a reader would say them. A claim is never said without who claims it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.utils import formats
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext as _

from biography import choices, document
from biography.changes.vocabulary import labels
from biography.dates import words
from biography.document import Biography
from biography.markup import plain_text

LONGEST = 80
LONGEST_ROW = 300
MARKUP = {"html", "introduction"}
# Derived from other parts of a document, or names one: nothing that a reader is told of.
UNSAID = {
    "id",
    "key",
    "format",
    "type",
    "support",
    "renditions",
    "earliest",
    "latest",
    "words",
    "untranslated",
    "published",
}
NAMES = ("role", "title", "institution", "field", "name", "label", "text", "value", "html", "caption")


class Phrases:
    """The words for two documents of one life, in the language of the reader."""

    def __init__(self, old: Biography, new: Biography) -> None:
        self.language = get_language() or new.language
        self.titles = {source.key: source.title for life in (old, new) for source in life.sources}

    def words(self, name: str, value: Any, owner: Any = None) -> str:
        """The value of a field of ``owner``; empty for what is not stated."""
        match value:
            case None | "" | ():
                return ""
            case bool():
                return gettext("yes") if value else gettext("no")
            case document.ImpreciseDate():
                return value.display or words(value.edtf, self.language)
            case document.Reference() | document.Mention():
                return value.name
            case document.Citation():
                said = [self.titles.get(value.source, value.source), value.locator]
                said += [] if value.stance == "supports" else [str(choices.label(choices.STANCES, value.stance))]
                said += [_("“%(text)s”") % {"text": value.quotation}] if value.quotation else []
                return ", ".join(part for part in said if part)
            case document.Image():
                return value.title
            case document.WhenAndWhere():
                return ", ".join(filter(None, [self.words("", value.date), self.words("", value.place)]))
            case tuple():
                return "; ".join(self.words(name, part, owner) for part in value)
            case Decimal() | int() | float():
                return formats.number_format(value, use_l10n=True, force_grouping=True)
            case str() if name == "source":
                return self.titles.get(value, value)
            case str() if vocabulary := labels(owner, name):
                return str(choices.label(vocabulary, value))
            case str():
                return self._text(value, owner) if name in MARKUP else value
            case _:
                return self.content(value)

    def exact(self, name: str, value: Any, owner: Any = None) -> str:
        """The same with what the words keep to themselves, for two values that the words do not tell apart."""
        said = self.words(name, value, owner)
        match value:
            case document.ImpreciseDate():
                return f"{said} ({value.edtf})"
            case document.Reference():
                return f"{said} ({value.key})"
            case document.Mention() if value.person:
                return _("%(name)s, linked to the life %(key)s") % {"name": said, "key": value.person}
            case document.WhenAndWhere():
                return ", ".join(filter(None, [self.exact("", value.date), self.exact("", value.place)]))
            case tuple():
                return "; ".join(self.exact(name, part, owner) for part in value)
            case str() if name in MARKUP:
                return self._attributed(value, owner)
            case _:
                return said

    def content(self, row: Any) -> str:
        """What a row says beyond its name: its dated and worded facts, on one line."""
        skipped = UNSAID | {"citations", "row"} | ({"claimant"} if isinstance(row, document.Claim) else set())
        said = (self.words(name, getattr(row, name), row) for name in type(row).model_fields if name not in skipped)
        return shortened("; ".join(part for part in said if part), LONGEST_ROW)

    def name(self, row: Any) -> str:
        """What a row is called: its role, title, name …"""
        if isinstance(row, document.Citation | document.BibliographyEntry):
            return shortened(self.titles.get(row.source, row.source), LONGEST)
        if isinstance(row, document.Picture):
            return shortened(row.caption or row.image.title, LONGEST)
        field = next((each for each in NAMES if getattr(row, each, "")), "relation")
        value = getattr(row, field, "")
        if isinstance(value, document.Reference):
            value = value.name
        return shortened(self._text(value, row) if field == "html" else str(value), LONGEST)

    def _text(self, html: str, owner: Any) -> str:
        return self._attributed(plain_text(html), owner)

    def _attributed(self, text: str, owner: Any) -> str:
        if not isinstance(owner, document.Claim):
            return text
        return _("According to %(claimant)s, %(text)s") % {"claimant": owner.claimant.name, "text": text}


def shortened(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1].rsplit(" ", 1)[0] + "…"
