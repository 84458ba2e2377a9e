"""How many requests of one client are answered: of the APIs, and of the pages that take long to make."""

from __future__ import annotations

import re
import time
from collections.abc import Callable

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.utils import translation
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from portal.middleware import API

WINDOW = 60  # seconds

EXPENSIVE = re.compile(
    r".*/(edition\.pdf|card\.png|timeline/(embed/)?|\d+\.\.\.\d+/)|(/[a-z-]+)?/(search|compare|as-of(/[^/]+)?)/"
)


class RequestLimitsMiddleware:
    """Counts by address, with a token or without: a made-up token makes no new client.

    Answers from the page cache cost next to nothing, and are not counted.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        of_api = request.path_info.startswith(API)
        if of_api:
            kind, most = "api", settings.API_REQUESTS_PER_MINUTE
        elif EXPENSIVE.fullmatch(request.path_info):
            kind, most = "pages", settings.EXPENSIVE_REQUESTS_PER_MINUTE
        else:
            return self._get_response(request)
        seconds = seconds_to_wait(request, kind, most)
        if not seconds:
            return self._get_response(request)
        with translation.override(translation.get_language_from_path(request.path_info) or settings.LANGUAGE_CODE):
            said = _("Too many requests: at most %(most)d a minute. Please wait as long as Retry-After says.")
            said %= {"most": most}
        answer: HttpResponse
        if of_api:
            answer = JsonResponse({"detail": said}, status=429)
        else:
            answer = HttpResponse(f"{said}\n", content_type="text/plain; charset=utf-8", status=429)
        answer["Retry-After"] = str(seconds)
        answer["Cache-Control"] = "no-store"
        return answer


def seconds_to_wait(request: HttpRequest, kind: str, most: int) -> int:
    """Count this request; 0 while at most ``most`` of its kind came this minute, else the seconds until the next.

    0 for ``most`` is no limit.
    """
    if not most:
        return 0
    now = int(time.time())
    address = salted_hmac("portal.request_limits", request.META.get("REMOTE_ADDR", "")).hexdigest()
    key = f"{kind}:{address}:{now // WINDOW}"
    cache.add(key, 0, 2 * WINDOW)
    try:
        count = cache.incr(key)
    except ValueError:
        # Thrown out since, to make room: as if this were the first.
        return 0
    return WINDOW - now % WINDOW if count > most else 0
