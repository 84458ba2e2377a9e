"""The pages about the portal: their text, and where the foot of every page names them."""

from __future__ import annotations

from typing import Any, NamedTuple

from django import template
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.template import Context
from django.urls import reverse
from django.utils.translation import get_language
from wagtail.models import Page

from biography.assembly import assemble_text
from biography.models import ContactPage, StandardPage
from biography.surroundings import surroundings
from biography.visibility import visible

register = template.Library()

MOST_ENTRIES = 20


class Entry(NamedTuple):
    title: str
    url: str
    language: str = ""


class Menu(NamedTuple):
    """The pages at the foot of every page, and where readers write to the editors; empty where they cannot."""

    entries: list[Entry]
    contact: str


@register.simple_tag(takes_context=True)
def site_menu(context: Context) -> Menu:
    """Public pages of text that are shown in menus, in the order of the tree: at most one query a request.

    Each in the reader's language where it is translated, else in the portal's first.
    """
    request = context.get("request")
    found = getattr(request, "site_menu", None)
    if found is None:
        found = _menu(surroundings(request, context.get("page")).menu)
        if request is not None:
            request.site_menu = found
    return found


def _menu(pages: list[tuple[Page, str]]) -> Menu:
    contact_type = ContentType.objects.get_for_model(ContactPage).pk
    order = list(dict.fromkeys([get_language(), settings.LANGUAGE_CODE, *(code for code, _name in settings.LANGUAGES)]))
    faces: dict[Any, dict[str, Page]] = {}
    for page, language in (found for found in pages if found[1] in order):
        faces.setdefault(page.translation_key, {})[language] = page
    entries, contact = [], ""
    # In the order of the tree of the first language, which translations need not have been made in.
    homes = sorted(faces.values(), key=lambda face: face.get(settings.LANGUAGE_CODE, next(iter(face.values()))).path)
    for face in homes[:MOST_ENTRIES]:
        language = min(face, key=order.index)
        page, url = face[language], _address(face[language].url_path)
        if page.show_in_menus:
            entries.append(Entry(page.title, url, language))
        if page.content_type_id == contact_type:
            contact = contact or url
    return Menu(entries, contact)


def _address(url_path: str) -> str:
    """The address of a page by its path from the root, of which the first part is the home page."""
    return reverse("wagtail_serve", args=["/".join(url_path.split("/")[2:])])


@register.simple_tag
def pages_beneath(page: StandardPage) -> list[Entry]:
    """The public pages under a page of text; none in a preview of what was never saved."""
    if not page.path:
        return []
    rows = visible(Page.objects.child_of(page)).order_by("path").values_list("title", "url_path")
    return [Entry(title, _address(path)) for title, path in rows]


@register.simple_tag
def text_of(page: StandardPage) -> Any:
    """The blocks of a page of text, as the templates of prose show them."""
    return assemble_text(page)
