"""Who gets in at which address: all are asked for by callers of every kind, and docs/routes.md says the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.tokens.scopes import Scope
from tests.routes import (
    CALLERS,
    a_world,
    asked,
    asked_of_the_api,
    clients,
    operations,
    patterns,
    routes,
    token_clients,
    told,
)

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
    """Each role with a token of each scope: what the table leaves out follows from what it has."""
    world = a_world()
    callers = token_clients(world)
    roles, scopes = CALLERS[1:], [scope.value for scope in Scope]
    headings = ["operation", "wants", "no token", *roles, *(f"Administrator, {scope}" for scope in scopes[:-1])]
    table = [f"| {' | '.join(headings)} |", "|---" * len(headings) + "|"]
    for route in operations(world):
        found = {kind: told(asked_of_the_api(client, route, world), route) for kind, client in callers.items()}
        wants = getattr(route.operation.auth_param, "scope", None)
        for role in roles:
            for scope in Scope:
                covered = wants is None or scope.covers(wants)
                assert found[role, scope] == (found[role, "everything"] if covered else "no"), (route, role, scope)
        cells = [found["no token", ""], *(found[role, "everything"] for role in roles)]
        cells += [found["Administrator", scope] for scope in scopes[:-1]]
        table.append(f"| {route.method} `{route.pattern}` | {wants.value if wants else '-'} | {' | '.join(cells)} |")
    compare(table, "operations", tmp_path)


def rows(marker: str) -> list[list[str]]:
    table = DOCS.read_text().split(f"<!-- {marker} -->\n")[1].split("\n\n")[0].splitlines()[2:]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in table]


def test_no_address_fails():
    failing = {row[0] for marker in ("addresses", "operations") for row in rows(marker) if "**" in "".join(row)}
    assert failing == set()


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
    for row in [*(row[2:] for row in rows("addresses")), *(row[3:7] for row in rows("operations"))]:
        found = [cell == "yes" for cell in row]
        assert found == sorted(found), row


def test_each_scope_opens_whatever_a_lower_one_does():
    for row in rows("operations"):
        found = [cell == "yes" for cell in (*row[7:], row[6])]
        assert found == sorted(found), row


def test_a_token_that_reads_changes_nothing():
    assert {row[7] for row in rows("operations") if not row[0].startswith("GET")} == {"no"}


def test_every_operation_is_asked_with_what_it_takes():
    """A body that is refused is refused before anybody looks at rights."""
    assert not [row[0] for row in rows("operations") if "422" in row]


def test_nobody_writes_by_the_api_without_a_token():
    writing = [row for row in rows("operations") if not row[0].startswith("GET")]
    assert writing
    assert {row[2] for row in writing} == {"token"}


def test_every_pattern_is_in_the_table():
    listed = {row[0].split("`")[1] for row in rows("addresses")}
    assert len(listed) == len({route for route, _name in patterns() if not route.startswith("api/v3/")})
