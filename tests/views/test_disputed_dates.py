"""A disputed date is nowhere told as certain."""

import pytest
from django.utils.translation import override

from biography.assembly import assemble
from biography.models import PersonPage
from biography.templatetags.wording import lifespan
from biography.timeline.together import alive_together
from tests.factories import a_person, a_source, a_translation

pytestmark = pytest.mark.django_db


def says(source, stance):
    return ("citation", {"source": source, "stance": stance})


@pytest.fixture
def disputed():
    source, other = a_source("Register"), a_source("Memoir")
    return a_person(
        "Ann",
        birth_date="1901-05-06",
        death_date="1970",
        birth_citations=[says(source, "supports"), says(other, "contradicts")],
    )


def lifespan_in(language, person):
    with override(language):
        return lifespan(person)


def life(person):
    return assemble(PersonPage.objects.for_document().get(pk=person.pk))


def test_the_years_of_a_page_and_of_its_document_say_so(disputed):
    assert lifespan(disputed) == lifespan(life(disputed)) == "1901 (disputed) – 1970"
    disputed.birth_citations, disputed.death_citations = [], disputed.birth_citations
    disputed.save()
    assert lifespan(disputed) == lifespan(life(disputed)) == "1901 – 1970 (disputed)"


def test_lists_titles_and_cards_say_so(read, client, words, disputed):
    assert words(read("/people/").select_one(".row__years")) == "1901 (disputed) – 1970"
    page = read("/people/ann/")
    assert "1901 (disputed)" in page.title.text
    assert "1901 (disputed)" in page.select_one('meta[property="og:title"]')["content"]
    assert "disputed" in words(page.select_one(".facts"))
    assert client.get("/search/suggest/?q=ann").json()["suggestions"][0]["years"] == "1901 (disputed) – 1970"
    (card,) = client.get("/api/v3/people/").json()["items"]
    assert (card["birth_disputed"], card["death_disputed"]) == (True, False)
    assert "1901 (disputed)" in words(read("/compare/?life=ann").select_one("main"))


def test_a_translation_says_what_its_original_does(read, words, disputed):
    a_translation(disputed, "ru", "Анна")
    row = read("/ru/people/").select_one(".row__years")
    assert words(row) == lifespan_in("ru", disputed) != "1901–1970"


def test_it_has_no_anniversary(read, words, disputed):
    a_person("Ben", birth_date="1903-05-06")
    assert [words(link) for link in read("/on-this-day/05-06/").select(".entry__title")] == ["Ben"]


def test_nothing_certain_is_said_of_who_lived_when(read, words, disputed):
    ben = a_person("Ben", birth_date="1860", death_date="1890")
    (sentence,) = alive_together([life(disputed), life(ben)], "en")
    assert "disputed" in sentence
    assert "perhaps not yet born" in words(read("/people/ann/as-of/1890/").select_one("main"))
