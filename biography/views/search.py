"""Search: people, the posts they held and the honours they received, as far as anybody may see them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from wagtail.models import Page

from biography import full_text, spelling
from biography.assembly import assemble_alone, assemble_parts
from biography.finding import names
from biography.finding import titles as entries
from biography.finding.passages import passages
from biography.finding.snippets import holds_all, snippet
from biography.models import CareerPeriodPage, HonourCategoryPage, PersonPage
from biography.templatetags.biography import in_language
from biography.templatetags.finding import as_on_their_pages, with_faces
from biography.templatetags.wording import lifespan
from biography.views.registers import REGISTERS, rows_of_entries

LONGEST = 200
MOST_WORDS = 16
# More hits than a reader looks through; ranking all hits of a common word takes a database seconds.
MOST_HITS = 1000
FEW = 10
PER_PAGE = 40
SUGGESTED = 8
NEAREST = 5
KINDS: dict[str, tuple[Any, str | Promise]] = {
    "people": (PersonPage, _("People")),
    "posts": (CareerPeriodPage, _("Posts held")),
    "honours": (HonourCategoryPage, _("Honours")),
    **REGISTERS,
}


@dataclass
class Hits:
    """What was found of one kind: primary keys in their order. ``cut`` where there are more than are looked at.

    ``broken`` where the index could not be asked, and only names were looked at.
    """

    kind: str
    title: str | Promise
    keys: list[int]
    cut: bool = False
    broken: bool = False

    @property
    def count(self) -> int:
        return len(self.keys)


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """``?q=`` words; ``?kind=`` people, posts or honours alone, by ``?page=``. Any input gets a page."""
    typed = said(request)
    words = spelling.words(typed)[:MOST_WORDS]
    kind = request.GET.get("kind", "")
    kind = kind if kind in KINDS else ""
    every = [find(name, typed, words) for name in KINDS] if words else []
    found = [hits for hits in every if hits.count]
    broken = any(hits.broken for hits in every)
    shown = [hits for hits in found if kind in ("", hits.kind)]
    number = request.GET.get("page") if kind else 1
    groups = [(hits, page_of(hits, words, number, PER_PAGE if kind else FEW)) for hits in shown]
    context = {
        "q": typed,
        "words": " ".join(words),
        "found": found,
        "groups": groups,
        "count": sum(hits.count for hits in found),
        "cut": any(hits.cut for hits in found),
        "broken": broken,
        "kind": kind,
        "near": [] if any(hits.kind == "people" for hits in found) else nearest(typed),
        "near_others": [] if found else near_others(typed),
        "registers": list(REGISTERS),
    }
    response = render(request, "biography/search.html", context)
    if broken:
        # Else the page cache would show it after the index is mended.
        add_never_cache_headers(response)
    return response


@require_safe
@cache_control(public=True, max_age=60)
def suggest(request: HttpRequest) -> JsonResponse:
    """``?q=`` the beginning of a name → a few people whose names begin so, or are spelled much like it.

    For a script that offers them as one types: the same answer for everybody, kept for a minute.
    """
    typed = said(request)
    people = names.begun(typed, SUGGESTED) or names.near(typed, SUGGESTED)
    offered = [
        {
            "name": person.title,
            "years": lifespan(person),
            "line": person.description,
            "url": in_language(person.get_url(request)),
        }
        for person in people
    ]
    return JsonResponse({"suggestions": offered})


def said(request: HttpRequest) -> str:
    """What was typed, on one line, without what no database takes; at most LONGEST signs."""
    return " ".join(request.GET.get("q", "").replace("\0", " ").split())[:LONGEST]


def find(kind: str, typed: str, words: list[str]) -> Hits:
    """All that anybody may see of one kind, by how well it fits: the whole name or title, its words, the text."""
    model, title = KINDS[kind]
    if kind in REGISTERS:
        keys = entries.named(model, typed, MOST_HITS + 1)
        return Hits(kind, title, keys[:MOST_HITS], len(keys) > MOST_HITS)
    broken = False
    try:
        keys = full_text.keys(model.objects.all(), " ".join(words), MOST_HITS + 1)
    except full_text.SearchBroken:
        keys, broken = [], True
    if model is not PersonPage:
        pages = model.objects.filter(pk__in=keys[:MOST_HITS]).visible_of_all().in_language().order_by("path")
        titles = pages.values_list("pk", "title")
        in_order = [pk for pk, _title in sorted(titles, key=lambda page: how_well(page[1], words))]
        return Hits(kind, title, in_order, len(keys) > MOST_HITS, broken)
    people: Any = PersonPage.objects.order_by()
    called = set(names.called(people, typed).values_list("pk", flat=True)[: MOST_HITS + 1])
    named = set(names.named(people, typed).values_list("pk", flat=True)[: MOST_HITS + 1])
    every = list(dict.fromkeys([*called, *named, *keys]))
    seen = people.filter(pk__in=every[:MOST_HITS]).visible_of_all().in_language().in_alphabet()
    in_order = sorted(seen.values_list("pk", flat=True), key=lambda pk: (pk not in called, pk not in named))
    return Hits(kind, title, in_order, len(every) > MOST_HITS, broken)


def how_well(title: str, words: list[str]) -> int:
    """0 for a title that is what was typed, 1 for one that has all of its words, 2 for any other."""
    found = spelling.words(title)
    return 0 if sorted(found) == sorted(words) else 1 if set(words) <= set(found) else 2


def nearest(typed: str) -> list[PersonPage]:
    """People whose names are spelled much like what was typed, with what a row shows of them."""
    keys = [person.pk for person in names.near(typed, NEAREST)]
    return list(with_faces(rows("people", keys)))


def near_others(typed: str) -> list[tuple[Hits, ListPage]]:
    """Posts, honours and entries whose titles are spelled much like what was typed."""
    found = []
    for kind, (model, title) in KINDS.items():
        if kind == "people":
            continue
        if kind in REGISTERS:
            hits = Hits(kind, title, entries.near(model, typed, NEAREST))
        else:
            words = entries.meant(model, typed)
            hits = find(kind, " ".join(words), words) if words else Hits(kind, title, [])
            hits.keys = hits.keys[:NEAREST]
        if hits.count:
            found.append((hits, page_of(hits, [], 1, NEAREST)))
    return found


def page_of(hits: Hits, words: list[str], number: Any, size: int) -> ListPage:
    """One page of hits: pages with ``snippet``, where their words stand, and ``holder``, whose post or honour it is."""
    page: Any = Paginator(hits.keys, size).get_page(number)
    if hits.kind in REGISTERS:
        page.object_list = rows_of_entries(hits.kind, list(page.object_list))
        return page
    found = rows(hits.kind, list(page.object_list))
    documents: dict[int, Any] = {}
    if hits.kind == "people":
        with_faces(found)
        documents |= zip((person.pk for person in found), assemble_alone(found), strict=True)
    else:
        documents |= assemble_parts(found)
        add_holders(found)
    for one in found:
        one.snippet = [] if holds_all(row_of(one), words) else snippet(passages(documents[one.pk]), words)
    page.object_list = found
    return page


def row_of(page: Any) -> str:
    """What a row of the list says already."""
    if not isinstance(page, PersonPage):
        return page.title
    places = (place.name for place in (page.birth_place, page.death_place) if place)
    return " ".join((page.title, page.description, *places))


def add_holders(parts: list[Any]) -> None:
    """Give each post and honour the person that it belongs to."""
    step = Page.steplen
    paths = {part.path[:-step] for part in parts}
    holders = PersonPage.objects.filter(path__in=paths).select_related("locale").in_bulk(field_name="path")
    for part in parts:
        part.holder = holders.get(part.path[:-step])


def rows(kind: str, keys: list[int]) -> list[Any]:
    """The pages with these primary keys, in this order, with all that their documents need."""
    pages = KINDS[kind][0].objects.for_document().select_related("locale")
    found = pages.in_bulk(keys) if keys else {}
    if kind == "people":
        as_on_their_pages(found.values())
    return [found[pk] for pk in keys if pk in found]
