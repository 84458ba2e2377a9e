"""What a page that is renamed or moved leaves behind at its old address, for itself and all beneath it.

Wagtail's own handler asks for thousands of addresses in one query, which SQLite refuses after the rename is done, and
its middleware tells anybody where a page went that is no longer public.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest
from django.http.response import HttpResponseBase, HttpResponsePermanentRedirect
from django.utils.encoding import iri_to_uri
from django.utils.translation import get_language_from_path
from wagtail.contrib.redirects import middleware
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from biography.templatetags.biography import in_language
from biography.visibility import visible

BATCH = 400
LONGEST_PATH = Redirect._meta.get_field("old_path").max_length


def after_rename(instance: Page, instance_before: Page, **_signal: Any) -> None:
    leave_redirects(instance, instance_before.url_path)


def after_move(instance: Page, url_path_before: str, url_path_after: str, **_signal: Any) -> None:
    if url_path_before != url_path_after:
        leave_redirects(instance, url_path_before)


@transaction.atomic
def leave_redirects(page: Page, old_url_path: str) -> None:
    """Redirects from the old addresses of a page and of all beneath it that has ever been published."""
    redirects = _redirects(page, old_url_path)
    while batch := list(islice(redirects, BATCH)):
        paths = [redirect.old_path for redirect in batch]
        Redirect.objects.filter(automatically_created=True, old_path__in=paths).delete()
        Redirect.objects.bulk_create(batch, ignore_conflicts=True)


def _redirects(page: Page, old_url_path: str) -> Iterator[Redirect]:
    new_url_path = Page.objects.values_list("url_path", flat=True).get(pk=page.pk)
    sites = [(site.site_id, site.root_path) for site in Site.get_site_root_paths()]
    pages = Page.objects.descendant_of(page, inclusive=True).filter(first_published_at__isnull=False)
    for pk, path in pages.order_by("path").values_list("pk", "url_path"):
        old_path = old_url_path + path.removeprefix(new_url_path)
        for site, root in sites:
            if path.startswith(root) and old_path.startswith(root) and old_path != root:
                address = Redirect.normalise_path("/" + old_path.removeprefix(root))
                if len(address) <= LONGEST_PATH:
                    yield Redirect(old_path=address, site_id=site, redirect_page_id=pk, automatically_created=True)


def moved_page(request: HttpRequest, addresses: Iterable[str]) -> tuple[str, Page] | None:
    """Of these old addresses the longest one that leads to a page which the public may see, and that page."""
    site = Site.find_for_request(request)
    old = {Redirect.normalise_path(address): address for address in addresses if "\0" not in address}
    found = Redirect.objects.filter(Q(site=site) | Q(site=None), old_path__in=old, redirect_page__isnull=False)
    targets = dict(found.values_list("old_path", "redirect_page_id"))
    if not targets:
        return None
    pages = visible(Page.objects.filter(pk__in=targets.values())).in_bulk()
    for path in sorted(targets, key=len, reverse=True):
        if page := pages.get(targets[path]):
            return old[path], page
    return None


class RedirectMiddleware(middleware.RedirectMiddleware):
    """Follows a redirect to a page only where the public may see the page: its new address may tell its name.

    What stands beneath a page without being one (versions, files, a timeline, all that in other languages) has moved
    with it.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        answer = super().process_response(request, response)
        if answer is response:
            return self.beneath(request) or response if response.status_code == 404 else response
        if answer.status_code not in (301, 302):
            return answer
        path = Redirect.normalise_path(request.get_full_path(), decode_unicode=False)
        redirect = middleware.get_redirect(request, path) or middleware.get_redirect(request, path.partition("?")[0])
        target = redirect.redirect_page_id if redirect else None
        if target and not visible(Page.objects.filter(pk=target)).exists():
            return response
        return answer

    def beneath(self, request: HttpRequest) -> HttpResponseBase | None:
        language = get_language_from_path(request.path_info)
        path = request.path_info.removeprefix(f"/{language}") if language else request.path_info
        steps = path.split("/")
        found = moved_page(request, ["/".join(steps[:number]) for number in range(2, len(steps) + 1)])
        if found is None:
            return None
        old, page = found
        query = request.META.get("QUERY_STRING", "")
        address = f"{in_language(page.get_url(request))}{iri_to_uri(path.removeprefix(old).lstrip('/'))}"
        return HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)
