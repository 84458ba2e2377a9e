"""Where answers are kept: in this process, and behind it in Redis where workers on several machines share."""

from __future__ import annotations

import hashlib
import logging
import time
from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock
from typing import Protocol

import redis

from portal.page_cache.answers import Answer

log = logging.getLogger("portal.page_cache")

LARGEST = 8 * 1024 * 1024  # bytes; longer answers are not kept, and no page of a life is


class Store(Protocol):
    def get(self, key: tuple[str, ...], generation: Hashable) -> Answer | None: ...

    def keep(self, key: tuple[str, ...], answer: Answer) -> None: ...


class MemoryStore:
    """The answers asked for most recently, up to a size. One for each address: a new generation takes no more room."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._size = 0
        self._answers: OrderedDict[tuple[str, ...], Answer] = OrderedDict()
        self._lock = Lock()

    def get(self, key: tuple[str, ...], generation: Hashable) -> Answer | None:
        answer = self._answers.get(key)
        if answer is None or answer.generation != generation or not answer.holds():
            return None
        with self._lock:
            if key in self._answers:
                self._answers.move_to_end(key)
        return answer

    def keep(self, key: tuple[str, ...], answer: Answer) -> None:
        if answer.size > min(LARGEST, self._most):
            return
        with self._lock:
            before = self._answers.pop(key, None)
            self._size += answer.size - (before.size if before else 0)
            self._answers[key] = answer
            while self._size > self._most:
                _key, oldest = self._answers.popitem(last=False)
                self._size -= oldest.size


class RedisStore:
    """Answers that workers on several machines share; Redis forgets them in time, and bounds them by its maxmemory."""

    def __init__(self, client: redis.Redis, near: Store) -> None:
        self._client, self._near = client, near

    def get(self, key: tuple[str, ...], generation: Hashable) -> Answer | None:
        answer = self._near.get(key, generation)
        if answer is not None:
            return answer
        try:
            packed = self._client.get(_name(key, generation))
        except redis.RedisError as error:
            log.warning("Redis has no answer for the page cache: %s", error)
            return None
        if packed is None:
            return None
        answer = Answer.unpacked(generation, packed)  # type: ignore[arg-type]
        if not answer.holds():
            return None
        self._near.keep(key, answer)
        return answer

    def keep(self, key: tuple[str, ...], answer: Answer) -> None:
        self._near.keep(key, answer)
        seconds = int(answer.until - time.time())
        if answer.size > LARGEST or seconds < 1:
            return
        try:
            self._client.set(_name(key, answer.generation), answer.packed(), ex=seconds)
        except redis.RedisError as error:
            log.warning("Redis keeps no answer for the page cache: %s", error)


def _name(key: tuple[str, ...], generation: Hashable) -> str:
    return "portal:page:" + hashlib.blake2b(repr((key, generation)).encode(), digest_size=20).hexdigest()
