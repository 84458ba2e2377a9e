"""One client takes nothing away from the others."""

import pytest
from django.test import Client

from portal import request_limits
from tests.factories import a_person

pytestmark = pytest.mark.django_db
V2, V3 = "/api/v2/pages/", "/api/v3/people/"


@pytest.fixture(autouse=True)
def three_a_minute(settings, monkeypatch):
    settings.API_REQUESTS_PER_MINUTE = 3
    monkeypatch.setattr(request_limits.time, "time", lambda: 1_000_000_040.0)


@pytest.mark.parametrize("address", [V2, V3, "/api/v3/docs/"])
def test_who_asks_too_often_is_told_how_long_to_wait(client, address):
    for _time in range(3):
        assert client.get(address).status_code == 200
    answer = client.get(address, headers={"origin": "https://reader.example"})
    assert answer.status_code == 429
    assert answer.headers["Retry-After"] == "40"
    assert answer.json()["detail"].startswith("Too many requests: at most 3 a minute.")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Cache-Control"] == "no-store"


def test_the_next_minute_counts_anew(client, monkeypatch):
    for _time in range(4):
        client.get(V3)
    monkeypatch.setattr(request_limits.time, "time", lambda: 1_000_000_080.0)
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


@pytest.mark.parametrize(
    "address",
    [
        "/search/?q=ada",
        "/fr/search/?q=ada",
        "/compare/",
        "/as-of/1900/",
        "/people/ada/timeline/",
        "/people/ada/card.png",
    ],
)
def test_pages_that_take_long_have_a_limit_of_their_own(client, settings, address):
    settings.EXPENSIVE_REQUESTS_PER_MINUTE = 2
    a_person("Ada", slug="ada")
    for _time in range(2):
        assert client.get(address).status_code == 200
    answer = client.get(address)
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "40")
    assert answer.headers["Cache-Control"] == "no-store"
    assert client.get("/people/ada/").status_code == 200
    assert client.get("/search/suggest/?q=ada").status_code == 200
    assert client.get(V3).status_code == 200
    assert Client(REMOTE_ADDR="192.0.2.7").get(address).status_code == 200


def test_it_says_so_in_the_language_of_the_address(client, settings):
    settings.EXPENSIVE_REQUESTS_PER_MINUTE = 1
    client.get("/fr/search/?q=ada")
    assert "Trop de requêtes" in client.get("/fr/search/?q=ada").content.decode()
