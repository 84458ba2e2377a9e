"""What the admin exports as CSV and XLSX: cells that no spreadsheet takes for a formula, and that it can open."""

from __future__ import annotations

from typing import Any

from wagtail.admin.views.mixins import SpreadsheetExportMixin

from biography.refused import UNFIT_FOR_TEXT

# What spreadsheets begin a formula with (OWASP, CSV injection), full width as well.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def in_cell(value: Any) -> Any:
    """A text as a cell shows it: without control characters, and marked as text where it would run as a formula."""
    if not isinstance(value, str):
        return value
    text = UNFIT_FOR_TEXT.sub("", value)
    return f"'{text}" if text.startswith(FORMULA) else text


def guard_exports() -> None:
    """From now on every export of the admin passes through ``in_cell``: our lists, Wagtail's reports, any plugin's."""
    written = SpreadsheetExportMixin.preprocess_field_value

    def preprocess_field_value(view: Any, field: str, value: Any, export_format: str) -> Any:
        return in_cell(written(view, field, value, export_format))

    SpreadsheetExportMixin.preprocess_field_value = preprocess_field_value
