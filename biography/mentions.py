"""Mentioned in: which public lives refer to a life, and how.

An index of our own, written when a life is published, and not a query over the columns: the links in prose and the
people of claims stand in texts, which no database can join. What is drafted or hidden never enters it; a life that is
published later than the one that names it is found as well, since a link is kept whether or not its target is public.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from wagtail.models import Page

from biography.models import CareerPeriodPage, HonourCategoryPage, LifeLink, PersonPage
from biography.models.row import shown_rows
from biography.references import LINK_ID, PAGE_LINK, PERSON_COLUMNS
from biography.visibility import visible

Found = Iterator[tuple[str, int]]

MOST_ON_A_LIFE = 30


@dataclass(frozen=True, slots=True)
class Mentioning:
    """A life that refers to another: on which of its pages, and as what."""

    life: PersonPage
    links: list[LifeLink]


def links_to(person: PersonPage) -> QuerySet[LifeLink]:
    """The links from pages that anybody may see, by the names of the lives that they stand in."""
    links = LifeLink.objects.filter(target=person)
    return visible(links, "page__path").select_related("life", "page").order_by("life__sort_name", "life", "page__path")


def by_life(links: Iterable[LifeLink]) -> list[Mentioning]:
    """Links in their order, those of one life together."""
    found: dict[int, Mentioning] = {}
    for link in links:
        found.setdefault(link.life_id, Mentioning(link.life, [])).links.append(link)
    return list(found.values())


def index_links(person: PersonPage) -> None:
    """Write down which lives the published pages of this life refer to, where that has changed."""
    links = _links_of(person)
    kept = LifeLink.objects.filter(life=person)
    if set(kept.values_list("page", "target", "kind")) == links:
        return
    kept.delete()
    LifeLink.objects.bulk_create(
        LifeLink(life_id=person.pk, page_id=page, target_id=target, kind=kind) for page, target, kind in sorted(links)
    )


def _links_of(person: PersonPage) -> set[tuple[int, int, str]]:
    """Page, life that it refers to, and as what."""
    own = PersonPage.objects.published().with_rows().filter(pk=person.pk).first()
    if own is None:
        return set()
    pages: list[Any] = [own]
    for model in (CareerPeriodPage, HonourCategoryPage):
        pages += model.objects.parts_of([own]).for_document()
    return {link[1:] for link in _links_between({page: own.pk for page in pages})}


def add_links(pages: Iterable[Any]) -> None:
    """Write down which lives the pages of new lives refer to; each person comes before the parts of that life."""
    owners, people = {}, {}
    for page in pages:
        people[page.path] = page.pk
        owners[page] = people[page.path_of_life]
    LifeLink.objects.bulk_create(
        LifeLink(life_id=life, page_id=page, target_id=target, kind=kind)
        for life, page, target, kind in sorted(_links_between(owners))
    )


def _links_between(owners: dict[Any, int]) -> set[tuple[int, int, int, str]]:
    """Life, page of it, life that it refers to, and as what; of pages with the primary keys of their lives."""
    found = {(life, page.pk, kind, pk) for page, life in owners.items() for kind, pk in _of_page(page)}
    lives = _lives({pk for _life, _page, _kind, pk in found})
    return {(life, page, lives[pk], kind) for life, page, kind, pk in found if lives.get(pk, life) != life}


def _lives(pks: set[int]) -> dict[int, int]:
    """Primary key of a page → that of the life that it is or belongs to."""
    if not pks:
        return {}
    paths = dict(Page.objects.filter(pk__in=pks).values_list("pk", "path"))
    above = {path[: -Page.steplen] for path in paths.values()}
    # By the type of the page: a life that is just being loaded has no other row yet.
    people = Page.objects.filter(content_type=ContentType.objects.get_for_model(PersonPage))
    by_path = dict(people.filter(path__in={*paths.values(), *above}).values_list("path", "pk"))
    owners = {pk: by_path.get(path) or by_path.get(path[: -Page.steplen]) for pk, path in paths.items()}
    return {pk: owner for pk, owner in owners.items() if owner}


def _of_page(page: Any) -> Found:
    if isinstance(page, PersonPage):
        for relative in shown_rows(page.family):
            yield from _named("relative", relative.person_id)
        yield from _in_prose(page.body)
        for event in shown_rows(page.events):
            yield from _linked(event.html)
    elif isinstance(page, CareerPeriodPage):
        for column in PERSON_COLUMNS:
            yield from _named(column.removesuffix("_person_id").replace("begun_by", "begun-by"), getattr(page, column))
        yield from _in_prose(page.body)
        for event in shown_rows(page.events):
            yield from _linked(event.html)
    else:
        yield from _linked(page.introduction)
        for honour in shown_rows(page.honours):
            yield from _named("awarded-by", honour.awarded_by_person_id)


def _in_prose(stream: Any) -> Found:
    for block in stream.raw_data:
        value = block["value"]
        if block["type"] == "paragraph":
            yield from _linked(value.get("html"))
        elif block["type"] == "claim":
            yield from _in_claim(value)


def _in_claim(value: dict[str, Any]) -> Found:
    """The people of a claim. One whose claimant has no name but that of a life is shown only if that life is public."""
    claimant, reply = value.get("claimant") or {}, value.get("reply") or {}
    shown = claimant.get("name") or PersonPage.objects.visible().filter(pk=claimant.get("person")).exists()
    if not shown:
        return
    for mention in (claimant, *(item["value"] for item in value.get("about") or ())):
        yield from _named("claim", mention.get("person"))
    for html in (value.get("html"), reply.get("html")):
        yield from _linked(html)


def _named(kind: str, pk: int | None) -> Found:
    if pk:
        yield kind, pk


def _linked(html: str | None) -> Found:
    for link in PAGE_LINK.findall(html or ""):
        for pk in LINK_ID.findall(link):
            yield "text", int(pk)
