"""A Redis that is killed, or hangs: the portal goes on without it, and shows nothing old afterwards."""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.test import Client

from portal.caches import PAUSE
from portal.page_cache.generation import RedisGeneration, generation
from tests.factories import a_person
from tests.faults.servers import Redis
from tests.page_cache.conftest import Worker, kept

__all__ = ["kept"]

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("faults of redis")]
PEOPLE = "/api/v3/people/"


LIFE = "/people/ada-lovelace/"


@pytest.fixture
def redis(settings) -> Iterator[Redis]:
    """A server of the test's own, as the portal's cache."""
    redis = Redis()
    settings.CACHES = {"default": {"BACKEND": "portal.caches.CacheThatMayGo", "LOCATION": redis.url}}
    yield redis
    redis.kill()


def again() -> None:
    """Waits until Redis is asked again."""
    time.sleep(max(PAUSE, RedisGeneration.PAUSE) + 0.1)


def test_while_redis_is_away_nothing_is_limited_and_nothing_fails(redis, settings):
    """kill -9 of the Redis of CACHE_URL, while a program asks; the limit counts again when there is another."""
    settings.API_REQUESTS_PER_MINUTE = 2
    client = Client(raise_request_exception=False)

    def asked() -> list[int]:
        # In one minute of the count, whatever the clock says.
        time.sleep(60 - time.time() % 60 + 0.1 if time.time() % 60 > 50 else 0)
        return [client.get(PEOPLE).status_code for _ in range(3)]

    assert asked() == [200, 200, 429]
    redis.kill()
    assert asked() == [200, 200, 200]
    again()
    assert asked() == [200, 200, 200]
    assert client.get("/people/").status_code == 200
    redis.start()
    again()
    assert asked() == [200, 200, 429]


def test_what_was_changed_while_redis_was_out_of_reach_is_not_shown_as_it_was_before(redis):
    """Redis is stopped (SIGSTOP) with all that it knows, something is changed and removed, and it goes on (SIGCONT)."""
    cache.set_many({"changed": "old", "removed": "old", "kept": "old"})
    redis.signal(signal.SIGSTOP)
    began = time.monotonic()
    cache.set("changed", "new")
    cache.delete("removed")
    assert cache.get("kept") is None
    assert time.monotonic() - began < 10 * PAUSE
    redis.signal(signal.SIGCONT)
    again()
    assert cache.get("changed") is None
    assert cache.get("removed") is None
    assert cache.get("kept") == "old"
    cache.set("changed", "newer")
    assert cache.get("changed") == "newer"


@pytest.mark.parametrize("fault", ["killed", "stopped"])
def test_what_is_published_while_the_redis_of_kept_pages_is_away_is_what_is_shown(
    redis, kept, settings, fault, django_capture_on_commit_callbacks
):
    """Before, meanwhile and after; killed, it has forgotten all, and stopped (SIGSTOP), it has the old page still."""
    settings.PAGE_CACHE_URL = redis.url
    generation.cache_clear()
    life = a_person("Ada Lovelace", description="Old words")
    worker = Worker()
    for _twice in range(2):
        assert "Old words" in worker.get(LIFE).text
    assert worker.asked == [LIFE], "kept"
    redis.kill() if fault == "killed" else redis.signal(signal.SIGSTOP)
    with django_capture_on_commit_callbacks(execute=True):
        life.description = "New words"
        life.save_revision().publish()
    for _twice in range(2):
        assert "New words" in worker.get(LIFE).text
    assert worker.asked == [LIFE] * 3, "nothing is kept"
    redis.start() if fault == "killed" else redis.signal(signal.SIGCONT)
    again()
    for _twice in range(2):
        assert "New words" in worker.get(LIFE).text
    assert "New words" in Worker().get(LIFE).text
    assert worker.asked == [LIFE] * 4, "kept again"
