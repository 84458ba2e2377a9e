"""Languages: the address says which; what is not translated is shown as it is; facts have one home, the original."""

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, Page

from biography.assembly import assemble
from biography.exchange.site import people_index
from biography.models import Education, LifeEvent, PersonPage, Relative
from tests.factories import a_category, a_paragraph, a_period, a_person, a_place, a_source, a_translation, add

pytestmark = pytest.mark.django_db
FIXTURES = Path(__file__).parents[1] / "fixtures"


@pytest.fixture
def read(client):
    def get(path: str, status: int = 200) -> BeautifulSoup:
        answer = client.get(path)
        assert answer.status_code == status, path
        return BeautifulSoup(answer.content, "html.parser")

    return get


def test_an_untranslated_life_is_shown_beneath_the_prefix_of_a_language(read):
    a_person("Ada", description="A mathematician")
    page = read("/fr/people/ada/")
    assert page.html["lang"] == "fr"
    assert page.h1.get_text(strip=True) == "Ada"
    assert page.select_one("link[rel=canonical]")["href"] == "http://testserver/people/ada/"


def test_links_keep_the_language(read):
    person = a_person("Ada")
    a_period(person, "Engineer", slug="engineer")
    for path in ("/fr/", "/fr/people/", "/fr/people/ada/", "/fr/people/ada/engineer/", "/fr/people/ada/versions/"):
        page = read(path)
        links = [link["href"] for link in page.select("main a[href^='/'], .site__nav a, .site__name")]
        assert links, path
        files = [link for link in links if "." in link.rpartition("/")[2]]
        assert all(link.startswith("/fr/") for link in links if link not in files), (path, links)


def test_the_first_language_has_no_prefix_and_is_no_other(read):
    a_person("Ada")
    assert read("/people/ada/").html["lang"] == "en"
    read("/en/people/ada/", 404)
    read("/de/people/ada/", 404)


@pytest.mark.parametrize("header", ["Accept-Language", "Cookie"])
def test_neither_browser_nor_cookie_changes_the_language(client, header):
    a_person("Ada")
    value = "fr" if header == "Accept-Language" else "django_language=fr"
    answer = client.get("/people/ada/", headers={header: value})
    assert answer["Content-Language"] == "en"
    assert "Accept-Language" not in answer.get("Vary", "")


def test_the_switch_leads_to_the_same_place_in_each_language(read):
    a_person("Ada")
    links = read("/fr/search/?q=Ada").select(".languages a")
    assert {link["lang"]: link["href"] for link in links} == {
        "en": "/search/?q=Ada", "ru": "/ru/search/?q=Ada", "kk": "/kk/search/?q=Ada",
    }  # fmt: skip


def test_a_translation_takes_what_it_lacks_from_its_original(read):
    original = a_person(
        "Ada", description="A mathematician", birth_date="1815-12-10",
        body=[a_paragraph("She calculated.")], rows={"events": [LifeEvent(title="Visit", date="1833")]},
    )  # fmt: skip
    a_period(original, "Engineer", slug="engineer")
    a_category(original, "Honours", honours=["Medal"])
    a_translation(original, "fr", "Ada (fr)", description="Mathématicienne")
    page = read("/fr/people/ada/")
    text = page.main.get_text(" ", strip=True)
    for words in ("Ada (fr)", "Mathématicienne", "She calculated.", "Visit", "1833", "Engineer", "Medal", "1815"):
        assert words in text, words
    assert "A mathematician" not in text
    assert "Mathématicienne" not in read("/people/ada/").main.get_text()
    languages = {link["hreflang"]: link["href"] for link in page.select("link[rel=alternate][hreflang]")}
    assert languages == {"en": "http://testserver/people/ada/", "fr": "http://testserver/fr/people/ada/"}


def languages_of(page: BeautifulSoup, *words: str) -> list[str]:
    """The language that the page says each of these texts to be in."""
    found = []
    for text in words:
        [node] = [node for node in page.main.find_all(string=lambda said, text=text: text in (said or ""))][:1]
        found.append(next(above["lang"] for above in node.parents if above.get("lang")))
    return found


def test_what_stands_in_for_a_translation_says_its_language(read):
    source = a_source("Memoir")
    events = [LifeEvent(title="Visit", date="1833", html="<p>At noon.</p>"), LifeEvent(title="Illness")]
    blocks = [a_paragraph("<p>She calculated.</p>", source), a_paragraph("<p>She wrote.</p>")]
    family = [Relative(relation="father", name="George", note="a poet")]
    education = [Education(institution="At home", qualification="Mathematics")]
    original = a_person(
        "Ada", description="A mathematician", body=blocks,
        rows={"events": events, "family": family, "education": education},
    )  # fmt: skip
    a_period(original, "Engineer", slug="engineer", body=[a_paragraph("<p>She planned.</p>")])
    a_category(original, "Great prizes", slug="prizes", introduction="<p>Of many kinds.</p>", honours=["Medal"])
    french = LifeEvent(title="Visite", date="1833", key=original.events.first().key)
    told = [{**blocks[0], "value": {"html": "<p>Elle calculait.</p>", "citations": []}}, blocks[1]]
    a_translation(original, "fr", "Ada (fr)", description="Mathématicienne", body=told, rows={"events": [french]})
    page = read("/fr/people/ada/")
    assert set(languages_of(page, "Ada (fr)", "Mathématicienne", "Visite", "Elle calculait.")) == {"fr"}
    english = ("Illness", "She wrote.", "a poet", "At home", "Mathematics", "Engineer", "She planned.")
    english += ("Great prizes", "Of many kinds.", "Medal")
    assert dict(zip(english, languages_of(page, *english), strict=True)) == dict.fromkeys(english, "en")
    marks = page.select_one("#events .entry:last-child .permalink")
    assert next(above["lang"] for above in marks.parents if above.get("lang")) == "fr", "links are the page's own words"
    for address, heading in (("engineer/", "Engineer"), ("prizes/", "Great prizes")):
        assert languages_of(read(f"/fr/people/ada/{address}"), heading) == ["en"]
    assert not read("/people/ada/").main.select("[lang=en]:not([id^=reference-])"), (
        "nothing to say where all is in one language"
    )
    stored = PersonPage.objects.for_document().get(locale__language_code="fr")
    lent = assemble(stored).untranslated
    assert lent.language == "en"
    keys = {event.title: str(event.key) for event in original.events.all()}
    assert (keys["Visit"] in lent.statements, keys["Illness"] in lent.statements) == (False, True)
    assert "description" not in lent.statements


def test_json_ld_says_the_language_of_what_stands_in_for_a_translation(client):
    original = a_person(
        "Ada", description="A mathematician", rows={"education": [Education(institution="School", qualification="MA")]}
    )
    a_period(original, "Engineer", slug="engineer")
    a_category(original, "Prizes", honours=["Medal"], kind="distinctions")
    a_translation(original, "fr", "Ada", description="Mathématicienne")

    def person(path: str) -> dict:
        return json.loads(client.get(path).content)["mainEntity"]

    french, english = person("/fr/people/ada/biography.jsonld"), person("/people/ada/biography.jsonld")
    assert french["description"] == "Mathématicienne"
    assert french["award"] == [{"@language": "en", "@value": "Medal"}]
    assert french["hasOccupation"][0]["hasOccupation"]["name"] == {"@language": "en", "@value": "Engineer"}
    assert french["hasCredential"][0]["name"] == {"@language": "en", "@value": "MA"}
    assert "@language" not in json.dumps(english)


def test_a_life_without_a_translation_says_its_language_wherever_it_is_named(read):
    person = a_person(
        "Ada", description="A mathematician", birth_date="1815", body=[a_paragraph("<p>She calculated.</p>")]
    )
    a_period(person, "Engineer", slug="engineer", start="1840")
    page = read("/fr/people/ada/")
    assert languages_of(page, "Ada", "A mathematician", "She calculated.", "Engineer") == ["en"] * 4
    assert page.select_one(".life__dates").find_parents(lang=True)[0].name == "html", "dates are in the reader's"
    for address in ("/fr/people/", "/fr/search/?q=Ada", "/fr/"):
        assert languages_of(read(address), "A mathematician") == ["en"], address
    assert languages_of(read("/fr/as-of/1840/"), "Engineer") == ["en"]


def test_a_row_of_a_translation_tells_the_dates_and_the_place_of_its_original(read):
    place = a_place("London")
    original = a_person("Ada", birth_date="1815", birth_place=place)
    a_translation(original, "fr", "Ada (fr)")
    for address in ("/fr/people/", "/fr/search/?q=Ada", "/fr/"):
        row = read(address).select_one(".row--person")
        assert "1815" in row.select_one(".row__years").text, address
        assert row.select_one(".row__where a")["href"] == "/fr/places/london/", address


def test_a_row_that_is_translated_stands_in_the_place_of_the_original(read):
    rows = [LifeEvent(title="Visit", date="1833"), LifeEvent(title="Illness", date="1852")]
    original = a_person("Ada", rows={"events": rows})
    french = LifeEvent(title="Visite", date="1833", key=original.events.first().key)
    a_translation(original, "fr", "Ada", rows={"events": [french]})
    titles = read("/fr/people/ada/").select("#events .entry__title")
    assert [title.find(string=True).strip() for title in titles] == ["Visite", "Illness"]


def test_what_the_original_hides_its_translations_hide(client):
    original = a_person("Ada", rows={"events": [LifeEvent(title="Affair", hidden=True)]})
    copy = LifeEvent(title="Liaison", key=original.events.first().key)
    a_translation(original, "fr", "Ada", rows={"events": [copy]})
    shown = client.get("/fr/people/ada/").content.decode()
    assert "Affair" not in shown
    assert "Liaison" not in shown


def test_a_hidden_original_lends_nothing(client):
    original = a_person("Ada", description="A secret", live=False)
    a_translation(original, "fr", "Ada")
    shown = client.get("/fr/people/ada/")
    assert shown.status_code == 200
    assert "A secret" not in shown.content.decode()


def test_each_life_is_listed_once_in_the_readers_language(read):
    original = a_person("Ada", description="A mathematician")
    a_translation(original, "fr", "Ada", description="Mathématicienne")
    a_person("Bob", description="A baker")
    russian = add(
        people_index("ru"), PersonPage(title="Вера", slug="vera", locale=Locale.objects.get(language_code="ru"))
    )

    def lines(path: str) -> list[str]:
        return [row.get_text(" ", strip=True) for row in read(path).select(".row__name")]

    for path in ("/people/", "/fr/people/"):
        assert lines(path) == ["Ada", "Bob", russian.title], path
    assert lines("/ru/people/") == [russian.title, "Ada", "Bob"]  # the reader's own letters come first
    assert "Mathématicienne" in read("/fr/people/").main.get_text()
    assert "Mathématicienne" not in read("/people/").main.get_text()
    assert "Mathématicienne" in read("/fr/").main.get_text()


def test_a_correction_of_the_original_makes_a_version_of_its_translations_too():
    original = a_person("Ada", birth_date="1815")
    translation = a_translation(original, "fr", "Ada")
    original.save_revision().publish()
    original.birth_date = "1815-12-10"
    original.change_reason = "The day"
    original.save_revision().publish()
    last = translation.versions.order_by("-number").first()
    assert (last.number, last.reason) == (2, "The day")
    assert last.document["birth"]["date"]["edtf"] == "1815-12-10"


def test_a_file_loads_as_the_translation_of_the_life_with_its_slug(tmp_path, client):
    whole = {"format": "biography/1", "slug": "ada", "language": "en", "name": {"display": "Ada"}}
    whole |= {"career": [{"slug": "engineer", "role": "Engineer", "start": "1840"}]}
    french = {"format": "biography/1", "slug": "ada", "language": "fr", "name": {"display": "Ada"}}
    french |= {"description": "Mathématicienne"}
    for name, life in (("ada.json", whole), ("ada.fr.json", french)):
        (tmp_path / name).write_text(json.dumps(life))
    files = [str(path) for path in sorted(tmp_path.iterdir())]
    call_command("load_biographies", *files, verbosity=0)
    call_command("load_biographies", *files, verbosity=0)
    assert PersonPage.objects.count() == 2
    shown = client.get("/fr/people/ada/").content.decode()
    assert "Mathématicienne" in shown
    assert "Engineer" in shown
    out = tmp_path / "out"
    call_command("export_biographies", output=out)
    exported = {path.name: json.loads(path.read_text()) for path in out.iterdir()}
    assert set(exported) == {"ada.json", "ada.fr.json"}
    assert "career" not in exported["ada.fr.json"], "a translation is exported without what it borrows"


def test_a_file_in_a_language_that_the_portal_lacks_is_refused(tmp_path, capsys):
    path = tmp_path / "ada.json"
    path.write_text(json.dumps({"format": "biography/1", "slug": "a", "language": "de", "name": {"display": "A"}}))
    with pytest.raises(CommandError):
        call_command("load_biographies", str(path))
    assert "language: 'de' is none of this portal's languages: en, ru, kk, fr" in capsys.readouterr().err
    assert not Page.objects.filter(slug="a").exists()


def test_a_translated_life_costs_the_same_whatever_the_original_lends(client):
    original = a_person("Ada", rows={"events": [LifeEvent(title="Visit")]})
    a_period(original, "Engineer")
    a_translation(original, "fr", "Ada")

    def cost() -> int:
        client.get("/fr/people/ada/")
        with CaptureQueriesContext(connection) as queries:
            client.get("/fr/people/ada/")
        return len(queries)

    assert cost() == 5
    for number in range(5):
        a_period(original, f"Pilot {number}", events=[])
    assert cost() == 5


def test_the_first_life_is_to_be_read_in_four_languages(client):
    call_command("load_biographies", *sorted(map(str, FIXTURES.glob("*.json"))), verbosity=0)
    for prefix, words in {"": "engineer", "/ru": "инженер", "/kk": "инженер", "/fr": "ingénieur"}.items():
        page = BeautifulSoup(client.get(f"{prefix}/people/viktor-khrapunov/").content, "html.parser")
        assert words in page.select_one(".life__line").get_text().lower(), prefix
        assert words in page.select_one("#life .paragraph").get_text().lower(), prefix
        assert len(page.select(".chapter")) == 13, "what is not translated is there as well"
        assert len(page.select("#life .paragraph")) == len(PersonPage.objects.get(locale__language_code="en").body) - 3
