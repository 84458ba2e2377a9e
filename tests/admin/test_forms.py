"""What a form tells its editor: what has not happened, which language this is, and what the original says."""

import pytest
from bs4 import BeautifulSoup

from biography.models import LifeEvent, PersonPage
from tests.admin.test_editing import person_form
from tests.factories import a_paragraph, a_person, a_source, a_translation, citing

pytestmark = pytest.mark.django_db


def edit(client, page):
    return BeautifulSoup(client.get(f"/admin/pages/{page.pk}/edit/").text, "html.parser")


@pytest.mark.parametrize(
    ("action", "said"), [("action-publish", "Not published"), ("action-submit", "Not submitted"), ("", "")]
)
def test_a_failed_save_says_what_has_not_happened(admin_client, action, said):
    page = a_person("Ada", live=False)
    data = person_form(title="Ada", birth_date="31 February 1984") | ({action: "1"} if action else {})
    text = admin_client.post(f"/admin/pages/{page.pk}/edit/", data).text
    assert "could not be saved" in text
    assert ("Not published" in text, "Not submitted" in text) == (said == "Not published", said == "Not submitted")
    assert not PersonPage.objects.get().live


def test_the_form_of_a_translation_names_its_language_and_shows_the_original(admin_client):
    move = LifeEvent(title="Move to London", date="1815", html="<p>By <b>coach</b>.</p>")
    body = [a_paragraph("<p>She wrote a program.</p>")]
    ada = a_person("Ada", description="Mathematician", birth_date="1815-12-10", body=body, rows={"events": [move]})
    row = LifeEvent(title="Переезд", key=ada.events.get().key)
    russian = a_translation(ada, "ru", "Ада", rows={"events": [row]})
    soup = edit(admin_client, russian)
    assert "Ада · Russian" in soup.get_text()
    assert "You edit this in Russian." in soup.select_one(".messages").get_text()
    beside = {original.get_text() for original in soup.select(".original")}
    for text in ("Ada", "She wrote a program.", "Mathematician", "10 December 1815", "Move to London", "By coach."):
        assert f"The original (English): {text}" in beside
    assert soup.select_one(".original [lang=en]")


def test_the_form_of_an_original_shows_none(admin_client):
    ada = a_person("Ada", description="Mathematician")
    a_translation(ada, "ru", "Ада")
    soup = edit(admin_client, ada)
    assert not soup.select(".original")
    assert "You edit this in" not in soup.get_text()


def test_what_the_original_says_is_escaped(admin_client):
    ada = a_person("Ada", description="<i>Bold</i> & so on")
    soup = edit(admin_client, a_translation(ada, "ru", "Ада"))
    assert "The original (English): <i>Bold</i> & so on" in [found.get_text() for found in soup.select(".original")]


def test_quotation_and_stance_of_a_citation_are_in_no_drawer(admin_client):
    ada = a_person("Ada", birth_citations=citing(a_source("Gazette")))
    text = admin_client.get(f"/admin/pages/{ada.pk}/edit/").text
    assert "{source} {locator} {stance} {quotation}" in text
    block = PersonPage._meta.get_field("birth_citations").stream_block.child_blocks["citation"]
    layout = block.get_form_layout()
    assert not layout.settings
    assert {"source", "locator", "quotation", "stance"} <= set(layout.children)


def test_the_list_of_people_has_one_filter_of_languages_which_finds(admin_client):
    ada = a_person("Ada")
    a_translation(ada, "ru", "Ада")
    soup = BeautifulSoup(admin_client.get("/admin/people/?language=ru").text, "html.parser")
    assert not soup.select("[name=locale]")
    assert "Ада" in soup.select_one("#listing-results").get_text()


@pytest.mark.parametrize(("sent", "then"), [("Ada", "Ada Lovelace"), ("Countess", "Countess")])
def test_the_sort_name_follows_a_renamed_title_in_each_save_until_it_is_typed(admin_client, sent, then):
    page = a_person("Ada", live=False)
    address = f"/admin/pages/{page.pk}/edit/"
    admin_client.post(
        address, person_form(title="Ada Byron", slug="ada", sort_name="Ada"), headers={"accept": "application/json"}
    )
    kept = "Ada Byron" if sent == "Ada" else sent
    admin_client.post(address, person_form(title="Ada Lovelace", slug="ada", sort_name=kept))
    assert PersonPage.objects.get().get_latest_revision_as_object().sort_name == then
