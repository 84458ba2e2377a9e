"""What readers have written, in the admin: answered, noted, exported, deleted. Never added and never rewritten."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from biography.models import Enquiry


class EnquiryPolicy(ModelPermissionPolicy):
    """Messages come from readers alone."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action != "add" and super().user_has_permission(user, action)

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)


register_permission_policy(Enquiry, EnquiryPolicy(Enquiry))


class EnquiriesViewSet(ModelViewSet):
    model = Enquiry
    name = "enquiries"
    icon = "mail"
    menu_label = _("Messages")
    menu_order = 260
    add_to_admin_menu = True
    copy_view_enabled = False
    ordering = ["-received_at", "-pk"]
    list_per_page = 50
    list_display = [
        "__str__",
        Column("get_status_display", label=_("Status"), sort_key="status"),
        Column("life", label=_("Life")),
        Column("about", label=_("About")),
        BooleanColumn("mailed", label=_("Mailed"), sort_key="mailed"),
        DateColumn("received_at", label=_("Received"), sort_key="received_at"),
    ]
    list_filter = {"status": ["exact"], "received_at": ["date__gte", "date__lte"]}
    list_export = ["received_at", "status", "about", "life", "message", "source", "name", "email", "mailed", "notes"]
    export_filename = "messages"
    search_fields = ["message", "about", "notes", "name", "email"]
    search_backend_name = None
    edit_handler = ObjectList(
        [
            MultiFieldPanel([FieldPanel("status"), FieldPanel("notes")], heading=_("What the editors did")),
            MultiFieldPanel(
                [
                    FieldPanel(name, read_only=True)
                    for name in ("message", "source", "about", "life", "name", "email", "received_at", "mailed")
                ],
                heading=_("What the reader wrote"),
            ),
        ]
    )

    def get_queryset(self, request: Any) -> Any:
        return Enquiry.objects.select_related("life")
