"""/api/v2/images/ and /api/v2/documents/: public collections alone."""

import pytest
from django.core.files.base import ContentFile
from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction

from tests.factories import an_image

pytestmark = pytest.mark.django_db

IMAGES, DOCUMENTS = "/api/v2/images/", "/api/v2/documents/"


def closed_collection(inside=None):
    collection = (inside or Collection.get_first_root_node()).add_child(name="Closed")
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
    return Collection.objects.get(pk=collection.pk)


def a_document(title, **fields):
    return get_document_model().objects.create(title=title, file=ContentFile(b"text", name="text.txt"), **fields)


def test_an_image_comes_with_what_it_takes_to_show_it(client):
    image = an_image("Portrait", description="A face", credit="Somebody", licence="CC BY 4.0")
    answer = client.get(f"{IMAGES}{image.pk}/").json()
    assert (answer["title"], answer["alt"], answer["credit"], answer["licence"]) == (
        "Portrait",
        "A face",
        "Somebody",
        "CC BY 4.0",
    )
    assert answer["uuid"] == str(image.key)
    assert len(answer["renditions"]) == 9


def test_the_address_of_the_original_is_not_given(client):
    image = an_image()
    answer = client.get(f"{IMAGES}{image.pk}/").content.decode()
    assert "max-1440x1440" in answer
    assert image.file.url not in answer


def test_images_and_documents_of_closed_collections_are_not_there_for_anybody(client, admin_client):
    closed = closed_collection()
    inner = closed.add_child(name="Inside")
    hidden = [an_image("Hidden", collection=closed), an_image("Hidden deeper", collection=inner)]
    an_image("Seen")
    papers = [a_document("Hidden paper", collection=closed), a_document("Seen paper")]
    for visitor in (client, admin_client):
        assert [item["title"] for item in visitor.get(IMAGES).json()["items"]] == ["Seen"]
        assert [item["title"] for item in visitor.get(DOCUMENTS).json()["items"]] == ["Seen paper"]
        assert visitor.get(f"{DOCUMENTS}{papers[0].pk}/").status_code == 404
        for image in hidden:
            assert visitor.get(f"{IMAGES}{image.pk}/").status_code == 404


def test_an_image_whose_file_is_gone_does_not_take_the_list_with_it(client):
    image = an_image("Lost")
    image.file.storage.delete(image.file.name)
    [item] = client.get(IMAGES).json()["items"]
    assert item["meta"]["download_url"] is None


@pytest.mark.parametrize("url", [IMAGES, DOCUMENTS])
def test_a_list_of_files_costs_the_same_for_three_and_for_twelve(count_queries, url):
    def more(count):
        for _ in range(count):
            file = an_image() if url == IMAGES else a_document("Paper")
            file.tags.add("face", "archive")

    more(3)
    few = count_queries(f"{url}?fields=*&limit=100")
    more(9)
    assert count_queries(f"{url}?fields=*&limit=100") == few <= 6


def test_tags_come_in_order(client):
    an_image().tags.add("second", "first")
    [item] = client.get(IMAGES).json()["items"]
    assert item["meta"]["tags"] == ["first", "second"]


def test_images_are_searched(client):
    an_image("Boiler house"), an_image("Town hall")
    assert [item["title"] for item in client.get(f"{IMAGES}?search=boiler").json()["items"]] == ["Boiler house"]


@pytest.mark.parametrize("url", [IMAGES, DOCUMENTS])
def test_unknown_parameters_are_refused(client, url):
    response = client.get(f"{url}?serch=x")
    assert response.status_code == 400
    assert response.json()["message"].endswith("did you mean 'search'?")


@pytest.mark.parametrize("url", [IMAGES, DOCUMENTS])
def test_hostile_texts_are_answered_or_refused(client, url, hostile_text):
    for name in ("search", "title", "order", "fields", "limit", "offset", hostile_text):
        assert client.get(url, {name: hostile_text}).status_code in (200, 400), name
