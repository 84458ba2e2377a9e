"""Atom feeds of what changed: in one life, in all lives, and corrections alone."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any
from uuid import uuid5

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from biography.models import LifeVersion, PersonPage
from biography.templatetags.wording import day
from biography.visibility import visible_of_all

ENTRIES = 50
NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 (2.2) has no way to write, and a title may have; Django would give up the whole feed."""


def in_xml(text: str) -> str:
    return NOT_IN_XML.sub("", text)


class ChangesFeed(Feed):
    """The newest versions of all public lives."""

    feed_type = Atom1Feed
    language = None

    def title(self, obj: Any = None) -> str:
        return _("%(site)s: changes") % {"site": settings.WAGTAIL_SITE_NAME}

    def link(self, obj: Any = None) -> str:
        return reverse("wagtail_serve", args=[""])

    def versions(self, obj: Any) -> QuerySet[LifeVersion]:
        return visible_of_all(LifeVersion.objects.all(), "page__path")

    def items(self, obj: Any = None) -> list[LifeVersion]:
        versions = self.versions(obj).order_by("-published_at", "-pk")
        return list(versions.select_related("page").defer("document")[:ENTRIES])

    def item_title(self, item: LifeVersion) -> str:
        return _("%(life)s, version %(number)s") % {"life": in_xml(item.page.title), "number": item.number}

    def item_guid(self, item: LifeVersion) -> str:
        """The same for good, wherever the life moves and whatever it is called."""
        return uuid5(item.page.translation_key, f"{item.page.locale_id}/{item.number}").urn

    def item_description(self, item: LifeVersion) -> str:
        if item.withdrawn_at:
            return _("Withdrawn on %(date)s.") % {"date": day(item.withdrawn_at)}
        said = in_xml(item.reason) or (_("First published.") if item.number == 1 else _("Changed."))
        return _("Correction: %(reason)s") % {"reason": said} if item.corrects else said

    def item_link(self, item: LifeVersion) -> str:
        return f"{item.page.url}versions/{item.number}/"

    def item_pubdate(self, item: LifeVersion) -> datetime:
        return item.published_at

    def item_updateddate(self, item: LifeVersion) -> datetime:
        return item.withdrawn_at or item.published_at


class CorrectionsFeed(ChangesFeed):
    """The newest versions that correct an error."""

    def title(self, obj: Any = None) -> str:
        return _("%(site)s: corrections") % {"site": settings.WAGTAIL_SITE_NAME}

    def versions(self, obj: Any) -> QuerySet[LifeVersion]:
        return super().versions(obj).filter(corrects=True)


class LifeFeed(ChangesFeed):
    """The versions of one life."""

    def get_object(self, request: HttpRequest, person: PersonPage) -> PersonPage:
        return person

    def title(self, obj: Any = None) -> str:
        return _("%(life)s: changes") % {"life": in_xml(obj.title)}

    def link(self, obj: Any = None) -> str:
        return obj.url

    def versions(self, obj: Any) -> QuerySet[LifeVersion]:
        return obj.versions.all()
