"""What a single client may ask of the APIs."""

from __future__ import annotations

import time
from collections.abc import Callable

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, JsonResponse
from django.http.response import HttpResponseBase
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from portal.middleware import API

WINDOW = 60  # seconds


class ApiLimitsMiddleware:
    """Counts by address, also what comes with a token: who makes up tokens is no new client for each.

    Answers from the page cache cost next to nothing, and are not counted.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.path_info.startswith(API):
            return self._get_response(request)
        seconds = seconds_to_wait(request)
        if seconds:
            said = _("Too many requests: at most %(most)d a minute. Please wait as long as Retry-After says.")
            said %= {"most": settings.API_REQUESTS_PER_MINUTE}
            answer = JsonResponse({"detail": said}, status=429)
            answer["Retry-After"] = str(seconds)
            answer["Cache-Control"] = "no-store"
            return answer
        return self._get_response(request)


def seconds_to_wait(request: HttpRequest) -> int:
    """Count this request; 0 where it is within the limit, else until the next minute of the count."""
    most = settings.API_REQUESTS_PER_MINUTE
    if not most:
        return 0
    now = int(time.time())
    address = salted_hmac("portal.api_limits", request.META.get("REMOTE_ADDR", "")).hexdigest()
    key = f"api:{address}:{now // WINDOW}"
    cache.add(key, 0, 2 * WINDOW)
    try:
        count = cache.incr(key)
    except ValueError:
        # Thrown out since, to make room: as if this were the first.
        return 0
    return WINDOW - now % WINDOW if count > most else 0
