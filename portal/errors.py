"""What is answered where something failed."""

from __future__ import annotations

import errno
import sys

from django.core.exceptions import SuspiciousOperation
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.http.multipartparser import MultiPartParserError
from django.template import loader
from django.views import defaults
from django.views.decorators.cache import never_cache

AGAIN = 30  # seconds
FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


@never_cache
def failed(request: HttpRequest) -> HttpResponse:
    """The page for a fault of ours: 503 where the database does not answer (RFC 9110, 15.6.4), 507 where a disk is full
    (RFC 4918, 11.5), else 500."""
    error = sys.exc_info()[1]
    full = isinstance(error, OSError) and error.errno in FULL
    response = HttpResponse(loader.get_template("500.html").render({"full": full}), status=507 if full else 500)
    if isinstance(error, OperationalError | InterfaceError):
        response.status_code = 503
        response["Retry-After"] = str(AGAIN)
    return response


def not_found(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    """Django's page for what is not there; 400 where a form was sent that cannot be read, which Django does for it."""
    try:
        return defaults.page_not_found(request, exception)
    except (MultiPartParserError, SuspiciousOperation) as malformed:
        return defaults.bad_request(request, malformed)
