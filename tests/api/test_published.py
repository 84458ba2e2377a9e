"""Lives and cards say of which version they are, from when, at which address, on which terms."""

import pytest
from django.utils.http import http_date

from biography.models import LifeVersion
from tests.factories import a_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada():
    person = a_person("Ada", slug="ada")
    person.description = "Mathematician"
    person.save_revision().publish()
    return person


def told(version):
    return {
        "version": version.number,
        "changed": version.published_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "url": "http://testserver/people/ada/",
        "version_url": f"http://testserver/people/ada/versions/{version.number}/",
        "licence": "CC BY 4.0",
        "licence_url": "https://creativecommons.org/licenses/by/4.0/",
    }


@pytest.fixture
def licence(settings):
    settings.CONTENT_LICENCE = "CC BY 4.0"
    settings.CONTENT_LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"


@pytest.mark.usefixtures("licence")
def test_lives_and_cards_of_both_apis_say_what_was_published(client, ada):
    version = LifeVersion.objects.order_by("-number")[0]
    [card] = client.get("/api/v3/people/").json()["items"]
    [item] = client.get("/api/v2/pages/?type=biography.PersonPage&fields=published").json()["items"]
    life, page = client.get("/api/v3/people/ada/").json(), client.get(f"/api/v2/pages/{ada.pk}/").json()
    for one in (card, item, life, page):
        assert one["published"] == told(version)


def test_a_life_whose_last_version_was_withdrawn_names_none(client, ada):
    last = LifeVersion.objects.order_by("-number")[0]
    LifeVersion.objects.filter(pk=last.pk).update(withdrawn_at=last.published_at)
    answer = client.get("/api/v3/people/ada/")
    published = answer.json()["published"]
    assert (published["version"], published["changed"]) == (None, None)
    assert published["version_url"] == published["url"]
    assert (published["licence"], published["licence_url"]) == ("", "")
    assert "Last-Modified" not in answer


@pytest.mark.parametrize("address", ["/api/v3/people/ada/", "/people/ada/biography.json"])
def test_who_has_a_life_of_that_date_is_not_sent_it_again(client, ada, address):
    modified = http_date(LifeVersion.objects.order_by("-number")[0].published_at.timestamp())
    answer = client.get(address)
    assert answer["Last-Modified"] == modified
    assert client.get(address, headers={"If-Modified-Since": modified}).status_code == 304
    assert client.get(address, headers={"If-Modified-Since": "Sun, 01 Mar 2020 12:00:00 GMT"}).status_code == 200
