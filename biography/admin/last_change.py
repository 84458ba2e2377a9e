"""What tells that somebody changed something in the admin, be it public or not."""

from __future__ import annotations

from django.db.models import Max
from wagtail.models import ModelLogEntry, PageLogEntry, Revision


def last_change() -> tuple[int | None, ...]:
    """Primary keys of the last version and of the last entries of both logs: another change, another answer."""
    return tuple(
        model._default_manager.aggregate(pk=Max("pk"))["pk"] for model in (Revision, PageLogEntry, ModelLogEntry)
    )
