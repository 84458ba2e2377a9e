"""llms.txt: every address in it is there."""

import re

import pytest

from biography.formats import FORMATS
from tests.factories import a_person


@pytest.mark.django_db
def test_it_names_every_format_and_its_addresses_answer(client):
    person = a_person("Ada Lovelace")
    answer = client.get("/llms.txt")
    text = answer.content.decode()
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert text.startswith("# The biography portal\n\n> ")
    for form in FORMATS.values():
        assert f"`biography.{form.suffix}` ({form.media_type})" in text
    addresses = set(re.findall(r"http://testserver(/[^\s)]*?)[.;,]?(?=[\s)])", text))
    assert {"/people/", "/sitemap.xml", "/people/SLUG/"} <= addresses
    for address in addresses:
        assert client.get(address.replace("SLUG", person.slug)).status_code == 200, address


@pytest.mark.django_db
def test_it_stands_without_any_list_of_people(client):
    person = a_person()
    person.get_parent().unpublish()
    assert "all lives from A to Z" not in client.get("/llms.txt").content.decode()
