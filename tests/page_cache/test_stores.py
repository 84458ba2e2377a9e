"""Where answers are kept: bounded, of one generation, and not missed when Redis is gone."""

import time
from dataclasses import replace

import pytest
import redis

from portal.page_cache.answers import Answer
from portal.page_cache.generation import FileGeneration, RedisGeneration
from portal.page_cache.stores import LARGEST, MemoryStore, RedisStore


class Server:
    """What the page cache asks of Redis, with a plug that can be pulled."""

    def __init__(self):
        self.values, self.is_down = {}, False

    def get(self, key):
        if self.is_down:
            raise redis.ConnectionError("gone")
        return self.values.get(key)

    def set(self, key, value, nx=False, ex=None):
        if self.is_down:
            raise redis.ConnectionError("gone")
        if not (nx and key in self.values):
            self.values[key] = value if isinstance(value, bytes) else str(value).encode()


def an_answer(generation="now", size=1000, until=None):
    return Answer.of(generation, until or time.time() + 60, "200 OK", [], b"x" * size)


def test_a_store_never_grows_beyond_its_size_and_keeps_what_was_asked_for_last():
    store = MemoryStore(3 * an_answer().size)
    for name in "abc":
        store.keep((name,), an_answer())
    assert store.get(("a",), "now")
    store.keep(("d",), an_answer())
    assert [name for name in "abcd" if store.get((name,), "now")] == ["a", "c", "d"]
    store.keep(("e",), an_answer(size=4 * an_answer().size))
    assert store.get(("e",), "now") is None
    for name in range(1000):
        store.keep((str(name),), an_answer())
    assert store._size == sum(answer.size for answer in store._answers.values()) <= 3 * an_answer().size


def test_the_same_address_takes_its_room_once():
    store = MemoryStore(10 * LARGEST)
    for generation in range(100):
        store.keep(("a",), an_answer(generation))
    assert store._size == an_answer().size


def test_an_answer_of_another_generation_or_past_its_time_is_none():
    for store in (MemoryStore(LARGEST), RedisStore(Server(), MemoryStore(LARGEST))):
        store.keep(("a",), an_answer("before"))
        store.keep(("b",), an_answer("now", until=time.time() - 1))
        assert store.get(("a",), "now") is None
        assert store.get(("b",), "now") is None
        assert store.get(("a",), "before")


def test_workers_share_what_redis_keeps():
    server = Server()
    one, other = (RedisStore(server, MemoryStore(LARGEST)) for _ in range(2))
    one.keep(("a",), an_answer())
    assert other.get(("a",), "now") == one.get(("a",), "now")
    server.is_down = True
    assert other.get(("a",), "now"), "what came once is near"


def test_without_redis_nothing_is_kept_and_nothing_fails(monkeypatch):
    server = Server()
    now, store = RedisGeneration(server), RedisStore(server, MemoryStore(LARGEST))
    before = now.read()
    assert before is not None, "the first reader finds none, and begins one"
    server.is_down = True
    assert now.read() is None
    store.keep(("a",), an_answer())
    assert store.get(("b",), "now") is None
    server.is_down = False
    assert now.read() is None, "for a moment nobody asks again"
    now._again_at = 0
    assert now.read() == before


def test_a_change_that_redis_was_not_told_is_told_before_anything_is_read():
    server = Server()
    editor, reader = RedisGeneration(server), RedisGeneration(server)
    before = reader.read()
    server.is_down = True
    editor.advance()
    server.is_down = False
    editor._again_at = 0
    assert editor.read() not in (None, before)
    assert reader.read() != before


def test_a_redis_that_has_lost_its_memory_begins_a_generation_that_never_was():
    server = Server()
    now = RedisGeneration(server)
    met = set()
    for _ in range(3):
        met.add(now.read())
        server.values.clear()
    assert len(met) == 3


def test_each_change_is_seen_by_every_reader_of_the_file(tmp_path):
    one, other = (FileGeneration(tmp_path / "folder" / "generation") for _ in range(2))
    met = {one.read()}
    for number in range(50):
        (one if number % 2 else other).advance()
        assert one.read() == other.read()
        met.add(one.read())
    assert len(met) == 51


@pytest.mark.parametrize("fault", ["unlink", "directory"])
def test_a_file_that_is_lost_is_no_generation_and_never_the_same_again(tmp_path, fault):
    now = FileGeneration(tmp_path / "generation")
    before = now.read()
    now.path.unlink()
    if fault == "unlink":
        assert now.read() not in (None, before)
    else:
        now.path.symlink_to(tmp_path / "no" / "such")
        assert now.read() is None


def test_a_disk_that_takes_no_byte_still_ends_the_generation(tmp_path, monkeypatch):
    now = FileGeneration(tmp_path / "generation")
    before = now.read()

    def full(*_args, **_named):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("builtins.open", full)
        now.advance()
        assert now.read() is None
    assert now.read() not in (None, before)


def test_replacing_one_part_of_an_answer_makes_it_another():
    assert replace(an_answer(until=5.0), generation="then") != an_answer(until=5.0)
