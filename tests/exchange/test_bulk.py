"""Many lives at once leave in the database what one after the other would."""

import json
import re
from io import StringIO
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, models, transaction
from django.urls import reverse
from wagtail.models import Page

from biography.exchange.importer import load
from biography.exchange.reading import InvalidBiographies, read_biography, read_files
from biography.exchange.site import people_index
from biography.models import LifeVersion, PersonPage
from tests.benchmarks.portal_lives import lives
from tests.factories import a_person
from tests.one_by_one import load_one_by_one

pytestmark = pytest.mark.django_db
FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
UNORDERED = {"id", "index_entry_id"}
RANDOM = {"title_norm", "content_path_hash"}


def short_lives(count):
    """Made-up lives of one or two posts, with links to each other in both directions."""
    specs = list(lives(count))
    for number, spec in enumerate(specs):
        spec["career"], spec["honours"] = spec["career"][: 1 + number % 2], spec["honours"][:1]
        later, post = specs[(number + 5) % count], specs[(number + 3) % count]["career"][0]["slug"]
        links = (
            f'<a href="life:{later["slug"]}">x</a> <a href="life:{specs[(number + 3) % count]["slug"]}/{post}">y</a>'
        )
        spec["body"].append({"type": "paragraph", "html": f"<p>{links} <a href='page:people'>z</a></p>"})
        if spec["career"]:
            spec["career"][0]["successor"] = {"name": "Somebody", "person": later["slug"]}
    return specs


def documents():
    found = read_files([FIXTURES / "viktor-khrapunov.fr.json", FIXTURES / "viktor-khrapunov.json"])
    specs = short_lives(6)
    specs.append({**specs[0], "language": "ru", "name": {"display": "Ада"}, "career": [], "honours": []})
    return found + [(Path("lives.jsonl"), read_biography(spec)) for spec in specs]


def everything():
    """All rows of all tables, without what two loads cannot have in common: times, random ids, order of creation."""
    return {
        model._meta.label: sorted(str(plain(model, row)) for row in model._base_manager.values())
        for model in apps.get_models()
        if model._meta.managed and not model._meta.label.startswith(("sessions", "auth.", "django_tasks"))
    }


def plain(model, row):
    """A row without its own number, where nothing refers to it, and without times."""
    fields = {field.attname: field for field in model._meta.concrete_fields}
    referred = model._meta.app_label == "biography" or model in (Page, apps.get_model("wagtailcore.Revision"))
    found = {}
    for name, value in row.items():
        random = name in RANDOM or isinstance(fields[name], models.DateTimeField)
        own = name in UNORDERED and (not referred or model.__name__.startswith(("Life", "Listed", "Name", "Title")))
        if not random and not own:
            found[name] = tidy(value)
    return found


def tidy(value):
    """JSON as values; citations in a column have ids that are made when they are saved."""
    if hasattr(value, "raw_data"):
        value = value.get_prep_value()
    if isinstance(value, dict):
        return {
            name: "*" if name == "id" and value.get("type") == "citation" else tidy(each)
            for name, each in value.items()
        }
    if isinstance(value, list):
        return [tidy(each) for each in value]
    if isinstance(value, str) and value.startswith(("[", "{")):
        return tidy(json.loads(value))
    return re.sub(r"citations\.[0-9a-f-]{36}", "citations.*", value) if isinstance(value, str) else value


def undone(work):
    """What all tables hold after some work, which is then taken back; primary keys count on from what was there."""
    with connection.cursor() as cursor:
        # PostgreSQL takes no counter back with a transaction.
        for statement in connection.ops.sequence_reset_sql(no_style(), apps.get_models()):
            cursor.execute(statement)
    with transaction.atomic():
        work()
        found = everything()
        transaction.set_rollback(True)
    return found


def test_what_bulk_loading_writes_is_what_publishing_page_by_page_writes():
    found = documents()
    for language in ("en", "fr", "ru"):
        people_index(language)
    expected, written = undone(lambda: load_one_by_one(found)), undone(lambda: load(found))
    assert written.keys() == expected.keys()
    assert [label for label in expected if written[label] != expected[label]] == []
    assert len(expected["biography.LifeVersion"]) == len(found)
    assert len(expected["biography.LifeLink"]) > 10


def test_the_queries_of_a_load_do_not_grow_with_the_lives(django_assert_max_num_queries):
    people_index()
    counts = []
    for first, last in ((0, 3), (3, 12)):
        batch = [(Path("lives.jsonl"), read_biography(spec)) for spec in list(lives(12))[first:last]]
        with django_assert_max_num_queries(10_000) as queries:
            load(batch)
        counts.append(len(queries))
    assert counts[1] < 2 * counts[0]


def test_loaded_lives_stand_in_a_sound_tree_are_found_and_can_be_edited(admin_client):
    a_person("Somebody before")
    load([(Path("lives.jsonl"), read_biography(spec)) for spec in short_lives(3)])
    assert Page.find_problems() == ([], [], [], [], [])
    person = PersonPage.objects.order_by("path").last()
    assert person.page_ptr in list(Page.objects.search(person.title))
    a_person("Somebody after")
    assert Page.find_problems() == ([], [], [], [], [])
    person.description = "Edited"
    person.save_revision()
    assert admin_client.get(reverse("wagtailadmin_pages:edit", args=[person.pk])).status_code == 200
    person.get_latest_revision().publish()
    assert LifeVersion.objects.filter(page=person).count() == 2


def write_lines(path, *lines):
    path.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines))
    return path


def test_a_jsonl_file_holds_a_life_on_each_line(tmp_path):
    file = write_lines(tmp_path / "lives.jsonl", *short_lives(6), "")
    out = StringIO()
    call_command("load_biographies", file, stdout=out, stderr=StringIO())
    assert "6 created" in out.getvalue()
    again = StringIO()
    call_command("load_biographies", file, stdout=again, stderr=StringIO())
    assert "6 same" in again.getvalue()


def test_mistakes_in_a_jsonl_file_are_named_with_their_lines(tmp_path):
    one, *others = short_lives(6)
    wrong = {**others[0], "birth": {"date": "1900-13"}}
    file = write_lines(tmp_path / "lives.jsonl", one, "{", wrong, *others[1:], one)
    with pytest.raises(InvalidBiographies) as refused:
        read_files([file])
    places = [(problem.file.rpartition("/")[2], problem.path) for problem in refused.value.problems]
    assert places == [("lives.jsonl:2", "$"), ("lives.jsonl:3", "birth.date"), ("lives.jsonl:8", "slug")]


def test_two_parts_with_one_address_are_a_mistake():
    [spec] = lives(1)
    spec["honours"][1]["slug"] = spec["honours"][0]["slug"]
    with pytest.raises(InvalidBiographies, match=r"honours\[1\]\.slug: 'academic' is the slug of another part"):
        load([(Path("lives.jsonl"), read_biography(spec))])
    assert not PersonPage.objects.exists()
