"""Pages of the tree, in the language of the address."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from wagtail import views
from wagtail.models import Site

from biography.models.home import find_page


def serve(request: HttpRequest, path: str) -> HttpResponseBase:
    """Wagtail's own view, with the page found as the home page does, in all languages (``HomePage.route``).

    Wagtail would ask for the home page of the language first, and know no page but those beneath it.
    """
    site = Site.find_for_request(request)
    try:
        route = find_page(site.root_page, [part for part in path.split("/") if part]) if site else None
    except Http404:
        route = None
    request._wagtail_route_for_request = route  # type: ignore[attr-defined]
    return views.serve(request, path)
