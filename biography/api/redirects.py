"""/api/v2/redirects/: where what has moved is now, for front ends that serve the old addresses themselves."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest
from rest_framework.request import Request
from rest_framework.serializers import Field
from wagtail.api import APIField
from wagtail.api.v2.utils import get_full_url
from wagtail.contrib.redirects.api.v2 import RedirectsAPIViewSet
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from biography.api.filters import EqualFilter, OrderFilter
from biography.api.viewsets import PublicViewSet
from biography.visibility import visible


class LocationField(Field):
    """Where the redirect leads, as an absolute address."""

    def get_attribute(self, redirect: Redirect) -> str:
        page = redirect.redirect_page
        return page.get_url(self.context["request"]) or "" if page else redirect.redirect_link

    def to_representation(self, address: str) -> str:
        return get_full_url(self.context["request"], address)


class RedirectsViewSet(PublicViewSet, RedirectsAPIViewSet):
    """Redirects of the site, without those to what is not public: an old address tells a name as well."""

    filter_backends = [EqualFilter, OrderFilter]
    known_query_parameters = PublicViewSet.known_query_parameters - {"search", "search_operator"}
    find_query_parameters = frozenset({"id", "html_path"})
    body_fields = ["id", "old_path", APIField("location", serializer=LocationField()), "is_permanent"]
    listing_default_fields = ["id", "type", "detail_url", "old_path", "location", "is_permanent"]
    model = Redirect

    def get_queryset(self) -> QuerySet:
        redirects = Redirect.get_for_site(Site.find_for_request(self.request))
        to_pages = Q(redirect_page__in=visible(Page.objects.all()).values("pk"))
        links = redirects.filter(redirect_page=None).exclude(redirect_link="")
        hidden = hidden_links(self.request, dict(links.values_list("pk", "redirect_link")))
        elsewhere = Q(pk__in=links.values("pk")) & ~Q(pk__in=hidden)
        return redirects.filter(to_pages | elsewhere).select_related("redirect_page").order_by("pk")

    def equal_columns(self, model: type[Model]) -> dict[str, str]:
        return {"old_path": "old_path"}

    def order_columns(self, model: type[Model]) -> dict[str, str]:
        return {"id": "id", "old_path": "old_path"}

    def find_object(self, queryset: QuerySet, request: Request) -> Any:
        """By the old address; that of this site before one of all sites."""
        if "html_path" not in request.GET:
            return super(RedirectsAPIViewSet, self).find_object(queryset, request)
        path = Redirect.normalise_path(request.GET["html_path"])
        return queryset.filter(old_path=path).order_by("-site").first()


def hidden_links(request: HttpRequest, links: dict[int, str]) -> list[int]:
    """The keys of the links that lead to a page of the portal, or beneath one, that the public may not see."""
    roots = Site.get_site_root_paths()
    hosts = {
        "",
        request.get_host(),
        urlsplit(settings.SITE_URL).netloc,
        *(urlsplit(root.root_url).netloc for root in roots),
    }
    languages = {code for code, _name in settings.LANGUAGES}
    addresses: dict[int, set[str]] = {}
    for key, link in links.items():
        parts = urlsplit(link)
        steps = [step for step in parts.path.split("/") if step]
        steps = steps[1:] if steps and steps[0] in languages else steps
        if parts.netloc in hosts:
            ends = range(1, len(steps) + 1)
            addresses[key] = {f"{root.root_path}{'/'.join(steps[:end])}/" for root in roots for end in ends}
    pages = Page.objects.filter(url_path__in=set().union(*addresses.values())) if addresses else Page.objects.none()
    hidden = set(pages.values_list("url_path", flat=True)) - set(visible(pages).values_list("url_path", flat=True))
    return [key for key, above in addresses.items() if above & hidden]
