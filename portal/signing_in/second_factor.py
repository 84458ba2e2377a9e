"""Who has a second factor, or must have one, is in the admin with it alone."""

from __future__ import annotations

from collections.abc import Callable

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse


def is_confirmed(request: HttpRequest) -> bool:
    """Whether this session was begun, or has been confirmed since, with a second factor."""
    return any(record.get("method") == "mfa" for record in get_authentication_records(request, request.user))


class SecondFactorMiddleware:
    """In front of the admin, however a session came about: a way past allauth's pages would be one past the code."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path_info.startswith(reverse("wagtailadmin_home")):
            refusal = self._refusal(request)
            if refusal is not None:
                return refusal
        return self._get_response(request)

    def _refusal(self, request: HttpRequest) -> HttpResponseBase | None:
        user = request.user
        if not user.is_authenticated or request.path_info == reverse("wagtailadmin_logout") or is_confirmed(request):
            return None
        if is_mfa_enabled(user, [Authenticator.Type.TOTP]):
            logout(request)
            return redirect_to_login(request.get_full_path(), reverse("account_login"))
        if settings.SECOND_FACTOR_REQUIRED:
            return redirect("mfa_activate_totp")
        return None
