"""Where a request comes from, when proxies that the settings name stand in front."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase


class ProxiesMiddleware:
    """REMOTE_ADDR becomes the reader's address, from which limits and the allowance for figures are taken.

    Each proxy adds at the end of X-Forwarded-For whom it was asked by. With n proxies the reader is the n-th from the
    end; whatever stands before that the reader may have written.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        count = settings.PROXIES
        if count:
            passed = [one.strip() for one in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
            if len(passed) >= count and passed[-count]:
                request.META["REMOTE_ADDR"] = passed[-count]
        return self._get_response(request)
