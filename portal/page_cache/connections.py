"""The connection to Redis, where there is one."""

from __future__ import annotations

from functools import cache

import redis

# A reader does not wait for a cache: what takes longer than this is made anew.
PATIENCE = 0.25  # seconds


@cache
def redis_at(url: str) -> redis.Redis:
    """``url``: redis://host:6379/0, rediss:// with TLS, unix://."""
    return redis.Redis.from_url(url, socket_timeout=PATIENCE, socket_connect_timeout=PATIENCE)
