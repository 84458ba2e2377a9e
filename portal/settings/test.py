"""Settings of the tests: fast, in a folder of their own that goes when they end, on the database of DATABASE_URL."""

import os
from tempfile import TemporaryDirectory

_scratch = TemporaryDirectory(prefix="portal-tests-", ignore_cleanup_errors=True)
os.environ["SECRET_KEY"] = "only for tests"
os.environ.setdefault("LOG_LEVEL", "WARNING")
os.environ.setdefault("DATABASE_URL", f"sqlite:///{_scratch.name}/portal.sqlite3")

from .base import *  # noqa: E402, F403

ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
SITE_URL = WAGTAILADMIN_BASE_URL = WAGTAILAPI_BASE_URL = "http://testserver"
INSTALLED_APPS += ["zeal"]  # noqa: F405
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":  # noqa: F405
    # A file, as in production: threads that share a database in memory do not wait for each other's locks.
    DATABASES["default"]["TEST"] = {"NAME": f"{_scratch.name}/test.sqlite3"}  # noqa: F405
    DATABASES["default"]["OPTIONS"]["init_command"] += "PRAGMA synchronous=OFF;"  # noqa: F405
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
API_REQUESTS_PER_MINUTE = EXPENSIVE_REQUESTS_PER_MINUTE = 0  # its own tests count; the others ask as fast as they can
PAGE_CACHE_URL = ""  # its own tests keep pages; the others ask for each anew

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MEDIA_ROOT = f"{_scratch.name}/media"
STATIC_ROOT = f"{_scratch.name}/static"
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405
MIDDLEWARE.remove("whitenoise.middleware.WhiteNoiseMiddleware")  # noqa: F405
