"""What the templates need to draw the timeline of a life."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from biography.document import Biography
from biography.templatetags.wording import language
from biography.timeline import Drawing, Timeline, draw, miniature, strip, timeline

register = template.Library()

LANES: dict[str, str | Promise] = {
    "life": pgettext_lazy("lane of a timeline", "Life"),
    "education": _("Education"),
    "posts": _("Posts held"),
    "events": _("Events"),
    "honours": _("Honours"),
}
ONE: dict[str, str | Promise] = {
    "life": "",
    "education": _("education"),
    "posts": _("post"),
    "events": _("event"),
    "honours": _("honour"),
}

SHARED: dict[str, str | Promise] = {
    "offices": _("Offices"),
    "organisations": _("Organisations"),
    "places": _("Places"),
    "fields": _("Fields of activity"),
}


@register.simple_tag
def timeline_of(biography: Biography, address: str = "") -> Timeline:
    """The marks of a life, dates in the reader's language; ``address`` of the life's page, empty on it."""
    return timeline(biography, language(), address)


@register.simple_tag
def drawing_of(line: Timeline, kind: str) -> Drawing | None:
    """A life drawn as a ``page``, a ``strip`` or a ``miniature``; None where that would be no help."""
    drawn: dict[str, Any] = {"page": lambda line: draw([line]), "strip": strip, "miniature": miniature}
    return drawn[kind](line)


@register.filter
def lane_name(lane: str) -> str | Promise:
    """The heading of a lane."""
    return LANES[lane]


@register.filter
def lane_of_one(lane: str) -> str | Promise:
    """What one mark of a lane is; empty for birth and death, which say it themselves."""
    return ONE[lane]


@register.filter
def shared_name(kind: str) -> str | Promise:
    """The heading above what several lives have in common."""
    return SHARED[kind]
