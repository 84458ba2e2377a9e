"""House rules that a running portal is checked for: ``manage.py check --database default``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Warning
from django.db import connection
from wagtail.models import Page

from biography.addresses import taken_slugs


def pages_can_be_reached(databases: Sequence[str] | None = None, **_: Any) -> list[CheckMessage]:
    """No page beneath a home page has an address that the portal itself answers.

    It runs before migrations too, and so asks for no table or column that one of ours may still have to make.
    """
    if not databases or Page._meta.db_table not in connection.introspection.table_names():
        return []
    homes = Page.objects.filter(content_type__app_label="biography", content_type__model="homepage")
    pages = Page.objects.filter(slug__in=taken_slugs()).order_by("path")
    beneath = {
        title: slug
        for path, depth in homes.order_by().values_list("path", "depth")
        for title, slug in pages.filter(path__startswith=path, depth=depth + 1).values_list("title", "slug")
    }
    return [
        Warning(
            f"Nobody can reach the page “{title}”: the portal itself answers at /{slug}/.",
            hint="Change the slug of the page.",
            id="biography.W001",
        )
        for title, slug in beneath.items()
    ]
