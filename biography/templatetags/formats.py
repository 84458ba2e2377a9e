"""What the templates need to tell of a life to other programs: its formats, its references, its data in the head."""

from __future__ import annotations

from typing import Any
from urllib.parse import urljoin

from django import template
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from biography.document import Biography
from biography.formats import FORMATS, Format, Publication
from biography.formats.citation import Reference, references
from biography.formats.jsonld import profile_page
from biography.formats.pdf import is_possible
from biography.formats.schema_org import Thing, breadcrumbs, for_html
from biography.publication import publication_of
from biography.templatetags.biography import absolute_url, people_url

register = template.Library()


@register.simple_tag
def publication(page: Any, version: Any = None) -> Publication:
    """Where and as which version the life on the page is published."""
    return publication_of(page.person, version or None)


@register.simple_tag
def references_to(biography: Biography, publication: Publication) -> list[Reference]:
    """The reference to the life on the page in APA, Chicago and MLA style."""
    return references(biography, publication)


@register.simple_tag
def formats(*names: str) -> list[Format]:
    """The formats of these names, all of them without."""
    return [FORMATS[name] for name in names] if names else list(FORMATS.values())


@register.simple_tag
def has_edition() -> bool:
    """Whether this portal can make PDFs."""
    return is_possible()


@register.simple_tag(takes_context=True)
def data_of_life(context: Context, biography: Biography, publication: Publication) -> SafeString:
    """The life in JSON-LD, for the head of its page; nothing in a preview, whose dates may be none yet."""
    preview = getattr(context["request"], "is_preview", False)
    return SafeString() if preview else _data(profile_page(biography, publication))


@register.simple_tag(takes_context=True)
def data_of_way(context: Context, biography: Biography, url: str, here: str) -> SafeString:
    """The way to a part of a life in JSON-LD: people, the life, the part."""
    people = people_url(context)
    if not people or not url or getattr(context["request"], "is_preview", False):
        return SafeString()
    way = [(_("People"), people), (biography.name.display, urljoin(people, f"{biography.slug}/")), (here, url)]
    return _data(breadcrumbs([(name, absolute_url(address)) for name, address in way]))


def _data(thing: Thing) -> SafeString:
    # A block of data, which a Content-Security-Policy leaves alone: no script is run.
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(for_html(thing)))  # noqa: S308  # no <, > or & is left
