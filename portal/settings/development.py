"""Production's settings, loosened for one's own machine. Never for a public address."""

import os
import secrets
from pathlib import Path

_key_file = Path(__file__).resolve().parents[2] / "var" / "development-secret-key"
if "SECRET_KEY" not in os.environ:
    if not _key_file.exists():
        _key_file.parent.mkdir(exist_ok=True)
        _key_file.write_text(secrets.token_urlsafe(50))
    os.environ["SECRET_KEY"] = _key_file.read_text()
os.environ.setdefault("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
os.environ.setdefault("SITE_URL", "http://127.0.0.1:8000")
os.environ.setdefault("EMAIL_URL", "consolemail://")
os.environ.setdefault("PAGE_CACHE_URL", "")  # a template that was edited shows at once
os.environ.setdefault("REQUEST_LOG_LEVEL", "WARNING")  # runserver tells each request itself

from .base import *  # noqa: E402, F403

# Visitors' pages for what is missing or fails, as on a server; DEBUG=yes shows Django's, with the traceback.
DEBUG = env.bool("DEBUG", False)  # noqa: F405
AUTH_PASSWORD_VALIDATORS = []
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False
SECURE_HSTS_SECONDS = 0
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True  # static files as they are, without collectstatic
