"""Whether everything is there that readers and editors need. What is asked is real: a query, a write, a search."""

from __future__ import annotations

import logging
import secrets
import time
from collections.abc import Callable
from threading import Lock

from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from wagtail.search.backends import get_search_backend

from biography.models import PersonPage
from biography.spelling import words
from portal.page_cache.generation import generation

log = logging.getLogger("portal.readiness")

REMEMBERED = 5.0  # seconds, so that nobody makes work by asking


def database() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return cursor.fetchone() == (1,)


def migrations() -> bool:
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def keeping() -> bool:
    """The cache, and the generation of kept pages: without it every page is made anew."""
    key, value = "portal:readiness", secrets.token_hex(8)
    cache.set(key, value, 60)
    pages = generation()
    # Another worker may have asked at the same moment, and set its own.
    return cache.get(key) is not None and (pages is None or pages.read() is not None)


def search() -> bool:
    """Whether a life is found by its name: a damaged index may answer that it has nothing (SQLite's FTS5, 6.4)."""
    life = PersonPage.objects.order_by("pk").values_list("pk", "title").first()
    pk, name = life or (0, "readiness")
    found = list(get_search_backend().search(name, PersonPage.objects.filter(pk=pk), order_by_relevance=False)[:1])
    return bool(found) or not (life and words(name))


def media() -> bool:
    name = default_storage.save(f"readiness/{secrets.token_hex(8)}", ContentFile(b"."))
    default_storage.delete(name)
    return True


CHECKS: dict[str, Callable[[], bool]] = {
    "database": database,
    "migrations": migrations,
    "cache": keeping,
    "search": search,
    "media": media,
}
ON_THE_DATABASE = ("migrations", "search")

_lock = Lock()
_known: tuple[float, dict[str, bool]] | None = None


def readiness() -> dict[str, bool]:
    """Which of ``CHECKS`` are passed, as known some seconds ago at most. One worker asks once at a time."""
    global _known
    with _lock:
        if _known is None or time.monotonic() - _known[0] > REMEMBERED:
            _known = (time.monotonic(), _asked())
        return _known[1]


def forget() -> None:
    """Ask anew with the next call."""
    global _known
    _known = None


def _asked() -> dict[str, bool]:
    found: dict[str, bool] = {}
    for name, check in CHECKS.items():
        # Each would wait for a database that is away as long as the first did.
        found[name] = (name not in ON_THE_DATABASE or found["database"]) and _passed(name, check)
    return found


def _passed(name: str, check: Callable[[], bool]) -> bool:
    try:
        good = check()
    except Exception:
        log.exception("Not ready: %s.", name)
        return False
    if not good:
        log.error("Not ready: %s.", name)
    return good
