"""How the list of people answers: at its shortest address, and with 400 where a filter cannot be meant."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from biography.finding.people import FILTERS
from biography.models import PeopleIndexPage
from biography.templatetags.finding import listing

Serve = Callable[[Any, HttpRequest, list[Any], dict[str, Any]], HttpResponse]


def serve_list_of_people(serve_page: Serve) -> Serve:
    """A hook of Wagtail's around the serving of any page (``on_serve_page``)."""

    def serve(page: Any, request: HttpRequest, args: list[Any], kwargs: dict[str, Any]) -> HttpResponse:
        if not isinstance(page, PeopleIndexPage):
            return serve_page(page, request, args, kwargs)
        if shorter := without_blanks(request):
            return HttpResponseRedirect(shorter)
        response = serve_page(page, request, args, kwargs)
        if listing(request).problems:
            response.status_code = 400
        return response

    return serve


def without_blanks(request: HttpRequest) -> str:
    """The address without the fields of the form that were left empty; empty where there are none."""
    query = request.GET.copy()
    blanks = [name for name in [*FILTERS, "order"] if name in query and not str(query[name]).strip()]
    for name in blanks:
        del query[name]
    return f"{request.path}?{query.urlencode()}".removesuffix("?") if blanks else ""
