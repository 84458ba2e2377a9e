"""One client takes nothing away from the others, and tokens do not live for ever."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from wagtail.models import APIToken

from portal import api_limits
from tests.factories import a_person

pytestmark = pytest.mark.django_db
V2, V3 = "/api/v2/pages/", "/api/v3/people/"


@pytest.fixture(autouse=True)
def three_a_minute(settings, monkeypatch):
    settings.API_REQUESTS_PER_MINUTE = 3
    monkeypatch.setattr(api_limits.time, "time", lambda: 1_000_000_040.0)


@pytest.fixture
def token() -> tuple[APIToken, dict[str, str]]:
    token, key = APIToken.create_token(user=User.objects.create_superuser("program"), name="of a program")
    return token, {"authorization": f"Bearer {key}"}


@pytest.mark.parametrize("address", [V2, V3, "/api/v3/docs/"])
def test_who_asks_too_often_is_told_how_long_to_wait(client, address):
    for _time in range(3):
        assert client.get(address).status_code == 200
    answer = client.get(address, headers={"origin": "https://reader.example"})
    assert answer.status_code == 429
    assert answer.headers["Retry-After"] == "40"
    assert answer.json()["detail"] == answer.json()["message"]
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Cache-Control"] == "no-store"


def test_the_next_minute_counts_anew(client, monkeypatch):
    for _time in range(4):
        client.get(V3)
    monkeypatch.setattr(api_limits.time, "time", lambda: 1_000_000_080.0)
    assert client.get(V3).status_code == 200


def test_others_are_answered_meanwhile_and_pages_always(client):
    for _time in range(4):
        client.get(V3)
    assert Client(REMOTE_ADDR="192.0.2.7").get(V3).status_code == 200
    assert client.get("/people/").status_code == 200


def test_made_up_tokens_make_no_new_client(client):
    for number in range(3):
        client.get(V3, headers={"authorization": f"Bearer wagtail_{number}"})
    assert client.get(V3, headers={"authorization": "Bearer wagtail_9"}).status_code == 429


def test_without_a_limit_nobody_waits(client, settings):
    settings.API_REQUESTS_PER_MINUTE = 0
    assert {client.get(V3).status_code for _time in range(5)} == {200}


def test_a_token_is_revoked_when_it_is_too_old(client, token):
    kept, headers = token
    assert client.get("/api/v3/whoami/", headers=headers).status_code == 200
    APIToken.objects.update(created=timezone.now() - timedelta(days=366))
    assert client.get("/api/v3/whoami/", headers=headers).status_code == 401
    kept.refresh_from_db()
    assert kept.revoked_at is not None


def test_a_token_lives_for_ever_where_the_settings_say_so(client, token, settings):
    settings.API_TOKEN_DAYS = 0
    APIToken.objects.update(created=timezone.now() - timedelta(days=3660))
    assert client.get("/api/v3/whoami/", headers=token[1]).status_code == 200


def test_only_a_hash_of_a_token_is_kept(token):
    key = token[1]["authorization"].removeprefix("Bearer ")
    assert key not in str(list(APIToken.objects.values()))
    assert token[0].key_hash != key


def test_an_administrator_revokes_a_token_in_the_admin(admin_client, client, token):
    admin_client.post(f"/admin/api-tokens/delete/{token[0].pk}/")
    assert client.get("/api/v3/whoami/", headers=token[1]).status_code == 401


@pytest.mark.parametrize("address", [f"{V2}?limit=101", f"{V3}?limit=101", f"{V2}?limit=-1", f"{V3}?limit=0"])
def test_nobody_asks_for_more_than_a_hundred_at_once(client, address):
    assert client.get(address).status_code in (400, 422)


@pytest.mark.parametrize("fields", ["a(" * 3000, "a(" * 3000 + ")" * 3000, "*," * 3000, "parent(" * 200 + ")" * 200])
def test_no_depth_of_fields_makes_it_fail(client, settings, fields):
    settings.API_REQUESTS_PER_MINUTE = 0
    a_person("Ada")
    assert client.get(f"{V2}?type=biography.PersonPage&fields={fields}").status_code == 400


@pytest.mark.parametrize("address", [f"{V2}?offset=1000000000", f"{V3}?offset=1000000000"])
def test_beyond_the_last_page_there_is_nothing_at_no_cost(client, address, django_assert_max_num_queries):
    client.get(address)
    with django_assert_max_num_queries(12):
        assert client.get(address).json()["items"] == []
