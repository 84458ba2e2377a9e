"""One validation for forms, the API and files: a column or block takes what its field of the document takes.

The rules are those of the document's types; a model says which of its fields hold which field of the document.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from typing import Annotated, Any, ClassVar, NamedTuple, get_origin

from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext
from pydantic import ConfigDict, TypeAdapter
from pydantic import ValidationError as Invalid
from wagtail import blocks
from wagtail.fields import RichTextField

from biography.document import Value
from biography.document.refusals import refusal
from biography.document.vocabulary import Text

# Blocks of one text or number. Others look at their values themselves.
CHECKED = (blocks.CharBlock, blocks.TextBlock, blocks.ChoiceBlock, blocks.DecimalBlock)


class Place(NamedTuple):
    """A field of the document."""

    part: type[Value]
    name: str


def fields_of(part: type[Value], *names: str, **renamed: str) -> dict[str, Place]:
    """Columns that hold fields of a part of the document, of the same name or ``column="field"``."""
    return {column: Place(part, name) for column, name in ({name: name for name in names} | renamed).items()}


def fitting(part: type[Value], name: str, value: Any) -> Any:
    """The value as the document writes it; raise ValidationError with a sentence where the document refuses it."""
    try:
        return _adapter(part, name).validate_python(value)
    except Invalid as error:
        raise told(refusal(error.errors()[0])) from error


def plain(value: str) -> str:
    """A text of more than one line; raise ValidationError where it has signs that no text has."""
    try:
        return _text.validate_python(value)
    except Invalid as error:
        raise told(refusal(error.errors()[0])) from error


def told(error: Exception) -> ValidationError:
    """What a form says of it, in the language of its editor where the error can be translated."""
    said = error.translated(gettext) if hasattr(error, "translated") else str(error)
    return ValidationError(capfirst(said) + ("" if said.endswith((".", "?", "!", "…", ":")) else "."), code="document")


_text: TypeAdapter[str] = TypeAdapter(Text)


@cache
def _adapter(part: type[Value], name: str) -> TypeAdapter[Any]:
    info = part.model_fields[name]
    kind: Any = Annotated[info.annotation, info]
    return TypeAdapter(kind, config=ConfigDict(str_strip_whitespace=True))


class Documented:
    """A model that keeps parts of the document: its forms, the API's among them, take what the document takes."""

    document_fields: ClassVar[dict[str, Place]] = {}

    def clean_fields(self, exclude: Collection[str] | None = None) -> None:
        """As Django's, then by the document; what the document writes in another way is kept in its way."""
        errors: dict[str, Any] = {}
        try:
            super().clean_fields(exclude=exclude)  # type: ignore[misc]
        except ValidationError as error:
            errors = error.update_error_dict(errors)
        for column, place in self.document_fields.items():
            value = getattr(self, column)
            # Whether it may be empty is for the form to say, which knows drafts.
            if column in errors or column in (exclude or ()) or value in (None, ""):
                continue
            try:
                setattr(self, column, self._fitting(column, place, value))
            except ValidationError as error:
                errors[column] = [error]
        if errors:
            raise ValidationError(errors)

    def _fitting(self, column: str, place: Place, value: Any) -> Any:
        if isinstance(self._meta.get_field(column), RichTextField):  # type: ignore[attr-defined]
            # As it is kept it is no markup of the document yet: assembly makes it such, whatever it is.
            return plain(value)
        if get_origin(place.part.model_fields[place.name].annotation) is tuple:
            return "\n".join(fitting(*place, [line.strip() for line in value.splitlines() if line.strip()]))
        return fitting(*place, value)


class DocumentedBlock(blocks.StructBlock):
    """A block that keeps a part of the document; ``Meta.document`` says which. Its blocks have the document's names."""

    def clean(self, value: Any) -> Any:
        errors: dict[str, Any] = {}
        others: Any = None
        try:
            cleaned = super().clean(value)
        except blocks.StructBlockValidationError as error:
            errors, others, cleaned = dict(error.block_errors), error.non_block_errors, value
        for name, block in self.child_blocks.items():
            kept = cleaned.get(name)
            if name in errors or name not in self.meta.document.model_fields or kept in (None, ""):
                continue
            try:
                if isinstance(block, blocks.RichTextBlock):
                    plain(kept.source)
                elif isinstance(block, CHECKED):
                    cleaned[name] = fitting(self.meta.document, name, kept)
            except ValidationError as error:
                errors[name] = error
        if errors or others:
            raise blocks.StructBlockValidationError(errors, others)
        return cleaned

    class Meta:
        document = Value
