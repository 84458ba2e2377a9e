"""Pages of the tree, in the language of the address."""

from __future__ import annotations

from django.http import HttpRequest
from django.http.response import HttpResponseBase, HttpResponsePermanentRedirect
from wagtail import views
from wagtail.models import Site

from biography.redirects import Moved, page_at


def serve(request: HttpRequest, path: str) -> HttpResponseBase:
    """Wagtail's own view, with the page found as the home page does, in all languages (``HomePage.route``).

    Wagtail would ask for the home page of the language first, and know no page but those beneath it.
    """
    site = Site.find_for_request(request)
    found = page_at(request, site.root_page, [step for step in path.split("/") if step]) if site else None
    if isinstance(found, Moved):
        return HttpResponsePermanentRedirect(found.address(request))
    request._wagtail_route_for_request = found  # type: ignore[attr-defined]
    return views.serve(request, path)
