"""Lists of people for templates: the people, their small portraits, the words that a search has found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import template
from django.conf import settings
from django.template import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from wagtail.models import Site

from biography import spelling
from biography.finding.listing import Listing
from biography.finding.snippets import Piece, pieces
from biography.models import PersonPage
from biography.models.row import hidden_in_originals, public_rows
from biography.pictures import faces
from biography.templatetags.wording import language

register = template.Library()


@register.simple_tag(takes_context=True)
def listing_of(context: Context) -> Listing:
    """The list of the people of the site, as the address asks for it; made once per request."""
    return listing(context["request"])


def listing(request: Any) -> Listing:
    if not hasattr(request, "people_listing"):
        request.people_listing = listing_by(request, request.GET)
    return request.people_listing


def listing_by(request: Any, parameters: Mapping[str, Any]) -> Listing:
    """The list of the people of the site, as such parameters ask for it, with all that its rows show."""
    # Filters ask for facts, which originals have; readers see translations where there are any.
    people = PersonPage.objects.visible_of_all().of_site(request).originals()
    site = Site.find_for_request(request)
    found = Listing(people, parameters, site and site.pk)
    shown = translated(list(found.page.object_list), language())
    found.page.object_list = with_faces(shown)
    return found


def translated(people: list[PersonPage], code: str) -> list[PersonPage]:
    """The people with their cards in a language, where there are such; in the same order, under the same letters,
    as lists in that language have them."""
    keys = [person.translation_key for person in people if person.locale.language_code != code]
    if not keys or len({root.language_code for root in Site.get_site_root_paths()}) < 2:
        return people
    found = PersonPage.objects.visible().filter(translation_key__in=keys, locale__language_code=code)
    cards = {card.translation_key: card for card in found.for_cards().prefetch_related("other_names")}
    as_on_their_pages(cards.values())
    for person in people:
        if card := cards.get(person.translation_key):
            card.head = getattr(person, "head", "")
    return [cards.get(person.translation_key, person) for person in people]


def as_on_their_pages(people: Iterable[PersonPage]) -> None:
    """Give the rows of translations what their pages take from the originals, and no name that those hide.

    Two queries for all, none where nobody is shown in translation.
    """
    others = [person for person in people if person.locale.language_code != settings.LANGUAGE_CODE]
    if not others:
        return
    found = PersonPage.objects.visible().filter(
        translation_key__in=[person.translation_key for person in others], locale__language_code=settings.LANGUAGE_CODE
    )
    originals = {person.translation_key: person for person in found.for_cards()}
    hidden = hidden_in_originals(others, ("other_names",))
    for person in others:
        person.names_hidden = hidden
        if original := originals.get(person.translation_key):
            person.portrait = person.portrait or original.portrait
            for vital in ("birth", "death"):
                columns = [f"{vital}_{column}" for column in ("date", "date_display", "place", "citations")]
                if getattr(original, columns[0]) or getattr(original, columns[2]):
                    for column in columns:
                        setattr(person, column, getattr(original, column))


def with_faces(people: Sequence[Any]) -> Sequence[Any]:
    """The people, each with their small portrait as ``face`` where the public may see one."""
    found = faces(people)
    for person in people:
        person.face = found.get(person.portrait_id)
    return people


@register.filter
def in_other_script(person: Any) -> Any:
    """The first other name whose letters are not those of the title; None without, or if names were not fetched."""
    if "other_names" not in getattr(person, "_prefetched_objects_cache", {}):
        return None
    names = [name for name in public_rows(person.other_names) if name.key not in getattr(person, "names_hidden", ())]
    own = spelling.script(person.title)
    return next((name for name in names if spelling.script(name.text) not in ("", own)), None)


@register.simple_tag(takes_context=True)
def marked(context: Context, text: str) -> SafeString:
    """The text with the ``words`` of a search marked in it, on pages that have any."""
    return html_of(pieces(str(text), (context.get("words") or "").split()))


@register.filter
def html_of(found: Sequence[Piece]) -> SafeString:
    """The pieces of a snippet as HTML, those that match in ``<mark>``."""
    texts = (format_html("<mark>{}</mark>", piece.text) if piece.matches else piece.text for piece in found)
    return format_html_join("", "{}", ((text,) for text in texts))
