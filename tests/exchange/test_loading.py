"""Documents → pages: created, left alone, kept, replaced; all or nothing."""

import json
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.core.serializers import serialize
from wagtail.models import Page, ReferenceIndex, Site

from biography.exchange.exporter import as_json, public_lives
from biography.exchange.importer import load
from biography.exchange.reading import InvalidBiographies, read_files
from biography.models import (
    CareerPeriodPage,
    FieldOfActivity,
    HonourCategoryPage,
    LoadedLife,
    Office,
    Organisation,
    PersonPage,
    Place,
    PortalImage,
    Source,
)
from tests.factories import a_full_life, a_person, picture_file

pytestmark = pytest.mark.django_db
FIRST_LIFE = Path(__file__).resolve().parents[2] / "fixtures" / "viktor-khrapunov.json"

ADA = {
    "format": "biography/1",
    "slug": "ada-lovelace",
    "language": "en",
    "name": {"display": "Ada Lovelace", "given": "Ada", "family": "Lovelace"},
    "birth": {"date": "1815-12-10", "place": "london"},
    "body": [
        {"type": "paragraph", "html": '<p>Met <a href="life:charles-babbage">Babbage</a>.</p>'},
        {"type": "quotation", "text": "That brain of mine", "attribution": "Letter, 1843"},
    ],
    "career": [{"slug": "translator", "role": "Translator", "start": "1842", "end": "1843", "successor": "Nobody"}],
    "honours": [{"slug": "names", "title": "Names", "honours": [{"title": "A language of her name", "date": "1980"}]}],
    "places": [{"key": "london", "name": "London"}],
}
CHARLES = {"format": "biography/1", "slug": "charles-babbage", "language": "en", "name": {"display": "Charles Babbage"}}


@pytest.fixture
def files(tmp_path):
    """A function that writes documents into files and answers their paths."""

    def write(*documents):
        paths = [tmp_path / f"{document['slug']}.json" for document in documents]
        for path, document in zip(paths, documents, strict=True):
            path.write_text(json.dumps(document))
        return paths

    return write


def load_files(*paths, **options):
    return load(read_files(list(paths)), **options).outcomes


def every_row():
    """All that is in the database, apart from what records that somebody looked."""
    models = [model for model in apps.get_models() if model._meta.label not in {"sessions.Session"}]
    return {model._meta.label: serialize("json", model._base_manager.order_by("pk")) for model in models}


def test_the_first_life_is_loaded_whole_published_and_searchable():
    assert load_files(FIRST_LIFE) == {"viktor-khrapunov": "created"}
    person = PersonPage.objects.visible().get()
    assert CareerPeriodPage.objects.visible().count() == 13
    assert [page.honours.count() for page in HonourCategoryPage.objects.visible().order_by("path")] == [4, 8, 11, 9]
    assert person.latest_revision is not None
    assert not person.has_unpublished_changes
    for words in ("Khrapunov", "Храпунов"):
        assert person.page_ptr in list(Page.objects.search(words))
    assert ReferenceIndex.get_references_to(Source.objects.get()).count() > 50


def test_loading_twice_changes_no_row():
    load_files(FIRST_LIFE)
    before = every_row()
    assert load_files(FIRST_LIFE) == {"viktor-khrapunov": "same"}
    assert every_row() == before


def test_what_is_exported_loads_and_exports_the_same(tmp_path):
    load_files(FIRST_LIFE)
    first = [as_json(life) for life in public_lives()]
    assert first == [FIRST_LIFE.read_text()]
    PersonPage.objects.get().delete()
    for register in (Office, Organisation, Place, FieldOfActivity, Source):
        register.objects.all().delete()
    copy = tmp_path / "copy.json"
    copy.write_text(first[0])
    load_files(copy)
    assert [as_json(life) for life in public_lives()] == first


def test_a_changed_file_updates_a_life_that_nobody_has_edited(files):
    load_files(*files(ADA, CHARLES))
    key = PersonPage.objects.get(slug="ada-lovelace").pk
    changed = ADA | {"name": {"display": "Augusta Ada King"}, "career": [], "body": []}
    assert load_files(*files(changed, CHARLES)) == {"ada-lovelace": "updated", "charles-babbage": "same"}
    person = PersonPage.objects.get(slug="ada-lovelace")
    assert (person.pk, person.title, person.get_children().count()) == (key, "Augusta Ada King", 1)


def test_an_edited_life_is_kept_unless_it_is_to_be_replaced(files):
    paths = files(ADA, CHARLES)
    load_files(*paths)
    person = PersonPage.objects.get(slug="ada-lovelace")
    person.description = "Mathematician"
    person.save_revision().publish()
    before = every_row()
    assert load_files(*paths)["ada-lovelace"] == "kept"
    assert every_row() == before
    assert load_files(*paths, replace=True)["ada-lovelace"] == "updated"
    assert PersonPage.objects.get(slug="ada-lovelace").description == ""
    assert load_files(*paths)["ada-lovelace"] == "same"


@pytest.mark.parametrize("edit", ["draft", "unpublish", "delete a part", "add a part"])
def test_any_change_in_the_admin_counts_as_an_edit(files, edit):
    paths = files(ADA, CHARLES)
    load_files(*paths)
    person = PersonPage.objects.get(slug="ada-lovelace")
    if edit == "draft":
        person.save_revision()
    elif edit == "unpublish":
        person.unpublish()
    elif edit == "delete a part":
        person.get_children().first().delete()
    else:
        person.add_child(instance=CareerPeriodPage(title="New post", slug="new"))
    assert load_files(*paths)["ada-lovelace"] == "kept"


def test_a_dry_run_says_what_would_be_and_changes_nothing(files):
    before = every_row()
    assert load_files(*files(ADA, CHARLES), dry_run=True) == {"ada-lovelace": "created", "charles-babbage": "created"}
    assert every_row() == before


def test_lives_of_the_same_load_may_name_each_other(files):
    load_files(*files(ADA, CHARLES))
    [ada] = public_lives(["ada-lovelace"])
    assert ada.body[0].html == '<p>Met <a href="life:charles-babbage">Babbage</a>.</p>'


def test_a_life_that_is_named_and_is_nowhere_is_a_mistake(files):
    with pytest.raises(InvalidBiographies, match="'charles-babbage', which is neither here nor in these files"):
        load_files(*files(ADA))
    assert not PersonPage.objects.exists()


def test_another_life_with_the_same_slug_is_a_mistake(files):
    a_person("Charles Babbage")
    with pytest.raises(InvalidBiographies, match="slug: another life here has the slug 'charles-babbage'"):
        load_files(*files(CHARLES))


def test_a_register_entry_that_exists_stays_as_its_editor_left_it(files):
    Place.objects.create(key="london", name="London, England")
    load_files(*files(ADA, CHARLES))
    assert Place.objects.get().name == "London, England"
    load_files(*files(ADA | {"description": "Changed"}, CHARLES), replace=True)
    assert Place.objects.get().name == "London"


def test_fields_of_activity_keep_their_order_and_change_with_the_file(files):
    fields = [{"key": key, "name": key.title(), "other_names": [f"{key} 2"]} for key in ("energy", "music")]
    life = CHARLES | {"activities": [{"field": "music"}, {"field": "energy"}], "fields": fields}
    load_files(*files(life))
    assert [row.field.name for row in next(public_lives()).activities] == ["Music", "Energy"]
    assert [field.other_names for field in next(public_lives()).fields] == [("energy 2",), ("music 2",)]
    fields[0]["name"] = "Power"
    del life["activities"][0]
    assert load_files(*files(life | {"fields": fields[:1]}))["charles-babbage"] == "updated"
    [activity] = next(public_lives()).activities
    assert activity.field.name == "Energy", "an entry belongs to all lives"
    assert load_files(*files(life | {"fields": fields[:1]}))["charles-babbage"] == "same"
    PersonPage.objects.get().save_revision()
    load_files(*files(life | {"fields": fields[:1]}), replace=True)
    assert next(public_lives()).activities[0].field.name == "Power"


def test_a_portrait_comes_from_the_file_beside_and_goes_back_there(files, tmp_path):
    (tmp_path / "face.jpg").write_bytes(picture_file().read())
    portrait = {
        "id": "1f0f3a4e-0000-4000-8000-000000000001",
        "file": "face.jpg",
        "title": "Face",
        "alt": "A face",
        "credit": "Somebody",
        "licence": "CC0",
        "focal_point": [10, 20, 5, 5],
    }
    load_files(*files(CHARLES | {"portrait": portrait}))
    image = PortalImage.objects.get()
    assert (image.description, image.credit, image.focal_point_x) == ("A face", "Somebody", 10)
    call_command("export_biographies", output=tmp_path / "out", verbosity=0)
    exported = json.loads((tmp_path / "out" / "charles-babbage.json").read_text())["portrait"]
    assert exported == portrait | {"file": image.filename}
    assert (tmp_path / "out" / image.filename).stat().st_size > 0


@pytest.mark.parametrize("name", ["missing.jpg", "../outside.jpg", "text.jpg"])
def test_a_picture_that_cannot_be_read_stops_the_load(files, tmp_path, name):
    (tmp_path / "text.jpg").write_text("no picture")
    (tmp_path.parent / "outside.jpg").write_bytes(picture_file().read())
    portrait = {"id": "1f0f3a4e-0000-4000-8000-000000000001", "file": name, "title": "Face"}
    with pytest.raises(InvalidBiographies, match="image 'Face'"):
        load_files(*files(CHARLES | {"portrait": portrait}))
    assert not PortalImage.objects.exists()


def test_a_failure_in_the_middle_leaves_nothing_half_written(files, monkeypatch):
    before = every_row()

    def fail(*rows, **options):
        assert CareerPeriodPage.objects.exists()
        raise OSError("the disk is full")

    monkeypatch.setattr(LoadedLife.objects, "bulk_create", fail)
    with pytest.raises(OSError, match="disk is full"):
        load_files(*files(ADA, CHARLES))
    assert every_row() == before


def test_five_mistakes_are_five_errors_with_their_places_and_nothing_is_written(files, capsys):
    mistaken = ADA | {
        "birth": {"date": "1815-02-30", "place": "london"},
        "career": [
            {"slug": "translator", "role": "Translator", "start": "1843", "end": "1842"},
            {"slug": "post", "role": "", "place": "paris"},
        ],
        "identifiers": [{"scheme": "orcid", "value": "0000-0002-1825-0098"}],
        "honors": [],
    }
    paths = files(mistaken, CHARLES)
    with pytest.raises(CommandError, match="Nothing was loaded"):
        call_command("load_biographies", *paths)
    errors = capsys.readouterr().err
    for place, reason in [
        ("birth.date", "1815-02-30"),
        ("career[0]", "the end (1842) is before the start (1843)"),
        ("career[1].role", "this is empty"),
        ("career[1].place", "'paris' is not described under 'places'"),
        ("identifiers[0]", "its check digit would be 7"),
        ("honors", "there is no such field"),
    ]:
        [line] = [line for line in errors.splitlines() if f"ada-lovelace.json: {place}:" in line]
        assert reason in line
    assert not PersonPage.objects.exists()


def test_what_no_export_can_find_is_said(files):
    load_files(*files(CHARLES))
    with pytest.raises(CommandError, match="no public life with the slug nobody"):
        call_command("export_biographies", "nobody")


def test_an_office_comes_with_its_own_dates_and_a_life_with_who_mentions_it(files, client):
    office = {"key": "translator", "name": "Translator to the Engine", "since": "1840~", "until": "1871-10"}
    ada = ADA | {"offices": [office], "career": [ADA["career"][0] | {"office": "translator"}]}
    load(read_files(files(ada, CHARLES)))
    [life] = [life for life in public_lives() if life.slug == "ada-lovelace"]
    assert (life.offices[0].since.edtf, life.offices[0].until.edtf) == ("1840~", "1871-10")
    page = client.get("/people/charles-babbage/").content.decode()
    assert '<a href="/people/ada-lovelace/">Ada Lovelace</a>' in page.partition('id="mentioned"')[2]


def test_a_claim_without_a_citation_is_refused_as_the_form_refuses_it(files):
    claim = {"type": "claim", "html": "<p>it was his.</p>", "claimant": "A rival"}
    post = {"slug": "post", "role": "Clerk", "body": [claim]}
    with pytest.raises(InvalidBiographies) as refused:
        load(read_files(files(CHARLES | {"body": [claim], "career": [post]})))
    assert [problem.path for problem in refused.value.problems] == ["body[0].citations", "career[0].body[0].citations"]


@pytest.mark.parametrize("lives", [1, 2, 3])
def test_what_is_exported_to_the_standard_output_is_a_file_that_loads(files, tmp_path, capsys, lives):
    load(read_files(files(*(CHARLES | {"slug": f"charles-{number}"} for number in range(lives)))))
    capsys.readouterr()
    call_command("export_biographies")
    file = tmp_path / "exported.json"
    file.write_text(capsys.readouterr().out)
    assert [life.slug for _path, life in read_files([file])] == [f"charles-{number}" for number in range(lives)]


def test_the_site_has_the_address_that_the_portal_is_told(no_pages, settings, files):
    settings.SITE_URL = "https://lives.example:8443"
    load(read_files(files(CHARLES)))
    site = Site.objects.get()
    assert (site.hostname, site.port) == ("lives.example", 8443)
    site.hostname, site.port = "chosen.example", 443
    site.save()
    load(read_files(files(ADA, CHARLES)))
    assert Site.objects.get().hostname == "chosen.example"


@pytest.mark.parametrize(("here", "loaded"), [("Case-Slug", "case-slug"), ("case-slug", "Case-Slug"), ("ada", "ADA")])
def test_a_slug_that_differs_in_case_only_from_one_here_is_a_mistake(files, here, loaded):
    a_person("Somebody", slug=here)
    with pytest.raises(InvalidBiographies, match=f"has the slug '{here}', and '{loaded}' differs from it in capital"):
        load_files(*files(CHARLES | {"slug": loaded}))


def test_the_life_itself_may_change_the_case_of_its_slug(files):
    load_files(*files(CHARLES))
    key = str(PersonPage.objects.get().translation_key)
    assert load_files(*files(CHARLES | {"id": key, "slug": "Charles-Babbage"})) == {"Charles-Babbage": "updated"}


def test_an_address_in_the_place_of_a_picture_is_named_as_such(files):
    portrait = {"file": "https://example.org/portrait.jpg", "title": "Face"}
    with pytest.raises(InvalidBiographies) as refused:
        load_files(*files(CHARLES | {"portrait": portrait}))
    [problem] = refused.value.problems
    assert problem.path == "image 'Face'"
    assert "is an address, and nothing is fetched: put the picture beside the file" in problem.reason


@pytest.mark.parametrize("replace", [False, True])
def test_an_export_that_nobody_has_edited_changes_nothing_and_says_so(files, tmp_path, capsys, replace):
    load_files(*files(ADA, CHARLES))
    person = PersonPage.objects.get(slug="ada-lovelace")
    person.description = "Mathematician"
    person.save_revision().publish()
    a_full_life("Made in the admin", rows=1)
    call_command("export_biographies", output=tmp_path / "out", verbosity=0)
    paths = sorted((tmp_path / "out").glob("*.json"))
    assert len(paths) == 3
    before = every_row()
    capsys.readouterr()
    call_command("load_biographies", *map(str, paths), *(["--replace"] if replace else []))
    assert every_row() == before
    said = capsys.readouterr().out
    assert said.count("is as the file says") == 3
    assert "Nothing changes: the portal says what these files say." in said


def test_an_export_that_was_edited_or_meets_a_draft_is_no_such_thing(files, tmp_path):
    load_files(*files(ADA, CHARLES))
    person = PersonPage.objects.get(slug="ada-lovelace")
    person.description = "Mathematician"
    person.save_revision().publish()
    [ada] = public_lives(["ada-lovelace"])
    exported = json.loads(as_json(ada))
    assert load_files(*files(exported, CHARLES), dry_run=True)["ada-lovelace"] == "same"
    edited = exported | {"places": [exported["places"][0] | {"name": "London, England"}]}
    assert load_files(*files(edited, CHARLES), dry_run=True)["ada-lovelace"] == "kept"
    part = person.get_children().first().specific
    part.title = "Draft"
    part.save_revision()
    assert load_files(*files(exported, CHARLES), dry_run=True)["ada-lovelace"] == "kept"
