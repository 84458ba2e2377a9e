"""Two editors who save or publish the same life in the same moment: nothing that either wrote is lost in silence."""

from __future__ import annotations

from typing import Any

import pytest

from tests.faults.conftest import Shell, state_of, state_of_life

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("faults")]

# Two threads with a connection each, as two workers have them.
TWO_EDITORS = """
import threading, traceback
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from biography.models import PersonPage
from tests.faults.conftest import form_of, state_of
life = PersonPage.objects.get(slug="viktor-khrapunov", locale__language_code="en")
address = f"/admin/pages/{{life.pk}}/edit/"
both, answer = threading.Barrier(2), {{}}
def work(name):
    try:
        answer[name] = sent(name)
    except Exception:
        answer[name] = [0, traceback.format_exc()]
    connection.close()
def sent(name):
    client = Client(raise_request_exception=False, headers={{"host": "127.0.0.1"}})
    client.force_login(User.objects.get_or_create(username=name, is_superuser=True)[0])
    form = form_of(client.get(address).content.decode())
    said = {{"description": state_of(name), "errors_reason": "It is a test."}} | {action}
    both.wait(timeout=180)
    answered = client.post(address, form | said)
    return [answered.status_code, answered.content.decode()]
threads = [threading.Thread(target=work, args=(name,)) for name in ("ada", "charles")]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
"""
HISTORY = """
from biography.models import PersonPage
life = PersonPage.objects.get(slug="viktor-khrapunov", locale__language_code="en")
revisions = life.revisions.order_by("pk")
answer = [[each.content["description"], each.user and each.user.username] for each in revisions]
"""
LATE = """
from django.contrib.auth.models import User
from django.test import Client
from biography.models import PersonPage
from tests.faults.conftest import form_of, state_of
life = PersonPage.objects.get(slug="viktor-khrapunov", locale__language_code="en")
address = f"/admin/pages/{life.pk}/edit/"
ada, charles = (Client(headers={"host": "127.0.0.1"}) for _ in range(2))
for client, name in ((ada, "ada"), (charles, "charles")):
    client.force_login(User.objects.get_or_create(username=name, is_superuser=True)[0])
form = form_of(charles.get(address).content.decode())
opened = life.latest_revision_id
ada.post(address, form_of(ada.get(address).content.decode()) | {"description": state_of("early")})
stale = form | {"description": state_of("late"), "loaded_revision_id": str(opened)}
sent = charles.post(address, stale, headers={"accept": "application/json"})
answer = [sent.status_code, sent.json()]
"""


def at_once(shell: Shell, action: dict[str, str]) -> dict[str, Any]:
    """What two editors are answered whose forms arrive together: status and text, by name."""
    return shell.run(TWO_EDITORS.format(action=action))


def test_two_editors_who_publish_or_save_at_once_lose_nothing(shell):
    """Two forms of one life are published together, then two drafts are saved together.

    Each is a revision in the history under its editor's name; each publication one version, with numbers that follow
    each other; the public sees one of the two whole, and the version, the search and the tree are in step with it.
    """
    before, history = state_of_life(shell), shell.run(HISTORY)
    answers = at_once(shell, {"action-publish": "1"})
    assert {name: status for name, (status, _text) in answers.items()} == {"ada": 302, "charles": 302}, answers
    states = [[state_of(name), name] for name in ("ada", "charles")]
    added = shell.run(HISTORY)[len(history) :]
    assert sorted(added) == states
    after = state_of_life(shell)
    assert after["shown"] in (state_of("ada"), state_of("charles"))
    assert after["version is in step"]
    assert after["tree is whole"]
    assert after["references are in step"]
    last = before["numbers"][-1]
    assert after["numbers"] == [*before["numbers"], last + 1, last + 2]

    answers = at_once(shell, {})
    assert {name: status for name, (status, _text) in answers.items()} == {"ada": 302, "charles": 302}, answers
    assert sorted(shell.run(HISTORY)[len(history) + 2 :]) == states
    drafted = state_of_life(shell)
    assert drafted["draft"] in (state_of("ada"), state_of("charles"))
    assert drafted | {"draft": after["draft"]} == after


def test_what_saves_itself_over_anothers_newer_draft_is_refused_and_told(shell):
    """A form opened before another editor saved saves itself: it is refused with a sentence, and nothing is written."""
    history = shell.run(HISTORY)
    status, said = shell.run(LATE)
    assert status == 400
    assert said["error_code"] == "invalid_revision"
    assert "newer version" in said["error_message"]
    assert shell.run(HISTORY)[len(history) :] == [[state_of("early"), "ada"]]
