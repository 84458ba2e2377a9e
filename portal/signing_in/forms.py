"""django-allauth's forms with labels that the portal's catalogues know."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import LoginForm as AllauthsLoginForm
from allauth.account.forms import ReauthenticateForm as AllauthsReauthenticateForm
from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm as AllauthsAuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as AllauthsCodeAgainForm
from allauth.mfa.totp.forms import ActivateTOTPForm as AllauthsActivateForm
from django import forms
from django.utils.translation import gettext_lazy as _

from portal.signing_in.throttle import refuse_guessing, succeeded

CODE_OR_RECOVERY_CODE = _("Six digits from the app, or one of your recovery codes.")


class LoginForm(AllauthsLoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self.fields["login"], _("Username"))
        say(self.fields["password"], _("Password"))


class PasswordAgainForm(AllauthsReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self.fields["password"], _("Password"))


class LimitedCode(forms.Form):
    """Slows down guessing of codes where it happens; allauth's own limit would lock the owner out as well."""

    user: Any

    def clean_code(self) -> str:
        account = f"code {self.user.pk}"
        refuse_guessing(context.request, account, from_anywhere=True)
        code = super().clean_code()  # type: ignore[misc]
        succeeded(context.request, account)
        return code


class CodeForm(LimitedCode, AllauthsAuthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self.fields["code"], _("Code"), CODE_OR_RECOVERY_CODE)


class CodeAgainForm(LimitedCode, AllauthsCodeAgainForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self.fields["code"], _("Code"), CODE_OR_RECOVERY_CODE)


class SetUpForm(LimitedCode, AllauthsActivateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self.fields["code"], _("Code"), _("Six digits, which the app shows once it has the key."))


def say(field: forms.Field, label: Any, help_text: Any = "") -> None:
    field.label, field.help_text = label, help_text
    field.widget.attrs.pop("placeholder", None)
