"""Atom feeds of what changed: in one life, in all lives, and corrections alone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.conf import settings
from django.contrib.sites.shortcuts import get_current_site
from django.contrib.syndication.views import Feed, add_domain
from django.db.models import Max, QuerySet
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import PageLogEntry

from biography.models import LifeVersion, PersonPage
from biography.templatetags.wording import day
from biography.views.atom import PagedAtomFeed
from biography.visibility import visible_of_all

ENTRIES = 50
HIDING = ("wagtail.unpublish", "wagtail.unpublish.scheduled", "wagtail.view_restriction.create")
"""What takes a life out of the public's sight, in Wagtail's log."""
NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 (2.2) has no way to write, and a title may have; Django would give up the whole feed."""


def in_xml(text: str) -> str:
    return NOT_IN_XML.sub("", text)


@dataclass(frozen=True, slots=True)
class Part:
    """One page of a feed, of one life or of all; its items are in order, and ``more`` come on the next."""

    request: HttpRequest
    number: int
    person: Any
    items: list[Any]
    more: bool

    def address(self, number: int) -> str:
        request = self.request
        path = request.path if number == 1 else f"{request.path}?page={number}"
        return add_domain(get_current_site(request).domain, path, request.is_secure())


class ChangesFeed(Feed):
    """The newest versions of all lives; of those that the public no longer sees, only that they went."""

    feed_type = PagedAtomFeed
    language = None

    def get_object(self, request: HttpRequest, person: PersonPage | None = None) -> Part:
        number = request.GET.get("page", "1")
        if not re.fullmatch(r"[1-9]\d{0,5}", number, re.ASCII):
            raise Http404("A page of a feed is a number.")
        first = (int(number) - 1) * ENTRIES
        versions = self.versions(person).order_by("-published_at", "-pk").select_related("page").defer("document")
        found = list(versions[first : first + ENTRIES + 1])
        if first and not found:
            raise Http404("The feed has no such page.")
        items = with_withdrawals(found[:ENTRIES])
        return Part(request, int(number), person, items, len(found) > ENTRIES)

    def versions(self, person: PersonPage | None) -> QuerySet[LifeVersion]:
        return LifeVersion.objects.all()

    def title(self, obj: Part) -> str:
        return _("%(site)s: changes") % {"site": settings.WAGTAIL_SITE_NAME}

    def link(self, obj: Part) -> str:
        return reverse("wagtail_serve", args=[""])

    def feed_url(self, obj: Part) -> str:
        return obj.address(obj.number)

    def feed_guid(self, obj: Part) -> str:
        """The same for all pages of a feed, and for no other feed (RFC 4287, 4.2.6)."""
        return uuid5(NAMESPACE_URL, f"{settings.SITE_URL}{obj.request.path}").urn

    def author_name(self, obj: Part) -> str:
        """Who tells of the changes."""
        return in_xml(settings.WAGTAIL_SITE_NAME)

    def author_link(self, obj: Part) -> str:
        return f"{settings.SITE_URL}/"

    def feed_copyright(self, obj: Part) -> str | None:
        return settings.CONTENT_LICENCE or None

    def feed_extra_kwargs(self, obj: Part) -> dict[str, Any]:
        pages = {"first": 1}
        if obj.number > 1:
            pages["previous"] = obj.number - 1
        if obj.more:
            pages["next"] = obj.number + 1
        return {"pages": {relation: obj.address(number) for relation, number in pages.items()}}

    def items(self, obj: Part) -> list[Any]:
        return obj.items

    def item_title(self, item: Any) -> str:
        if item.hidden:
            return ""
        return _("%(life)s, version %(number)s") % {"life": in_xml(item.page.title), "number": item.number}

    def item_guid(self, item: Any) -> str:
        """The same for good, wherever the life moves and whatever it is called."""
        return uuid5(item.page.translation_key, f"{item.page.locale_id}/{item.number}").urn

    def item_description(self, item: Any) -> str:
        if item.gone:
            return ""
        said = in_xml(item.reason) or (_("First published.") if item.number == 1 else _("Changed."))
        return _("Correction: %(reason)s") % {"reason": said} if item.corrects else said

    def item_link(self, item: Any) -> str:
        return "" if item.hidden else f"{item.page.url}versions/{item.number}/"

    def item_pubdate(self, item: Any) -> datetime:
        return item.published_at

    def item_updateddate(self, item: Any) -> datetime:
        return item.gone or item.published_at

    def item_extra_kwargs(self, item: Any) -> dict[str, Any]:
        comment = _("Withdrawn on %(date)s.") % {"date": day(item.withdrawn_at)} if item.withdrawn_at else ""
        return {"withdrawn": item.gone, "withdrawn_comment": comment}


class CorrectionsFeed(ChangesFeed):
    """The newest versions that correct an error."""

    def title(self, obj: Part) -> str:
        return _("%(site)s: corrections") % {"site": settings.WAGTAIL_SITE_NAME}

    def versions(self, person: PersonPage | None) -> QuerySet[LifeVersion]:
        return super().versions(person).filter(corrects=True)


class LifeFeed(ChangesFeed):
    """The versions of one life."""

    def title(self, obj: Part) -> str:
        return _("%(life)s: changes") % {"life": in_xml(obj.person.title)}

    def link(self, obj: Part) -> str:
        return obj.person.url or ""

    def feed_guid(self, obj: Part) -> str:
        """The same for good, as those of its entries."""
        return uuid5(obj.person.translation_key, f"{obj.person.locale_id}/feed").urn

    def versions(self, person: PersonPage | None) -> QuerySet[LifeVersion]:
        return super().versions(person).filter(page=person)


def with_withdrawals(versions: list[Any]) -> list[Any]:
    """The versions, each with ``hidden``, whether the public may not see its life, and ``gone``, when it was withdrawn.

    A life is withdrawn with all its versions when it is unpublished or closed. Where the log does not say when, it is
    the next second after the version: a reader that follows the feed drops what is older than its tombstone.
    """
    keys = [version.pk for version in versions]
    seen = set(visible_of_all(LifeVersion.objects.filter(pk__in=keys), "page__path").values_list("pk", flat=True))
    hidden = [version for version in versions if version.pk not in seen]
    closed = _closed({version.page_id for version in hidden})
    for version in versions:
        version.hidden, version.gone = version.pk not in seen, version.withdrawn_at
        if version.hidden and not version.gone:
            least = version.published_at + timedelta(seconds=1)
            version.gone = max(closed.get(version.page_id, least), least)
    return versions


def _closed(pages: Iterable[int]) -> dict[int, datetime]:
    """When these pages were last taken out of the public's sight, as the log says."""
    if not pages:
        return {}
    log = PageLogEntry.objects.filter(page__in=pages, action__in=HIDING).order_by()
    return dict(log.values_list("page").annotate(Max("timestamp")))
