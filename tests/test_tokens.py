"""A token may do what its scope and its account allow, until it ends."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import registry
from wagtail.models import APIToken, Page

from biography.models import PersonPage
from portal.api import api_v3
from portal.models import TokenTerms
from portal.tokens.auth import operations
from portal.tokens.scopes import Scope, wanted
from portal.tokens.terms import end_of, issue, scope_of
from tests.admin.conftest import cost
from tests.factories import a_person, a_token

pytestmark = pytest.mark.django_db
WHOAMI = "/api/v3/whoami/"


@pytest.fixture
def program() -> User:
    return User.objects.create_superuser("program")


def used(client, key: str, **asked):
    return client.get(WHOAMI, headers={"authorization": f"Bearer {key}"}, **asked)


def patched(client, page: Page, headers, **meta):
    body = {"meta": {"type": "biography.PersonPage", **meta}, "description": "A mathematician"}
    return client.patch(f"/api/v3/pages/{page.pk}/", body, content_type="application/json", headers=headers)


def test_a_token_that_ended_says_when(client, program):
    end = timezone.now().replace(year=2026, month=3, day=5)
    _token, key = issue(program, "x", Scope.EVERYTHING, end)
    answer = used(client, key)
    assert (answer.status_code, answer.json()["detail"]) == (401, "This token ended on March 5, 2026.")


def test_a_token_works_until_its_end(client, program):
    _token, key = issue(program, "x", ends_at=timezone.now() + timedelta(minutes=1))
    assert used(client, key).json()["user"]["username"] == "program"


def test_a_token_ends_when_the_settings_say_so_whatever_its_own_end_is(client, program, settings):
    token, key = issue(program, "x", ends_at=timezone.now() + timedelta(days=3650))
    APIToken.objects.update(created=timezone.now() - timedelta(days=366))
    assert used(client, key).json()["detail"].startswith("This token ended on ")
    settings.API_TOKEN_DAYS = 0
    assert used(client, key).status_code == 200
    assert end_of(token) == token.terms.ends_at


def test_a_revoked_token_says_so(client, program):
    token, key = issue(program, "x")
    token.revoke()
    answer = used(client, key)
    assert answer.status_code == 401
    assert re.fullmatch(r"This token was revoked on [\w.]+ \d+, \d{4}\.", answer.json()["detail"])


def test_a_token_of_a_closed_account_says_so(client, program):
    _token, key = issue(program, "x")
    User.objects.update(is_active=False)
    answer = used(client, key)
    assert (answer.status_code, answer.json()["detail"]) == (401, "The account of this token is closed.")


def test_what_is_no_token_is_told_that_there_is_none(client):
    answer = used(client, "wagtail_made-up")
    assert (answer.status_code, answer.json()["detail"]) == (401, "There is no such token.")


def test_a_token_that_reads_is_told_what_writing_wants(client, program):
    person = a_person("Ada")
    answer = patched(client, person, a_token(program, Scope.READ))
    assert answer.status_code == 403
    assert answer.json()["detail"] == "This token may: Read. This wants a token that may: Write drafts."


def test_a_token_for_drafts_writes_drafts_and_publishes_nothing(client, program):
    person, headers = a_person("Ada"), a_token(program, Scope.DRAFT)
    assert patched(client, person, headers).status_code == 200
    answer = patched(client, person, headers, action="publish")
    assert answer.status_code == 403
    assert answer.json()["detail"] == "This token may: Write drafts. This wants a token that may: Publish."
    person.refresh_from_db()
    assert (person.description, person.has_unpublished_changes) == ("", True)
    assert person.get_latest_revision_as_object().description == "A mathematician"
    assert patched(client, person, a_token(program, Scope.PUBLISH), action="publish").status_code == 200
    person.refresh_from_db()
    assert person.description == "A mathematician"


@pytest.mark.parametrize(
    ("action", "body"),
    [
        ("copy", {}),
        ("copy", {"keep_live": "false"}),
        ("copy", {"keep_live": True}),
        ("copy_for_translation", {"locale": "fr", "alias": True}),
        ("copy_for_translation", {"locale": "fr", "alias": "yes"}),
        ("copy_for_translation", {"locale": "fr", "copy_parents": True}),
    ],
)
def test_a_token_for_drafts_makes_no_copy_that_readers_see(client, program, action, body):
    person = a_person("Ada")
    live = set(Page.objects.live().values_list("pk", flat=True))
    address = f"/api/v3/pages/{person.pk}/actions/{action}/"
    answer = client.post(address, body, content_type="application/json", headers=a_token(program, Scope.DRAFT))
    assert answer.status_code == 403
    assert set(Page.objects.live().values_list("pk", flat=True)) == live


def test_a_token_for_drafts_copies_as_a_draft(client, program):
    person = a_person("Ada")
    address, headers = f"/api/v3/pages/{person.pk}/actions/copy/", a_token(program, Scope.DRAFT)
    assert (
        client.post(address, {"keep_live": False}, content_type="application/json", headers=headers).status_code == 201
    )
    assert [copy.live for copy in PersonPage.objects.exclude(pk=person.pk)] == [False]


def test_a_scope_gives_an_account_nothing_that_it_has_not(client):
    person = a_person("Ada")
    headers = a_token(User.objects.create_user("reader"), Scope.EVERYTHING)
    assert patched(client, person, headers).status_code == 403


def test_a_body_that_is_no_json_is_refused_as_such(client, program):
    headers = a_token(program, Scope.DRAFT)
    answer = client.post("/api/v3/pages/", "{", content_type="application/json", headers=headers)
    assert answer.status_code == 400


def test_whatever_deletes_or_is_new_to_wagtail_wants_everything():
    found = {
        operation.operation_id: wanted(operation.operation_id, operation.methods[0])
        for _prefix, router in api_v3._routers
        for operation in operations(router)
    }
    assert {scope for name, scope in found.items() if "delete" in name} == {Scope.EVERYTHING}
    assert wanted("pages_actions_something_new", "POST") == Scope.EVERYTHING
    assert wanted("something_new", "GET") == Scope.READ


def test_a_token_of_wagtails_command_reads(client, program, capsys):
    call_command("api_tokens", "create", "--user", "program", "--name", "x")
    key = capsys.readouterr().out.strip()
    assert used(client, key).status_code == 200
    assert patched(client, a_person("Ada"), {"authorization": f"Bearer {key}"}).status_code == 403


def test_the_description_of_each_operation_says_what_it_wants():
    described = api_v3.get_openapi_schema()["paths"]
    assert described["/api/v3/pages"]["post"]["description"] == "Wants a token that may: draft."
    assert described["/api/v3/pages/{page_id}/actions/publish"]["post"]["description"].endswith("publish.")


def made(client, owner: User, **fields):
    data = {"name": "Importer", "user": owner.pk, "scope": "draft", "ends": "30"} | fields
    return client.post(reverse("tokens:add"), data)


def test_an_administrator_makes_a_token_and_sees_it_once(admin_client, client, program):
    answer = made(admin_client, program)
    key = re.search(r'value="(wagtail_\w+)"', answer.content.decode())[1]
    token = APIToken.objects.get()
    assert (scope_of(token), token.name) == (Scope.DRAFT, "Importer")
    assert abs(end_of(token) - timezone.now() - timedelta(days=30)) < timedelta(minutes=1)
    assert used(client, key).status_code == 200
    listing = admin_client.get(reverse("tokens:index")).content.decode()
    shown = admin_client.get(reverse("tokens:edit", args=[token.pk])).content.decode()
    for page in (listing, shown):
        assert key not in page
        assert "Write drafts" in page
        assert "Active" in page
    log = registry.get_logs_for_instance(token).get()
    assert (log.action, log.data["scope"]) == ("wagtail.apitoken.create", "draft")


def test_the_form_offers_the_least_first(admin_client):
    form = admin_client.get(reverse("tokens:add")).context["form"]
    assert form["scope"].initial == Scope.READ
    assert [value for value, _label in form.fields["ends"].choices] == ["30", "90", "365", "day"]
    assert form["ends"].initial == "90"


@pytest.mark.parametrize(("most", "offered"), [(60, ["30", "60", "day"]), (7, ["7", "day"])])
def test_no_end_is_offered_beyond_the_settings(admin_client, settings, most, offered):
    settings.API_TOKEN_DAYS = most
    form = admin_client.get(reverse("tokens:add")).context["form"]
    assert [value for value, _label in form.fields["ends"].choices] == offered
    assert form["ends"].initial == offered[-2]


def test_without_a_limit_a_token_may_live_for_ever(admin_client, program, settings):
    settings.API_TOKEN_DAYS = 0
    made(admin_client, program, ends="never")
    assert end_of(APIToken.objects.get()) is None


def test_a_token_ends_after_the_day_that_was_chosen(admin_client, program):
    day = timezone.localdate() + timedelta(days=3)
    made(admin_client, program, ends="day", day=day.isoformat())
    assert timezone.localtime(end_of(APIToken.objects.get())).date() == day + timedelta(days=1)


@pytest.mark.parametrize("days", [-1, 366, None])
def test_a_day_that_cannot_be_the_last_is_refused(admin_client, program, days):
    day = "" if days is None else (timezone.localdate() + timedelta(days=days)).isoformat()
    answer = made(admin_client, program, ends="day", day=day)
    assert set(answer.context["form"].errors) == {"day"}
    assert not APIToken.objects.exists()


@pytest.mark.parametrize(
    "fields", [{"scope": ""}, {"scope": "root"}, {"ends": ""}, {"ends": "36500"}, {"ends": "never"}]
)
def test_a_token_without_terms_is_not_made(admin_client, program, fields):
    assert set(made(admin_client, program, **fields).context["form"].errors) == set(fields)
    assert not APIToken.objects.exists()


def test_an_administrator_revokes_a_token_at_once(admin_client, client, program):
    token, key = issue(program, "x")
    assert used(client, key).status_code == 200
    admin_client.post(reverse("tokens:delete", args=[token.pk]))
    assert used(client, key).status_code == 401
    assert "Revoked" in admin_client.get(reverse("tokens:index")).content.decode()


def test_the_list_shows_what_ended_and_what_was_used(admin_client, client, program):
    issue(program, "x", ends_at=timezone.now() - timedelta(days=1))
    listing = admin_client.get(reverse("tokens:index"))
    assert "Ended" in listing.content.decode()
    token, key = issue(program, "y")
    used(client, key)
    token.refresh_from_db()
    assert token.last_used_at is not None


def test_the_list_costs_the_same_for_one_and_for_many(admin_client, program):
    issue(program, "x")
    few = cost(admin_client, reverse("tokens:index"))
    for number in range(10):
        issue(program, f"token {number}")
    assert cost(admin_client, reverse("tokens:index")) == few


def test_wagtails_own_pages_of_tokens_lead_to_these(admin_client, client):
    assert admin_client.get("/admin/api-tokens/").headers["Location"] == "/admin/tokens/"
    assert (
        admin_client.post("/admin/api-tokens/new/", {"name": "x", "user": 1}).headers["Location"]
        == "/admin/tokens/new/"
    )
    assert not APIToken.objects.exists()
    assert "sign-in" in client.get("/admin/api-tokens/").headers["Location"]
    menu = admin_client.get("/admin/").content.decode()
    assert menu.count("API tokens") == 1
    assert "/admin/tokens/" in menu


def test_terms_go_with_their_token(program):
    token, _key = issue(program, "x")
    token.delete()
    assert not TokenTerms.objects.exists()


def test_only_a_hash_of_a_token_is_kept(program):
    token, key = issue(program, "x")
    assert key not in str([*APIToken.objects.values(), *TokenTerms.objects.values()])
    assert token.key_hash != key
