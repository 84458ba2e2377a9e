"""A forgotten password: the same answer for everybody, at once, and no flood of mail."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.test import Client

from portal.signing_in import throttle, wagtails_views

RESET = "/admin/password_reset/"
DONE = "/admin/password_reset/done/"
ADDRESS = "ada@example.org"


class AtOnce:
    """Sends a mail before the answer, so that a test sees it."""

    def submit(self, act: Callable[..., None], *given: Any) -> None:
        act(*given)


@pytest.fixture(autouse=True)
def editor(db: None, monkeypatch: pytest.MonkeyPatch) -> User:
    monkeypatch.setattr(wagtails_views, "_mails", AtOnce())
    monkeypatch.setattr(wagtails_views, "close_old_connections", lambda: None)  # they are the test's own
    return User.objects.create_superuser("ada", ADDRESS, "correct horse battery")


def ask(email: str = ADDRESS, remote: str = "192.0.2.1") -> Any:
    return Client(REMOTE_ADDR=remote).post(RESET, {"email": email})


def test_the_owner_gets_a_mail_with_a_link():
    assert ask().url == DONE
    assert [message.to for message in mail.outbox] == [[ADDRESS]]
    assert "/admin/password_reset/confirm/" in mail.outbox[0].body


def test_nothing_is_looked_up_before_the_answer(monkeypatch):
    put_off = []
    monkeypatch.setattr(wagtails_views._mails, "submit", lambda *call: put_off.append(call))
    answers = {}
    for email in (ADDRESS, "nobody@example.org"):
        answer = Client().post(RESET, {"email": email})
        answers[email] = (answer.status_code, answer.url, answer.content)
    assert len(set(answers.values())) == 1
    assert len(put_off) == 2  # the account is looked for in there
    assert not mail.outbox


@pytest.mark.parametrize("email", [ADDRESS, "nobody@example.org"])
def test_who_asks_again_and_again_waits_whether_there_is_such_an_account_or_not(email):
    for _time in range(throttle.FREE):
        assert ask(email).url == DONE
    refused = ask(email)
    assert "There were too many failed attempts from where you are." in refused.content.decode()
    assert len(mail.outbox) == (throttle.FREE if email == ADDRESS else 0)
    assert ask(email, remote="192.0.2.2").url == DONE


def test_an_account_is_not_flooded_from_many_addresses(monkeypatch):
    monkeypatch.setattr(throttle, "FREE_OF_AN_ACCOUNT", 3)
    for number in range(5):
        assert ask(remote=f"192.0.2.{number}").url == DONE  # no other answer: it would tell that there is one
    assert len(mail.outbox) == 3


def test_a_mail_that_cannot_be_sent_is_logged(monkeypatch, caplog):
    def refuse(*_args, **_kwargs):
        raise ConnectionRefusedError

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", refuse)
    assert ask().url == DONE
    assert caplog.records


def test_signing_out_takes_a_form_and_no_link(client, editor):
    client.force_login(editor)
    for method in ("get", "head", "options"):
        answer = getattr(client, method)("/admin/logout/")
        assert not answer.cookies, method
    assert client.get("/admin/logout/").status_code == 405
    assert client.get("/sign-out/").status_code == 200
    assert client.get("/admin/").status_code == 200
    client.post("/admin/logout/")
    assert client.get("/admin/").status_code == 302
