"""make fuzz: a server as in production is sent hostile requests, by callers of every kind, to all of its addresses.

    make fuzz ARGS="--seed 1 --requests 10000"
    make fuzz ARGS="--database postgres://postgres@127.0.0.1:5432/portal_fuzz"
    make fuzz ARGS="--write"    # writes the figures into docs/fuzzing.md

The requests follow from the seed. Fails where one of them is answered with a server error, or otherwise than promised,
and shows it as a line for curl.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
import time
from datetime import date
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks.memory import memory
from tests.benchmarks.served import free_port, manage, production, serving
from tests.fuzz.asked import UNDONE, Request, Wire
from tests.fuzz.record import write
from tests.fuzz.tally import Tally

if TYPE_CHECKING:
    from tests.fuzz.plans import Plan

APPLICATION = "tests.fuzz.undone:application"
STARTED = time.monotonic()
OF_AN_OPERATION = 20
LOOKS = 25  # requests, after which the memory of the workers is looked at again


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--requests", type=int, default=10_000)
    parser.add_argument(
        "--database", default="", help="DATABASE_URL of an empty database; else SQLite in a folder of its own"
    )
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--folder", type=Path, help="where tables and static files are kept for the next run")
    parser.add_argument("--minutes", type=float, default=inf, help="end after so long, however many were asked")
    parser.add_argument("--write", action="store_true", help="write the figures into docs/fuzzing.md")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="portal-fuzz-") as scratch:
        folder = (chosen.folder or Path(scratch)).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        port = chosen.port or free_port()
        more = {"DATABASE_URL": chosen.database} if chosen.database else {}
        environment = production(
            folder, EMAIL_URL="dummymail://", SITE_URL=f"http://127.0.0.1:{port}", LOG_LEVEL="ERROR", **more
        )
        prepare(folder, environment, own_database=not chosen.database)
        os.environ |= environment
        return fuzz(environment, port, chosen)


def prepare(folder: Path, environment: dict[str, str], *, own_database: bool) -> None:
    """Tables and static files; those that are there from an earlier run are taken as they are."""
    empty, used = folder / "empty.sqlite3", folder / "portal.sqlite3"
    for left in folder.glob("portal.sqlite3*"):
        left.unlink()
    if own_database and empty.exists():
        shutil.copy(empty, used)
    else:
        manage(environment, "migrate", "--verbosity", "0")
        if own_database:
            shutil.copy(used, empty)
    if not (folder / "static").exists():
        manage(environment, "collectstatic", "--no-input", "--verbosity", "0")


def fuzz(environment: dict[str, str], port: int, chosen: argparse.Namespace) -> int:
    """0 where every answer was as it should be."""
    import django

    django.setup()
    from django.db import connections

    from tests.fuzz.turns import try_out
    from tests.fuzz.verdicts import Verdicts
    from tests.fuzz.world import all_addresses, credentials, make, plan_of, signed_in

    world, hidden = make()
    callers = {name: credentials(client) for name, client in signed_in(world).items()}
    addresses = all_addresses(world)
    token = dict(callers["Administrator's token"])["Authorization"].decode()
    connections.close_all()
    verdicts = Verdicts(
        (environment["SECRET_KEY"].encode(), environment["DATABASE_URL"].encode()),
        tuple(one.encode() for one in hidden),
    )
    tally = Tally()
    with serving(environment, APPLICATION, workers=2, threads=2, port=port) as (_port, pid):
        wire = Wire(port)
        plan = plan_of(addresses, lambda request: wire(request.with_headers(*callers[request.caller])))
        begun, start = time.monotonic(), max(memory(pid))
        tally.memory = start

        def ask(request: Request) -> None:
            full = request.with_headers(*callers[request.caller])
            answer = wire(full)
            known = len(tally.faults)
            tally.count(full, answer, list(verdicts.of(full, answer)))
            if len(tally.faults) > known:
                print(f"{tally.requests}: {next(reversed(tally.faults))}", flush=True)
            if tally.requests % LOOKS == 0:
                tally.memory = max(tally.memory, *memory(pid))
            if tally.requests % 500 == 0:
                print(
                    f"{tally.requests:,} requests, {len(tally.faults)} faults, {time.monotonic() - begun:.0f} s",
                    flush=True,
                )

        try_out(plan, chosen.requests, chosen.seed, ask, end=STARTED + 60 * chosen.minutes)
        unlike = unlike_described(
            wire.origin, chosen.seed, {"slug": "ada", "key": world["entries"]["office"].key}, token
        )
        end = max(memory(pid))
        wire.close()
    print(tally.report(wire.origin))
    print(*unlike, sep="\n")
    took = time.monotonic() - begun
    database = "PostgreSQL" if chosen.database.startswith("postgres") else "SQLite"
    table = (
        tally.table(f"{max(tally.memory, end):.0f} MB, from {start:.0f} MB at the start to {end:.0f} MB at the end")
        + f"\n\n{of_the_run(plan, database, chosen.seed, took)}"
    )
    print(table)
    if chosen.write:
        write(database, table)
    return 1 if tally.faults or unlike else 0


def unlike_described(origin: str, seed: int, known: dict[str, str], token: str) -> list[str]:
    """Answers of the third API that are not as its OpenAPI description says, or an error of the server."""
    import schemathesis

    from portal.api import api_v3
    from tests.fuzz.conformance import answers

    schema = schemathesis.openapi.from_dict(json.loads(json.dumps(api_v3.get_openapi_schema(), default=str)))
    headers = {"Authorization": token, UNDONE: "1"}
    found = list(answers(schema, OF_AN_OPERATION, known, headers, seed, base_url=origin))
    print(f"{len(found):,} requests that fit the description of the third API")
    return [f"\n{operation}: {said}" for operation, _status, said in found if said]


def of_the_run(plan: Plan, database: str, seed: int, seconds: float) -> str:
    """A sentence on what was asked, when and where."""
    return (
        f"{database}, seed {seed}: {len(plan.addresses)} addresses, {len(plan.forms)} forms, {seconds:.0f} seconds, "
        f"{date.today():%-d %B %Y}, {os.cpu_count()} cores at a load of {os.getloadavg()[2]:.1f} (15 minutes)."
    )


if __name__ == "__main__":
    sys.exit(main())
