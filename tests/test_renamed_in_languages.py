"""A page that was renamed in one language is found at its old address there, whatever others have that slug."""

from __future__ import annotations

import pytest
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from biography.exchange.site import people_index
from biography.models import CareerPeriodPage, PersonPage
from tests.factories import a_category, a_period, a_person, a_translation, add, make_private

pytestmark = pytest.mark.django_db
PEOPLE = "/api/v3/people/"


@pytest.fixture
def rename(django_capture_on_commit_callbacks):
    """A function that gives a page another slug, as an editor does."""

    def renamed(page: Page, slug: str) -> None:
        page = type(page).objects.get(pk=page.pk)
        page.slug = slug
        with django_capture_on_commit_callbacks(execute=True):
            page.save_revision().publish()

    return renamed


@pytest.fixture
def ada():
    """A life with the same slug in three languages, and with parts in two of them."""
    lives = {"en": a_person("Ada", slug="ada")}
    lives["kk"], lives["ru"] = (a_translation(lives["en"], code, f"Ада {code}") for code in ("kk", "ru"))
    a_period(lives["en"], "Engineer", slug="engineer")
    original = CareerPeriodPage.objects.get()
    part = CareerPeriodPage(title="Инженер", slug="engineer", translation_key=original.translation_key)
    part.locale = lives["kk"].locale
    add(lives["kk"], part)
    a_category(lives["en"], "Medals", slug="medals")
    return lives


def leads_to(client, address: str) -> str | int:
    response = client.get(address)
    return response.url if response.status_code == 301 else response.status_code


@pytest.mark.parametrize("face", ["", "engineer/", "medals/", "versions/1/", "timeline/", "biography.json"])
def test_the_old_address_leads_to_the_new_one_and_to_no_other_language(client, ada, rename, face):
    rename(ada["en"], "lovelace")
    assert leads_to(client, f"/people/ada/{face}") == f"/people/lovelace/{face}"
    assert leads_to(client, f"/people/ada/{face}?a=b").endswith("?a=b")
    # In a language that the life is not in, its original stood there.
    assert leads_to(client, f"/fr/people/ada/{face}") == f"/fr/people/lovelace/{face}"


def test_the_languages_that_keep_the_slug_stay_where_they_are(client, ada, rename):
    rename(ada["en"], "lovelace")
    for language in ("kk", "ru"):
        assert client.get(f"/{language}/people/ada/").status_code == 200
        assert f"Ада {language}" in client.get(f"/{language}/people/ada/").text
    assert client.get("/kk/people/ada/engineer/").status_code == 200


def test_each_language_has_its_own_redirects(client, ada, rename):
    for language, slug in {"en": "lovelace", "ru": "лавлейс", "kk": "лавлейс-kk"}.items():
        rename(ada[language], slug)
    assert leads_to(client, "/people/ada/") == "/people/lovelace/"
    assert leads_to(client, "/ru/people/ada/") == PersonPage.objects.get(pk=ada["ru"].pk).url
    assert leads_to(client, "/kk/people/ada/engineer/") == f"{PersonPage.objects.get(pk=ada['kk'].pk).url}engineer/"
    assert leads_to(client, "/fr/people/ada/") == "/fr/people/lovelace/"


def test_a_chain_of_renames_ends_at_the_page(client, ada, rename):
    for slug in ("byron", "king", "lovelace"):
        rename(ada["en"], slug)
    for slug in ("ada", "byron", "king"):
        assert leads_to(client, f"/people/{slug}/engineer/") == "/people/lovelace/engineer/"
        assert leads_to(client, f"{PEOPLE}{slug}/") == f"{PEOPLE}lovelace/"


def test_a_part_that_is_renamed_in_one_language_is_no_other_there(client, ada, rename):
    rename(CareerPeriodPage.objects.get(locale__language_code="en"), "analyst")
    assert leads_to(client, "/people/ada/engineer/") == "/people/ada/analyst/"
    assert client.get("/kk/people/ada/engineer/").status_code == 200


def test_a_slug_that_another_life_has_taken_is_that_lifes(client, ada, rename):
    rename(ada["en"], "lovelace")
    a_person("Another Ada", slug="ada")
    assert "Another Ada" in client.get("/people/ada/").text
    assert client.get(f"{PEOPLE}ada/").json()["name"]["display"] == "Another Ada"
    # Renamed itself, it leaves its own.
    rename(PersonPage.objects.get(title="Another Ada"), "third")
    assert leads_to(client, "/people/ada/") == "/people/third/"


def test_a_life_that_takes_the_slug_in_another_language_takes_it_there_alone(client, ada, rename):
    rename(ada["en"], "lovelace")
    french = people_index("fr")
    add(french, PersonPage(title="Une autre Ada", slug="ada", locale=french.locale))
    assert "Une autre Ada" in client.get("/fr/people/ada/").text
    assert leads_to(client, "/people/ada/") == "/people/lovelace/"


def test_a_redirect_leads_to_the_readers_language(client, ada, rename):
    rename(ada["ru"], "лавлейс")
    rename(ada["en"], "lovelace")
    rename(ada["en"], "countess")
    assert leads_to(client, "/ru/people/lovelace/") == PersonPage.objects.get(pk=ada["ru"].pk).url


def test_the_api_answers_an_old_slug_with_the_new_address(client, ada, rename):
    rename(ada["en"], "lovelace")
    assert leads_to(client, f"{PEOPLE}ada/") == f"{PEOPLE}lovelace/"
    assert leads_to(client, f"{PEOPLE}ada/?language=fr") == f"{PEOPLE}lovelace/?language=fr"
    assert client.get(f"{PEOPLE}ada/?language=kk").json()["name"]["display"] == "Ада kk"
    assert client.get(f"{PEOPLE}lovelace/?language=kk").json()["name"]["display"] == "Ада kk"


def test_what_is_hidden_is_not_told_and_lets_the_fallback_be(client, ada, rename):
    rename(ada["en"], "lovelace")
    make_private(ada["en"])
    assert "Ада" in client.get("/people/ada/").text
    assert "lovelace" not in client.get("/people/ada/").text


def test_lives_are_compared_by_their_slugs_in_any_language(client, ada, rename):
    rename(ada["ru"], "лавлейс")
    a_person("Bob", slug="bob")
    for language in ("", "/ru", "/fr"):
        for slug in ("ada", "лавлейс"):
            assert client.get(f"{language}/compare/", {"life": [slug, "bob"]}).status_code == 200


def test_redirects_made_before_had_no_language(client, ada):
    """An editor's own too: what has no prefix leads from the address in the first language."""
    Redirect.objects.create(old_path="/people/old", redirect_page_id=ada["ru"].pk)
    assert leads_to(client, "/people/old/") == "/ru/people/ada/"
