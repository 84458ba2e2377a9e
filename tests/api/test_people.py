"""/api/v3/people/: cards, and lives whole."""

from urllib.parse import urlencode

import pytest
from django.utils import timezone
from wagtail.models import Site

from biography.document import Biography
from biography.exchange.site import people_index
from biography.models import Activity, OtherName, PersonPage
from tests.factories import a_field, a_full_life, a_period, a_person, add, an_image, an_office, make_private

pytestmark = pytest.mark.django_db

PEOPLE = "/api/v3/people/"


def names(client, **parameters):
    response = client.get(PEOPLE, parameters)
    assert response.status_code == 200, response.content
    return [card["name"] for card in response.json()["items"]]


def errors(client, url):
    response = client.get(url)
    assert response.status_code == 422
    assert response["Content-Type"] == "application/problem+json"
    return response.json()["errors"]


def test_a_card_says_who_it_is_and_where_to_read_on(client):
    person = a_person(
        "Ada Lovelace",
        family_name="Lovelace",
        given_name="Ada",
        description="Mathematician",
        birth_date="1815-12-10",
        portrait=an_image(description="A face", credit="Somebody"),
    )
    [card] = client.get(PEOPLE).json()["items"]
    portrait = card.pop("portrait")
    assert (portrait["alt"], portrait["credit"], portrait["media_type"]) == ("A face", "Somebody", "image/jpeg")
    assert client.get(card.pop("api_url")).json()["name"]["display"] == "Ada Lovelace"
    assert card.pop("url") == "http://testserver/people/ada-lovelace/"
    assert portrait["url"].startswith("http://testserver/media/images/")
    assert card.pop("published")["url"] == "http://testserver/people/ada-lovelace/"
    assert card == {
        "id": str(person.translation_key),
        "slug": "ada-lovelace",
        "language": "en",
        "name": "Ada Lovelace",
        "sort_name": "Lovelace, Ada",
        "description": "Mathematician",
        "birth": {
            "edtf": "1815-12-10",
            "display": "",
            "earliest": "1815-12-10",
            "latest": "1815-12-10",
            "words": "10 December 1815",
        },
        "birth_disputed": False,
        "death": None,
        "death_disputed": False,
        "dead": False,
    }


def test_a_portrait_of_a_closed_collection_is_not_on_the_card(client):
    a_person(portrait=an_image(private=True))
    assert client.get(PEOPLE).json()["items"][0]["portrait"] is None


def test_a_life_is_the_document_and_can_be_read_back(client):
    person = a_full_life("Ada")
    answer = client.get(f"{PEOPLE}{person.slug}/")
    assert answer.status_code == 200
    life = Biography.model_validate(answer.json())
    assert life.name.display == "Ada"
    assert len(life.career) == len(life.honours) == 2
    assert life.model_dump(mode="json") == answer.json()


def test_whoever_is_not_public_is_neither_listed_nor_found(client, admin_client):
    a_person("Seen")
    hidden = [
        a_person("Draft", live=False),
        make_private(a_person("Private")),
        a_person("Expired", expire_at=timezone.now()),
    ]
    for visitor in (client, admin_client):
        assert names(visitor) == ["Seen"]
        assert names(visitor, search="draft") == names(visitor, search="private") == []
        for person in hidden:
            assert visitor.get(f"{PEOPLE}{person.slug}/").status_code == 404


def test_people_of_another_site_are_not_listed(client):
    person = a_person("Here")
    site = Site.objects.get(is_default_site=True)
    site.root_page = a_period(person)
    site.save()
    assert names(client) == []


def test_search_finds_any_name_in_any_script_by_its_beginning(client):
    a_person("Viktor Khrapunov", rows={"other_names": [OtherName(text="Виктор Храпунов", language="ru")]})
    a_person("Victoria Else")
    for words in ("Khrapunov", "Храпунов", "храп", "viktor khrap", "ВИКТОР"):
        assert names(client, search=words) == ["Viktor Khrapunov"], words
    assert names(client, search="khrapunov else") == []


def test_people_are_ordered_as_asked(client):
    for given, family, birth in (("Cleo", "Abel", "1900"), ("Ann", "Berg", ""), ("Bea", "Cook", "1800")):
        a_person(f"{given} {family}", given_name=given, family_name=family, birth_date=birth)
    assert names(client) == ["Cleo Abel", "Ann Berg", "Bea Cook"]
    assert names(client, order="-sort_name") == ["Bea Cook", "Ann Berg", "Cleo Abel"]
    assert names(client, order="birth") == ["Bea Cook", "Cleo Abel", "Ann Berg"]
    assert names(client, order="-birth") == ["Cleo Abel", "Bea Cook", "Ann Berg"]
    assert names(client, order="-updated") == ["Bea Cook", "Ann Berg", "Cleo Abel"]
    assert names(client, order="birth", search="b") == ["Bea Cook", "Ann Berg"]


def test_people_are_narrowed_as_on_their_page_by_filters_that_combine(client):
    mayor = an_office("Mayor")
    energy = a_field("Energy", other_names="Énergie")
    for name, birth, start in (("Ann", "1940", "1980"), ("Ben", "1850", "1890"), ("Cem", "1945", "1999")):
        rows = {"activities": [Activity(field=energy, hidden=name == "Cem")]}
        person = a_person(name, birth_date=birth, death_date="2010", rows=rows)
        a_period(person, office=mayor, start=start, end=f"{start[:3]}9")
    assert names(client, field="energy") == names(client, field="énergie") == ["Ann", "Ben"]
    assert names(client, field="energy", office="mayor", century=19) == ["Ben"]
    assert names(client, office="mayor", in_office="198X") == ["Ann"]
    assert names(client, office="Mayor", century=20) == ["Ann", "Cem"]
    assert names(client, letter="b", alive="1900/1910") == ["Ben"]
    assert names(client, century=20, search="c") == ["Cem"]
    assert names(client, order="-death", century=20, letter="C") == ["Cem"]
    [error] = errors(client, f"{PEOPLE}?office=minister")
    assert (error["loc"], error["msg"]) == (["query", "office"], "No office of a life here is called “minister”.")
    [error] = errors(client, f"{PEOPLE}?field=music")
    assert (error["loc"], error["msg"]) == (["query", "field"], "No field of a life here is called “music”.")


@pytest.fixture
def ada_in_french():
    ada = a_person("Ada", description="Mathematician", birth_date="1815-12-10")
    a_period(ada, "Engineer", start="1840")
    french = people_index("fr")
    page = PersonPage(title="Ada Comtesse", slug="ada", translation_key=ada.translation_key, locale=french.locale)
    add(french, page)
    a_person("Bob", description="Baker")
    return page


def test_each_life_is_listed_once_in_the_language_that_is_asked_for(client, ada_in_french):
    assert names(client) == names(client, language="en") == names(client, language="ru") == ["Ada", "Bob"]
    assert names(client, language="fr") == ["Ada Comtesse", "Bob"]
    assert names(client, search="comtesse") == ["Ada"]
    assert names(client, search="ada", language="fr", in_office="1840") == ["Ada Comtesse"]
    ada, bob = client.get(PEOPLE, {"language": "fr"}).json()["items"]
    assert (ada["language"], bob["language"]) == ("fr", "en")
    assert (ada["url"], bob["url"]) == ("http://testserver/fr/people/ada/", "http://testserver/fr/people/bob/")
    assert client.get(ada["api_url"]).json()["name"]["display"] == "Ada Comtesse"
    assert client.get(bob["api_url"]).json()["language"] == "en"


def test_a_life_is_answered_in_the_language_that_is_asked_for(client, ada_in_french):
    english, french = client.get(f"{PEOPLE}ada/").json(), client.get(f"{PEOPLE}ada/?language=fr").json()
    assert (english["language"], english["name"]["display"]) == ("en", "Ada")
    assert (french["language"], french["name"]["display"]) == ("fr", "Ada Comtesse")
    assert french["description"] == "Mathematician"
    assert french["birth"]["date"]["words"] == "10 décembre 1815"
    assert french["career"][0]["role"] == "Engineer"
    ada_in_french.slug = "comtesse"
    ada_in_french.save()
    assert client.get(f"{PEOPLE}ada/?language=fr").json()["slug"] == "comtesse"
    assert client.get(f"{PEOPLE}comtesse/").json()["slug"] == "ada"


def test_a_language_that_the_portal_lacks_is_refused_with_those_that_it_has(client):
    a_person("Ada")
    for address in (PEOPLE, f"{PEOPLE}ada/"):
        [error] = errors(client, f"{address}?language=de")
        assert error["loc"] == ["query", "language"]
        assert error["msg"] == "'de' is none of this portal's languages: en, ru, kk, fr."


def test_a_list_comes_in_pages(client):
    for letter in "abcde":
        a_person(letter)
    assert names(client, limit=2) == ["a", "b"]
    assert names(client, limit=2, offset=4) == ["e"]
    assert names(client, offset=1_000_000_000) == []
    assert client.get(PEOPLE, {"limit": 2}).json()["count"] == 5


def test_an_unknown_parameter_is_refused_with_the_nearest_one(client):
    [error] = errors(client, f"{PEOPLE}?serch=ada")
    assert error["loc"] == ["query", "serch"]
    assert error["msg"] == "'serch' is not a parameter here; did you mean 'search'?"
    [error] = errors(client, f"{PEOPLE}{a_person().slug}/?fields=name")
    assert error["loc"] == ["query", "fields"]


@pytest.mark.parametrize(
    ("name", "value"), [("limit", "0"), ("limit", "101"), ("limit", "x"), ("offset", "-1"), ("order", "born")]
)
def test_a_value_that_cannot_be_meant_is_refused_by_name(client, name, value):
    [error] = errors(client, f"{PEOPLE}?{urlencode({name: value})}")
    assert error["loc"][:2] == ["query", name]


def test_a_slug_in_any_script_is_found(client):
    a_person("Храпунов", slug="храпунов")
    assert client.get(f"{PEOPLE}храпунов/").json()["name"]["display"] == "Храпунов"


def test_a_life_that_is_not_here_is_a_404_that_says_so(client):
    response = client.get(f"{PEOPLE}nobody/")
    assert response.status_code == 404
    assert response.json()["detail"] == "There is no public life 'nobody' here."


def test_hostile_texts_are_answered_or_refused(client, hostile_text):
    a_person("Ada")
    for name in ("search", "language", "order", "limit", "offset", hostile_text):
        assert client.get(PEOPLE, {name: hostile_text}).status_code in (200, 422), name
    assert client.get(f"{PEOPLE}{urlencode({'': hostile_text})[1:]}/").status_code == 404
