"""Django's cache in Redis, without which the portal goes on."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import Any, ClassVar

import redis
from django.core.cache.backends.redis import RedisCache

log = logging.getLogger("portal.caches")

PAUSE = 1.0  # seconds without a try after a failure, so that nobody waits for a server that is gone
# Seconds. What takes longer is worked out anew.
PATIENCE = {"socket_timeout": 0.5, "socket_connect_timeout": 0.5}


class CacheThatMayGo(RedisCache):
    """Has nothing while Redis is gone. What should have been written or deleted meanwhile is deleted when it is back:
    else a Redis that was only out of reach would show what was true before."""

    # Django makes an instance for each thread; all of a process owe together.
    _again_at: ClassVar[float] = 0.0
    _owed: ClassVar[set[tuple[str, int | None]]] = set()

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        params["OPTIONS"] = PATIENCE | params.get("OPTIONS", {})
        super().__init__(server, params)

    def add(self, key: str, *args: Any, **kwargs: Any) -> bool:
        return bool(self._tried(super().add, False, (key, kwargs.get("version")), key, *args, **kwargs))

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        return self._tried(super().get, default, None, key, default, version)

    def set(self, key: str, *args: Any, **kwargs: Any) -> None:
        self._tried(super().set, None, (key, kwargs.get("version")), key, *args, **kwargs)

    def touch(self, key: str, *args: Any, **kwargs: Any) -> bool:
        return bool(self._tried(super().touch, False, None, key, *args, **kwargs))

    def delete(self, key: str, version: int | None = None) -> bool:
        return bool(self._tried(super().delete, False, (key, version), key, version))

    def get_many(self, keys: Any, version: int | None = None) -> dict[str, Any]:
        return self._tried(super().get_many, {}, None, keys, version)

    def has_key(self, key: str, version: int | None = None) -> bool:
        return bool(self._tried(super().has_key, False, None, key, version))

    def incr(self, key: str, delta: int = 1, version: int | None = None) -> int:
        """Raises ValueError where there is no such number, as there is none while Redis is gone."""
        found = self._tried(super().incr, None, (key, version), key, delta, version)
        if found is None:
            raise ValueError(f"Key {key!r} not found")
        return found

    def set_many(self, data: dict[str, Any], *args: Any, **kwargs: Any) -> list[str]:
        for key, value in data.items():
            self.set(key, value, *args, **kwargs)
        return []

    def delete_many(self, keys: Any, version: int | None = None) -> None:
        for key in keys:
            self.delete(key, version)

    def _tried(
        self, work: Callable[..., Any], otherwise: Any, owed: tuple[str, int | None] | None, *args: Any, **kwargs: Any
    ) -> Any:
        """What ``work`` answers; ``otherwise`` where Redis does not. ``owed``: the key to be deleted in that case."""
        if time.monotonic() >= self._again_at:
            try:
                for late in list(self._owed):
                    super().delete(*late)
                    self._owed.discard(late)
                return work(*args, **kwargs)
            except redis.RedisError as error:
                log.warning("The cache does without Redis for now: %s", error)
                CacheThatMayGo._again_at = time.monotonic() + PAUSE
        if owed:
            self._owed.add(owed)
        return otherwise
