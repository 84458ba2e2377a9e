"""What the portal's wiring adds to Wagtail."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks


@hooks.register("register_account_menu_item")
def second_factor(request: HttpRequest) -> dict[str, str]:
    """On the page of one's own account."""
    return {
        "url": reverse("mfa_index"),
        "label": _("Second factor"),
        "help_text": _("A code from your telephone besides the password, and recovery codes."),
    }
