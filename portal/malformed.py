"""What only a program sends that makes up its requests, to Wagtail's own views: 400 instead of a failure.

Wagtail's admin and its third API take for granted that forms come from its own pages: that each stream of blocks says
how many there are, that keys are numbers, that no text has signs which a database refuses. The portal's own views look
at their input themselves, and where one of them fails it is a fault of ours, to be told as one.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable
from contextlib import suppress
from types import FrameType
from typing import Any

from django.core.exceptions import BadRequest, ObjectDoesNotExist, ValidationError
from django.db import DataError
from django.forms import IntegerField
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import NoReverseMatch, reverse
from django.utils.datastructures import MultiValueDictKeyError

from portal.errors import unreadable
from portal.middleware import API

# A field that is lacking, a number that no column holds, a text that is no Unicode, JSON deeper than any meant.
OF_INPUT = (MultiValueDictKeyError, BadRequest, DataError, OverflowError, UnicodeError, RecursionError)
# Where Django and Wagtail turn what was sent into values, and fail with whatever they meet first.
READING = {"value_from_datadict", "_clean_bound_field", "get_prep_value", "get_db_prep_value"}
OF_READING = (ValueError, TypeError, KeyError, AttributeError, IndexError)
# Functions of Wagtail that trust a form to be its own, by what they raise: a way back that is no address, a page to
# copy beneath that there is not, a row without its place, the second step of an import without the first.
TRUSTING = {
    ("django.shortcuts", "resolve_url"): NoReverseMatch,
    ("wagtail.admin.views.pages.copy", "post"): ObjectDoesNotExist,
    ("wagtail.admin.panels.inline_panel", "__init__"): KeyError,
    ("wagtail.contrib.redirects.forms", "clean"): KeyError,
    ("wagtail.contrib.redirects.views", "process_import"): OSError,
}

log = logging.getLogger(__name__)


class MalformedInputMiddleware:
    """Django calls ``process_exception`` for each view that fails; whatever it does not answer goes on as a failure."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self._get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> HttpResponse | None:
        """Forms that there cannot be are not made, as each has a field or more (Django makes up to 2,000 of them)."""
        if request.method == "POST" and request.path_info.startswith(reverse("wagtailadmin_home")):
            sent = len(request.POST) + len(request.FILES)
            if any(number_of(said) > sent for name, said in request.POST.items() if name.endswith("-TOTAL_FORMS")):
                return refusal(request, BadRequest("more forms are announced than sent"))
        return None

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return refusal(request, exception)


def refusal(request: HttpRequest, exception: Exception) -> HttpResponse | None:
    """The answer to a request at which one of Wagtail's views failed; None where that was not the request's fault."""
    if not (is_wagtails(request) and is_of_input(exception)):
        return None
    log.warning("%s could not be read: %s", request.path, type(exception).__name__)
    return unreadable(request, exception)


def is_wagtails(request: HttpRequest) -> bool:
    """Whether one of Wagtail's own views answers: under the admin's address, and in the third API."""
    return request.path_info.startswith((reverse("wagtailadmin_home"), f"{API}v3/"))


def is_of_input(exception: BaseException) -> bool:
    """Whether it was the input that could not be read, by the kind of the exception and where it was raised."""
    frames = [frame for frame, _line in traceback.walk_tb(exception.__traceback__)]
    reading = [number for number, frame in enumerate(frames) if frame.f_code.co_name in READING]
    # Our own fields are called while a form is read, and may be at fault themselves.
    if any(is_ours(frame) for frame in frames[reading[0] if reading else -1 :]):
        return False
    if isinstance(exception, OF_INPUT) or any(isinstance(exception, TRUSTING.get(name_of(one), ())) for one in frames):
        return True
    # What PostgreSQL's driver says of NUL has no class of its own.
    return isinstance(exception, OF_READING) and ("NUL" in str(exception) or bool(reading))


def number_of(said: Any) -> int:
    """How many forms are announced, as Django reads it; 0 where it reads nothing."""
    with suppress(ValidationError):
        return int(IntegerField(required=False).to_python(said) or 0)
    return 0


def name_of(frame: FrameType) -> tuple[str, str]:
    return frame.f_globals.get("__name__", ""), frame.f_code.co_name


def is_ours(frame: FrameType) -> bool:
    return frame.f_globals.get("__name__", "").partition(".")[0] in ("biography", "portal")
