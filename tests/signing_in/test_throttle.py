"""Guessing gets slower and slower for who guesses, and for nobody else."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from portal.models import FailedSignIn
from portal.signing_in import throttle
from tests.signing_in.conftest import PASSWORD, code_of, give

GUESSER = {"REMOTE_ADDR": "192.0.2.66"}
OWNER = {"REMOTE_ADDR": "192.0.2.1"}
WAIT = "There were too many failed attempts from where you are."

pytestmark = pytest.mark.usefixtures("editor")


def guess(times: int, **asked) -> str:
    """The last answer."""
    for _time in range(times):
        answer = give(Client(), "wrong", **asked)
    return answer.content.decode()


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def later(**difference: float) -> None:
    for row in FailedSignIn.objects.all():
        FailedSignIn.objects.filter(pk=row.pk).update(last_at=row.last_at - timedelta(**difference))


def test_after_some_failures_even_the_right_password_waits(client):
    assert WAIT not in guess(throttle.FREE, **GUESSER)
    assert WAIT in guess(1, **GUESSER)
    assert WAIT in give(client, **GUESSER).content.decode()
    assert not is_in(client)


def test_the_owner_is_not_locked_out_by_who_guesses(client):
    guess(throttle.FREE + 3, **GUESSER)
    give(client, **OWNER)
    assert is_in(client)


def test_a_colleague_at_the_same_address_is_not_locked_out(client):
    User.objects.create_superuser("colleague", password=PASSWORD)
    guess(throttle.FREE + 3, **GUESSER)
    give(client, name="colleague", **GUESSER)
    assert is_in(client)


def test_each_failure_more_doubles_the_wait_up_to_an_hour(rf):
    request, waits = rf.post("/sign-in/", **GUESSER), []
    for _time in range(throttle.FREE):
        assert throttle.seconds_to_wait(request, "editor") == 0
    for _time in range(9):
        waits.append(throttle.seconds_to_wait(request, "editor"))
        later(seconds=waits[-1])
        assert throttle.seconds_to_wait(request, "editor") == 0
    assert waits == [30, 60, 120, 240, 480, 960, 1920, 3600, 3600]


def test_who_waited_signs_in_and_begins_anew(client):
    guess(throttle.FREE, **GUESSER)
    later(seconds=throttle.FIRST_WAIT)
    give(client, **GUESSER)
    assert is_in(client)
    assert WAIT not in guess(throttle.FREE, **GUESSER)


def test_the_name_in_other_letters_is_the_same_account():
    guess(throttle.FREE, **GUESSER)
    assert WAIT in give(Client(), "wrong", name=" EDITOR", **GUESSER).content.decode()


def test_a_client_has_one_network_of_ipv6_and_not_all_its_addresses():
    for last in range(throttle.FREE):
        guess(1, REMOTE_ADDR=f"2001:db8::{last}")
    assert WAIT in guess(1, REMOTE_ADDR="2001:db8::ffff")
    assert WAIT not in guess(1, REMOTE_ADDR="2001:db8:0:1::1")


def test_who_tries_many_accounts_is_stopped_too(monkeypatch):
    monkeypatch.setattr(throttle, "FREE_OF_AN_ADDRESS", 7)
    for number in range(7):
        assert WAIT not in give(Client(), "wrong", name=f"name{number}", **GUESSER).content.decode()
    assert WAIT in give(Client(), "wrong", name="name8", **GUESSER).content.decode()
    assert WAIT not in give(Client(), "wrong", name="name8", **OWNER).content.decode()


def test_who_tries_many_accounts_locks_out_nobody_who_has_signed_in_from_there_before(client, monkeypatch):
    give(Client(), **GUESSER)
    monkeypatch.setattr(throttle, "FREE_OF_AN_ADDRESS", 7)
    for number in range(9):
        last = give(Client(), "wrong", name=f"name{number}", **GUESSER).content.decode()
    assert WAIT in last
    give(client, **GUESSER)
    assert is_in(client)
    later(days=throttle.KNOWN.days)
    later(days=2)
    guess(1, **OWNER)
    assert FailedSignIn.objects.count() == 2


def test_nothing_about_a_person_is_kept_and_nothing_for_long(rf):
    guess(1, **GUESSER)
    kept = str(list(FailedSignIn.objects.values()))
    assert "192.0.2" not in kept
    assert "editor" not in kept
    later(days=2)
    guess(1, **OWNER)
    assert FailedSignIn.objects.filter(last_at__lt=timezone.now() - timedelta(days=1)).count() == 0


def test_an_unknown_name_is_answered_like_a_wrong_password():
    known, unknown = give(Client(), "wrong", **OWNER), give(Client(), "wrong", name="nobody", **GUESSER)
    said = "This name and this password do not belong together."
    assert said in known.content.decode()
    assert said in unknown.content.decode()


def test_an_address_made_up_in_a_header_is_no_other_address():
    guess(throttle.FREE, **GUESSER)
    assert WAIT in guess(1, **GUESSER, HTTP_X_FORWARDED_FOR="198.51.100.1")


def give_code(client: Client, code: str, **asked) -> str:
    give(client, **asked)
    return client.post("/sign-in/code/", {"code": code}, **asked).content.decode()


def test_wrong_codes_of_somebody_else_do_not_lock_out_the_owner(client, secret):
    """Somebody else has the password, and tries codes."""
    for _time in range(throttle.FREE):
        assert WAIT not in give_code(Client(), "000000", **GUESSER)
    assert WAIT in give_code(Client(), code_of(secret), **GUESSER)
    give_code(client, code_of(secret), **OWNER)
    assert is_in(client)


def test_codes_are_not_guessed_from_many_addresses(client, secret, monkeypatch):
    """Nor is the owner locked out then where a code has been given before."""
    give_code(client, code_of(secret), **OWNER)
    monkeypatch.setattr(throttle, "FREE_OF_AN_ACCOUNT", 4)
    for number in range(4):
        assert WAIT not in give_code(Client(), "000000", REMOTE_ADDR=f"198.51.100.{number}")
    assert WAIT in give_code(Client(), "000000", REMOTE_ADDR="198.51.100.9")
    assert WAIT not in give_code(Client(), "000000", **OWNER)
