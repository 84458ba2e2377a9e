"""Caches in front that answer readers by themselves (Varnish) are told of each change: PURGE_URLS."""

from __future__ import annotations

import logging
import time
from collections.abc import Hashable, Sequence
from http.client import HTTPConnection, HTTPException
from threading import Lock
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from portal.page_cache.generation import Generation

log = logging.getLogger("portal.page_cache")


class Purging:
    """A generation whose end is told to caches in front, before whoever began another goes on.

    Everything goes at once: whose pages name a life, a place or an office is not worked out for each change, and a
    list of addresses would miss some. What these caches ask for after being told is made in the new generation.
    """

    PATIENCE = 0.5  # seconds for each cache
    PAUSE = 1.0  # seconds without a try after a failure, so that no editor waits for a cache that is gone

    def __init__(self, told: Generation, urls: Sequence[str]) -> None:
        self._told, self._urls = told, tuple(urls)
        self._owed: set[str] = set()
        self._again_at = 0.0
        self._lock = Lock()

    def read(self) -> Hashable | None:
        """A cache that could not be told is told as soon as it can be: by the next reader who comes to this worker."""
        if self._owed:
            with self._lock:
                self._tell()
        return self._told.read()

    def advance(self) -> None:
        self._told.advance()
        with self._lock:
            self._owed.update(self._urls)
            self._tell()

    def _tell(self) -> None:
        if time.monotonic() < self._again_at:
            return
        for url in sorted(self._owed):
            try:
                purge(url, self.PATIENCE)
            except (OSError, HTTPException) as error:
                log.warning("%s could not be told of a change, and may show what was before it: %s", url, error)
                self._again_at = time.monotonic() + self.PAUSE
            else:
                self._owed.discard(url)


def purge(url: str, patience: float) -> None:
    """One request PURGE, as docs/proxies/varnish.vcl understands it.

    ``patience`` in seconds. OSError where nobody answers, HTTPException where the answer is not 200.
    """
    parts = urlsplit(url)
    connection = HTTPConnection(parts.hostname or "", parts.port or 80, timeout=patience)
    try:
        connection.request("PURGE", parts.path or "/")
        answer = connection.getresponse()
        if answer.status != 200:
            raise HTTPException(f"it answered {answer.status} {answer.reason}")
    finally:
        connection.close()
