"""Where django-allauth asks the portal: who may sign up, how failures are counted, what is said."""

from __future__ import annotations

import logging
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext_lazy

from portal.signing_in.throttle import refuse_guessing, succeeded

log = logging.getLogger("portal.signing_in")


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": gettext_lazy("This name and this password do not belong together."),
        "email_password_mismatch": gettext_lazy("This name and this password do not belong together."),
        "incorrect_password": gettext_lazy("This is not your password."),
        "too_many_login_attempts": gettext_lazy("There were too many attempts. Please try again in some minutes."),
        "account_inactive": gettext_lazy("This account is closed."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts are made in the admin."""
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        refuse_guessing(request, _account(credentials))

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Any:
        user = super().authenticate(request, **credentials)
        if user is not None:
            succeeded(request, _account(credentials))
        return user

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        log.warning("Signing in failed.")

    def get_client_ip(self, request: HttpRequest) -> str:
        """``portal.proxies`` has seen to it."""
        return request.META.get("REMOTE_ADDR", "")

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """None: pages say what happened, and a message would wait in the admin."""

    def _rollback_login_failed_rl_usage(self) -> None:
        """allauth's own count, which ``pre_authenticate`` replaces."""


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": gettext_lazy("This code is not right, or no longer."),
        "rate_limited": gettext_lazy("There were too many attempts. Please try again in some minutes."),
        "cannot_delete_authenticator": gettext_lazy("Here every editor needs a second factor."),
    }

    def get_totp_label(self, user: Any) -> str:
        return user.get_username()

    def get_totp_issuer(self) -> str:
        return settings.WAGTAIL_SITE_NAME

    def can_delete_authenticator(self, authenticator: Any) -> bool:
        return not settings.SECOND_FACTOR_REQUIRED


def _account(credentials: dict[str, Any]) -> str:
    return credentials.get("username") or credentials.get("email") or ""
