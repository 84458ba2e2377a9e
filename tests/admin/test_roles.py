"""Authors write, editors publish, chief editors have the last word: each may do that and no more."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupApprovalTask, Page

from biography.exchange.site import people_index
from biography.models import PersonPage, Place
from tests.admin.conftest import person_form
from tests.factories import a_person, a_place, an_image

ROLES = ("Author", "Editor", "Chief editor")


@pytest.fixture
def signed_in(db: None) -> Callable[[str], tuple[Client, User]]:
    """A function of a role's name: a client of somebody who has it, and who that is."""
    call_command("ensure_roles", verbosity=0)

    def sign_in(role: str) -> tuple[Client, User]:
        user = User.objects.create_user(f"{role} of these tests", password="x")
        user.groups.add(Group.objects.get(name=role))
        client = Client()
        client.force_login(user)
        return client, user

    return sign_in


def may(client: Client, address: str) -> bool:
    """Wagtail leads who may not to the front page of the admin."""
    answer = client.get(address)
    assert answer.status_code in (200, 302, 403), address
    return answer.status_code == 200


def publish(client: Client, page: Page) -> PersonPage:
    form = person_form(title="Changed", slug=page.slug) | {"action-publish": "1"}
    client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form)
    return PersonPage.objects.get(pk=page.pk)


def test_an_author_writes_a_life_and_submits_it_but_publishes_none(signed_in):
    client, author = signed_in("Author")
    add = reverse("wagtailadmin_pages:add", args=["biography", "personpage", people_index().pk])
    client.post(add, person_form(title="Ada", slug="ada") | {"action-publish": "1"})
    ada = PersonPage.objects.get(slug="ada")
    assert (ada.live, ada.owner) == (False, author)
    assert not publish(client, ada).live
    client.post(
        reverse("wagtailadmin_pages:edit", args=[ada.pk]), person_form(title="Ada", slug="ada") | {"action-submit": "1"}
    )
    assert PersonPage.objects.get(pk=ada.pk).workflow_in_progress


def test_an_author_edits_no_life_of_others(signed_in):
    client, _author = signed_in("Author")
    life = a_person("Somebody")
    assert not may(client, reverse("wagtailadmin_pages:edit", args=[life.pk]))
    assert publish(client, life).title == "Somebody"


def test_an_editor_publishes_any_life_and_deletes_none_of_others(signed_in):
    client, _editor = signed_in("Editor")
    life = a_person("Somebody", live=False)
    assert publish(client, life).live
    parent = life.get_parent()
    assert not may(client, reverse("wagtailadmin_pages:delete", args=[parent.pk]))


@pytest.mark.parametrize(("role", "deletes"), [("Author", False), ("Editor", False), ("Chief editor", True)])
def test_only_a_chief_editor_deletes_entries_of_registers(signed_in, role, deletes):
    client, _user = signed_in(role)
    place = a_place("Almaty")
    client.post(reverse("wagtailsnippets_biography_place:delete", args=[place.pk]))
    assert Place.objects.filter(pk=place.pk).exists() is not deletes


@pytest.mark.parametrize(("role", "changes"), [("Author", False), ("Editor", True), ("Chief editor", True)])
def test_an_author_adds_to_registers_and_changes_nothing_in_them(signed_in, role, changes):
    client, _user = signed_in(role)
    place = a_place("Almaty")
    assert may(client, reverse("wagtailsnippets_biography_place:add"))
    assert may(client, reverse("wagtailsnippets_biography_place:edit", args=[place.pk])) is changes


@pytest.mark.parametrize(("role", "sees"), [("Author", False), ("Editor", True), ("Chief editor", True)])
def test_what_readers_wrote_is_for_those_who_answer(signed_in, role, sees):
    client, _user = signed_in(role)
    assert may(client, reverse("enquiries:index")) is sees


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(
    "view",
    ["wagtailusers_users:index", "wagtailusers_groups:index", "tokens:index", "wagtailsites:index"],
)
def test_no_role_makes_accounts_groups_tokens_or_sites(signed_in, role, view):
    client, _user = signed_in(role)
    assert not may(client, reverse(view))


@pytest.mark.parametrize(("role", "changes"), [("Author", False), ("Editor", True), ("Chief editor", True)])
def test_pictures_of_others_are_changed_by_editors(signed_in, role, changes):
    client, _user = signed_in(role)
    image = an_image("Portrait", description="A face")
    assert may(client, reverse("wagtailimages:edit", args=[image.pk])) is changes
    assert may(client, reverse("wagtailimages_chooser:choose"))


def test_what_authors_submit_is_approved_by_editors(signed_in):
    task = GroupApprovalTask.objects.get()
    assert {group.name for group in task.groups.all()} == {"Editor", "Chief editor"}


def test_wagtails_groups_go_where_nobody_is_in_them(db, capsys):
    moderator = User.objects.create_user("moderator")
    moderator.groups.add(Group.objects.get(name="Moderators"))
    call_command("ensure_roles")
    assert set(Group.objects.values_list("name", flat=True)) == {*ROLES, "Moderators"}
    assert "Wagtail's own group Editors had no members, and was removed." in capsys.readouterr().out


def test_what_was_given_since_stays_unless_it_is_taken_back(signed_in, capsys):
    group = Group.objects.get(name="Author")
    before = rights(group)
    group.permissions.add(*Group.objects.get(name="Chief editor").permissions.all())
    call_command("ensure_roles")
    assert rights(group) != before
    assert capsys.readouterr().out == ""
    call_command("ensure_roles", reset=True)
    assert rights(group) == before


def rights(group: Group) -> Any:
    return sorted(group.permissions.values_list("codename", flat=True))
