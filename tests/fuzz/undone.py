"""The portal as it is served, except that what a request marked so has written is taken back.

Else the first hostile request that deletes the site, or signs the fuzzing out, would be the last one that tries
anything. The marked ones are those that take away; what the others write stays, and is shown by later ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.core.signals import request_finished, request_started
from django.db import close_old_connections, transaction

from portal.wsgi import application as portal

# Django looks after old connections when a request begins and ends, and would close one that has a transaction.
for signal in (request_started, request_finished):
    signal.disconnect(close_old_connections)


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    close_old_connections()
    if environ.pop("HTTP_X_FUZZ_UNDONE", None) is None:
        return portal(environ, start_response)
    with transaction.atomic():
        response = portal(environ, start_response)
        body = b"".join(response)
        if hasattr(response, "close"):
            response.close()
        transaction.set_rollback(True)
    return [body]
