"""The bibliography of a life, and deaths without a date: on the page, in every format, in both APIs, in the admin."""

import pytest

from biography.changes import changes
from biography.document import Biography
from biography.exchange.exporter import public_lives
from biography.exchange.importer import load
from biography.exchange.reading import read_biography
from biography.models import BibliographyEntry
from tests.factories import a_person, a_source

pytestmark = pytest.mark.django_db

ADA = {
    "format": "biography/1",
    "slug": "ada",
    "language": "en",
    "name": {"display": "Ada Example"},
    "birth": {"date": "1890"},
    "events": [{"title": "A journey", "date": "1912", "citations": [{"source": "diary"}]}],
    "bibliography": [
        {"source": "novel", "kind": "further-reading", "note": "A novel after her life"},
        {"source": "archive", "locator": "box 7"},
    ],
    "sources": [
        {"key": "lexicon", "title": "Example lexicon", "kind": "book"},
        {"key": "novel", "title": "The Novel"},
        {"key": "diary", "title": "The Diary"},
        {"key": "archive", "title": "The Archive"},
    ],
}


def loaded(tmp_path, **fields) -> Biography:
    load([(tmp_path / "ada.json", read_biography(ADA | fields))])
    return next(public_lives())


def test_a_source_that_nothing_cites_is_one_of_the_life_as_a_whole(tmp_path):
    life = loaded(tmp_path)
    assert [(entry.source, entry.kind) for entry in life.bibliography] == [
        ("novel", "further-reading"),
        ("archive", "source"),
        ("lexicon", "source"),
    ]
    assert [source.key for source in life.sources] == ["diary", "archive", "lexicon", "novel"]
    assert read_biography(life.for_file()).for_file() == life.for_file()


def test_the_page_shows_each_source_once_and_what_to_read_further(tmp_path, client):
    loaded(tmp_path, bibliography=[*ADA["bibliography"], {"source": "diary"}])
    page = client.get("/people/ada/").content.decode()
    sources, reading = page.split('id="sources"')[1].split('id="further-reading"')
    reading = reading.split("</section>")[0]
    for title in ("The Diary", "The Archive", "Example lexicon"):
        assert sources.count(title) == 1, title
        assert title not in reading
    assert "box 7" in sources
    assert sources.count("for the life as a whole") == 2
    assert "The Novel" in reading
    assert "A novel after her life" in reading
    assert "No source is given" not in page
    # The birth cites nothing: with general sources, that is not held against it.
    assert "unsourced" not in page


def test_every_format_and_api_has_the_bibliography(tmp_path, client):
    life = loaded(tmp_path)
    titles = {source.title for source in life.sources}
    for name in ("biography.md", "biography.jsonld", "biography.json"):
        text = client.get(f"/people/ada/{name}").content.decode()
        assert all(title in text for title in titles), name
    markdown = client.get("/people/ada/biography.md").content.decode()
    assert markdown.index("## Sources") < markdown.index("Example lexicon") < markdown.index("## Further reading")
    assert markdown.index("## Further reading") < markdown.index("The Novel")
    whole = client.get("/api/v3/people/ada/").json()
    assert [entry["source"] for entry in whole["bibliography"]] == ["novel", "archive", "lexicon"]
    [page] = client.get("/api/v2/pages/?type=biography.PersonPage&fields=bibliography,sources").json()["items"]
    assert [entry["kind"] for entry in page["bibliography"]] == ["further-reading", "source", "source"]
    assert {source["title"] for source in page["sources"]} == titles


def test_hidden_entries_are_in_nothing_public(tmp_path, client):
    loaded(tmp_path)
    BibliographyEntry.objects.filter(source__key__in=["novel", "lexicon"]).update(hidden=True)
    shown = [client.get(f"/people/ada/{name}").content.decode() for name in ("", "biography.md", "biography.json")]
    for text in (*shown, client.get("/api/v3/people/ada/").content.decode()):
        assert "The Archive" in text
        assert "The Novel" not in text
        assert "Example lexicon" not in text


def test_a_change_of_the_bibliography_is_told(tmp_path):
    life = loaded(tmp_path)
    [novel, archive, _lexicon] = life.bibliography
    other = life.model_copy(update={"bibliography": (novel, archive.model_copy(update={"locator": "box 8"}))})
    told = [(change.kind, change.what, change.before, change.after) for change in changes(life, other)]
    assert told == [
        (
            "removed",
            "entry of the bibliography “Example lexicon”",
            "Example lexicon; Source of the life as a whole",
            "",
        ),
        ("changed", "place in the source of entry of the bibliography “The Archive”", "box 7", "box 8"),
    ]


def test_an_editor_adds_an_entry_with_a_note(admin_client):
    person, source = a_person("Ada", slug="ada"), a_source("A lexicon")
    form = admin_client.get(f"/admin/pages/{person.pk}/edit/").content.decode()
    assert 'name="bibliography-TOTAL_FORMS"' in form
    person.bibliography = [BibliographyEntry(source=source, note="With a portrait")]
    person.save_revision().publish()
    [entry] = next(public_lives()).bibliography
    assert (entry.source, entry.note) == (source.key, "With a portrait")


# Deaths without a date


def test_a_death_without_a_date_is_a_death(tmp_path, client):
    family = [{"relation": "father", "name": "Ben Example", "death": {}}]
    life = loaded(tmp_path, death={}, family=family)
    assert life.death is not None
    assert life.for_file()["death"] == {}
    assert life.for_file()["family"][0]["death"] == {}
    page = client.get("/people/ada/").content.decode()
    assert "date not known<" in page.split('id="death"')[1].split("</span>")[0]
    assert "<title>Ada Example (1890–?)" in page
    assert "died date not known" in " ".join(page.split('id="family"')[1].split())
    assert "Died: date not known" in client.get("/people/ada/biography.md").content.decode()
    [card] = client.get("/api/v3/people/").json()["items"]
    assert (card["death"], card["dead"]) == (None, True)


def test_what_cites_a_birth_or_death_is_kept_where_neither_has_a_date(tmp_path):
    vital = {"citations": [{"source": "lexicon", "locator": "p. 3"}]}
    life = loaded(tmp_path, birth=vital, death=vital)
    assert life.birth.citations[0].locator == life.death.citations[0].locator == "p. 3"


def test_of_a_birth_without_anything_nothing_is_said():
    assert read_biography(ADA | {"birth": {}}).birth is None


def test_who_has_died_is_not_alive_now_but_perhaps_then(client):
    a_person("Ada", birth_date="1950", dead=True)
    a_person("Ben", birth_date="1950")
    for year, names in (("1984", ["Ada", "Ben"]), ("2031", ["Ben"])):
        found = client.get(f"/api/v3/people/?alive={year}").json()["items"]
        assert [card["name"] for card in found] == names, year


def test_the_admin_counts_them_among_the_dead(admin_client):
    a_person("Ada", dead=True)
    a_person("Ben")
    for answer, name in (("yes", "Ada"), ("no", "Ben")):
        page = admin_client.get(f"/admin/people/?death={answer}")
        assert [person.title for person in page.context["object_list"]] == [name]
