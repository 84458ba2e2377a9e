"""Settings → API tokens: Wagtail's own pages, with what a token may do and when it ends."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn
from wagtail.log_actions import log
from wagtail.models import APIToken
from wagtail.users.utils import user_can_manage_token
from wagtail.users.views import api_tokens as stock

from portal.tokens.forms import TokenForm
from portal.tokens.terms import end_of, has_ended, issue, scope_of


def state_of(token: APIToken) -> Any:
    return _("Revoked") if token.revoked_at else _("Ended") if has_ended(token) else _("Active")


def described(token: APIToken) -> dict[str, Any]:
    return {"state": state_of(token), "scope": scope_of(token).label, "ends_at": end_of(token)}


class TokensView(stock.IndexView):
    @cached_property
    def columns(self) -> list[Column]:
        return [
            self._get_title_column_class(TitleColumn)("name", label=_("Name"), get_url=self.get_edit_url),
            Column("prefix", label=_("Token")),
            Column("user", label=_("User")),
            Column("scope", label=_("It may"), accessor=lambda token: scope_of(token).label),
            Column("ends_at", label=_("It ends"), accessor=end_of),
            Column("last_used_at", label=_("Last used")),
            StatusTagColumn("state", label=_("Status"), accessor=state_of, primary=is_open),
        ]

    def get_queryset(self) -> Any:
        return super().get_queryset().select_related("terms")


def is_open(token: APIToken) -> bool:
    return not token.revoked_at and not has_ended(token)


class MakeTokenView(stock.CreateView):
    def form_valid(self, form: TokenForm) -> HttpResponse:
        owner = form.cleaned_data["user"]
        if not user_can_manage_token(self.request.user, owner, "wagtailcore.add_apitoken"):
            raise PermissionDenied
        name, scope, ends_at = form.cleaned_data["name"], form.cleaned_data["scope"], form.ends_at()
        self.object, key = issue(owner, name, scope, ends_at)
        data = {"scope": scope, "ends_at": ends_at and ends_at.isoformat()}
        log(self.object, "wagtail.apitoken.create", user=self.request.user, data=data)
        context = self.get_created_context(key) | {"described": described(self.object)}
        return TemplateResponse(self.request, "portal/tokens/made.html", context)


class TokenStatusSidePanel(stock.APITokenStatusSidePanel):
    def get_status_templates(self, context: Any) -> list[str]:
        return ["portal/tokens/status.html", "wagtailadmin/shared/side_panels/includes/status/usage.html"]

    def get_context_data(self, parent_context: Any) -> Any:
        return super().get_context_data(parent_context) | {"described": described(self.object)}


class TokenView(stock.EditView):
    def get_side_panels(self) -> MediaContainer:
        panel = TokenStatusSidePanel(
            self.object,
            self.request,
            usage_url=self.get_usage_url(),
            history_url=self.get_history_url(),
            last_updated_info=self.get_last_updated_info(),
        )
        return MediaContainer([panel])


class TokensViewSet(stock.APITokenViewSet):
    """Beside Wagtail's own, whose item in the menu goes (``portal.wagtail_hooks``) and whose addresses lead here."""

    menu_name = "tokens"
    index_view_class = TokensView
    add_view_class = MakeTokenView
    edit_view_class = TokenView

    def get_form_class(self, for_update: bool = False) -> Any:
        return super().get_form_class(for_update=True) if for_update else TokenForm
