"""The sitemap (sitemaps.org 0.9): every page that anybody may see; pages of the tree with their last change."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any
from urllib.parse import quote, urljoin

from django.conf import settings
from django.core.paginator import EmptyPage, PageNotAnInteger, Paginator
from django.db.models import OuterRef, Q, Subquery
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.http import require_safe
from wagtail.models import Page, Site

from biography.connections import public_entries
from biography.models import FieldOfActivity, LifeVersion, Office, Organisation, Place
from biography.views.honours import public_honours
from biography.visibility import closing_pages, is_whole_tree, visible_of_all

DAYS = ["on_this_day", "as_of"]  # of each only where to begin: there are as many days as there are
MOST_ADDRESSES = 10_000  # in one file; the protocol allows five times as many, which take ten seconds to tell
Address = tuple[str, datetime | None]
UNQUOTED = "/~:@!$&'()*+,;="  # in a path (RFC 3986, section 3.3)


class PublicPages:
    """The pages of a site in the order of its tree, counted and cut into files by an index of live pages alone."""

    def __init__(self, within: Q) -> None:
        self.closing = closing_pages()
        self.pages = Page.objects.filter(within).order_by("path")
        self.live = visible_of_all(self.pages.filter(live=True), closing=self.closing).values_list("path", flat=True)

    def count(self) -> int:
        return self.live.count()

    def __getitem__(self, part: slice) -> Iterable[tuple[str, datetime | None, datetime | None]]:
        paths = list(self.live[part])
        if not paths:
            return []
        # A life has changed as well when one of its parts has.
        versions = LifeVersion.objects.filter(page=OuterRef("pk")).order_by("-number").values("published_at")
        found = visible_of_all(self.pages.filter(path__range=(paths[0], paths[-1])), closing=self.closing)
        dated = found.annotate(last_version=Subquery(versions[:1]))
        return dated.values_list("url_path", "last_published_at", "last_version").iterator(1000)


class Addresses:
    """Several lists of addresses one after the other, of which only the asked-for part is fetched."""

    def __init__(self, *lists: tuple[Any, Callable[[Any], Address | None]]) -> None:
        self.lists = [(rows, len(rows) if isinstance(rows, list) else rows.count(), told) for rows, told in lists]

    def count(self) -> int:
        return sum(number for _rows, number, _address in self.lists)

    def __getitem__(self, part: slice) -> list[Address]:
        found: list[Address] = []
        start, stop = part.start, part.stop
        for rows, number, address in self.lists:
            if start < number and stop > 0:
                told = (address(row) for row in rows[max(start, 0) : min(stop, number)])
                found += [one for one in told if one]
            start, stop = start - number, stop - number
        return found


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """All addresses; with more than one file holds, the list of files, each at ``?p=`` its number."""
    site = Site.find_for_request(request)
    if site is None:
        raise Http404
    here = urljoin(f"{settings.SITE_URL}/", reverse("sitemap"))
    files: Paginator[Any] = Paginator(addresses(site, here), MOST_ADDRESSES)  # type: ignore[arg-type]  # counts and slices
    if "p" not in request.GET and files.num_pages > 1:
        context = {"files": [f"{here}?p={number}" for number in files.page_range]}
        return render(request, "biography/sitemap_index.xml", context, content_type="application/xml")
    try:
        shown = files.page(request.GET.get("p", 1))
    except (EmptyPage, PageNotAnInteger) as error:
        raise Http404 from error
    return render(request, "biography/sitemap.xml", {"entries": list(shown)}, content_type="application/xml")


def addresses(site: Site, here: str) -> Addresses:
    """The pages of the tree in all languages, then those of days, of the entries of registers and of honours."""
    roots = {root.root_path: root.language_code for root in Site.get_site_root_paths() if root.site_id == site.pk}

    homes = {root: urljoin(here, _home(language)) for root, language in roots.items()}

    def of_page(row: tuple[str, datetime | None, datetime | None]) -> Address | None:
        path, *dates = row
        home = next((root for root in homes if path.startswith(root)), None)
        if home is None:
            return None
        # What ``reverse`` would answer: a hundred times quicker, for tens of thousands of pages.
        address = homes[home] + quote(path.removeprefix(home), safe=UNQUOTED)
        return address, max(filter(None, dates), default=None)

    def of_entry(name: str) -> Callable[[str], Address]:
        return lambda key: (urljoin(here, reverse(name, args=[key])), None)

    def of_list(name: str) -> Address:
        return urljoin(here, reverse(name)), None

    here_only = reduce(or_, (Q(url_path__startswith=root) for root in roots), Q(pk__in=[]))
    within = Q(depth__gt=1) if is_whole_tree(site) else here_only
    registers = {"office": Office, "organisation": Organisation, "place": Place, "field": FieldOfActivity}
    entries = {
        name: public_entries(model).order_by("key").values_list("key", flat=True) for name, model in registers.items()
    }
    entries["honour"] = public_honours().order_by("title_key").values_list("title_key", flat=True).distinct()
    return Addresses(
        (PublicPages(within), of_page),
        ([*DAYS, *(f"{name}s" for name, keys in entries.items() if keys.exists())], of_list),
        *((keys, of_entry(name)) for name, keys in entries.items()),
    )


def _home(language: str) -> str:
    """The path of the front page in a language."""
    with override(language):
        return reverse("wagtail_serve", args=[""])
