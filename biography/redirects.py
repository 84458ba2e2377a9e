"""What a page that is renamed or moved leaves behind at its old address, for itself and all beneath it.

Wagtail's own handler asks for thousands of addresses in one query, which SQLite refuses after the rename is done, and
its middleware tells anybody where a page went that is no longer public.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase, HttpResponsePermanentRedirect
from django.utils.translation import get_language
from wagtail.contrib.redirects import middleware
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site
from wagtail.url_routing import RouteResult

from biography.models.home import find_page, homes_of
from biography.templatetags.biography import OTHER_LANGUAGES, in_language
from biography.visibility import DEEPEST, visible

BATCH = 400
LONGEST_PATH = Redirect._meta.get_field("old_path").max_length


def after_rename(instance: Page, instance_before: Page, **_signal: Any) -> None:
    leave_redirects(instance, instance_before.url_path)


def after_move(instance: Page, url_path_before: str, url_path_after: str, **_signal: Any) -> None:
    if url_path_before != url_path_after:
        leave_redirects(instance, url_path_before)


@transaction.atomic
def leave_redirects(page: Page, old_url_path: str) -> None:
    """Redirects from the old addresses of a page and of all beneath it that has ever been published.

    Each begins with the prefix of its language, as the address did: a translation may keep the slug that the original
    gives up, or give up the same one.
    """
    redirects = _redirects(page, old_url_path)
    while batch := list(islice(redirects, BATCH)):
        paths = [redirect.old_path for redirect in batch]
        Redirect.objects.filter(automatically_created=True, old_path__in=paths).delete()
        Redirect.objects.bulk_create(batch, ignore_conflicts=True)


def _redirects(page: Page, old_url_path: str) -> Iterator[Redirect]:
    new_url_path = Page.objects.values_list("url_path", flat=True).get(pk=page.pk)
    sites = [(site.site_id, site.root_path, prefix_of(site.language_code)) for site in Site.get_site_root_paths()]
    pages = Page.objects.descendant_of(page, inclusive=True).filter(first_published_at__isnull=False)
    for pk, path in pages.order_by("path").values_list("pk", "url_path"):
        old_path = old_url_path + path.removeprefix(new_url_path)
        for site, root, prefix in sites:
            if path.startswith(root) and old_path.startswith(root) and old_path != root:
                address = Redirect.normalise_path(f"{prefix}/{old_path.removeprefix(root)}")
                if len(address) <= LONGEST_PATH:
                    yield Redirect(old_path=address, site_id=site, redirect_page_id=pk, automatically_created=True)


def steps_of(path: str) -> tuple[str, list[str]]:
    """The language of the path of an address, and its steps without that."""
    steps = [step for step in path.split("/") if step]
    if steps and steps[0] in OTHER_LANGUAGES:
        return steps[0], steps[1:]
    return settings.LANGUAGE_CODE, steps


def prefix_of(language: str) -> str:
    """What the addresses of a language begin with; the redirects from them as well."""
    return f"/{language}" if language in OTHER_LANGUAGES else ""


def in_order(language: str) -> list[str]:
    """The languages in which an address or a slug is looked for: this one, the portal's first, the others."""
    return list(dict.fromkeys([language, settings.LANGUAGE_CODE, *(code for code, _name in settings.LANGUAGES)]))


@dataclass(frozen=True, slots=True)
class Moved:
    """A page that has moved from an address, and what was asked for beneath it."""

    page: Page
    rest: Sequence[str] = ()
    ended: bool = False

    def address(self, request: HttpRequest) -> str:
        """Where what was asked for is now, in the reader's language."""
        rest = "/".join(self.rest)
        end = "/" if rest and self.ended else ""
        query = request.META.get("QUERY_STRING", "")
        address = f"{in_language(_translated(self.page).get_url(request))}{quote(rest)}{end}"
        return f"{address}?{query}" if query else address


def _translated(page: Page) -> Page:
    """The page in the reader's language where the public may see it in that, else the page as it is."""
    language = get_language()
    if page.locale.language_code == language:
        return page
    same = Page.objects.filter(translation_key=page.translation_key, locale__language_code=language)
    return visible(same).first() or page


def moved_page(request: HttpRequest, steps: Sequence[str], languages: Sequence[str]) -> Moved | None:
    """The page that the public may see at whose old address these steps lead, or to something beneath it.

    In the first of these languages that has one; of several, the one with the longest address.
    """
    if any("\0" in step for step in steps):
        return None
    site = Site.find_for_request(request)
    old = {
        Redirect.normalise_path(f"{prefix_of(language)}/{'/'.join(steps[:number])}"): (rank, -number)
        for rank, language in reversed(list(enumerate(languages)))
        for number in range(1, min(len(steps), DEEPEST) + 1)
    }
    found = Redirect.objects.filter(Q(site=site) | Q(site=None), old_path__in=old, redirect_page__isnull=False)
    targets = {old[path]: pk for path, pk in found.values_list("old_path", "redirect_page_id")}
    if not targets:
        return None
    pages = visible(Page.objects.filter(pk__in=targets.values()).select_related("locale")).in_bulk()
    for rank, number in sorted(targets):
        if page := pages.get(targets[rank, number]):
            return Moved(page, steps[-number:], request.path_info.endswith("/"))
    return None


def page_at(request: HttpRequest, home: Page, steps: Sequence[str]) -> RouteResult | Moved | None:
    """What these steps from a home page lead to, in the language that is spoken now.

    A page that stands in from another language gives way to one in a language before it that has moved from here.
    """
    try:
        route = find_page(home, list(steps))
    except Http404:
        return None
    before = takewhile(lambda one: not route.page.url_path.startswith(one[0]), homes_of(home).items())
    languages = [language for _root, language in before]
    return (moved_page(request, steps, languages) if languages else None) or route


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
        """The redirect of the page that the address, or one above it, once was."""
        language, steps = steps_of(request.path_info)
        moved = moved_page(request, steps, in_order(language))
        return HttpResponsePermanentRedirect(moved.address(request)) if moved else None
