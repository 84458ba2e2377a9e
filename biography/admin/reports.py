"""What the portal's reports have in common: they are of lives that one may edit, for those who may edit any page."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from wagtail.admin.auth import user_has_any_page_permission
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies.pages import PagePermissionPolicy

from biography.models import PersonPage


def editable_lives(user: Any) -> QuerySet:
    """The lives that a user may edit."""
    if user.is_superuser:
        return PersonPage.objects.all()
    pages = PagePermissionPolicy().instances_user_has_any_permission_for(user, {"change", "publish"})
    return PersonPage.objects.filter(pk__in=pages.values("pk"))


def of_editable_lives(rows: QuerySet, user: Any) -> QuerySet:
    """The rows of lives that a user may edit; of whoever may edit all of them, it is not asked for each."""
    return rows if user.is_superuser else rows.filter(page__in=editable_lives(user))


class LivesReport(ReportView):
    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        if not user_has_any_page_permission(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class ReportMenuItem(MenuItem):
    def is_shown(self, request: Any) -> bool:
        return user_has_any_page_permission(request.user)
