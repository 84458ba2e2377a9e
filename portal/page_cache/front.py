"""The page cache as a WSGI application in front of Django's."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from wagtail.models import Site

from portal.page_cache.answers import Answer, StartResponse
from portal.page_cache.connections import redis_at
from portal.page_cache.generation import Generation, generation
from portal.page_cache.horizon import Horizon
from portal.page_cache.requests import key_of
from portal.page_cache.stores import MemoryStore, RedisStore, Store
from portal.page_cache.turns import Turns

Application = Callable[[dict[str, Any], StartResponse], Iterable[bytes]]

# What asks for a part of an answer only, or for none if it is known.
CONDITIONS = frozenset({"HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_RANGE"})
# What answers may depend on besides the key: nobody's cookies are read, and the coding is chosen here.
KNOWN_TO_VARY = {"cookie", "accept-encoding", "origin"}


def in_front_of(application: Application) -> Application:
    """The application with its page cache, as PAGE_CACHE_URL says; as it is where pages are not kept."""
    now = generation()
    if now is None:
        return application
    store: Store = MemoryStore(settings.PAGE_CACHE_BYTES)
    if settings.PAGE_CACHE_URL != "memory":
        store = RedisStore(redis_at(settings.PAGE_CACHE_URL), store)
    return PageCache(application, now, store)


class PageCache:
    def __init__(self, application: Application, now: Generation, store: Store) -> None:
        self._application, self._generation, self._store = application, now, store
        self._horizon, self._turns = Horizon(), Turns()
        self._seen: Hashable = None

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        key = key_of(environ)
        if key is None:
            return self._application(environ, start_response)
        now = self._generation.read()
        if now is None:
            return self._application(environ, start_response)
        answer = self._store.get(key, now)
        if answer is not None:
            return _kept(answer, environ, start_response)
        with self._turns.turn((key, now)) as waited:
            answer = self._store.get(key, now) if waited else None
            if answer is not None:
                return _kept(answer, environ, start_response)
            return self._made(key, now, environ, start_response)

    def _made(
        self, key: tuple[str, ...], now: Hashable, environ: dict[str, Any], start_response: StartResponse
    ) -> Iterable[bytes]:
        """Django's answer, kept if it may be. It is asked for all of it, whatever the reader has already."""
        if now != self._seen:
            # Wagtail keeps the roots of the sites in a cache that no other worker can empty.
            Site.clear_site_root_paths_cache()
            self._seen = now
        whole = {name: value for name, value in environ.items() if name not in CONDITIONS}
        whole["REQUEST_METHOD"] = "GET"
        started: list[Any] = []
        response = self._application(whole, lambda *said: started.append(said))
        status, headers = started[0][:2]
        if not isinstance(response, HttpResponse) or not may_be_kept(status, headers):
            start_response(*started[0])
            return response if environ["REQUEST_METHOD"] == "GET" else _without_body(response)
        until = self._horizon.after(now)
        if not any(name.lower() == "cache-control" for name, _value in headers):
            headers = [*headers, ("Cache-Control", "public, max-age=0, must-revalidate")]
        answer = Answer.of(now, until, status, headers, response.content)
        response.close()
        self._store.keep(key, answer)
        return answer.send(environ, start_response, settings.CDN_SECONDS)


def _kept(answer: Answer, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
    environ["portal.source"] = "page cache"
    return answer.send(environ, start_response, settings.CDN_SECONDS)


def may_be_kept(status: str, headers: Iterable[tuple[str, str]]) -> bool:
    """A whole answer that is the same for every reader."""
    if not status.startswith("200"):
        return False
    for name, value in headers:
        name, value = name.lower(), value.lower()
        if name == "set-cookie":
            return False
        if name == "cache-control" and any(word in value for word in ("private", "no-store", "no-cache")):
            return False
        if name == "vary" and not {one.strip() for one in value.split(",")} <= KNOWN_TO_VARY:
            return False
    return True


def _without_body(response: Iterable[bytes]) -> list[bytes]:
    close = getattr(response, "close", None)
    if close is not None:
        close()
    return []
