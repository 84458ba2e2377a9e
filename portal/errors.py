"""What is answered where something failed."""

from __future__ import annotations

import errno
import sys

from django.core.exceptions import DisallowedHost, SuspiciousOperation
from django.db import DatabaseError, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseBase, JsonResponse
from django.http.multipartparser import MultiPartParserError
from django.template import loader
from django.utils.translation import gettext as _
from django.views import defaults
from django.views.decorators.cache import never_cache

from biography.full_text import SearchBroken
from portal.middleware import API

AGAIN = 30  # seconds
FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
FULL_DATABASE = {"53100", "SQLITE_FULL"}  # PostgreSQL's code, SQLite's name


@never_cache
def failed(request: HttpRequest) -> HttpResponse:
    """The page for a fault of ours: 503 where the database or its search does not answer (RFC 9110, 15.6.4), 507 where
    a disk is full (RFC 4918, 11.5), else 500."""
    error = sys.exc_info()[1]
    full = is_of_full_disk(error)
    broken = isinstance(error, SearchBroken)
    status = 507 if full else 503 if broken or isinstance(error, OperationalError | InterfaceError) else 500
    response: HttpResponse
    if broken and request.path_info.startswith(API):
        response = JsonResponse({"detail": str(error)}, status=status)
    else:
        told = loader.get_template("500.html").render({"full": full, "broken": broken})
        response = HttpResponse(told, status=status)
    if status == 503:
        response["Retry-After"] = str(AGAIN)
    return response


def is_of_full_disk(error: BaseException | None) -> bool:
    if isinstance(error, OSError):
        return error.errno in FULL
    said = error.__cause__ if isinstance(error, DatabaseError) else None
    return (getattr(said, "sqlstate", None) or getattr(said, "sqlite_errorname", None)) in FULL_DATABASE


def unreadable(_request: HttpRequest, exception: Exception) -> HttpResponse:
    """The answer to what cannot be read. Django's own page looks at the form that was sent, which may be just that."""
    if isinstance(exception, DisallowedHost):
        said = _("This portal does not go by this name. Those who keep it running say by which it does: ALLOWED_HOSTS.")
    else:
        said = _("Something in this request cannot be read. Forms are sent as the portal's own pages do.")
    return HttpResponseBadRequest(said, content_type="text/plain; charset=utf-8")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    """Django's page for what is not there; 400 where a form was sent that cannot be read, which Django does for it."""
    try:
        return defaults.page_not_found(request, exception)
    except (MultiPartParserError, SuspiciousOperation) as malformed:
        return unreadable(request, malformed)
