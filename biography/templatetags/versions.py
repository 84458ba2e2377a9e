"""What a page of a life says of its versions."""

from typing import Any

from django import template

from biography.models import LifeVersion, PersonPage

register = template.Library()


@register.simple_tag
def corrections(page: PersonPage) -> list[LifeVersion]:
    """The corrections that readers of a life are still told of, the newest first.

    No query where the one that found the page has answered that there are none (``PersonQuerySet.for_document``).
    """
    if not getattr(page, "corrected", True) or not page.pk:
        return []
    return list(page.versions.open_corrections().for_lists().order_by("-number"))


@register.simple_tag
def version_number(page: Any) -> int | None:
    """The number of the version that the public sees today; None for a preview of what was never published."""
    return getattr(page, "last_version", None)
