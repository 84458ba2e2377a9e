"""Two to four lives on one axis, and what they have in common."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from biography.assembly import assemble_all
from biography.fields import language
from biography.finding import names
from biography.models import PersonPage
from biography.slugs import lives_called
from biography.templatetags.biography import in_language
from biography.timeline import alive_together, draw, isolated, shared_facts, timeline, wordless
from biography.views.search import LONGEST

MOST = 4
OFFERED = 10
SLUG = re.compile(r"[\w-]{1,255}")


@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """``?life=SLUG`` two to four times; ``?q=`` finds lives to add by their names.

    404 where a life is unknown or not public, 400 for more than four; both with the page and what is wrong.
    """
    asked = list(dict.fromkeys(request.GET.getlist("life")))
    asked = [slug for slug in asked if slug]
    called = public_people(asked[:MOST])
    people = list(dict.fromkeys(called.values()))
    found = {person.slug for person in people}
    unknown = [slug for slug in asked[:MOST] if slug not in called]
    typed = " ".join(request.GET.get("q", "").replace("\0", " ").split())[:LONGEST]
    by_name = matches(typed, found) if typed and len(people) < MOST else []
    context = compared(people) | {
        "lives": people,
        "chosen": [(person, address([other for other in people if other is not person])) for person in people],
        "q": typed,
        "matches": [(person, address([*people, person])) for person in by_name],
        "unknown": [shown(slug) for slug in unknown],
        "too_many": len(asked) > MOST,
        "most": MOST,
    }
    status = 400 if len(asked) > MOST else 404 if unknown else 200
    return TemplateResponse(request, "biography/compare.html", context, status=status)


def public_people(slugs: list[str]) -> dict[str, PersonPage]:
    """The public lives with these slugs in any language, in that order, with all that their documents need."""
    wanted = [slug for slug in slugs if SLUG.fullmatch(slug)]
    if not wanted:
        return {}
    called = lives_called(PersonPage.objects.visible(), wanted, language())
    keys = {one.key for one in called.values()}
    found = PersonPage.objects.visible().in_language().for_document().filter(translation_key__in=keys).order_by("-path")
    people = {person.translation_key: person for person in found}
    by_slug = {slug: people[one.key] for slug, one in called.items() if one.key in people}
    return {slug: by_slug[slug] for slug in wanted if slug in by_slug}


def matches(typed: str, chosen: set[str]) -> list[PersonPage]:
    """The first people whose names are like what was typed."""
    found = names.begun(typed, OFFERED) or names.near(typed, OFFERED)
    return [person for person in found if person.slug not in chosen]


def address(people: list[PersonPage]) -> str:
    """Of the comparison of these lives."""
    query = urlencode([("life", person.slug) for person in people])
    return f"{reverse('compare')}?{query}" if query else reverse("compare")


def compared(people: list[PersonPage]) -> dict[str, Any]:
    """The drawing of the lives, when they were alive together, what they share; empty for fewer than two."""
    if len(people) < 2:
        return {}
    lives = assemble_all(people)
    lines = [timeline(life, language(), in_language(person.url)) for life, person in zip(lives, people, strict=True)]
    return {
        "drawing": draw(lines, labelled=("life", "posts")),
        "small": wordless(lines),
        "lines": lines,
        "together": alive_together(lives, language()),
        "shared": shared_facts(list(zip(lives, lines, strict=True))),
        "names": _("%(first)s and %(last)s")
        % {"first": ", ".join(isolated(line.name) for line in lines[:-1]), "last": isolated(lines[-1].name)},
    }


def shown(slug: str) -> str:
    return slug if len(slug) <= 60 else f"{slug[:59]}…"
