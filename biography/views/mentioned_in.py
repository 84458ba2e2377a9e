"""The lives that refer to one life, all of them."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from biography.mentions import by_life, links_to
from biography.models import PersonPage

LINKS_PER_PAGE = 100


def mentioned_in(request: HttpRequest, person: PersonPage) -> HttpResponse:
    listing = Paginator(links_to(person), LINKS_PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": person, "self": person, "listing": listing, "lives": by_life(listing)}
    return TemplateResponse(request, "biography/mentioned_in.html", context)
