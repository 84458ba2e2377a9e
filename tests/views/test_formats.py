"""Files of a life beneath its address: of today, and of each version."""

import json

import pytest

from biography.exchange.exporter import as_json, public_lives
from biography.formats.pdf import is_possible
from biography.models import PersonPage
from biography.versions import record, withdraw
from biography.views.formats import BY_SUFFIX
from tests.factories import a_full_life, a_period, a_person, make_private

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada():
    person = a_person("Ada Lovelace", description="Mathematician")
    record(person.pk)
    PersonPage.objects.filter(pk=person.pk).update(description="Countess and mathematician")
    record(person.pk)
    return PersonPage.objects.get(pk=person.pk)


@pytest.mark.parametrize("suffix", BY_SUFFIX)
def test_each_format_is_there_under_its_media_type_and_leads_to_the_page(client, ada, suffix):
    answer = client.get(f"{ada.url}biography.{suffix}")
    assert answer.status_code == 200
    assert answer["Content-Type"] == f"{BY_SUFFIX[suffix].media_type}; charset=utf-8"
    assert answer["Link"] == '<http://testserver/people/ada-lovelace/>; rel="canonical"'
    assert "Ada Lovelace" in answer.content.decode()


def test_scripts_of_any_site_may_read_the_files_and_no_more(client, ada):
    def allowed(address):
        answer = client.get(f"{ada.url}{address}", headers={"Origin": "https://elsewhere.example"})
        assert "Access-Control-Allow-Credentials" not in answer
        return answer.get("Access-Control-Allow-Origin")

    files = [f"{version}biography.{suffix}" for version in ("", "versions/1/") for suffix in BY_SUFFIX]
    assert {allowed(address) for address in files} == {"*"}
    assert {allowed(address) for address in ("", "versions/", "timeline/")} == {None}


def test_the_json_is_what_an_export_writes_and_can_be_read_again(client):
    person = a_full_life("Ada Lovelace")
    text = client.get(f"{person.url}biography.json").content.decode()
    assert text == as_json(next(public_lives()))
    assert json.loads(text)["name"]["display"] == "Ada Lovelace"


def test_a_version_says_what_it_said_and_who_it_is(client, ada):
    first = client.get(f"{ada.url}versions/1/biography.csl.json")
    today = client.get(f"{ada.url}biography.csl.json")
    (old,), (new,) = first.json(), today.json()
    assert (old["abstract"], old["version"]) == ("Mathematician", "1")
    assert (new["abstract"], new["version"]) == ("Countess and mathematician", "2")
    assert old["URL"] == "http://testserver/people/ada-lovelace/versions/1/"
    assert (first["X-Robots-Tag"], today.has_header("X-Robots-Tag")) == ("noindex", False)


def test_files_of_reference_managers_are_saved_under_a_name(client, ada):
    assert client.get(f"{ada.url}biography.bib")["Content-Disposition"] == 'attachment; filename="ada-lovelace-v2.bib"'
    assert client.get(f"{ada.url}versions/1/biography.ris")["Content-Disposition"].endswith('"ada-lovelace-v1.ris"')
    assert not client.get(f"{ada.url}biography.md").has_header("Content-Disposition")


def test_a_withdrawn_version_has_no_files_and_is_not_cited(client, ada):
    withdraw(ada.versions.get(number=2), reason="Libel", editor=None)
    answer = client.get(f"{ada.url}versions/2/biography.md")
    assert answer.status_code == 410
    assert "Countess" not in answer.content.decode()
    assert "versions/" not in client.get(f"{ada.url}biography.ris").content.decode()


@pytest.mark.parametrize(
    "face", ["versions/9/biography.md", "versions/0/biography.md", "biography.exe", "biography.csl", "biography.mdx"]
)
def test_what_is_no_file_of_a_life_is_not_found(client, ada, face):
    assert client.get(f"{ada.url}{face}").status_code == 404


@pytest.mark.parametrize("suffix", BY_SUFFIX)
def test_an_address_with_letters_beyond_ascii_has_its_files(client, suffix):
    person = a_person("Абай Құнанбайұлы", slug="абай")
    answer = client.get(f"{person.url}biography.{suffix}")
    assert answer.status_code == 200
    assert answer["Link"].startswith("<http://testserver/people/%D0%B0%D0%B1")
    assert "Абай Құнанбайұлы" in answer.content.decode()


def test_who_has_the_file_already_is_not_sent_it_again(client, ada):
    url = f"{ada.url}biography.md"
    etag = client.get(url)["ETag"]
    assert client.get(url, headers={"If-None-Match": etag}).status_code == 304
    assert client.head(url).status_code == 200


def test_the_files_of_a_life_that_only_some_may_see_are_kept_from_others(client, ada):
    make_private(ada)
    for face in ("biography.md", "biography.json", "versions/1/biography.md", "card.png"):
        assert client.get(f"{ada.url}{face}").status_code == 302


def test_the_page_says_in_which_formats_it_is_and_how_to_cite_it(read, words, ada):
    page = read(ada.url)
    types = {link["type"]: link["href"] for link in page.select('link[rel="alternate"]')}
    for form in BY_SUFFIX.values():
        assert types[form.media_type] == f"/people/ada-lovelace/biography.{form.suffix}"
    apa = words(page.select_one("#reference-apa"))
    assert apa.endswith("(Version 2). http://testserver/people/ada-lovelace/versions/2/")
    read(page.select_one(".citing__one a")["href"].removeprefix("http://testserver"))
    data = json.loads(page.select_one('script[type="application/ld+json"]').string)
    assert data["mainEntity"]["name"] == "Ada Lovelace"


def test_the_page_of_a_version_cites_that_version_and_links_its_files(client, read, words, ada):
    url = f"{ada.url}versions/1/"
    page = read(url)
    assert "(Version 1)" in words(page.select_one("#reference-apa"))
    links = [link["href"] for link in page.select(".citing__files a")]
    assert len(links) == 6 + is_possible()
    assert [client.get(f"{url}{link}").status_code for link in links] == [200] * len(links)
    assert not page.select('script[type="application/ld+json"]')


def test_a_part_of_a_life_says_where_it_stands(read):
    part = a_period(a_person("Ada Lovelace"), "Translator", slug="translator")
    data = json.loads(read(part.url).select_one('script[type="application/ld+json"]').string)
    steps = [(step["name"], step["item"]) for step in data["itemListElement"]]
    assert steps == [
        ("People", "http://testserver/people/"),
        ("Ada Lovelace", "http://testserver/people/ada-lovelace/"),
        ("Translator", f"http://testserver{part.url}"),
    ]


def test_files_take_the_same_queries_however_long_a_life_is(count_queries):
    few, many = a_full_life("Few", rows=2), a_full_life("Many", rows=6)
    for face in ("biography.md", "biography.jsonld", "biography.bib", "card.png"):
        assert count_queries(f"{few.url}{face}") == count_queries(f"{many.url}{face}") == 5


def test_a_name_with_markup_stays_text_in_the_head(client):
    person = a_person("</script><b>Ada</b>", slug="ada", description='"><script>x</script>')
    html = client.get(person.url).content.decode()
    assert "<b>Ada" not in html
    assert "<script>x" not in html
