"""Honours across lives: which there are, and who received the same one."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.db.models import Count, F, Max, Min, Q, QuerySet
from django.db.models.functions import Length, Substr
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import Page

from biography import choices
from biography.dates import DateError, bounds, period_words, words
from biography.models import Honour, PersonPage
from biography.remembered import remembered
from biography.review.days import year_of
from biography.statements import imprecise_date
from biography.visibility import originals, visible_rows_of_all

HONOURS_PER_PAGE = 60
KINDS = dict(choices.HONOUR_KINDS)
LIFE = Substr("page__path", 1, Length("page__path") - Page.steplen)


def public_honours() -> QuerySet[Honour]:
    """The honours that anybody may see and that have words of their own."""
    return originals(visible_rows_of_all(Honour.objects.exclude(title_key="")), "page__")


@require_safe
def honours(request: HttpRequest) -> HttpResponse:
    """Every honour with how many received it; ``?kind=`` of one kind, ``?year=`` given in one year.

    400 with the reason for a kind or a year that there is not.
    """
    kind, typed = request.GET.get("kind", ""), request.GET.get("year", "").strip()
    found, problem = public_honours(), ""
    if kind and kind not in KINDS:
        problem = _("There is no kind of honours with this name. Choose one of those below.")
    elif typed:
        days = days_of(typed)
        problem = "" if days else _("That is no year: type four digits, such as 1998.")
        found = given_between(found, *days) if days else found
    if problem:
        kind, found = "", found.none()
    year = "" if problem else typed
    number = request.GET.get("page", "1")
    kinds = remembered(("kinds of honours", year, bool(problem)), lambda: kinds_of(found))
    shown = found.filter(page__kind=kind) if kind else found
    listing = remembered(("honours", kind, year, bool(problem), number), lambda: page_of(shown, number))
    context = {
        "listing": listing,
        "rows": [(row, years_of(row)) for row in listing],
        "kinds": [(name, words, kinds[name]) for name, words in KINDS.items() if name in kinds],
        "kind": kind,
        "year": typed[:20],
        "problem": problem,
        "all": sum(kinds.values()),
    }
    return render(request, "biography/honours.html", context, status=400 if problem else 200)


@require_safe
def honour(request: HttpRequest, key: str) -> HttpResponse:
    """Everybody who received one honour, by date. Titles count as the same where they have the same words."""
    found = Honour.objects.none() if "\0" in key else public_honours().filter(title_key=key)
    ordered = found.order_by(F("date_earliest").asc(nulls_last=True), "date_latest", "page__path", "sort_order")
    listing = Paginator(ordered.select_related("place", "page"), HONOURS_PER_PAGE).get_page(request.GET.get("page"))
    rows = list(listing)
    if not rows:
        raise Http404
    paths = {row.page.path[: -Page.steplen] for row in rows}
    people = {person.path: person for person in PersonPage.objects.filter(path__in=paths).for_cards()}
    language = get_language() or "en"
    context = {
        "title": rows[0].title,
        "listing": listing,
        "rows": [
            (row, people[row.page.path[: -Page.steplen]], imprecise_date(row.date, row.date_display, language))
            for row in rows
        ],
        "number": found.values(life=LIFE).distinct().count(),
    }
    return render(request, "biography/honour.html", context)


def kinds_of(found: QuerySet[Honour]) -> dict[str, int]:
    return dict(found.order_by().values_list("page__kind").annotate(number=Count("pk")))


def page_of(found: QuerySet[Honour], number: str) -> ListPage:
    """One page of the titles, fetched."""
    page = Paginator(by_title(found), HONOURS_PER_PAGE).get_page(number)
    page.object_list = list(page.object_list)
    return page


def by_title(found: QuerySet[Honour]) -> Any:
    """The titles with their language, each with how many lives have it and the days between which it was given."""
    return (
        found.order_by()
        .values("title_key")
        .annotate(
            title=Min("title"),
            language=Min("page__locale__language_code"),
            lives=Count(LIFE, distinct=True),
            first=Min("date_earliest"),
            last=Max("date_latest"),
        )
        .order_by("title", "title_key")
    )


def given_between(found: QuerySet[Honour], first: int, last: int) -> QuerySet[Honour]:
    """The honours whose date may lie between two days, or that lasted then; without those whose date is not known."""
    begun = Q(date_earliest=None) | Q(date_earliest__lte=last)
    lasting = Q(date_latest=None) | Q(date_latest__gte=first)
    return found.exclude(date="").filter(begun, lasting)


def years_of(row: dict[str, Any]) -> str:
    """From the first year in which an honour was given to the last, in words; empty where neither is known."""
    days = [day for day in (row["first"], row["last"]) if day is not None]
    years = sorted({f"{year_of(day):05}" if year_of(day) < 0 else f"{year_of(day):04}" for day in days}, key=int)
    if not years:
        return ""
    language = get_language() or "en"
    return words(years[0], language) if len(years) == 1 else period_words(years[0], years[-1], False, language)


def days_of(text: str) -> tuple[int, int] | None:
    """First and last day of a year as Julian day numbers; None where the text is no year of one to four digits."""
    if not (text.isascii() and text.isdecimal() and len(text) <= 4):
        return None
    try:
        first, last = bounds(f"{int(text):04}")
    except DateError:
        return None
    return (first, last) if first is not None and last is not None else None
