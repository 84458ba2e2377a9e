"""What a renamed or moved life leaves behind at its old address."""

import pytest
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from biography import redirects
from biography.exchange.site import people_index
from biography.models import PeopleIndexPage
from tests.factories import a_category, a_period, a_person, add, make_private

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def committed(django_capture_on_commit_callbacks):
    """A rename is told when the transaction is done, which in a test it never is."""
    with django_capture_on_commit_callbacks(execute=True):
        yield


def rename(page: Page, slug: str, capture) -> None:
    page = type(page).objects.get(pk=page.pk)
    page.slug = slug
    with capture(execute=True):
        page.save_revision().publish()


def leads_to(client, address: str) -> str | int:
    response = client.get(address)
    return response.url if response.status_code == 301 else response.status_code


@pytest.fixture
def ada(db):
    person = a_person("Ada", slug="ada-byron")
    a_period(person, slug="engineer")
    a_category(person, slug="medals")
    return person


def test_a_renamed_life_leaves_redirects_for_itself_and_its_parts(ada, client, django_capture_on_commit_callbacks):
    rename(ada, "ada-lovelace", django_capture_on_commit_callbacks)
    assert leads_to(client, "/people/ada-byron/") == "/people/ada-lovelace/"
    assert leads_to(client, "/people/ada-byron/engineer/") == "/people/ada-lovelace/engineer/"
    assert leads_to(client, "/people/ada-byron/medals/?from=book") == "/people/ada-lovelace/medals/"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/people/ada-byron/versions/1/", "/people/ada-lovelace/versions/1/"),
        ("/people/ada-byron/biography.json", "/people/ada-lovelace/biography.json"),
        ("/fr/people/ada-byron/timeline/?a=b", "/fr/people/ada-lovelace/timeline/?a=b"),
        ("/ru/people/ada-byron/", "/ru/people/ada-lovelace/"),
        ("/people/ada-byron/engineer/%D1%84/", "/people/ada-lovelace/engineer/%D1%84/"),
        ("/api/v3/people/ada-byron/?language=fr", "/api/v3/people/ada-lovelace/?language=fr"),
        ("/people/ada-byronic/timeline/", 404),
        ("/people/ada-\0byron/", 404),
    ],
)
def test_what_stands_beneath_a_life_moves_with_it(ada, client, old, new, django_capture_on_commit_callbacks):
    rename(ada, "ada-lovelace", django_capture_on_commit_callbacks)
    assert leads_to(client, old) == new


def test_a_life_renamed_twice_is_found_from_both_its_old_addresses(ada, client, django_capture_on_commit_callbacks):
    rename(ada, "ada-king", django_capture_on_commit_callbacks)
    rename(ada, "ada-lovelace", django_capture_on_commit_callbacks)
    for old in ("ada-byron", "ada-king"):
        assert leads_to(client, f"/people/{old}/engineer/") == "/people/ada-lovelace/engineer/"


def test_a_life_that_gets_its_old_name_back_is_at_its_address(ada, client, django_capture_on_commit_callbacks):
    rename(ada, "ada-lovelace", django_capture_on_commit_callbacks)
    rename(ada, "ada-byron", django_capture_on_commit_callbacks)
    assert client.get("/people/ada-byron/").status_code == 200
    assert leads_to(client, "/people/ada-lovelace/") == "/people/ada-byron/"


def test_a_moved_life_leaves_redirects(ada, client, django_capture_on_commit_callbacks):
    home = people_index().get_parent()
    other = add(home, PeopleIndexPage(title="Engineers", slug="engineers"))
    with django_capture_on_commit_callbacks(execute=True):
        ada.move(other, pos="last-child")
    assert leads_to(client, "/people/ada-byron/engineer/") == "/engineers/ada-byron/engineer/"


def test_putting_pages_in_another_order_leaves_nothing(ada, django_capture_on_commit_callbacks):
    bob = a_person("Bob")
    with django_capture_on_commit_callbacks(execute=True):
        Page.objects.get(pk=bob.pk).move(ada, pos="left")
    assert not Redirect.objects.exists()


@pytest.mark.parametrize("hide", ["unpublish", "restrict", "unpublish_the_list"])
def test_a_redirect_does_not_tell_where_a_hidden_life_went(ada, client, hide, django_capture_on_commit_callbacks):
    rename(ada, "ada-lovelace", django_capture_on_commit_callbacks)
    if hide == "restrict":
        make_private(ada)
    else:
        (people_index() if hide == "unpublish_the_list" else ada).unpublish()
    beneath = ("", "engineer/", "versions/1/", "biography.json")
    addresses = [f"/people/ada-byron/{face}" for face in beneath]
    for address in (*addresses, "/fr/people/ada-byron/", "/api/v3/people/ada-byron/"):
        response = client.get(address)
        assert response.status_code == 404
        assert "lovelace" not in response.content.decode()


def test_a_draft_that_is_renamed_leaves_nothing(django_capture_on_commit_callbacks):
    draft = a_person("Draft", slug="draft", live=False)
    draft.slug = "better"
    with django_capture_on_commit_callbacks(execute=True):
        draft.save()
    assert not Redirect.objects.exists()


def test_renaming_the_list_of_people_works_in_batches(client, monkeypatch, django_capture_on_commit_callbacks):
    monkeypatch.setattr(redirects, "BATCH", 2)
    people = [a_person(slug=f"person-{n}") for n in range(5)]
    rename(people_index(), "lives", django_capture_on_commit_callbacks)
    for person in people:
        assert leads_to(client, f"/people/{person.slug}/") == f"/lives/{person.slug}/"


def test_a_redirect_that_an_editor_has_made_stays(ada, client, django_capture_on_commit_callbacks):
    Redirect.add_redirect("/people/ada-byron", "https://archive.example/ada", is_permanent=False)
    Redirect.add_redirect("/gone", "https://archive.example/gone")
    rename(ada, "ada-lovelace", django_capture_on_commit_callbacks)
    assert leads_to(client, "/gone/") == "https://archive.example/gone"
    assert Redirect.objects.filter(automatically_created=False).count() == 2
