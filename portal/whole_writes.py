"""What editors and programs send is done whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse

from portal.malformed import refusal
from portal.middleware import API


class WholeWritesMiddleware:
    """What an editor or a program writes is one transaction: whoever is killed half-way leaves nothing of it.

    Wagtail saves a page, tells that it was published (by which a life gets its version) and writes its history one
    after the other. Django's ATOMIC_REQUESTS would have readers wait for each other on SQLite. To be the last: it calls
    the view itself, and so asks itself whether a failure was the request's fault.
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
        try:
            with transaction.atomic():
                response = view(request, *args, **kwargs)
                if response.status_code >= (400 if request.path_info.startswith(API) else 500):
                    # What Wagtail's API makes of an error, such as a part of a life that is incomplete.
                    transaction.set_rollback(True)
                return response
        except Exception as failure:
            if refused := refusal(request, failure):
                return refused
            raise
