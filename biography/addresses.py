"""First steps of addresses that the portal itself answers, so that no page of the portal's own may have them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import URLResolver, get_resolver
from django.urls.resolvers import LocalePrefixPattern, RoutePattern
from django.utils.translation import gettext as _


def taken_slugs() -> set[str]:
    """``offices`` for ``offices/<key>/``, ``search`` for ``search/`` …, and where files and languages are."""
    folders = {url.strip("/").split("/")[0] for url in (settings.STATIC_URL, settings.MEDIA_URL) if url.startswith("/")}
    return {*_first_steps(get_resolver().url_patterns), *folders} - {""}


def refuse_taken_slug(slug: str) -> None:
    """Raise ValidationError, on the field ``slug``, for the slug of a page that nobody could ever reach."""
    if slug in taken_slugs():
        message = _("The portal itself answers at “/%(slug)s/”, where no page could be reached: choose another slug.")
        raise ValidationError({"slug": message % {"slug": slug}})


def _first_steps(patterns: Iterable[Any]) -> Iterator[str]:
    for pattern in patterns:
        route = pattern.pattern
        if isinstance(route, LocalePrefixPattern):
            yield from (code for code, _name in settings.LANGUAGES)
            yield from _first_steps(pattern.url_patterns)
        elif isinstance(route, RoutePattern) and str(route):
            step = str(route).partition("/")[0]
            if "<" not in step:
                yield step
        elif isinstance(pattern, URLResolver):
            yield from _first_steps(pattern.url_patterns)
