"""What the page cache is measured against: a Django view that does nothing, and Django's own cache middleware.

Applications for an application server, each a process of its own; ``bare`` answers the bytes of the file in BARE_BODY.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any


def bare() -> Any:
    """Django with one view, no middleware and no database."""
    from django.conf import settings
    from django.core.wsgi import get_wsgi_application
    from django.http import HttpRequest, HttpResponse
    from django.urls import re_path

    body = Path(os.environ["BARE_BODY"]).read_bytes()

    def view(request: HttpRequest) -> HttpResponse:
        return HttpResponse(body, headers={"Content-Encoding": "gzip"})

    urls = type(sys)("bare_urls")
    urls.urlpatterns = [re_path("", view)]  # type: ignore[attr-defined]
    sys.modules["bare_urls"] = urls
    settings.configure(ROOT_URLCONF="bare_urls", MIDDLEWARE=[], ALLOWED_HOSTS=["*"], SECRET_KEY="bare")
    return get_wsgi_application()


def django_cache() -> Any:
    """The portal behind Django's cache middleware at its best: asked first, and keeping what is compressed already."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.base")
    from django.conf import settings
    from django.core.wsgi import get_wsgi_application

    cache = "django.middleware.cache"
    settings.MIDDLEWARE = [
        f"{cache}.UpdateCacheMiddleware",
        f"{cache}.FetchFromCacheMiddleware",
        "django.middleware.gzip.GZipMiddleware",
        *settings.MIDDLEWARE,
    ]
    return get_wsgi_application()


def stock_api() -> Any:
    """The portal with Wagtail's own pages API in the place of ours."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.base")
    from django.conf import settings
    from django.core.wsgi import get_wsgi_application

    settings.ROOT_URLCONF = "tests.benchmarks.stock_wagtail"
    return get_wsgi_application()


application = {"bare": bare, "django_cache": django_cache, "stock_api": stock_api}[os.environ["PEER"]]()
