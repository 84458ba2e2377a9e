"""In which language an answer is, and what sets the API apart."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.http import ConditionalGetMiddleware
from django.urls import is_valid_path
from django.utils import translation
from django.utils.deprecation import MiddlewareMixin

from portal.problems import as_problem

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

    HEAD is answered as GET without the content (RFC 9110, 9.3.2): Wagtail's third API knows no HEAD. An address is
    answered with and without the slash at its end, and every error is told in one shape.
    """

    def process_request(self, request: HttpRequest) -> None:
        if request.path_info.startswith(API):
            request.COOKIES = {}
            if not is_valid_path(request.path_info) and is_valid_path(f"{request.path_info}/"):
                request.path_info, request.path = f"{request.path_info}/", f"{request.path}/"
            if request.method == "HEAD":
                request.method, request.only_head = "GET", True  # type: ignore[attr-defined]

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if not request.path_info.startswith(API):
            return response
        response = super().process_response(request, as_problem(request, response))
        if hasattr(request, "only_head") and isinstance(response, HttpResponse):
            response.setdefault("Content-Length", str(len(response.content)))
            request.method, response.content = "HEAD", b""
        return response
