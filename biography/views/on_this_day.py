"""On this day: what happened on a day of any year, in all public lives."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import date_format
from django.views.decorators.http import require_safe

from biography.anniversaries import (
    LEAP_DAY,
    LEAP_YEAR,
    MonthDay,
    anniversaries,
    happened_on,
    kept_on,
    month_day,
    nearest,
)

PER_PAGE = 60


@require_safe
def on_this_day(request: HttpRequest, day: str = "") -> HttpResponse:
    """``MM-DD``, or today in the portal's time zone; 404 with words for a day that no year has."""
    date_today, today = timezone.localdate(), todays()
    try:
        asked = month_day(day) if day else today
    except ValueError:
        return render(request, "biography/on_this_day_unknown.html", {"asked": day}, status=404)
    kept = kept_on(asked, date_today.year)
    listing = Paginator(happened_on(*kept), PER_PAGE).get_page(request.GET.get("page"))
    context: dict[str, Any] = {
        "day": asked,
        "name": named(asked),
        "is_today": asked == today,
        "leap_day": named(LEAP_DAY) if asked != LEAP_DAY and LEAP_DAY in kept else "",
        "listing": listing,
        "entries": anniversaries(listing),
        "before": (asked.shifted(-1), named(asked.shifted(-1))),
        "after": (asked.shifted(1), named(asked.shifted(1))),
    }
    if not context["entries"]:
        other = nearest(asked)
        context["nearest"] = (other, named(other)) if other else None
    return render(request, "biography/on_this_day.html", context)


def todays() -> MonthDay:
    today = timezone.localdate()
    return MonthDay(today.month, today.day)


def named(day: MonthDay) -> str:
    """The day in words: "29 February"."""
    return date_format(date(LEAP_YEAR, *day), "j F")
