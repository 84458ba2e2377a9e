"""What the dashboard counts."""

from typing import Any

from django.db.models import Count, Q
from wagtail.admin.auth import user_has_any_page_permission
from wagtail.admin.site_summary import SummaryItem

from biography.models import PersonPage


class PeopleSummaryItem(SummaryItem):
    """How many lives there are, and how many of them wait to be published."""

    order = 50
    template_name = "biography/admin/people_summary.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        waiting = Q(live=False) | Q(has_unpublished_changes=True)
        # A life has one key in all its translations.
        return PersonPage.objects.aggregate(
            people=Count("translation_key", distinct=True),
            waiting=Count("translation_key", distinct=True, filter=waiting),
        )

    def is_shown(self) -> bool:
        return user_has_any_page_permission(self.request.user)
