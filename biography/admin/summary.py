"""What the dashboard counts."""

from functools import partial
from typing import Any

from django.db.models import Count, Q
from wagtail.admin.auth import user_has_any_page_permission
from wagtail.admin.navigation import get_site_for_user
from wagtail.admin.site_summary import PagesSummaryItem, SummaryItem

from biography.admin.last_change import last_change
from biography.models import PersonPage
from biography.remembered import remembered


class PeopleSummaryItem(SummaryItem):
    """How many lives there are, and how many of them wait to be published."""

    order = 50
    template_name = "biography/admin/people_summary.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return remembered(("people, and who waits", *last_change()), people_and_who_waits)

    def is_shown(self) -> bool:
        return user_has_any_page_permission(self.request.user)


class PagesOnceCounted(PagesSummaryItem):
    """How many pages there are beneath what the editor may see: Wagtail counts them anew for each look."""

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        seen = get_site_for_user(self.request.user)
        root = seen["root_page"]
        question = ("pages of the dashboard", root and root.path, seen["site_name"], *last_change())
        return remembered(question, partial(super().get_context_data, parent_context))


def people_and_who_waits() -> dict[str, int]:
    waiting = Q(live=False) | Q(has_unpublished_changes=True)
    # A life has one key in all its translations.
    return PersonPage.objects.aggregate(
        people=Count("translation_key", distinct=True),
        waiting=Count("translation_key", distinct=True, filter=waiting),
    )
