"""The first administrator is made once, and never by guesswork."""

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_admin_in_the_environment(monkeypatch):
    for name in ("ADMIN_USERNAME", "ADMIN_PASSWORD", "ADMIN_EMAIL"):
        monkeypatch.delenv(name, raising=False)


def test_the_first_start_prints_a_password_that_signs_in(client, capsys):
    call_command("ensure_admin")
    printed = capsys.readouterr().out
    password = printed.split("password: ")[1].split()[0]
    assert "Sign in at http://testserver/admin/login/" in printed
    assert client.login(username="admin", password=password)
    assert client.get("/admin/").status_code == 200


def test_the_second_start_prints_nothing_and_changes_nothing(capsys):
    call_command("ensure_admin")
    before = get_user_model().objects.values().get()
    capsys.readouterr()
    call_command("ensure_admin")
    assert capsys.readouterr().out == ""
    assert get_user_model().objects.values().get() == before


def test_name_and_password_come_from_the_environment_and_the_password_is_not_printed(client, capsys, monkeypatch):
    monkeypatch.setenv("ADMIN_USERNAME", "chief")
    monkeypatch.setenv("ADMIN_PASSWORD", "seventeen brown otters")
    call_command("ensure_admin")
    assert "otters" not in capsys.readouterr().out
    assert client.login(username="chief", password="seventeen brown otters")


def test_a_weak_password_is_refused_with_its_reasons(monkeypatch):
    monkeypatch.setenv("ADMIN_PASSWORD", "12345")
    with pytest.raises(CommandError, match=r"ADMIN_PASSWORD is refused: .*too short.*entirely numeric"):
        call_command("ensure_admin")
    assert not get_user_model().objects.exists()


def test_another_user_is_not_made_an_administrator_for_having_the_name():
    get_user_model().objects.create_user("admin", password="x")
    with pytest.raises(CommandError, match="Choose another name with ADMIN_USERNAME"):
        call_command("ensure_admin")
    assert not get_user_model().objects.filter(is_superuser=True).exists()
