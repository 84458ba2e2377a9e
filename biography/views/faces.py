"""The addresses beneath a life that are no pages of the tree, and what answers for each."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from biography.models import PersonPage
from biography.views.as_of import person_as_of
from biography.views.card import card_of_life
from biography.views.edition import edition
from biography.views.feeds import LifeFeed
from biography.views.formats import SUFFIXES, file_of_life
from biography.views.mentioned_in import mentioned_in
from biography.views.timeline import timeline_embed, timeline_page
from biography.views.versions import comparison, version, versions

Face = Callable[..., HttpResponse]

FACES: list[tuple[str, Face]] = [
    (r"mentioned-in", mentioned_in),
    (r"versions", versions),
    (r"versions/(?P<number>[1-9]\d{0,8})", version),
    (r"versions/(?P<old>[1-9]\d{0,8})\.\.\.(?P<new>[1-9]\d{0,8})", comparison),
    (r"versions/feed\.atom", LifeFeed()),
    (r"timeline", timeline_page),
    (r"timeline/embed", timeline_embed),
    (r"edition\.pdf", edition),
    (r"versions/(?P<number>[1-9]\d{0,8})/edition\.pdf", edition),
    (r"card\.png", card_of_life),
    (rf"biography\.(?P<suffix>{SUFFIXES})", file_of_life),
    (rf"versions/(?P<number>[1-9]\d{{0,8}})/biography\.(?P<suffix>{SUFFIXES})", file_of_life),
    (r"as-of", person_as_of),
    (r"as-of/(?P<day>[^/]{1,100})", person_as_of),
]


def serve_face(request: HttpRequest, person: PersonPage, face: str) -> HttpResponse:
    """Answer for an address beneath a life that is no page; Http404 where there is nothing.

    A view gets the person, and what its pattern names: numbers as numbers.
    """
    for pattern, view in FACES:
        if found := re.fullmatch(pattern, face):
            named: dict[str, Any] = {
                name: int(text) if text.isdecimal() else text for name, text in found.groupdict().items()
            }
            return view(request, person=person, **named)
    raise Http404
