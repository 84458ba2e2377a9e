"""/api/v3/offices/{key}/: who held an office."""

import pytest

from tests.factories import a_period, a_person, an_office, an_organisation, make_private

pytestmark = pytest.mark.django_db

OFFICE = "/api/v3/offices/mayor/"


@pytest.fixture
def mayor(db):
    return an_office("Mayor", single_holder=True, organisation=an_organisation("City Hall"), since="1960")


def test_an_office_comes_with_its_holders_in_order_and_the_gaps(client, mayor):
    a_period(a_person("Ben"), "Mayor", office=mayor, start="1987", ongoing=True, acting=True, slug="post")
    a_period(a_person("Ann"), "Mayor", office=mayor, start="1960", end="1980", ended="retired", slug="post")
    answer = client.get(OFFICE).json()
    assert (answer["key"], answer["organisation"]) == ("mayor", {"key": "city-hall", "name": "City Hall"})
    assert answer["since"]["words"] == "1960"
    first, second = answer["holders"]
    assert first["person"] == {"name": "Ann", "person": "ann"}
    assert (first["period"], first["end"]["edtf"], first["ended"]) == ("post", "1980", "retired")
    assert first["url"] == "http://testserver/people/ann/post/"
    assert client.get(first["api_url"]).json()["career"][0]["slug"] == "post"
    assert (second["acting"], second["ongoing"], second["end"]) == (True, True, None)
    assert [(gap["start"]["edtf"], gap["end"]["edtf"]) for gap in answer["gaps"]] == [("1980", "1987")]


def test_a_post_that_is_told_as_still_held_ends_with_the_death_of_its_holder(client, mayor):
    ann = a_person("Ann", birth_date="1920", death_date="1981-04-04")
    a_period(ann, "Mayor", office=mayor, start="1960", ongoing=True, slug="post")
    a_period(a_person("Ben"), "Mayor", office=mayor, start="1991", end="1995", slug="post")
    a_period(a_person("Cid", death_date="1985"), "Mayor", office=mayor, start="1983", slug="post")
    first, second, third = client.get(OFFICE).json()["holders"]
    assert (first["ongoing"], first["end"]["edtf"]) == (False, "1981-04-04")
    assert first["overlaps"] == second["overlaps"] == third["overlaps"] == []


def test_an_office_that_only_hidden_lives_refer_to_is_not_there(client, admin_client, mayor):
    a_period(a_person("Draft", live=False), office=mayor)
    make_private(a_period(a_person("Closed"), office=mayor))
    for visitor in (client, admin_client):
        assert visitor.get(OFFICE).status_code == 404
    a_period(a_person("Seen"), office=mayor)
    assert [one["person"]["name"] for one in admin_client.get(OFFICE).json()["holders"]] == ["Seen"]


def test_unknown_parameters_are_refused(client, mayor):
    a_period(a_person("Seen"), office=mayor)
    answer = client.get(f"{OFFICE}?order=start")
    assert answer.status_code == 422
    assert "order" in answer.json()["errors"][0]["loc"]


def test_no_key_makes_it_fail(client, mayor, hostile_text):
    assert client.get(f"/api/v3/offices/{hostile_text}/").status_code == 404


def test_an_office_costs_the_same_for_two_holders_and_for_twenty(count_queries, mayor):
    counts = []
    for number in (2, 18):
        for _ in range(number):
            person = a_person()
            a_period(person, office=mayor, start="1990", end="1995", predecessor_person=person)
        counts.append(count_queries(OFFICE))
    assert counts[0] == counts[1]
