"""What the templates need to show a Biography document: the document, addresses, prose, citations, lists of people."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple
from urllib.parse import urljoin

from django import template
from django.conf import settings
from django.template import Context
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from wagtail.models import Page, Site

from biography.assembly import assemble, assemble_parts
from biography.document import Biography, CareerPeriod, HonourCategory, Image, Mention, Reference, Relative
from biography.identifiers import identifier_url
from biography.markup import HREF, Attributes, rewrite_links
from biography.models import PeopleIndexPage, PersonPage
from biography.references import LINK_ID, PAGE_LINK
from biography.remembered import remembered
from biography.surroundings import surroundings
from biography.templatetags import wording
from biography.templatetags.evidence import cite, language_of
from biography.templatetags.finding import as_on_their_pages, with_faces
from biography.visibility import visible

register = template.Library()

# The elements that no other holds, in the markup of prose.
TOPMOST = re.compile(r"<(p|ul|ol)>")
RECENT_PEOPLE = 6
# Those whose addresses begin with their code; the first language has no prefix.
OTHER_LANGUAGES = frozenset(code for code, _name in settings.LANGUAGES) - {settings.LANGUAGE_CODE}
Part = CareerPeriod | HonourCategory


# The document


@register.simple_tag(takes_context=True)
def life(context: Context, page: Any) -> Biography:
    """The document of the life that a page belongs to, assembled once per request; in previews with the draft."""
    request = context["request"]
    if not hasattr(request, "biography"):
        draft = page if getattr(request, "is_preview", False) else None
        request.biography = assemble(page.person, draft=draft)
    return request.biography


@register.simple_tag
def part(biography: Biography, page: Any) -> Part:
    """The career period or honour category of a page; one for some readers only is not in its life's document."""
    parts: tuple[Part, ...] = (*biography.career, *biography.honours)
    return next((part for part in parts if part.id == page.translation_key), None) or assemble_parts([page])[page.pk]


@register.simple_tag
def neighbours(parts: tuple[Part, ...], part: Part) -> dict[str, Part | None]:
    """The parts ``before`` and ``after`` one of them."""
    ids = [other.id for other in parts]
    if part.id not in ids:
        return {"before": None, "after": None}
    index = ids.index(part.id)
    return {"before": parts[index - 1] if index else None, "after": parts[index + 1] if index + 1 < len(ids) else None}


# Languages


@register.simple_tag(takes_context=True)
def lang(context: Context, statement: Any, part: str = "") -> SafeString:
    """The attribute ``lang`` for words of the life on the page that are in another language than the page.

    ``statement``: what has an id, such an id, or what ``Untranslated`` names otherwise; ``part`` of it: introduction.
    """
    return wording.lang(language_of(context, statement, part))


@register.simple_tag(takes_context=True)
def told(context: Context, statement: Any, words: str) -> SafeString:
    """Words of a statement among words of the page, with their language where that is another."""
    said = lang(context, statement)
    return format_html("<span{}>{}</span>", said, words) if said else format_html("{}", words)


# Addresses


@register.simple_tag(takes_context=True)
def people_url(context: Context) -> str:
    """The address of the list of people, below which all lives are; empty where there is none to see.

    Found once per request: each link of a life asks for it.
    """
    page, request = context.get("page"), context.get("request")
    found = getattr(request, "people_url", None)
    if found is None or found[0] is not page:
        found = (page, _people_url(page, request))
        if request is not None:
            request.people_url = found
    return found[1]


def _people_url(page: Any, request: Any) -> str:
    if isinstance(page, PeopleIndexPage):
        return in_language(page.get_url(request))
    if person := getattr(page, "person", None):
        url = in_language(person.get_url(request))
        return f"{url.rstrip('/').rpartition('/')[0]}/" if url else ""
    index = PeopleIndexPage.objects.in_language().visible().first()
    return in_language(index.get_url(request)) if index else ""


@register.simple_tag(takes_context=True)
def life_url(context: Context, slug: str, part: str = "") -> str:
    """The address of a life or of one of its parts, for pages of a life."""
    return address(f"life:{slug}/{part}".rstrip("/"), people_url(context)) or ""


def address(key: str, people: str) -> str | None:
    """The address of a link as prose writes it (``life:SLUG``, ``page:PATH``, https:, mailto:); None if it has none."""
    kind, _colon, rest = key.partition(":")
    if kind == "life":
        return f"{people}{rest}/" if people else None
    if kind == "page":
        return reverse("wagtail_serve", args=[f"{rest.strip('/')}/" if rest.strip("/") else ""])
    return key if HREF.fullmatch(key) else None


@register.filter
def in_language(url: str | None) -> str:
    """The address of a page of the portal in the reader's language, in which another may stand in for it.

    Whatever language the address is in: a life that is only in Russian is found beneath the prefix of each.
    """
    if not url or not url.startswith("/"):
        return url or ""
    path = url[1:]
    first, _slash, rest = path.partition("/")
    if first in OTHER_LANGUAGES:
        path = rest
    return f"{reverse('wagtail_serve', args=[''])}{path}"


@register.simple_tag(takes_context=True)
def page_url(context: Context, page: Any) -> str:
    """The address of a page in the reader's language."""
    return in_language(page.get_url(context.get("request")))


class InLanguage(NamedTuple):
    """An address in one language of the portal."""

    code: str
    name: str
    url: str


@register.simple_tag(takes_context=True)
def languages(context: Context) -> list[InLanguage]:
    """The address that is shown, with what was asked, in each language of the portal; none where there is only one."""
    request = context.get("request")
    if request is None or len(settings.LANGUAGES) < 2:
        return []
    path = request.get_full_path()
    path = path.removeprefix(reverse("wagtail_serve", args=[""]).rstrip("/"))
    return [
        InLanguage(code, capfirst(name), path if code == settings.LANGUAGE_CODE else f"/{code}{path}")
        for code, name in settings.LANGUAGES
    ]


@register.simple_tag(takes_context=True)
def translations(context: Context, page: Any) -> list[InLanguage]:
    """Where a page is to be read in the languages that it is translated into, itself among them (``hreflang``)."""
    if not isinstance(page, Page) or len({root.language_code for root in Site.get_site_root_paths()}) < 2:
        return []
    around = surroundings(context.get("request"), page)
    found = [InLanguage(code, "", url) for one, code in around.translations if (url := one.get_url())]
    return found if len(found) > 1 else []


@register.simple_tag
def absolute_url(url: str) -> str:
    """The address with the scheme and host that the portal is known by."""
    return urljoin(f"{settings.SITE_URL}/", url)


@register.simple_tag
def site_name() -> str:
    return settings.WAGTAIL_SITE_NAME


@register.filter
def authority_url(identifier: Any) -> str:
    return identifier_url(identifier.scheme, identifier.value)


# Prose


@register.simple_tag(takes_context=True)
def prose(
    context: Context, html: Any, lead: str = "", statement: Any = None, of: Any = None, part: str = ""
) -> SafeString:
    """The markup of a document as HTML, its links with their addresses, and its language where the page has another.

    ``lead`` opens its first paragraph; the marks of the ``statement`` that it belongs to end the last. ``of``: the
    statement or group of honours that says in which language it is, where it is not that one; ``part`` of it.
    Takes rich text as well, for blocks shown outside a document: its links to pages then lose their address.
    """
    # On a page that belongs to no life, base.html has asked where the lives are.
    people = people_url(context) if getattr(context.get("page"), "person", None) else context.get("people") or ""

    def resolve(attributes: Attributes) -> Attributes | None:
        href = address(attributes.get("href") or "", people)
        return {"href": href} if href else None

    text = rewrite_links(str(getattr(html, "source", html) or ""), resolve)
    said = lang(context, of or statement, part)
    if said:
        text = TOPMOST.sub(rf"<\1{said}>", text)
        lead = lead and format_html('<span lang="{}">{}</span>', wording.language(), lead)
    if lead:
        opening = f"<p{said}>"
        text = f"{opening}{lead} {text.removeprefix(opening)}" if text.startswith(opening) else f"<p>{lead}</p>{text}"
    if marks := cite(context, statement):
        text = f"{text.removesuffix('</p>')}{marks}</p>" if text.endswith("</p>") else f"{text}<p>{marks}</p>"
    return mark_safe(text)  # noqa: S308  # only what the markup knows is left


@register.simple_tag(takes_context=True)
def introduction(context: Context, html: str) -> SafeString:
    """An editor's rich text on a page that belongs to no life: links to what is not public lose their address."""
    wanted = {int(pk) for link in PAGE_LINK.findall(html) for pk in LINK_ID.findall(link)}
    pages = {page.pk: page for page in visible(Page.objects.filter(pk__in=wanted))} if wanted else {}

    def resolve(attributes: Attributes) -> Attributes | None:
        if attributes.get("linktype") == "page":
            page = pages.get(int(attributes.get("id") or 0))
            return {"href": in_language(page.get_url(context["request"]))} if page else None
        href = address(attributes.get("href") or "", "")
        return {"href": href} if href else None

    return mark_safe(rewrite_links(html, resolve))  # noqa: S308  # only what the markup knows is left


@register.simple_tag(takes_context=True)
def mention(context: Context, who: Mention | dict[str, Any]) -> SafeString:
    """The name of somebody, as a link where their life is public here. Takes the value of a block as well."""
    if isinstance(who, dict):
        return format_html("{}", who["name"])
    url = life_url(context, who.person) if who.person else ""
    return format_html('<a href="{}">{}</a>', url, who.name) if url else format_html("{}", who.name)


@register.simple_tag(takes_context=True)
def relative_name(context: Context, relative: Relative) -> SafeString:
    return mention(context, Mention.model_construct(name=relative.name, person=relative.person))


@register.simple_tag(takes_context=True)
def place(context: Context, reference: Reference) -> str:
    """The name of a place, with its country where that says more."""
    register_of_places = context["biography"].places
    country = next((entry.country for entry in register_of_places if entry.key == reference.key), "")
    return f"{reference.name}, {country}" if country and country != reference.name else reference.name


@register.inclusion_tag("biography/_image.html")
def image(picture: Image, sizes: str, eager: bool = False, alt: str = "") -> dict[str, Any]:
    """A picture in all its sizes and formats; ``sizes`` as in HTML; ``alt`` where the picture itself has none."""
    formats: dict[str, dict[int, Any]] = {}
    for rendition in picture.renditions:
        formats.setdefault(rendition.media_type, {})[rendition.width] = rendition
    sources = {media_type: sorted(widths.values(), key=lambda one: one.width) for media_type, widths in formats.items()}
    *_better, plain = sources.values()
    alt = picture.alt or alt
    return {"alt": alt, "sources": sources, "plain": plain[-1], "sizes": sizes, "eager": eager}


# Lists of people


@register.simple_tag(takes_context=True)
def recent_people(context: Context) -> Sequence[PersonPage]:
    """The lives that were published last."""
    people = _people(context["request"]).for_cards()
    found = list(people.order_by("-first_published_at", "-path")[:RECENT_PEOPLE])
    as_on_their_pages(found)
    return with_faces(found)


@register.simple_tag(takes_context=True)
def number_of_people(context: Context) -> int:
    site, people = Site.find_for_request(context["request"]), _people(context["request"])
    return remembered(("people", site and site.pk, wording.language()), people.how_many)


def _people(request: Any) -> Any:
    return PersonPage.objects.visible_of_all().of_site(request).in_language()
