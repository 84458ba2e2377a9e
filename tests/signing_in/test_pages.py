"""The pages of signing in: the portal's own look, its languages, and sessions that end."""

import pytest

from tests.signing_in.conftest import code_of, confirm, give

PAGES = [
    *("/sign-in/", "/sign-out/", "/sign-in/again/", "/sign-in/again/code/", "/second-factor/"),
    *("/second-factor/remove/", "/second-factor/recovery-codes/", "/second-factor/recovery-codes/new/"),
]
SAID = {"ru": "Войти", "kk": "Кіру", "fr": "Se connecter"}


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("language", ["", "/ru", "/kk", "/fr"])
def test_a_page_is_the_portals_and_nobody_keeps_it(client, recovery_codes, secret, address, language):
    if address != "/sign-in/":
        give(client)
        client.post("/sign-in/code/", {"code": code_of(secret)})
        confirm(client)
    answer = client.get(f"{language}{address}")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert 'class="site"' in page
    assert '<meta name="robots" content="noindex">' in page
    assert "no-store" in answer.headers["Cache-Control"]
    assert "unsafe-inline" not in answer.headers["Content-Security-Policy"]
    assert f'<html lang="{language[1:] or "en"}"' in page


@pytest.mark.parametrize(("language", "said"), SAID.items())
def test_it_speaks_the_language_of_its_address(client, db, language, said):
    assert f">{said}</button>" in client.get(f"/{language}/sign-in/").content.decode()
    refused = client.post(f"/{language}/sign-in/", {"login": "nobody", "password": "x"}).content.decode()
    assert "do not belong together" not in refused
    assert 'class="fault" role="alert"' in refused


def test_a_session_ends_however_often_it_is_used(client, editor, settings):
    give(client)
    assert client.session.get_expiry_age() == settings.SESSION_COOKIE_AGE == 12 * 3600
    cookie = client.cookies["sessionid"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert "sessionid" not in client.get("/admin/").cookies


def test_no_page_leads_to_another_site(client, editor):
    answer = client.post(
        "/sign-in/?next=https://evil.example/", {"login": "editor", "password": "correct horse battery"}
    )
    assert answer.url == "/admin/"
