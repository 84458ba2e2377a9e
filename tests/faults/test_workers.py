"""A process that is killed takes nothing with it but the work that it had begun."""

from __future__ import annotations

import signal
from threading import Thread

import pytest

from tests.faults.conftest import (
    LIFE,
    LIVES,
    NEW,
    OLD,
    PATIENCE,
    Editor,
    Halt,
    Readers,
    answered,
    halted_command,
    served,
    shown,
    state_of,
    state_of_life,
    until,
)

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("faults of processes")]

# The statement before which a worker is killed.
MOMENTS = {
    "before the page": 'UPDATE "biography_personpage"',
    "before its version": 'INSERT INTO "biography_lifeversion"',
    "at the end": 'UPDATE "biography_personpage" SET "change_reason" = %s, "corrects_error" = %s, "errors_reason" = %s '
    "WHERE",
}


@pytest.mark.parametrize("moment", MOMENTS.values(), ids=MOMENTS)
def test_a_worker_that_is_killed_while_it_publishes_leaves_the_life_as_it_was(portal, shell, moment):
    """kill -9 of a worker in the middle of a publish, while others read: the life is the old one whole.

    What is answered meanwhile is whole and what is public; the site answers again; tree, versions, search and
    references are in step; the editor has but to publish again.
    """
    page = shell.ask('PersonPage.objects.get(slug="viktor-khrapunov", locale__language_code="en").pk')
    before = state_of_life(shell)
    assert all(before.values())
    halt = Halt(portal.folder)
    said: list[int] = []
    # One kill a server: a worker that ends twice in 5.5 seconds ends Granian, as an application that cannot start does.
    with served(portal, halt) as port:
        editor = Editor(port)
        publishing = Thread(target=lambda: said.append(editor.publish(page, NEW)))
        halt.at(moment)
        with Readers(port) as readers:
            publishing.start()
            halt.kill()
            publishing.join()
            until(lambda: answered(port, "/healthz")[0] == 200, "no worker answers")
            until(lambda: any(status for status, _state in readers.answers), "no reader is answered")
        assert said == [0]
        # A connection to a worker that is killed breaks; what is answered is whole, and what is public.
        assert {answer for answer in readers.answers if answer[0]} == {(200, OLD)}
        assert shown(until(lambda: answered(port, LIFE)[1], "no worker answers")) == OLD
        assert state_of_life(shell) == before
        assert editor.publish(page, NEW) == 302
        assert shown(answered(port, LIFE)[1]) == NEW
    numbers = before["numbers"]
    after = {"shown": state_of(NEW), "draft": state_of(NEW), "found by": [NEW]}
    assert state_of_life(shell) == before | after | {"numbers": [*numbers, numbers[-1] + 1]}


def test_a_load_whose_process_is_killed_writes_nothing_and_can_be_said_again(portal, shell, made_up_lives):
    """kill -9 of load_biographies before the first versions are written, when all pages and rows are."""
    before = state_of_life(shell)
    halt = Halt(portal.folder, 'INSERT INTO "biography_lifeversion"')
    load = halted_command(portal, halt, "load_biographies", str(made_up_lives))
    halt.kill()
    assert load.wait(timeout=PATIENCE) == -signal.SIGKILL
    load.communicate()
    assert shell.ask("PersonPage.objects.count()") == 1
    assert state_of_life(shell) == before
    said = shell.run(f"answer = said_by('load_biographies', {str(made_up_lives)!r})")
    assert f"{LIVES} created" in said
    assert shell.ask("PersonPage.objects.count()") == 1 + LIVES
    assert shell.ask("LifeVersion.objects.filter(number=1).count()") == 1 + LIVES
