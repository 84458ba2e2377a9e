"""/api/v3/ for editors: a bearer token opens what is closed to everybody else, and writes in everyday words."""

import json

import pytest
from django.contrib.auth import get_user_model

from biography.exchange.site import people_index
from biography.models import PersonPage
from portal.api import api_v3
from tests.factories import a_field, a_person, a_token

pytestmark = pytest.mark.django_db

PAGES = "/api/v3/pages/"
OPEN = ("/api/v3/people", "/api/v3/offices")


@pytest.fixture
def token(db):
    user = get_user_model().objects.create_superuser("editor", "editor@portal.example", "password")
    return {"headers": a_token(user)}


def send(client, method, url, data, token):
    return getattr(client, method)(url, json.dumps(data), content_type="application/json", **token)


def a_new_person(**fields):
    meta = {"type": "biography.PersonPage", "parent_id": people_index().pk, "action": "publish"}
    return {"meta": meta, "title": "Viktor Khrapunov", **fields}


def closed_addresses():
    """Every address of the API but ours, with numbers and names put in, and its methods."""
    for path, operations in api_v3.get_openapi_schema()["paths"].items():
        if not path.startswith(OPEN):
            address = path.format(
                page_id=1, revision_id=1, site_id=1, type_name="biography.PersonPage", type="x", pk=1, image_id=1,
                document_id=1, redirect_id=1, locale_id=1,
            )  # fmt: skip
            yield from ((method, address) for method in operations)


def test_all_but_people_wants_a_token(client, admin_client):
    addresses = list(closed_addresses())
    assert len(addresses) > 40
    for visitor in (client, admin_client):
        open_to_all = [
            (method, address)
            for method, address in addresses
            if getattr(visitor, method)(address, content_type="application/json").status_code != 401
        ]
        assert open_to_all == []


def test_the_description_says_what_wants_a_token():
    document = api_v3.get_openapi_schema()
    secured = {
        path: {json.dumps(operation.get("security")) for operation in operations.values()}
        for path, operations in document["paths"].items()
    }
    people = {path for path in secured if path.startswith(OPEN)}
    assert people == {path for path, kinds in secured.items() if kinds == {"[]"}}
    assert all(kinds == {'[{"TokenAuth": []}]'} for path, kinds in secured.items() if path not in people)
    assert set(document["components"]["securitySchemes"]) == {"TokenAuth"}


def test_a_person_is_written_with_everyday_dates_and_read_by_everybody(client, token):
    answer = send(client, "post", PAGES, a_new_person(birth_date="24 November 1948", family_name="Khrapunov"), token)
    assert answer.status_code == 201, answer.content
    life = client.get("/api/v3/people/viktor-khrapunov/").json()
    assert life["birth"]["date"] == {
        "edtf": "1948-11-24",
        "display": "",
        "earliest": "1948-11-24",
        "latest": "1948-11-24",
        "words": "24 November 1948",
    }
    person = PersonPage.objects.get(slug="viktor-khrapunov")
    change = {"meta": {"type": "biography.PersonPage", "action": "publish"}, "death_date": "about 2020"}
    answer = send(client, "patch", f"{PAGES}{person.pk}/", change, token)
    assert answer.status_code == 200, answer.content
    life = client.get("/api/v3/people/viktor-khrapunov/").json()
    assert (life["birth"]["date"]["edtf"], life["death"]["date"]["edtf"]) == ("1948-11-24", "2020~")


def test_the_sort_name_follows_a_name_that_is_corrected_through_the_api(client, token):
    person = a_person("Viktor Hrapunov", family_name="Hrapunov", given_name="Viktor")
    change = {"meta": {"type": "biography.PersonPage", "action": "publish"}, "family_name": "Khrapunov"}
    assert send(client, "patch", f"{PAGES}{person.pk}/", change, token).status_code == 200
    person.refresh_from_db()
    assert person.sort_name == "Khrapunov, Viktor"


def test_rows_are_written_with_the_page(client, token):
    names = [{"text": "Виктор Храпунов", "kind": "native", "language": "ru"}]
    answer = send(client, "post", PAGES, a_new_person(other_names=names), token)
    assert answer.status_code == 201, answer.content
    life = client.get("/api/v3/people/viktor-khrapunov/").json()
    assert [(name["text"], name["language"]) for name in life["other_names"]] == [("Виктор Храпунов", "ru")]


def test_fields_of_activity_are_written_by_their_entries(client, token):
    rows = [{"field_id": a_field(name).pk} for name in ("Music", "Energy")]
    answer = send(client, "post", PAGES, a_new_person(activities=rows), token)
    assert answer.status_code == 201, answer.content
    life = client.get("/api/v3/people/viktor-khrapunov/").json()
    assert [row["field"]["name"] for row in life["activities"]] == ["Music", "Energy"]
    assert [field["key"] for field in life["fields"]] == ["energy", "music"]


def test_a_date_that_is_none_is_refused_by_the_name_of_its_field(client, token):
    answer = send(client, "post", PAGES, a_new_person(birth_date="31 February 1984"), token)
    assert answer.status_code == 422
    [error] = answer.json()["errors"]
    assert "birth_date" in error["loc"]
    assert not PersonPage.objects.exists()


def test_a_draft_is_read_with_a_token_and_by_nobody_else(client, token):
    draft = a_person("Draft", live=False)
    assert client.get(f"{PAGES}{draft.pk}/", **token).json()["title"] == "Draft"
    assert client.get(f"{PAGES}{draft.pk}/").status_code == 401
    assert client.get("/api/v3/people/draft/", **token).status_code == 404
