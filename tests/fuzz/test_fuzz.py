"""A hundred hostile requests within this process: no address and no form answers with an error of the server.

`make fuzz` asks a real server thousands of them.
"""

from __future__ import annotations

import pytest

from tests.fuzz.asked import InProcess, Request
from tests.fuzz.plans import Plan
from tests.fuzz.tally import Tally
from tests.fuzz.turns import try_out
from tests.fuzz.verdicts import Verdicts
from tests.fuzz.world import all_addresses, plan_of, signed_in
from tests.routes import a_world

REQUESTS = 120
SEED = 20261127
# Forms by which editors write what the public reads.
WITH_FORMS = (
    "pages/<int:page_id>/edit/",
    "place/add/",
    "source/add/",
    "images/add/",
    "/search/",
    "/sign-in/",
    "/people/",
)


@pytest.mark.django_db
def test_hostile_requests_are_answered_as_promised():
    world = a_world()
    addresses = all_addresses(world)
    send = InProcess(signed_in(world))
    forms = plan_of(tuple(one for one in addresses if one.pattern.endswith(WITH_FORMS)), send).forms
    assert {"/admin/images/add/", "/sign-in/"} <= {form.route for form in forms}
    tally, verdicts = Tally(), Verdicts()

    def ask(request: Request) -> None:
        answer = send(request)
        tally.count(request, answer, list(verdicts.of(request, answer)))

    try_out(Plan(addresses, forms), REQUESTS, SEED, ask)
    assert not tally.faults, tally.report(send.origin)
    assert tally.requests == REQUESTS
    # Each in its turn: hardly one is asked twice.
    assert len(tally.routes) > REQUESTS * 0.8
    assert tally.reached > 20
