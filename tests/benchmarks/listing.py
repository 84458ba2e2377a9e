"""Twenty people with all their fields by /api/v2/, beside Wagtail's own endpoint on the same models.

    DATABASE_URL=sqlite:////path/to/lives-100.sqlite3 python -m tests.benchmarks.listing

Two peers: Wagtail's endpoint as it is, which answers with the columns and rows of the people; and the same endpoint
made to answer what the portal's does (dates in words, support, sources …), put together by plain Wagtail.
"""

from __future__ import annotations

import json
import os
import sys
from argparse import ArgumentParser
from typing import Any

from tests.benchmarks.asked import in_turns, set_up
from tests.benchmarks.results import Result, add_option, keep

ASKED = "pages/?type=biography.PersonPage&fields=*&limit=20"
WAYS = {
    "ours": ("portal.urls", f"/api/v2/{ASKED}"),
    "Wagtail's endpoint": ("tests.benchmarks.stock_wagtail", f"/api/v2/{ASKED}"),
    "Wagtail's endpoint, same content": ("tests.benchmarks.stock_wagtail", f"/api/same/{ASKED}"),
}
GOAL = 5.0


def lives(body: bytes) -> list[Any]:
    """What is said of each person, without Wagtail's own "meta"."""
    return sorted(
        ({name: value for name, value in item.items() if name != "meta"} for item in json.loads(body)["items"]),
        key=lambda item: item["id"],
    )


def main() -> None:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--requests", type=int, default=2)
    add_option(parser)
    asked = parser.parse_args()
    set_up()
    costs = in_turns(WAYS, asked.rounds, asked.requests)
    ours, stock, same = costs.values()
    if lives(ours.body) != lives(same.body):
        sys.exit("The two lists are not the same.")
    database, found = os.environ["DATABASE_URL"].partition(":")[0], []
    for name, cost in costs.items():
        print(
            f"{name:34} {cost.milliseconds:8.1f} ms of CPU {cost.queries:6} queries {len(cost.body) / 1000:7.0f} kB"
            f" {cost.milliseconds / ours.milliseconds:7.1f}"
        )
    for name, peer in (("with its own fields", stock), ("with the same content", same)):
        said = [f"{cost.milliseconds:.0f} ms, {cost.queries} queries" for cost in (ours, peer)]
        what = f"v2 list of 20, `fields=*`, against Wagtail's endpoint {name}"
        found.append(Result(what, database, *said, peer.milliseconds / ours.milliseconds, GOAL))
    keep(found, asked.results)


if __name__ == "__main__":
    main()
