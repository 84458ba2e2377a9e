"""Lives by the slugs that programs and parameters name them by, whose language nobody says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest

from biography.models import PeopleIndexPage
from biography.redirects import Moved, in_order, moved_page


@dataclass(frozen=True, slots=True)
class Called:
    """The life that has a slug; ``rank``: that of the language in which it has it, among those looked for."""

    rank: int
    key: UUID


def lives_called(people: Any, slugs: Iterable[str], language: str) -> dict[str, Called]:
    """By slug the life, whatever its translations are called: who has it in this language, in the first, in another."""
    order = in_order(language)
    wanted = [slug for slug in slugs if "\0" not in slug]
    # A list, which PostgreSQL looks up in an index; of a subquery among so many tables it would make a join.
    rows = people.order_by("pk").filter(slug__in=wanted)
    found: dict[str, Called] = {}
    for slug, key, code in rows.values_list("slug", "translation_key", "locale__language_code"):
        rank = order.index(code) if code in order else len(order)
        if slug not in found or rank < found[slug].rank:
            found[slug] = Called(rank, key)
    return found


def moved_life(request: HttpRequest, slug: str, language: str, found: Called | None) -> Moved | None:
    """The life that once had a slug in a language that comes before that in which another has it now."""
    languages = in_order(language)
    if found:
        languages = languages[: found.rank]
    if not languages:
        return None
    lists = PeopleIndexPage.objects.visible().filter(locale__language_code__in=languages)
    moved = (
        (languages.index(code), moved_page(request, [index, slug], [code]))
        for index, code in lists.values_list("slug", "locale__language_code")
    )
    return next((page for _rank, page in sorted(moved, key=lambda one: one[0]) if page), None)
