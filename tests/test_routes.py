"""Who gets in at which address: all are asked for by callers of every kind, and docs/routes.md says the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.routes import CALLERS, TOKENS, a_world, asked, clients, operations, patterns, routes, token_clients, told

DOCS = Path(__file__).resolve().parents[1] / "docs" / "routes.md"

# One process: both ask for hundreds of addresses in one world.
pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("routes")]


def compare(table: list[str], marker: str, tmp_path: Path) -> None:
    kept = DOCS.read_text().split(f"<!-- {marker} -->\n")[1].split("\n\n")[0].splitlines()
    if kept != table:
        wanted = tmp_path / f"{marker}.md"
        wanted.write_text("\n".join(table) + "\n")
        changed = [f"- {row}" for row in kept if row not in table] + [f"+ {row}" for row in table if row not in kept]
        raise AssertionError(f"docs/routes.md is to have the table in {wanted}:\n" + "\n".join(changed[:40]))


def test_every_address_lets_in_whom_the_documentation_says(tmp_path):
    world = a_world()
    callers = clients(world)
    table = [f"| address | {' | '.join(CALLERS)} |", "|---" * (len(CALLERS) + 1) + "|"]
    for route in routes(world):
        if asked(callers["Administrator"], route).status_code == 405:
            route = type(route)(route.pattern, route.address, "POST")
        cells = [told(asked(callers[name], route), route) for name in CALLERS]
        table.append(f"| `{route.pattern}`{' (POST)' * (route.method == 'POST')} | {' | '.join(cells)} |")
    compare(table, "addresses", tmp_path)


def test_every_operation_of_the_api_lets_in_whom_the_documentation_says(tmp_path):
    world = a_world()
    callers = token_clients(world)
    table = [f"| operation | {' | '.join(TOKENS)} |", "|---" * (len(TOKENS) + 1) + "|"]
    for route in operations(world):
        cells = [told(asked(callers[name], route), route) for name in TOKENS]
        table.append(f"| {route.method} `{route.pattern}` | {' | '.join(cells)} |")
    compare(table, "operations", tmp_path)


def rows(marker: str) -> list[list[str]]:
    table = DOCS.read_text().split(f"<!-- {marker} -->\n")[1].split("\n\n")[0].splitlines()[2:]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in table]


def test_no_address_fails():
    failing = {row[0] for marker in ("addresses", "operations") for row in rows(marker) if "**" in "".join(row)}
    # Wagtail's second step of importing redirects, asked for without the first.
    assert failing == {"`/admin/redirects/import/process/` (POST)"}


def test_nobody_gets_into_the_admin_without_signing_in():
    open_to_all = {row[0] for row in rows("addresses") if row[0].startswith("`/admin/") and row[1] == "yes"}
    assert open_to_all == {
        "`/admin/jsi18n/`",
        "`/admin/password_reset/`",
        "`/admin/password_reset/done/`",
        "`/admin/password_reset/confirm/<uidb64>/<token>/`",
        "`/admin/password_reset/complete/`",
        "`/admin/sprite/`",
    }


def test_each_role_gets_in_wherever_a_lower_one_does():
    for marker in ("addresses", "operations"):
        for row in rows(marker):
            found = [cell in ("yes", "422") for cell in row[2:]]
            assert found == sorted(found), row


def test_nobody_writes_by_the_api_without_a_token():
    writing = [row for row in rows("operations") if not row[0].startswith("GET")]
    assert writing
    assert {row[1] for row in writing} == {"token"}


def test_every_pattern_is_in_the_table():
    listed = {row[0].split("`")[1] for row in rows("addresses")}
    assert len(listed) == len({route for route, _name in patterns() if not route.startswith("api/v3/")})
