"""Counts over all lives, worked out once and kept in this process until anything public changes.

How many people stand under each letter, how often a place is named: exact, and not to be had without a look at all of
them. The same counts stand on many pages, in four languages and in both APIs. What tells changes is not known here:
whoever keeps whole pages (``portal.page_cache``) says by ``tell`` how to ask. Untold, nothing is kept.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

from django.db import connection

Answer = TypeVar("Answer")
# What names the state of everything public, and until when it holds by itself, in seconds since 1970.
State = tuple[Hashable, float]

MOST = 500
"""Answers; each is a page of a list at most."""

_kept: OrderedDict[Hashable, tuple[State, Any]] = OrderedDict()
_lock = Lock()
_state: Callable[[], State | None] | None = None


def tell(state: Callable[[], State | None]) -> None:
    """How to ask for the state of everything public; None where it cannot be told."""
    global _state
    _state = state


def remembered(question: Hashable, ask: Callable[[], Answer]) -> Answer:
    """The answer to a question, which is all that the answer depends on besides what is public.

    Within a transaction it is asked anew: what is written there is not public yet.
    """
    # Asked for before the answer, so that one made while somebody publishes is never taken for the new state.
    state = None if _state is None or connection.in_atomic_block else _state()
    if state is None:
        return ask()
    with _lock:
        kept = _kept.get(question)
        # One that holds for longer than an answer of now was made before the clock went back.
        if kept and kept[0][0] == state[0] and time.time() < kept[0][1] <= state[1]:
            _kept.move_to_end(question)
            return kept[1]
    answer = ask()
    with _lock:
        _kept[question] = (state, answer)
        _kept.move_to_end(question)
        while len(_kept) > MOST:
            _kept.popitem(last=False)
    return answer
