"""A picture whose collection is closed is closed everywhere at once: pages, versions, cards, and at its address."""

from __future__ import annotations

import re
from typing import Any
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import Collection, CollectionViewRestriction

from biography.closed_pictures import settle
from biography.models import PersonPage, PortalImage, PortalRendition
from biography.pictures import SPECS
from tests.factories import a_paragraph, a_person, picture_file

pytestmark = pytest.mark.django_db
CREDIT = "Credit murmuration"


@pytest.fixture(autouse=True)
def uploads(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def collection() -> Collection:
    return Collection.get_first_root_node().add_child(name="Lent")


@pytest.fixture
def life(collection) -> PersonPage:
    """A life with a portrait and a picture in its text, both of that collection, and a version that shows them."""
    portrait, picture = (
        PortalImage.objects.create(
            title="Face",
            credit=CREDIT,
            file=picture_file(f"{name}.jpg"),
            collection=Collection.objects.get(name="Lent"),
        )
        for name in ("face", "scene")
    )
    block = {"type": "picture", "id": str(uuid4()), "value": {"image": picture.pk, "caption": "A scene"}}
    person = a_person("Ada", slug="ada", portrait=portrait, body=[a_paragraph("<p>Prose.</p>"), block])
    PersonPage.objects.get(pk=person.pk).save_revision().publish()
    return PersonPage.objects.get(pk=person.pk)


@pytest.fixture
def close(django_capture_on_commit_callbacks):
    def closed(collection: Collection) -> CollectionViewRestriction:
        with django_capture_on_commit_callbacks(execute=True):
            return CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")

    return closed


def pictures_on(text: str) -> set[str]:
    return set(re.findall(r"/media/images/[^\s\"',]+", text))


def status(client, url: str) -> int:
    response = client.get(url)
    if response.streaming:
        # Read to its end, the file is closed.
        assert b"".join(response)
    return response.status_code


def test_every_address_of_a_picture_is_gone_with_the_answer(client, life, collection, close):
    addresses = pictures_on(client.get("/people/ada/").text)
    assert len(addresses) > 2
    assert {status(client, url) for url in addresses} == {200}
    close(collection)
    assert {status(client, url) for url in addresses} == {404}


def test_no_file_is_left_where_a_proxy_would_give_it_out(client, life, collection, close, settings):
    client.get("/people/ada/")
    assert list(settings.MEDIA_ROOT.glob("images/*"))
    close(collection)
    assert list(settings.MEDIA_ROOT.glob("images/*")) == []
    # What is made of a closed picture, for the admin say, is made elsewhere.
    PortalImage.objects.first().get_rendition("max-165x165")
    assert list(settings.MEDIA_ROOT.glob("images/*")) == []


def test_the_address_asks_the_database_whatever_folder_the_file_lies_in(client, life, collection):
    """As before an upgrade, or where a signal was missed."""
    addresses = pictures_on(client.get("/people/ada/").text)
    CollectionViewRestriction.objects.bulk_create([CollectionViewRestriction(collection=collection)])
    assert {status(client, url) for url in addresses} == {404}
    # In all sizes and formats, of which pages name some.
    assert settle() == 2 * len(SPECS) == PortalRendition.objects.filter(file__startswith="closed_images/").count()
    assert settle() == 0


@pytest.mark.parametrize("face", ["", "biography.json", "biography.md", "biography.jsonld"])
def test_old_versions_lose_the_picture_and_keep_their_words(client, life, collection, close, face):
    url = f"/people/ada/versions/1/{face}"
    assert "A scene" in client.get(url).text or face == "biography.jsonld"
    close(collection)
    text = client.get(url).text
    assert not pictures_on(text)
    assert CREDIT not in text
    assert "A scene" not in text
    assert "Prose" in text or face == "biography.jsonld"


def test_the_card_is_drawn_without_it(client, life, collection, close):
    before = client.get("/people/ada/card.png")
    close(collection)
    after = client.get("/people/ada/card.png", headers={"if-none-match": before["ETag"]})
    assert after.status_code == 200
    assert after.content != before.content


def test_lists_and_apis_do_not_lead_to_it(client, life, collection, close):
    urls = ["/people/", "/", "/api/v3/people/", "/api/v3/people/ada/", "/api/v2/images/?fields=*", "/people/ada/"]
    assert all(pictures_on(client.get(url).text) for url in urls if "v2" not in url)
    close(collection)
    cache.clear()
    for url in urls:
        assert not pictures_on(client.get(url).text), url
        assert CREDIT not in client.get(url).text, url


def test_a_collection_within_a_closed_one_is_closed(client, life, collection, close):
    addresses = pictures_on(client.get("/people/ada/").text)
    outer = Collection.get_first_root_node().add_child(name="Outer")
    close(outer)
    collection.refresh_from_db()
    collection.move(Collection.objects.get(pk=outer.pk), "sorted-child")
    assert {status(client, url) for url in addresses} == {404}
    call_command("settle_pictures", verbosity=0)
    assert PortalRendition.objects.filter(file__startswith="images/").count() == 0


def test_opened_again_it_is_at_its_old_addresses(client, life, collection, close, django_capture_on_commit_callbacks):
    addresses = pictures_on(client.get("/people/ada/").text)
    restriction = close(collection)
    with django_capture_on_commit_callbacks(execute=True):
        restriction.delete()
    assert pictures_on(client.get("/people/ada/").text) == addresses
    assert {status(client, url) for url in addresses} == {200}
    assert pictures_on(client.get("/people/ada/versions/1/").text)


@pytest.mark.parametrize("way", ["save", "bulk"])
def test_an_image_that_is_put_into_a_closed_collection_is_closed(
    admin_client, client, life, close, way, django_capture_on_commit_callbacks, settings
):
    client.logout()
    addresses = pictures_on(client.get("/people/ada/").text)
    closed = Collection.get_first_root_node().add_child(name="Closed")
    close(closed)
    images = list(PortalImage.objects.all())
    with django_capture_on_commit_callbacks(execute=True):
        if way == "save":
            for image in images:
                image.collection = closed
                image.save()
        else:
            address = reverse("wagtail_bulk_action", args=["biography", "portalimage", "add_to_collection"])
            query: dict[str, Any] = {"id": [image.pk for image in images]}
            answer = admin_client.post(f"{address}?id={query['id'][0]}&id={query['id'][1]}", {"collection": closed.pk})
            assert answer.status_code == 302
    assert {status(client, url) for url in addresses} == {404}
    assert list(settings.MEDIA_ROOT.glob("images/*")) == []


def test_editors_see_the_closed_ones_and_no_cache_keeps_them(admin_client, life, collection, close):
    close(collection)
    rendition = PortalImage.objects.first().get_rendition("max-165x165")
    assert rendition.url.startswith("/media/closed_images/")
    answer = admin_client.get(rendition.url)
    assert b"".join(answer)
    assert (answer.status_code, answer["Cache-Control"]) == (200, "private, no-store")


def test_shared_caches_ask_each_time(client, life):
    url = pictures_on(client.get("/people/ada/").text).pop()
    picture = client.get(url)
    assert b"".join(picture)
    assert "s-maxage=0" in picture["Cache-Control"]
    assert "s-maxage=0" in client.get("/people/ada/card.png")["Cache-Control"]
