"""A life that is deleted is gone from all tables and files, but for what docs/operations.md says stays, and why."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import Page

from biography.models import Enquiry, LifeVersion, PersonPage, PortalImage
from biography.versions import withdraw
from tests.factories import a_person, a_token, a_translation
from tests.taken_away import (
    KEY,
    NAME,
    SEARCH,
    a_chief_editor,
    a_life,
    files,
    keys_of,
    number_pages_from,
    traces,
    who_names_it,
)

pytestmark = pytest.mark.django_db
DOCS = Path(__file__).resolve().parents[1] / "docs" / "operations.md"

# What stays, by column, and the words by which the documentation names it.
LEFT = {
    "wagtailcore_pagelogentry.label": "The site's history",
    "wagtailcore_pagelogentry.data": "The site's history",
    "wagtailcore_pagelogentry.page_id": "The site's history",
    "wagtailcore_modellogentry.label": "The site's history",
    "wagtailadmin_editingsession.object_id": "Who has a page open",
    "biography_enquiry.about": "Messages of readers",
    "biography_enquiry.message": "Messages of readers",
}
LEFT_WITH_ITS_PICTURE = {
    "biography_portalimage.title": "Pictures",
    "biography_portalimage.description": "Pictures",
    "biography_portalimage.file": "Pictures",
    "biography_portalrendition.file": "Pictures",
    SEARCH: "Pictures",
}
# By a command of the night's housekeeping.
LEFT_UNTIL_THE_NIGHT = {
    SEARCH: "Words in SQLite's index",
    "biography_titleword.word": "Words of titles",
    "biography_nameform.word": "Words of titles",
}
LEFT_IN_OTHER_LIVES = {
    "biography_lifefinding.sentence": "Other lives",
    "biography_personpage.body": "Other lives",
    "biography_relative.name": "Other lives",
    "biography_lifeversion.document": "Other lives",
    "wagtailcore_revision.content": "Other lives",
    SEARCH: "Other lives",
}


@pytest.fixture
def editor():
    call_command("ensure_roles", verbosity=0)
    last = Page.objects.order_by("pk").last().pk
    yield a_chief_editor()
    number_pages_from(last + 1)


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """A function of an action, which runs as if it were a transaction of its own."""

    def run(action, *given):
        with django_capture_on_commit_callbacks(execute=True):
            answer = action(*given)
        assert answer.status_code in (204, 302), answer.content

    return run


def by_the_admin(client, editor):
    client.force_login(editor)
    return client.post(
        reverse("wagtailadmin_pages:delete", args=[KEY]), {"confirm_name": PersonPage.objects.get(pk=KEY).title}
    )


def by_the_api(client, editor):
    return client.delete(f"/api/v3/pages/{KEY}/", headers=a_token(editor))


@pytest.mark.parametrize("delete", [by_the_admin, by_the_api])
def test_nothing_is_left_of_a_life_and_its_picture_but_what_the_documentation_names(client, editor, committed, delete):
    life = a_life(editor)
    keys, picture = keys_of(life), life.portrait
    assert len(traces(keys)) > 50
    committed(delete, client, editor)
    assert traces(keys) - set(LEFT_WITH_ITS_PICTURE) - set(LEFT_UNTIL_THE_NIGHT) == set(LEFT)
    assert PortalImage.objects.filter(pk=picture.pk).exists()
    assert list(files([NAME]))
    client.force_login(editor)
    committed(client.post, reverse("wagtailimages:delete", args=[picture.pk]))
    assert list(files([NAME])) == []
    assert traces(keys) <= {*LEFT, *LEFT_UNTIL_THE_NIGHT}
    call_command("tidy_search")
    assert traces(keys) == set(LEFT)
    Enquiry.objects.update(status="closed", received_at="2000-01-01T00:00:00Z")
    call_command("forget_enquiries", days=365, verbosity=0)
    assert traces(keys) == {column for column, why in LEFT.items() if why != "Messages of readers"}


def test_the_documentation_names_all_that_stays():
    told = DOCS.read_text().split("## Taking a life away")[1].split("\n## ")[0]
    left = (LEFT, LEFT_WITH_ITS_PICTURE, LEFT_UNTIL_THE_NIGHT, LEFT_IN_OTHER_LIVES)
    named = {name for names in left for name in names.values()}
    assert [name for name in named if f"| {name} |" not in told] == []


def test_other_lives_keep_the_words_and_lose_the_link(client, editor, committed):
    life = a_life(editor)
    other = who_names_it(life)
    before = other.versions.get()
    keys = keys_of(life)
    committed(by_the_admin, client, editor)
    committed(client.post, reverse("wagtailimages:delete", args=[life.portrait_id]))
    call_command("tidy_search")
    assert traces(keys) - set(LEFT) == set(LEFT_IN_OTHER_LIVES)
    now = other.versions.first()
    assert (before.number, now.number) == (1, 2)
    assert f"life:{life.slug}" in json.dumps(before.document)
    assert NAME in json.dumps(now.document)
    assert life.slug not in json.dumps(now.document)
    page = client.get("/people/berta/").content.decode()
    assert NAME in page
    assert life.slug not in page


def test_a_version_of_another_life_that_names_it_is_withdrawn(client, editor, committed):
    life = a_life(editor)
    other = who_names_it(life)
    committed(by_the_admin, client, editor)
    assert life.slug in client.get("/people/berta/versions/1/biography.json").content.decode()
    withdraw(other.versions.get(number=1), reason="A life was taken away", editor=editor)
    assert client.get("/people/berta/versions/1/biography.json").status_code == 410
    assert life.slug not in json.dumps(list(LifeVersion.objects.values_list("document", flat=True)))


def test_whoever_deletes_a_life_is_told_of_the_pictures_that_nothing_uses_now(client, editor, committed):
    life = a_life(editor)
    committed(by_the_admin, client, editor)
    told = client.get("/admin/pages/").content.decode()
    assert "nothing uses any more" in told
    assert reverse("wagtailimages:edit", args=[life.portrait_id]) in told


def test_nobody_is_told_of_a_picture_that_another_life_uses(client, editor, committed):
    life = a_life(editor)
    a_person("Berta", portrait=life.portrait)
    committed(by_the_admin, client, editor)
    assert "nothing uses any more" not in client.get("/admin/pages/").content.decode()
    assert PortalImage.objects.filter(pk=life.portrait_id).exists()


def test_a_life_goes_in_all_its_languages_and_with_the_pages_that_follow_it():
    life = a_person("Ada")
    a_translation(life, "fr", "Ada en français")
    life.create_alias(update_slug="ada-again")
    PersonPage.objects.get(pk=life.pk).delete()
    assert not PersonPage.objects.exists()


def test_a_translation_goes_alone():
    life = a_person("Ada")
    a_translation(life, "fr", "Ada en français").delete()
    assert [person.pk for person in PersonPage.objects.all()] == [life.pk]
