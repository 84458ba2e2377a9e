"""What the original of a translation says, shown beside each field of the translation's form."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.db.models import BooleanField, Field
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _
from wagtail.admin.panels import FieldPanel, TitleFieldPanel
from wagtail.fields import RichTextField, StreamField

from biography.dates import DateError, typed
from biography.fields import EDTFField, language
from biography.markup import plain_text

LONGEST = 4000
# Said with each change, not with the life.
OF_A_CHANGE = {"change_reason", "corrects_error", "errors_reason"}


def show_originals(form: Any) -> None:
    """Add to the help of each field, rows included, what the original has there."""
    original = original_of(form.instance)
    if original is None:
        return
    _show(form, original)
    for name, formset in form.formsets.items():
        if not hasattr(formset.model, "key"):
            continue  # comments
        rows = {row.key: row for row in getattr(original, name).all()}
        for row_form in formset.forms:
            if row := rows.get(row_form.instance.key):
                _show(row_form, row)


def original_of(page: Any) -> Any:
    """The page in the portal's first language that this one is a translation of, as its latest draft has it."""
    if not page.pk or page.locale.language_code == settings.LANGUAGE_CODE:
        return None
    same = type(page)._default_manager.filter(translation_key=page.translation_key).exclude(pk=page.pk)
    original = same.filter(locale__language_code=settings.LANGUAGE_CODE).first()
    return original.get_latest_revision_as_object() if original else None


def _show(form: Any, original: Any) -> None:
    for name, field in form.fields.items():
        if name in OF_A_CHANGE or name not in {each.name for each in original._meta.concrete_fields}:
            continue
        if text := told(original._meta.get_field(name), original):
            field.original = beside(text)
            field.help_text = format_html("{}{}", field.help_text, field.original)


class WithOriginal:
    """Of a bound panel whose own help would stand in the place of its field's."""

    panel: Any
    bound_field: Any
    help_text: Any

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        if self.panel.help_text and self.bound_field is not None:
            original = getattr(self.bound_field.field, "original", "")
            self.help_text = format_html("{}{}", self.help_text, original)


class TitlePanel(TitleFieldPanel):
    class BoundPanel(WithOriginal, TitleFieldPanel.BoundPanel):
        pass


class TextPanel(FieldPanel):
    class BoundPanel(WithOriginal, FieldPanel.BoundPanel):
        pass


def beside(text: str) -> SafeString:
    name = get_language_info(settings.LANGUAGE_CODE)["name_translated"]
    said = format_html_join(SafeString("<br>"), "{}", ((line,) for line in text[:LONGEST].splitlines()))
    return format_html(
        '<span class="original"><b>{}</b> <span lang="{}">{}</span></span>',
        _("The original (%(language)s):") % {"language": name},
        settings.LANGUAGE_CODE,
        said,
    )


def told(field: Field, page: Any) -> str:
    """What a field of a page or row says, as text."""
    value = getattr(page, field.name)
    if not value or isinstance(field, BooleanField):
        return ""
    if isinstance(field, StreamField):
        return "\n".join(_texts(field, value))
    if isinstance(field, RichTextField):
        return plain_text(value)
    if isinstance(field, EDTFField):
        try:
            return typed(value, getattr(page, f"{field.name}_display", ""), language())
        except DateError:
            return str(value)
    return str(getattr(page, f"get_{field.name}_display")() if field.choices else value)


def _texts(field: StreamField, value: Any) -> Iterator[str]:
    yield from (str(text) for text in field.stream_block.get_searchable_content(value))
