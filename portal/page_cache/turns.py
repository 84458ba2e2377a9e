"""One thread makes an answer; who asks for the same meanwhile waits for it.

After a publication every reader wants what no worker has. Made by all threads at once, the same page takes the
processor as many times over, and the editor waits with the readers.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from threading import Event, Lock

LONGEST = 10.0  # seconds to wait for another thread, before one makes the answer oneself


class Turns:
    def __init__(self, longest: float = LONGEST) -> None:
        self._longest = longest
        self._lock = Lock()
        self._under_way: dict[Hashable, Event] = {}

    @contextmanager
    def turn(self, what: Hashable) -> Iterator[bool]:
        """Whether this thread has waited for another that made the same, and has to look whether it is there now."""
        with self._lock:
            made = self._under_way.get(what)
            if made is None:
                done = self._under_way[what] = Event()
        if made is not None:
            made.wait(self._longest)
            yield True
            return
        try:
            yield False
        finally:
            with self._lock:
                del self._under_way[what]
            done.set()
