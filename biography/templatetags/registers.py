"""Offices, places, organisations and fields on the pages of a life, who held its offices, which lives lead to it."""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby
from typing import Any

from django import template
from django.template import Context
from django.urls import get_script_prefix, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from biography.document import Biography, CareerPeriod, Reference
from biography.holders import holders_of
from biography.mentions import MOST_ON_A_LIFE, by_life, links_to
from biography.models import PersonPage
from biography.review import Holder, day_number
from biography.succession import around, in_order
from biography.templatetags import biography as lives

register = template.Library()


@register.simple_tag
def entry_url(register_name: str, key: str) -> str:
    """The address of an entry: ``{% entry_url "offices" key %}``."""
    return _entry_url(register_name.removesuffix("s"), key, get_language(), get_script_prefix())


@lru_cache(maxsize=10_000)
def _entry_url(name: str, key: str, _language: str | None, _prefix: str) -> str:
    """A life has dozens of these links, mostly the same ones."""
    return reverse(name, args=[key])


@register.simple_tag(takes_context=True)
def entry_link(context: Context, register_name: str, reference: Reference) -> SafeString:
    """The name of a place, organisation, office or field, as a link where it has a page.

    A life refers to what has a page; an old version, a draft and what is for some readers only may not.
    """
    of_a_life = "biography" in context
    text = lives.place(context, reference) if of_a_life and register_name == "places" else reference.name
    if of_a_life and not is_public(context, register_name, reference):
        return format_html("{}", text)
    return format_html('<a href="{}">{}</a>', entry_url(register_name, reference.key), text)


def is_public(context: Context, register_name: str, reference: Reference) -> bool:
    """Whether the entry has a page, by what the public document of the life on this page refers to. No query."""
    request, life, page = context.get("request"), context.get("biography"), context.get("page")
    if context.get("version") or getattr(request, "is_preview", False) or not isinstance(life, Biography):
        return False
    if getattr(getattr(page, "person", None), "restricted", True):
        return False
    return any(entry.key == reference.key for entry in getattr(life, register_name))


@register.simple_tag
def by_letter(rows: list[tuple[Any, Any]]) -> list[tuple[str, list[tuple[Any, Any]]]]:
    """The rows of a list under the first letters of their entries' names."""
    return [(letter, list(some)) for letter, some in groupby(rows, key=lambda row: row[0].head)]


@register.simple_tag(takes_context=True)
def succession(context: Context, biography: Biography, period: CareerPeriod) -> dict[str, Any] | None:
    """The office of a period, and who held it before and after by all public lives; None without an office.

    ``around`` is None where several people may hold the office at once, and where the period has no date.
    """
    if period.office is None or not is_public(context, "offices", period.office):
        return None
    office = next(entry for entry in biography.offices if entry.key == period.office.key)
    found = None
    if office.single_holder:
        others = [holder for _person, holder in holders_of(office.key) if holder.period.id != period.id]
        own = Holder.of(biography.slug, biography.name.display, period, biography.death)
        found = around(in_order([*others, own], office, day_number(timezone.localdate())), period)
    return {"office": office, "around": found}


@register.simple_tag(takes_context=True)
def mentions(context: Context, page: PersonPage) -> dict[str, Any]:
    """The first lives that refer to this one, and whether there are more.

    No query where the one that found the page has answered that there are none (``PersonQuerySet.for_document``).
    """
    request = context.get("request")
    if context.get("version") or getattr(request, "is_preview", False) or not getattr(page, "mentioned", True):
        return {"lives": [], "more": False}
    links = list(links_to(page)[: MOST_ON_A_LIFE + 1])
    return {"lives": by_life(links[:MOST_ON_A_LIFE]), "more": len(links) > MOST_ON_A_LIFE}
