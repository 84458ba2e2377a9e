"""Wagtail's index of references, kept for a page once each time that it is saved."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def indexed_once(page: Any, *, changed: bool = True) -> Iterator[None]:
    """Index what a page refers to once it is saved with its rows. Wagtail does so after each row: rows times rows.

    ``changed``: whether what is saved refers to anything. Within Wagtail's own context that keeps the index from being
    written, it is not written.
    """
    # It can be imported only when all models are.
    from wagtail import signal_handlers

    if getattr(signal_handlers.reference_index_auto_update_disabled, "value", False):
        yield
        return
    with signal_handlers.disable_reference_index_auto_update():
        yield
    if changed:
        signal_handlers.update_reference_index_on_save(page)
