"""Wagtail's pages for a forgotten password and for signing out, made safe against floods, timing and stray links."""

from __future__ import annotations

import logging
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.contrib.auth import views as auth_views
from django.core.exceptions import ValidationError
from django.db import close_old_connections
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils import translation
from wagtail.admin.views import account as wagtails

from portal.signing_in.throttle import is_free_of, refuse_guessing

log = logging.getLogger("portal.signing_in")

_mails = ThreadPoolExecutor(max_workers=1, thread_name_prefix="password-reset")


class PasswordResetView(wagtails.PasswordResetView):
    """Answers at once and alike whether there is such an account or not; looks it up and sends the mail afterwards.

    Requests are limited for each address, and mails for each account, by ``portal.signing_in.throttle``.
    """

    def form_valid(self, form: Any) -> HttpResponse:
        account = f"reset {form.cleaned_data['email'].strip().casefold()}"
        try:
            refuse_guessing(self.request, account)
        except ValidationError as refusal:
            form.add_error(None, refusal)
            return self.form_invalid(form)
        if is_free_of(account):
            _mails.submit(_send, form, self._options(), translation.get_language())
        else:
            log.warning("No mail to reset a password is sent: this account was sent too many lately.")
        return HttpResponseRedirect(self.get_success_url())

    def _options(self) -> dict[str, Any]:
        """What Django's view gives to its form."""
        return {
            "use_https": self.request.is_secure(),
            "token_generator": self.token_generator,
            "from_email": self.from_email,
            "email_template_name": self.email_template_name,
            "subject_template_name": self.subject_template_name,
            "request": self.request,
            "html_email_template_name": self.html_email_template_name,
            "extra_email_context": self.extra_email_context,
        }


class LogoutView(wagtails.LogoutView):
    """Signs out by POST alone: Wagtail's answers 405 to other methods, and yet deletes the session's cookie."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method == "POST":
            return super().dispatch(request, *args, **kwargs)
        return auth_views.LogoutView.dispatch(self, request, *args, **kwargs)


def _send(form: Any, options: dict[str, Any], language: str | None) -> None:
    try:
        with translation.override(language):
            form.save(**options)
    except Exception:
        log.exception("The mail to reset a password could not be sent.")
    finally:
        close_old_connections()
