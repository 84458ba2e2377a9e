"""What the portal's wiring adds to Wagtail."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks

from portal.tokens.views import TokensViewSet


@hooks.register("register_account_menu_item")
def second_factor(request: HttpRequest) -> dict[str, str]:
    """On the page of one's own account."""
    return {
        "url": reverse("mfa_index"),
        "label": _("Second factor"),
        "help_text": _("A code from your telephone besides the password, and recovery codes."),
    }


# After Wagtail's own, so that the history of a token leads to these pages.
@hooks.register("register_admin_viewset", order=1)
def tokens() -> TokensViewSet:
    return TokensViewSet("tokens", url_prefix="tokens")


@hooks.register("construct_settings_menu")
def without_tokens_of_wagtail(request: HttpRequest, items: list[Any]) -> None:
    """Its pages make tokens without an end or a scope, and portal.urls leads from them to ours."""
    items[:] = [item for item in items if item.name != "api_tokens"]
