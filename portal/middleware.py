"""In which language an answer is, what sets the API apart, and that editors' work is done whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.http import ConditionalGetMiddleware
from django.urls import reverse
from django.utils import translation
from django.utils.deprecation import MiddlewareMixin

API = "/api/"


class LanguageMiddleware(MiddlewareMixin):
    """The language is that of the address, neither of a cookie nor of a header; the API's is the first.

    Django's own adds ``Vary: Accept-Language`` to addresses without a prefix, which no answer here depends on.
    """

    def process_request(self, request: HttpRequest) -> None:
        language = translation.get_language_from_path(request.path_info) or settings.LANGUAGE_CODE
        translation.activate(language)
        request.LANGUAGE_CODE = language

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        response.headers.setdefault("Content-Language", translation.get_language() or settings.LANGUAGE_CODE)
        return response


class ApiMiddleware(ConditionalGetMiddleware):
    """Under ``/api/`` no cookie is read, so that no answer depends on who is logged in; each has an ETag (RFC 9110).

    HEAD is answered as GET without the content (RFC 9110, 9.3.2): Wagtail's third API knows no HEAD.
    """

    def process_request(self, request: HttpRequest) -> None:
        if request.path_info.startswith(API):
            request.COOKIES = {}
            if request.method == "HEAD":
                request.method, request.only_head = "GET", True  # type: ignore[attr-defined]

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if not request.path_info.startswith(API):
            return response
        response = super().process_response(request, response)
        if hasattr(request, "only_head") and isinstance(response, HttpResponse):
            response.setdefault("Content-Length", str(len(response.content)))
            request.method, response.content = "HEAD", b""
        return response


class WholeWritesMiddleware:
    """What an editor or a program writes is one transaction: whoever is killed half-way leaves nothing of it.

    Wagtail saves a page, tells that it was published (by which a life gets its version) and writes its history one
    after the other. Django's ATOMIC_REQUESTS would have readers wait for each other on SQLite. To be the last: it calls
    the view itself.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self._get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponseBase], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        if request.method in ("GET", "HEAD", "OPTIONS", "TRACE"):
            return None
        if not request.path_info.startswith((API, reverse("wagtailadmin_home"))):
            return None
        with transaction.atomic():
            response = view(request, *args, **kwargs)
            if response.status_code >= 500:
                # What Wagtail's API makes of an error.
                transaction.set_rollback(True)
            return response
