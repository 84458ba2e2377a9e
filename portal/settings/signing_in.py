"""How editors sign in (``portal.signing_in``)."""

from django.core.exceptions import ImproperlyConfigured

from .environment import env

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
LOGIN_URL = WAGTAILADMIN_LOGIN_URL = WAGTAIL_FRONTEND_LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"
PASSWORD_RESET_TIMEOUT = 3600  # seconds

# A session ends after so many hours, however often it was used.
SESSION_COOKIE_AGE = env.int("SESSION_HOURS", 12) * 3600
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"

SECOND_FACTOR = env.str("SECOND_FACTOR", "optional")
if SECOND_FACTOR not in ("optional", "required"):
    raise ImproperlyConfigured("SECOND_FACTOR is optional, or required of everybody who comes to the admin.")
SECOND_FACTOR_REQUIRED = SECOND_FACTOR == "required"

ACCOUNT_ADAPTER = "portal.signing_in.adapter.AccountAdapter"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_FORMS = {
    "login": "portal.signing_in.forms.LoginForm",
    "reauthenticate": "portal.signing_in.forms.PasswordAgainForm",
}
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_SESSION_REMEMBER = True  # as long as SESSION_COOKIE_AGE says
# portal.signing_in.throttle counts failures: by allauth's count of codes, who has a password could lock out its owner.
ACCOUNT_RATE_LIMITS = {"login_failed": None}
MFA_ADAPTER = "portal.signing_in.adapter.SecondFactorAdapter"
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_FORMS = {
    "authenticate": "portal.signing_in.forms.CodeForm",
    "reauthenticate": "portal.signing_in.forms.CodeAgainForm",
    "activate_totp": "portal.signing_in.forms.SetUpForm",
}
MFA_TOTP_TOLERANCE = 1  # the clock of a telephone may be half a minute wrong
