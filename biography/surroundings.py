"""What a page says around its own content: the same page in other languages, and the pages of text at its foot."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db.models import IntegerField, Q
from wagtail.models import Page

from biography.models import ContactPage, StandardPage
from biography.prepared import Given, Kind, Statement, made, prepared
from biography.visibility import visible

COLUMNS = ("id", "path", "title", "url_path", "show_in_menus", "content_type_id", "translation_key")
NOWHERE = UUID(int=0)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Public pages with nothing but ``COLUMNS``.

    ``translations``: the page itself and those of its translations, each with its language, in the order in which they
    were made; ``menu``: the pages for menus and the contact page in all languages, in the order of the tree.
    """

    translations: list[tuple[Page, str]] = field(default_factory=list)
    menu: list[tuple[Page, str]] = field(default_factory=list)


def surroundings(request: Any, page: Any) -> Surroundings:
    """Those of the page of a request, or of an address that is no page of the tree: one query a request."""
    found = getattr(request, "surroundings", None)
    if found is None or found[0] is not page:
        found = (page, _find(page.translation_key if isinstance(page, Page) else NOWHERE))
        if request is not None:
            request.surroundings = found
    return found[1]


def _find(translation_key: Any) -> Surroundings:
    types = ContentType.objects.get_for_models(StandardPage, ContactPage)
    given = {"key": translation_key, "text": types[StandardPage].pk, "contact": types[ContactPage].pk}
    around = Surroundings()
    for kind, (*columns, language) in _statement().rows(**given):
        page = made(Page, columns, COLUMNS)
        if kind == "menu":
            around.menu.append((page, language))
        else:
            around.translations.append((page, language))
    around.menu.sort(key=lambda found: found[0].path)
    around.translations.sort(key=lambda found: found[0].pk)
    return around


@lru_cache(maxsize=1)
def _statement() -> Statement:
    key, number = Page._meta.get_field("translation_key"), IntegerField()
    in_menus = Q(content_type_id=Given("text", number), show_in_menus=True)
    menu = Page.objects.filter(Q(content_type_id=Given("contact", number)) | in_menus)
    same = Page.objects.filter(translation_key=Given("key", key))
    language = ("locale__language_code",)
    return prepared(
        Kind("menu", visible(menu), COLUMNS, language),
        Kind("translation", visible(same), COLUMNS, language),
    )
