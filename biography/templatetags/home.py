"""What the front page shows: a featured life, this day, what has changed."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from django import template
from django.utils import timezone
from django.utils.formats import date_format

from biography.anniversaries import LEAP_DAY, LEAP_YEAR, Anniversary, MonthDay, anniversaries, happened_on, kept_on
from biography.document import Image
from biography.markup import plain_text
from biography.models import HomePage, LifeReview, LifeVersion, PersonPage, PortalImage
from biography.pictures import SPECS, picture
from biography.templatetags.finding import translated
from biography.templatetags.wording import language
from biography.visibility import originals, public_files, visible_of_all

register = template.Library()

CHANGES = 5
THIS_DAY = 5


class Featured(NamedTuple):
    """A life in a few words: its first paragraph, and its portrait where the public may see it.

    ``told``: the page that has the paragraph, the original's where a translation has none.
    """

    person: PersonPage
    told: PersonPage
    opening: str
    portrait: Image | None


@register.simple_tag
def featured_life(home: HomePage) -> Featured | None:
    """The editors' choice of the day, else the fullest life, else the newest; only what is public.

    In the reader's language where it is translated.
    """
    chosen = [row.person_id for row in home.featured.all()]
    few = PersonPage.objects.visible().originals().for_cards().filter(pk__in=chosen)
    seen = {person.pk: person for person in few} if chosen else {}
    open_to_all = [seen[key] for key in chosen if key in seen]
    if open_to_all:
        person = open_to_all[timezone.localdate().toordinal() % len(open_to_all)]
    else:
        people = PersonPage.objects.visible_of_all().originals().for_cards()
        person = people.filter(pk__in=_fullest()).first() or people.order_by("-first_published_at", "-path").first()
    if person is None:
        return None
    (shown,) = translated([person], language())
    told = shown if _opening(shown) else person
    return Featured(shown, told, _opening(told), _portrait(shown))


def _fullest() -> list[int]:
    """The life with the most statements, by its last review."""
    reviews = originals(visible_of_all(LifeReview.objects.filter(statements__gt=0), "page__path"), "page__")
    return list(reviews.order_by("-statements", "page").values_list("page", flat=True)[:1])


def _opening(person: PersonPage) -> str:
    """The words of the first paragraph; a claim is not told without its claimant, so it is none."""
    texts = (block["value"].get("html") or "" for block in person.body.raw_data if block["type"] == "paragraph")
    return plain_text(next(texts, ""))


def _portrait(person: PersonPage) -> Image | None:
    if not person.portrait_id:
        return None
    images = public_files(PortalImage.objects.prefetch_renditions(*SPECS))
    image = images.filter(pk=person.portrait_id).first()
    return picture(image) if image else None


@register.simple_tag
def this_day() -> dict[str, Any]:
    """The first few of what happened on the day that it is today, and how many there are."""
    today = timezone.localdate()
    day = MonthDay(today.month, today.day)
    kept = kept_on(day, today.year)
    found = happened_on(*kept)
    keys = list(found[: THIS_DAY + 1])
    entries: list[Anniversary] = anniversaries(keys[:THIS_DAY])
    leap_day = date_format(date(LEAP_YEAR, *LEAP_DAY), "j E") if kept != [day] else ""
    return {"date": today, "entries": entries, "more": len(keys) > THIS_DAY, "leap_day": leap_day}


@register.simple_tag
def recent_changes() -> list[LifeVersion]:
    """The newest public versions of public lives, but for the first of each, which stands among the latest lives."""
    changed = originals(visible_of_all(LifeVersion.objects.all(), "page__path"), "page__")
    newest = changed.filter(number__gt=1, withdrawn_at=None).order_by("-pk")
    return list(newest.with_the_one_before().select_related("page__locale").defer("document")[:CHANGES])
