"""Public versions in the admin: listed, withdrawn for good, the notice of a correction ended. Never added or edited."""

from typing import Any

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.log_actions import log
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from biography.models import LifeVersion
from biography.versions import end_correction, withdraw


class VersionPolicy(ModelPermissionPolicy):
    """Versions are made by publishing alone, and a stub stays of each that goes."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action in {"change", "view"} and super().user_has_permission(user, action)

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)


register_permission_policy(LifeVersion, VersionPolicy(LifeVersion))


class VersionForm(WagtailAdminModelForm):
    """The two things that can be done to a version that is public."""

    end_notice = forms.BooleanField(
        label=_("End the notice of the correction"),
        required=False,
        help_text=_("Readers of the life are no longer told of it; the list of versions goes on saying so."),
    )
    withdraw_because = forms.CharField(
        label=_("Withdraw this version because"),
        required=False,
        max_length=255,
        help_text=_("For libel and privacy. Its text is deleted for good; its number, its date and this fact stay."),
    )

    class Meta:
        model = LifeVersion
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        version = self.instance
        if not version.corrects or version.correction_ended_at or version.withdrawn_at:
            del self.fields["end_notice"]
        if version.withdrawn_at:
            del self.fields["withdraw_because"]

    def save(self, commit: bool = True) -> LifeVersion:
        version, asked = self.instance, self.cleaned_data
        if asked.get("end_notice"):
            end_correction(version)
            log(version, "biography.end_correction", user=self.for_user, data=self.said())
        if reason := asked.get("withdraw_because"):
            withdraw(version, reason=reason, editor=self.for_user)
            log(version, "biography.withdraw_version", user=self.for_user, data=self.said() | {"reason": reason})
        return version

    def said(self) -> dict[str, Any]:
        return {"number": self.instance.number, "life": self.instance.page.title}


class ErrorsColumn(Column):
    """What the review found in the life when it was published, and why it was published all the same."""

    def get_value(self, instance: LifeVersion) -> str:
        if not instance.errors:
            return ""
        found = format_html_join("", "<li>{}</li>", ((sentence,) for sentence in instance.errors))
        reason = instance.errors_reason or _("Without a written reason.")
        return format_html("<p>{}</p><ul>{}</ul>", reason, found)


class VersionsViewSet(ModelViewSet):
    model = LifeVersion
    name = "versions"
    icon = "history"
    menu_label = _("Versions")
    menu_order = 250
    add_to_admin_menu = True
    copy_view_enabled = False
    inspect_view_enabled = False
    ordering = ["-published_at", "-number"]
    list_per_page = 50
    list_display = [
        "__str__",
        DateColumn("published_at", label=_("Published"), sort_key="published_at"),
        Column("editor", label=_("Editor")),
        Column("reason", label=_("Reason")),
        ErrorsColumn("errors", label=_("Published despite errors")),
        BooleanColumn("corrects", label=_("Correction"), sort_key="corrects"),
        DateColumn("withdrawn_at", label=_("Withdrawn"), sort_key="withdrawn_at"),
    ]
    list_filter = {"corrects": ["exact"], "published_at": ["date__gte", "date__lte"]}
    search_fields = ["page__title", "reason"]
    search_backend_name = None
    form_fields: list[str] = []

    def get_queryset(self, request: Any) -> Any:
        return LifeVersion.objects.for_lists()

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        return VersionForm

    def get_edit_handler(self) -> Any:
        return None
