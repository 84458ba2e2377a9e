"""A new portal is given its first pages and samples once; nothing that was deleted comes back."""

import subprocess
from pathlib import Path

import pytest
from django.core.management import call_command
from wagtail.models import Page, PageLogEntry

from biography.models import HomePage, PeopleIndexPage, PersonPage

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = sorted(map(str, ROOT.glob("fixtures/*.json")))


@pytest.fixture
def new_database(no_pages):
    """As the first migrations leave it: nobody has made a page yet."""
    PageLogEntry.objects.all().delete()


def start(*samples):
    call_command("ensure_site", *(["--samples", *samples] if samples else []))


def test_samples_are_loaded_into_a_new_database(new_database):
    start(*SAMPLES)
    assert PersonPage.objects.visible().filter(slug="viktor-khrapunov").count() == len(SAMPLES)
    assert Page.objects.live().filter(slug="editorial-policy").exists()


def test_a_deleted_life_stays_deleted_when_the_portal_starts_again(new_database, client, capsys):
    start(*SAMPLES)
    while life := PersonPage.objects.first():
        # With its translations.
        life.delete()
    capsys.readouterr()
    start(*SAMPLES)
    assert not PersonPage.objects.exists()
    assert "only a new one is given samples" in capsys.readouterr().out
    assert client.get("/people/viktor-khrapunov/").status_code == 404


def test_even_a_portal_whose_pages_were_all_deleted_is_given_no_samples(new_database):
    start(*SAMPLES)
    for home in HomePage.objects.all():
        home.delete()
    start(*SAMPLES)
    assert not HomePage.objects.exists()


def test_lives_of_ones_own_are_not_joined_by_samples(new_database, tmp_path):
    own = tmp_path / "own.json"
    own.write_text('{"format": "biography/1", "slug": "own", "language": "en", "name": {"display": "My Own"}}')
    call_command("load_biographies", str(own))
    start(*SAMPLES)
    assert [page.slug for page in PersonPage.objects.all()] == ["own"]


def test_a_portal_can_start_without_lives(new_database, client):
    start()
    start(*SAMPLES)
    assert PeopleIndexPage.objects.count() == 1
    assert not PersonPage.objects.exists()
    assert client.get("/").status_code == 200
    assert Page.objects.live().filter(slug="contact").exists()


def recipe(target, *variables):
    """What make would run; ``.venv`` as it is."""
    return subprocess.run(["make", "--dry-run", target, *variables], cwd=ROOT, capture_output=True, text=True)


@pytest.mark.parametrize("target", ["run", "serve"])
def test_make_gives_samples_unless_it_is_told_not_to(target):
    assert "manage.py ensure_site --samples fixtures/*.json" in recipe(target).stdout
    without = recipe(target, "SAMPLES=no").stdout
    assert "manage.py ensure_site" in without
    assert "--samples" not in without
    assert "load_biographies" not in recipe(target).stdout
    refused = recipe(target, "SAMPLES=none")
    assert refused.returncode
    assert 'SAMPLES is yes or no, and not "none"' in refused.stderr
