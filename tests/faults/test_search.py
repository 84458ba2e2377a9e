"""A search index that is gone: readers find names, edits are kept, a command makes it anew."""

from __future__ import annotations

import pytest

from tests.faults.conftest import NEW, OLD, PUBLISHED, VENDOR, state_of_life

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("faults")]

DAMAGES = {"all of it is dropped": "DROP TABLE wagtailsearch_indexentry"} | (
    {
        "the index of words is dropped": "DROP TABLE wagtailsearch_indexentry_fts",
        "the index of words is overwritten": f"UPDATE wagtailsearch_indexentry_fts_data SET block = X'{'ff' * 10}'",
    }
    if VENDOR == "sqlite"
    else {"a column has another name": "ALTER TABLE wagtailsearch_indexentry RENAME COLUMN body TO other"}
)
BREAK = """
from django.db import connection
connection.cursor().execute({statement!r})
connection.close()
"""
ASKED = """
from django.test import Client
from portal.watching.readiness import forget
forget()
client = Client(raise_request_exception=False)
answer = {}
for url in %r:
    answered = client.get(url, headers={"host": "127.0.0.1"})
    answer[url] = [answered.status_code, answered.content.decode(), answered.headers.get("Cache-Control", "")]
"""
PAGE, TEXTS, NAMES = "/search/?q=Khrapunov", "/api/v2/pages/?search=Khrapunov", "/api/v3/people/?search=Khrapunov"
READY = "/readyz"


@pytest.mark.parametrize("damage", DAMAGES)
def test_without_its_index_search_finds_names_and_says_so_until_a_command_mends_it(shell, damage):
    """The index is dropped or damaged; then the life is published; then update_index is run.

    The page finds people by name and says what it could not look at, and no cache keeps that; the API's full text
    answers 503, its search for names goes on; the portal is not ready, and says what; the edit is kept.
    """
    before = state_of_life(shell)
    asked = ASKED % [PAGE, TEXTS, NAMES, READY]
    whole = shell.run(asked)
    assert [status for status, _text, _kept in whole.values()] == [200, 200, 200, 200]
    assert "Only names of people" not in whole[PAGE][1]

    shell.run(BREAK.format(statement=DAMAGES[damage]))
    broken = shell.run(asked)
    status, text, kept = broken[PAGE]
    assert status == 200
    assert "Only names of people could be looked at" in text
    assert "/people/viktor-khrapunov/" in text
    assert "no-store" in kept
    status, text, kept = broken[TEXTS]
    assert (status, "no-store" in kept, "search" in text) == (503, True, True)
    assert broken[NAMES][:2] == whole[NAMES][:2]
    assert broken[READY][0] == 503
    assert '"search": "not ready"' in broken[READY][1]
    assert '"database": "ready"' in broken[READY][1]

    # As the admin does it: in one transaction.
    publishing = PUBLISHED.format(state=NEW).strip().replace("\n", "\n    ")
    shell.run(f"from django.db import transaction\nwith transaction.atomic():\n    {publishing}")
    shown = "PersonPage.objects.get(slug='viktor-khrapunov', locale__language_code='en').description"
    assert shell.ask(shown) == f"State {NEW} of the life"

    shell.run("said_by('update_index', '--verbosity', '0')")
    after = state_of_life(shell)
    number = before["numbers"][-1] + 1
    assert before["found by"] == [OLD]
    assert after["found by"] == [NEW]
    assert after["numbers"] == [*before["numbers"], number]
    assert after["version is in step"]
    mended = shell.run(asked)
    assert [status for status, _text, _kept in mended.values()] == [200, 200, 200, 200]
    assert "Only names of people" not in mended[PAGE][1]
