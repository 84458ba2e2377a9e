"""The pages of signing in, under the names by which django-allauth looks for them.

Those that it has besides (signing up, addresses of mail, codes by mail) are left out: accounts are made in the admin,
and forgotten passwords are Wagtail's.
"""

from allauth.account.views import account_inactive, login, logout, reauthenticate
from allauth.mfa.base.views import authenticate, index
from allauth.mfa.base.views import reauthenticate as reauthenticate_with_code
from allauth.mfa.recovery_codes.views import (
    download_recovery_codes,
    generate_recovery_codes,
    view_recovery_codes,
)
from allauth.mfa.totp.views import deactivate_totp
from django.urls import path
from django.views.decorators.cache import never_cache

from portal.signing_in.views import SetUpView

urlpatterns = [
    path("sign-in/", never_cache(login), name="account_login"),
    path("sign-in/code/", never_cache(authenticate), name="mfa_authenticate"),
    path("sign-in/again/", never_cache(reauthenticate), name="account_reauthenticate"),
    path("sign-in/again/code/", never_cache(reauthenticate_with_code), name="mfa_reauthenticate"),
    path("sign-in/closed/", never_cache(account_inactive), name="account_inactive"),
    path("sign-out/", never_cache(logout), name="account_logout"),
    path("second-factor/", never_cache(index), name="mfa_index"),
    path("second-factor/set-up/", never_cache(SetUpView.as_view()), name="mfa_activate_totp"),
    path("second-factor/remove/", never_cache(deactivate_totp), name="mfa_deactivate_totp"),
    path("second-factor/recovery-codes/", never_cache(view_recovery_codes), name="mfa_view_recovery_codes"),
    path("second-factor/recovery-codes/new/", never_cache(generate_recovery_codes), name="mfa_generate_recovery_codes"),
    path(
        "second-factor/recovery-codes/download/",
        never_cache(download_recovery_codes),
        name="mfa_download_recovery_codes",
    ),
]
