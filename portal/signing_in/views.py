"""Where a view of django-allauth's does not do what the portal needs."""

from __future__ import annotations

from typing import Any

from allauth.account.decorators import reauthentication_required
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.views import ActivateTOTPView
from django.http import HttpResponse
from django.utils.decorators import method_decorator


# Before the app has the key, and not after a code of it was typed.
@method_decorator(reauthentication_required(app="allauth.mfa"), name="dispatch")
class SetUpView(ActivateTOTPView):
    def form_valid(self, form: Any) -> HttpResponse:
        """Who has just set it up has given a code of it: the session counts as confirmed."""
        answer = super().form_valid(form)
        record_authentication(self.request, self.request.user, "mfa", type=Authenticator.Type.TOTP)
        return answer
