"""Both APIs tell every error in one shape: problem details (RFC 9457)."""

import pytest
from django.contrib.auth.models import User

from tests.factories import a_person, a_token

pytestmark = pytest.mark.django_db

V2, V3 = "/api/v2/pages/", "/api/v3/people/"
WRONG = [
    (f"{V2}999/", 404),
    (f"{V2}find/?html_path=/nobody/", 404),
    (f"{V2}?colour=red", 400),
    (f"{V2}?search=a%00", 400),
    ("/api/v2/images/999/", 404),
    ("/api/v2/nothing/", 404),
    (f"{V3}nobody/", 404),
    (f"{V3}?colour=red", 422),
    (f"{V3}?limit=many", 422),
    ("/api/v3/offices/none/", 404),
    ("/api/v3/pages/", 401),
    ("/api/v3/nothing/", 404),
    ("/api/v4/", 404),
    ("/api/", 404),
]


def told(answer, status):
    assert answer.status_code == status
    assert answer["Content-Type"] == "application/problem+json"
    problem = answer.json()
    assert problem["status"] == status
    assert problem["type"] == "about:blank"
    assert problem["title"] == answer.reason_phrase
    assert problem["detail"]
    assert "<" not in problem["detail"]
    assert set(problem) <= {"type", "title", "status", "detail", "errors", "message"}
    return problem


@pytest.mark.parametrize(("address", "status"), WRONG)
def test_every_error_has_the_same_shape(client, address, status):
    problem = told(client.get(address), status)
    # Where Wagtail's clients of the second API look for it.
    assert problem.get("message") == (problem["detail"] if address.startswith("/api/v2/") else None)


@pytest.mark.parametrize("address", [V2, V3, f"{V2}999/", f"{V3}ada/"])
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_what_is_not_possible_says_what_is(client, address, method):
    answer = getattr(client, method)(address)
    told(answer, 405)
    assert "GET" in answer["Allow"]


def test_who_asks_too_often_is_told_in_the_same_shape(client, settings):
    settings.API_REQUESTS_PER_MINUTE = 1
    for address in (V2, V3, "/api/v3/nothing/"):
        client.get(address)
        answer = client.get(address)
        assert "at most 1 a minute" in told(answer, 429)["detail"]
        assert answer["Retry-After"]
        assert answer["Cache-Control"] == "no-store"


def test_a_name_that_the_portal_does_not_go_by_is_told_in_the_same_shape(client, settings):
    settings.ALLOWED_HOSTS = ["portal.example"]
    assert "ALLOWED_HOSTS" in told(client.get(V3, headers={"host": "else.example"}), 400)["detail"]


def test_what_cannot_be_read_is_told_in_the_same_shape(client):
    token = a_token(User.objects.create_superuser("Administrator", password="x"))
    answer = client.post("/api/v3/pages/", "{", content_type="application/json", headers=token)
    told(answer, 400)


def test_who_brings_no_token_is_told_how_to_bring_one(client):
    assert client.get("/api/v3/whoami/")["WWW-Authenticate"] == "Bearer"


@pytest.mark.parametrize("name", ["limit", "search", "order", "fields"])
def test_the_second_api_refuses_a_parameter_given_twice(client, name):
    problem = told(client.get(f"{V2}?{name}=1&{name}=2"), 400)
    assert problem["detail"] == f"{name}: It is given 2 times; give it once."


@pytest.mark.parametrize("address", [V3, f"{V3}ada/", "/api/v3/offices/mayor/"])
def test_the_third_api_refuses_a_parameter_given_twice(client, address):
    a_person("Ada", slug="ada")
    problem = told(client.get(f"{address}?language=en&language=fr"), 422)
    assert {
        "type": "repeated_parameter",
        "loc": ["query", "language"],
        "msg": "It is given 2 times; give it once.",
    } in (problem["errors"])


@pytest.mark.parametrize("address", [V2, V3, f"{V3}ada/", "/api/v2/images/", "/api/v3/docs/"])
def test_an_address_is_answered_without_the_slash_at_its_end(client, address):
    a_person("Ada", slug="ada")
    answer = client.get(address.rstrip("/"))
    assert answer.status_code == 200
    assert answer.content == client.get(address).content


def test_an_address_with_a_dot_is_answered_without_the_slash_at_its_end(client):
    token = a_token(User.objects.create_superuser("Administrator", password="x"))
    assert client.get("/api/v3/schema/biography.PersonPage", headers=token).status_code == 200
    assert client.get("/api/v3/schema/biography.PersonPage").status_code == 401


def test_an_error_beside_the_apis_is_a_page(client):
    assert client.get("/nothing/")["Content-Type"].startswith("text/html")
