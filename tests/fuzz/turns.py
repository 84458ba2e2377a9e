"""Whose turn it is: every address and every form, in an order that is shuffled anew each time all had theirs."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from math import inf
from random import Random

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import seed as seeded

from tests.fuzz.asked import Request
from tests.fuzz.forms import Form
from tests.fuzz.plans import METHODS, Plan, asked_for, callers_of, filled_in
from tests.routes import Route

FORMS_BESIDE_ADDRESSES = 2
"""Turns of a form for each of an address: what is written goes deeper than what is read."""


@dataclass(frozen=True, slots=True)
class Turn:
    """``seed``: of the values, which alone are left to Hypothesis: it repeats itself, and would leave routes out."""

    target: Route | Form
    method: str
    caller: str
    seed: int

    def request(self) -> Request:
        """Always the same. The first that Hypothesis makes is the simplest, and not hostile; the second is taken."""
        made: list[Request] = []
        if isinstance(self.target, Form):
            strategy = filled_in(self.target, self.caller)
        else:
            strategy = asked_for(self.target, self.method, self.caller)

        @seeded(self.seed)
        @settings(
            max_examples=2,
            database=None,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(strategy)
        def make(request: Request) -> None:
            made.append(request)

        make()
        return made[-1]


def turns(plan: Plan, seed: int) -> Iterator[Turn]:
    """Without an end, always the same of the same seed."""
    draw = Random(seed)
    all_targets = [*plan.addresses, *plan.forms * FORMS_BESIDE_ADDRESSES]
    while True:
        for target in draw.sample(all_targets, len(all_targets)):
            own = draw.random() < 0.5
            if isinstance(target, Form):
                caller = target.caller if own else draw.choice((target.caller, *callers_of(target.route)))
                method = target.method
            else:
                caller = draw.choice(callers_of(target.pattern))
                method = target.method if own else draw.choice(METHODS)
            yield Turn(target, method, caller, draw.getrandbits(32))


def try_out(plan: Plan, number: int, seed: int, ask: Callable[[Request], None], end: float = inf) -> None:
    """So many requests, always the same of the same seed; fewer where ``time.monotonic()`` comes to ``end`` before."""
    for turn in islice(turns(plan, seed), number):
        if time.monotonic() > end:
            return
        ask(turn.request())
