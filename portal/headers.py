"""The headers that protect those who get an answer, on each: also on one that failed before anything else ran."""

from __future__ import annotations

from functools import cache

from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.security import SecurityMiddleware
from django.urls import reverse


@cache
def _of_files() -> tuple[str, ...]:
    return (settings.MEDIA_URL, reverse("wagtaildocs_serve", args=(0, ""))[:-2])


class HeadersMiddleware(SecurityMiddleware):
    """Django's, around all others. Its redirect to HTTPS stays further in, after those who may ask without.

    What somebody gets who is signed in is kept by no cache in between, unless it says itself how long.
    """

    def process_request(self, request: HttpRequest) -> None:
        return None

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            response.headers.setdefault("Cache-Control", "private, no-cache")
        return super().process_response(request, response)


class ContentSecurityPolicyMiddleware(CSPMiddleware):
    """The strict policy everywhere, a looser one under the admin's address, and the strictest for uploaded files."""

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only)
        if not report_only and parts.config is None:
            if request.path.startswith(reverse("wagtailadmin_home")):
                parts.config = settings.CONTENT_SECURITY_POLICY_OF_THE_ADMIN
            elif request.path.startswith(_of_files()) and response.status_code == 200:
                parts.config = settings.CONTENT_SECURITY_POLICY_OF_FILES
        return parts

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if request.path.startswith(_of_files()):
            # Wagtail's own for documents allows styles.
            del response["Content-Security-Policy"]
        return super().process_response(request, response)
