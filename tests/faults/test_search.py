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
    else {"a column has another name": "ALTER TABLE wagtailsearch_indexentry RENAME COLUMN object_id TO other"}
)
BREAK = """
from django.db import connection
connection.cursor().execute({statement!r})
connection.close()
"""
LOSS = (
    "UPDATE wagtailsearch_indexentry_fts_data SET block = zeroblob(9) WHERE id = 10"
    if VENDOR == "sqlite"
    else "DELETE FROM wagtailsearch_indexentry"
)
ASKED = """
from django.test import Client
from portal.watching.readiness import forget
forget()
from django.contrib.auth.models import User
from wagtail.models import APIToken
client, headers = Client(raise_request_exception=False), {"host": "127.0.0.1"}
if %r:
    user = User.objects.get(username="admin")
    client.force_login(user)
    headers["Authorization"] = f"Bearer {APIToken.create_token(user=user, name='asks')[1]}"
answer = {}
for url in %r:
    answered = client.get(url, headers=headers)
    answer[url] = [answered.status_code, answered.content.decode(), answered.headers.get("Cache-Control", "")]
"""
PAGE, TEXTS, NAMES = "/search/?q=Khrapunov", "/api/v2/pages/?search=Khrapunov", "/api/v3/people/?search=Khrapunov"
READY = "/readyz"
# Pages and pictures by their words: in the admin, in its chooser, in the third API.
OF_EDITORS = (
    "/admin/pages/search/?q=Khrapunov",
    "/admin/choose-page/search/?q=Khrapunov",
    "/admin/images/?q=Khrapunov",
    "/api/v3/pages/?search=Khrapunov",
)


@pytest.mark.parametrize("damage", DAMAGES)
def test_without_its_index_search_finds_names_and_says_so_until_a_command_mends_it(shell, damage):
    """The index is dropped or damaged; then the life is published; then update_index is run.

    The page finds people by name and says what it could not look at, and no cache keeps that; full text in the APIs
    and in the admin answers 503 and says so, search for names goes on; the portal is not ready, and says what; the edit
    is kept.
    """
    before = state_of_life(shell)
    asked, of_editors = ASKED % (False, [PAGE, TEXTS, NAMES, READY]), ASKED % (True, OF_EDITORS)
    whole = shell.run(asked)
    assert [status for status, _text, _kept in whole.values()] == [200, 200, 200, 200]
    assert "Only names of people" not in whole[PAGE][1]
    assert {url: status for url, (status, *_more) in shell.run(of_editors).items()} == dict.fromkeys(OF_EDITORS, 200)

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
    for url, (status, text, kept) in shell.run(of_editors).items():
        assert (url, status, "no-store" in kept) == (url, 503, True)
        assert ("search: it does not work" if "/api/" in url else "Search does not work") in text, url

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


def test_an_index_that_has_lost_its_words_is_told_though_it_answers(shell):
    """All words are taken out of the index, which then answers that there is nothing; then update_index is run."""
    asked = ASKED % (False, [READY])
    assert shell.run(asked)[READY][0] == 200
    shell.run(BREAK.format(statement=LOSS))
    status, text, _kept = shell.run(asked)[READY]
    assert (status, '"search": "not ready"' in text, '"database": "ready"' in text) == (503, True, True)
    shell.run("said_by('update_index', '--verbosity', '0')")
    assert shell.run(asked)[READY][0] == 200
