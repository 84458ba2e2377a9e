"""The generation of everything public: any value, another one after each change, the same for all workers."""

from __future__ import annotations

import logging
import os
import time
import uuid
from collections.abc import Hashable
from functools import cache
from pathlib import Path
from typing import Protocol

import redis
from django.conf import settings

from portal.page_cache.connections import redis_at
from portal.page_cache.purging import Purging

log = logging.getLogger("portal.page_cache")


class Generation(Protocol):
    def read(self) -> Hashable | None:
        """The generation now; None where it cannot be told, and so nothing may be answered from what is kept."""

    def advance(self) -> None:
        """Begin another: whatever was kept so far is never answered again."""


class FileGeneration:
    """A file that grows by one byte with each change: all processes of one machine see it, at the cost of one stat."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> Hashable | None:
        try:
            found = os.stat(self.path)
        except OSError:
            self.advance()
            try:
                found = os.stat(self.path)
            except OSError:
                return None
        return (found.st_ino, found.st_size, found.st_mtime_ns)

    def advance(self) -> None:
        """A full disk takes no byte, but lets a file go; the next reader begins another."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with open(self.path, "ab", buffering=0) as file:
                file.write(b".")
        except OSError:
            log.exception("No new generation could be written to %s: it is deleted instead.", self.path)
            self.path.unlink(missing_ok=True)


class RedisGeneration:
    """A random value in Redis, for workers on several machines. Without Redis nothing is answered from what is kept."""

    KEY = "portal:generation"
    PAUSE = 1.0  # seconds without a try after a failure, so that no reader waits for a server that is gone

    def __init__(self, client: redis.Redis) -> None:
        self._client = client
        self._again_at = 0.0
        self._owed = False

    def read(self) -> Hashable | None:
        if time.monotonic() < self._again_at:
            return None
        try:
            if self._owed:
                self._begin()
            found = self._client.get(self.KEY)
            if found is None:
                self._client.set(self.KEY, uuid.uuid4().hex, nx=True)
                found = self._client.get(self.KEY)
        except redis.RedisError as error:
            self._failed(error)
            return None
        return found

    def advance(self) -> None:
        """A change that Redis could not be told is told before this worker reads from it again."""
        self._owed = True
        try:
            self._begin()
        except redis.RedisError as error:
            self._failed(error)

    def _begin(self) -> None:
        self._client.set(self.KEY, uuid.uuid4().hex)
        self._owed = False

    def _failed(self, error: redis.RedisError) -> None:
        log.warning("The page cache does without Redis for now: %s", error)
        self._again_at = time.monotonic() + self.PAUSE


@cache
def generation() -> Generation | None:
    """The one of this process, as PAGE_CACHE_URL and PURGE_URLS say; None where pages are not kept."""
    url = settings.PAGE_CACHE_URL
    if not url:
        return None
    found: Generation = (
        RedisGeneration(redis_at(url)) if url != "memory" else FileGeneration(Path(settings.PAGE_CACHE_GENERATION))
    )
    return Purging(found, settings.PURGE_URLS) if settings.PURGE_URLS else found
