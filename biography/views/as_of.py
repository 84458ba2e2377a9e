"""As of a day, a month or a year: who held what, and what one person was."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.db.models import F
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import Page

from biography.as_of import standing
from biography.assembly import assemble
from biography.dates import AmbiguousDate, Asked, DateError, asked, understand, words
from biography.fields import language
from biography.held import today
from biography.models import CareerPeriodPage, PersonPage
from biography.templatetags.days import at

PER_PAGE = 60
LONGEST = 100


@require_safe
def as_of(request: HttpRequest, day: str = "") -> HttpResponse:
    """Who held what on ``day`` (EDTF: a day, a month, a year), or today; ``?date=`` takes everyday words."""
    when, answer = _asked(request, day, {})
    if when is None:
        return answer
    listing = Paginator(_posts(when), PER_PAGE).get_page(request.GET.get("page"))
    _add_people(listing)
    certain = _posts(when).filter(certain=1).count()
    context = _said(when) | {"listing": listing, "certain": certain, "perhaps": listing.paginator.count - certain}
    return render(request, "biography/as_of.html", context)


@require_safe
def person_as_of(request: HttpRequest, person: PersonPage, day: str | int = "") -> HttpResponse:
    """What one person was on that day, in that month or year."""
    context: dict[str, Any] = {"page": person, "self": person}
    # Four digits alone have come as a number.
    text = f"{day:04}" if isinstance(day, int) else day
    when, answer = _asked(request, text, context)
    if when is None:
        return answer
    life = assemble(person)
    request.biography = life  # type: ignore[attr-defined]  # what {% life %} shows instead of assembling it again
    context |= _said(when) | {"biography": life, "standing": standing(life, when, today())}
    return render(request, "biography/person_as_of.html", context)


def _asked(request: HttpRequest, day: str, context: dict[str, Any]) -> tuple[Asked | None, Any]:
    """What is asked about, or None and the answer that takes its place: the way to it, or why there is none."""
    typed = " ".join(request.GET.get("date", "").split())[: LONGEST + 1]
    here = f"{request.path.rstrip('/').rpartition('/')[0]}/" if day else request.path
    readings: list[tuple[str, str]] = []
    try:
        if typed:
            # What is asked about is never a period, so 1984-02 is February here and not 1984 to 2002.
            edtf = typed if _is_plain(typed) else understand(typed, language()).edtf
            return None, HttpResponseRedirect(f"{here}{_plain(edtf).edtf}/")
        return _plain(day or timezone.localdate().isoformat()), None
    except AmbiguousDate as error:
        reason = str(error)
        readings = [(edtf, words(edtf, language())) for edtf in error.readings if _is_plain(edtf)]
    except DateError as error:
        reason = str(error)
    context = context | {"typed": typed or day, "reason": reason, "readings": readings, "here": here}
    return None, render(request, "biography/as_of_unknown.html", context, status=400 if typed else 404)


def _plain(edtf: str) -> Asked:
    """What an EDTF string asks about. Raises DateError, in words, for more or less than a day, a month or a year."""
    if _is_plain(edtf):
        return asked(edtf)
    raise DateError(_("Ask about one day, month or year, not about “%(date)s”.") % {"date": words(edtf, language())})


def _is_plain(edtf: str) -> bool:
    try:
        return bool(asked(edtf))
    except DateError:
        return False


def _said(when: Asked) -> dict[str, Any]:
    """What was asked about, in words: "on 5 February 1984", "in February 1984", "in 1984"."""
    return {"when": when, "date": words(when.edtf, language()), "phrase": at(when)}


def _posts(when: Asked) -> Any:
    """The sure ones first, each by organisation and role."""
    whose = Coalesce("organisation__name", "office__organisation__name")
    posts = CareerPeriodPage.objects.visible_of_all().originals().held_in(when, today()).annotate(whose=whose)
    return posts.select_related("organisation", "office", "place", "locale").order_by(
        "-certain", F("whose").asc(nulls_last=True), "title", "path"
    )


def _add_people(posts: Any) -> None:
    """Give each post the person who held it."""
    step = Page.steplen
    people = PersonPage.objects.filter(path__in={post.path[:-step] for post in posts}).select_related("locale")
    by_path = {person.path: person for person in people}
    for post in posts:
        post.holder = by_path[post.path[:-step]]
