"""Who has a second factor gets in with it, and by no other way; who must have one sets it up first."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group, User
from django.core.management import CommandError, call_command
from django.test import Client

from tests.signing_in.conftest import PASSWORD, code_of, confirm, give

ADMIN, SET_UP, INDEX = "/admin/", "/second-factor/set-up/", "/second-factor/"


def lets_in(client: Client) -> bool:
    return client.get(ADMIN).status_code == 200


def test_a_password_alone_does_where_no_second_factor_is(client, editor):
    answer = give(client)
    assert (answer.status_code, answer.url) == (302, ADMIN)
    assert lets_in(client)


def test_who_has_an_app_gives_a_code_as_well(client, secret):
    answer = give(client)
    assert (answer.status_code, answer.url) == (302, "/sign-in/code/")
    assert not lets_in(client)
    refused = client.post(answer.url, {"code": "000000"})
    assert "This code is not right, or no longer." in refused.content.decode()
    assert not lets_in(client)
    assert client.post(answer.url, {"code": code_of(secret)}).status_code == 302
    assert lets_in(client)


def test_a_code_does_once(client, secret):
    code = code_of(secret)
    give(client)
    client.post("/sign-in/code/", {"code": code})
    another = Client()
    give(another)
    another.post("/sign-in/code/", {"code": code})
    assert lets_in(client)
    assert not lets_in(another)


def test_a_recovery_code_stands_in_once(client, recovery_codes):
    code = recovery_codes()[0]
    for times, let in ((1, True), (2, False)):
        one = Client()
        give(one)
        one.post("/sign-in/code/", {"code": code})
        assert lets_in(one) is let, times
    assert code not in recovery_codes()


def test_a_session_that_came_about_elsewhere_is_no_way_past_the_code(client, editor, secret):
    client.force_login(editor)
    answer = client.get("/admin/pages/")
    assert (answer.status_code, answer.url) == (302, "/sign-in/?next=/admin/pages/")
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("address", ["/admin/login/", "/_util/login/"])
def test_wagtails_own_pages_of_signing_in_lead_here(client, editor, address):
    answer = client.get(f"{address}?next=/admin/pages/")
    assert (answer.status_code, answer.url) == (302, "/sign-in/?next=/admin/pages/")
    assert client.post(address, {"username": "editor", "password": PASSWORD}).status_code == 302
    assert not lets_in(client)


def test_who_sets_it_up_goes_on_and_has_recovery_codes(client, editor):
    give(client)
    assert client.get(SET_UP).url.startswith("/sign-in/again/")
    confirm(client)
    page = client.get(SET_UP).content.decode()
    secret = re.search(r"<code>([A-Z2-7]{16,})</code>", page)[1]
    assert "data:image/svg+xml;base64," in page
    assert client.post(SET_UP, {"code": "000000"}).status_code == 200
    assert not Authenticator.objects.exists()
    client.post(SET_UP, {"code": code_of(secret)})
    answer = client.get("/second-factor/recovery-codes/")
    assert len(re.findall(r"<li><code>\d{8}</code></li>", answer.content.decode())) == 10
    assert lets_in(client)


def test_where_everybody_must_have_one_it_is_asked_for_first(client, editor, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    give(client)
    answer = client.get("/admin/pages/")
    assert (answer.status_code, answer.url) == (302, SET_UP)
    confirm(client)
    secret = re.search(r"<code>([A-Z2-7]{16,})</code>", client.get(SET_UP).content.decode())[1]
    client.post(SET_UP, {"code": code_of(secret)})
    assert lets_in(client)


def test_where_everybody_must_have_one_nobody_removes_it(client, secret, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    give(client)
    client.post("/sign-in/code/", {"code": code_of(secret)})
    confirm(client)
    answer = client.post("/second-factor/remove/")
    assert "Here every editor needs a second factor." in answer.content.decode()
    assert Authenticator.objects.exists()


def test_who_may_not_edit_is_not_asked(client, db, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    User.objects.create_user("reader", password=PASSWORD)
    give(client, name="reader")
    assert client.get("/people/").status_code == 200


def test_members_of_any_group_that_may_come_in_are_asked(client, db, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    User.objects.create_user("member", password=PASSWORD).groups.add(Group.objects.get(name="Editors"))
    give(client, name="member")
    assert client.get(ADMIN).url == SET_UP


def test_it_is_removed_with_the_password_once_more(client, secret):
    give(client)
    client.post("/sign-in/code/", {"code": code_of(secret)})
    answer = client.post("/second-factor/remove/")
    assert answer.url.startswith("/sign-in/again/")
    assert Authenticator.objects.exists()
    client.post("/sign-in/again/", {"password": "wrong"})
    assert client.post("/second-factor/remove/").url.startswith("/sign-in/again/")
    confirm(client)
    client.post("/second-factor/remove/")
    assert not Authenticator.objects.exists()
    assert lets_in(client)


def test_who_has_lost_everything_is_helped_by_an_administrator(client, editor, secret, capsys):
    call_command("remove_second_factor", "editor")
    assert "signs in with the password alone" in capsys.readouterr().out
    give(client)
    assert lets_in(client)
    with pytest.raises(CommandError, match="has no second factor"):
        call_command("remove_second_factor", "editor")
    with pytest.raises(CommandError, match="nobody with the name"):
        call_command("remove_second_factor", "nobody")


def test_the_account_page_leads_to_it(client, editor):
    give(client)
    assert f'href="{INDEX}"' in client.get("/admin/account/").content.decode()


def test_nobody_signs_up(client, db):
    assert client.get("/signup/").status_code == 404
    assert client.get("/sign-up/").status_code == 404
