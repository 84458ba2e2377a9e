"""Counts are kept until anything public changes, and never what a transaction has not told yet."""

import time
from unittest.mock import patch

import pytest
from django.db import transaction

from biography import remembered as memory
from biography.remembered import MOST, remembered


@pytest.fixture
def state(monkeypatch):
    """What is public, as a list of its name and of when it ends; outside of any transaction."""
    state = ["first", time.time() + 60]
    monkeypatch.setattr(memory, "_kept", type(memory._kept)())
    monkeypatch.setattr(memory, "_state", lambda: tuple(state) if state else None)
    with patch.object(memory, "connection") as connection:
        connection.in_atomic_block = False
        yield state


def answers(*found):
    """A function that answers each in turn."""
    return iter(found).__next__


def test_an_answer_is_kept_until_what_is_public_changes(state):
    ask = answers(1, 2)
    assert [remembered("how many", ask) for _again in range(3)] == [1, 1, 1]
    state[0] = "second"
    assert remembered("how many", ask) == 2


def test_an_answer_ends_by_itself_when_a_page_expires_or_the_day_ends(state):
    ask = answers(1, 2)
    state[1] = time.time() - 1
    assert [remembered("how many", ask), remembered("how many", ask)] == [1, 2]


def test_an_answer_that_was_made_while_somebody_published_is_not_kept_for_the_new_state(state):
    def ask():
        state[0] = "second"
        return 1

    assert remembered("how many", ask) == 1
    assert remembered("how many", lambda: 2) == 2


def test_each_question_has_its_own_answer(state):
    assert [remembered(("letter", letter), answers(letter)) for letter in "AB"] == ["A", "B"]
    assert remembered(("letter", "A"), answers("C")) == "A"


def test_where_nobody_tells_the_state_nothing_is_kept(state):
    state.clear()
    ask = answers(1, 2)
    assert [remembered("how many", ask), remembered("how many", ask)] == [1, 2]


def test_the_answers_are_bounded_and_those_asked_for_last_stay(state):
    for number in range(MOST + 10):
        remembered(0, answers(number))
        remembered(number, answers(number))
    assert len(memory._kept) == MOST
    assert remembered(0, answers("anew")) == 0
    assert remembered(1, answers("anew")) == "anew"


@pytest.mark.django_db
def test_within_a_transaction_all_is_asked_anew(monkeypatch):
    monkeypatch.setattr(memory, "_state", lambda: ("first", time.time() + 60))
    ask = answers(1, 2)
    with transaction.atomic():
        assert [remembered("how many", ask), remembered("how many", ask)] == [1, 2]
    assert "how many" not in memory._kept
