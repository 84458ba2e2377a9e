"""What no browser sends is refused by Wagtail's own views; a failure of the portal's own stays one."""

import pytest
from django.test import Client
from django.urls import reverse

from biography.exchange.site import people_index
from portal.malformed import is_of_input
from tests.admin.conftest import person_form
from tests.factories import a_person, a_place

FORM = "application/x-www-form-urlencoded"
pytestmark = pytest.mark.django_db


def test_a_form_without_its_streams_is_refused(admin_client):
    answer = admin_client.post(reverse("wagtailadmin_pages:edit", args=[a_person().pk]), {"title": "Ada"})
    assert (answer.status_code, answer.headers["Content-Type"]) == (400, "text/plain; charset=utf-8")
    assert "cannot be read" in answer.content.decode()


def test_a_stream_of_no_number_of_blocks_is_refused(admin_client):
    form = {"title": "Ada", "birth_citations-count": "many"}
    assert admin_client.post(reverse("wagtailadmin_pages:edit", args=[a_person().pk]), form).status_code == 400


def test_a_key_that_is_no_number_is_refused(admin_client):
    address = reverse("wagtailadmin_pages:move", args=[a_person().pk])
    assert admin_client.post(address, {"new_parent_page": "a b"}).status_code == 400


def test_a_link_without_an_address_is_refused(admin_client):
    assert admin_client.post(reverse("wagtailadmin_choose_page_external_link"), {"x": "y"}).status_code == 400


def test_a_way_back_that_is_no_address_is_refused(admin_client):
    address = reverse("wagtailadmin_pages:unpublish", args=[a_person().pk])
    assert admin_client.post(address, {"next": "id__in"}).status_code == 400


def test_a_copy_beneath_a_page_that_there_is_not_is_refused(admin_client):
    address = reverse("wagtailadmin_pages:copy", args=[a_person().pk])
    assert admin_client.post(address, {"new_parent_page": "999999"}).status_code == 400


def test_a_row_without_its_place_is_refused(admin_client):
    form = {"name": "", "workflow_tasks-TOTAL_FORMS": "1", "workflow_tasks-INITIAL_FORMS": "0"}
    form |= {"workflow_pages-TOTAL_FORMS": "0", "workflow_pages-INITIAL_FORMS": "0"}
    assert admin_client.post(reverse("wagtailadmin_workflows:add"), form).status_code == 400


def test_the_second_step_of_an_import_without_the_first_is_refused(admin_client):
    assert admin_client.post(reverse("wagtailredirects:process_import"), {}).status_code == 400


@pytest.mark.parametrize("announced", ["2000", "9" * 400 + "."])
def test_more_forms_than_were_sent_are_refused(admin_client, announced):
    form = {"name": "", "workflow_tasks-TOTAL_FORMS": announced, "workflow_tasks-INITIAL_FORMS": "0"}
    assert admin_client.post(reverse("wagtailadmin_workflows:add"), form).status_code == 400


def test_a_form_that_cannot_be_read_is_refused_under_a_name_that_is_not_the_portals():
    browser = Client(enforce_csrf_checks=True, raise_request_exception=False)
    browser.cookies["csrftoken"] = token = "a" * 32
    headers = {"X-CSRFToken": token, "Host": "evil.example"}
    answer = browser.generic("POST", "/search/", b"a", content_type="multipart/form-data", headers=headers)
    assert (answer.status_code, "ALLOWED_HOSTS" in answer.content.decode()) == (400, True)


@pytest.mark.parametrize("address", ["/nothing/here/", "/xx/api/v2/pages/a", "/admin/lives/x/protection"])
def test_a_form_that_cannot_be_read_is_refused_where_there_is_no_page(address):
    browser = Client(enforce_csrf_checks=True, raise_request_exception=False)
    browser.cookies["csrftoken"] = token = "a" * 32
    headers = {"X-CSRFToken": token}
    answer = browser.generic("POST", address, b"a", content_type="multipart/form-data", headers=headers)
    assert answer.status_code == 400
    answer = browser.generic("POST", address, b"a=b", content_type=FORM, headers=headers)
    assert answer.status_code in (301, 404)


def test_a_date_of_ours_that_fails_is_a_failure(admin_client, monkeypatch):
    admin_client.raise_request_exception = False

    def broken(*_args, **_kwargs):
        raise ValueError("broken")

    monkeypatch.setattr("biography.fields.understood", broken)
    form = person_form(title="Ada", slug="ada", birth_date="1815")
    address = reverse("wagtailadmin_pages:add", args=["biography", "personpage", people_index().pk])
    assert admin_client.post(address, form).status_code == 500


@pytest.mark.parametrize("address", ["/search/?q=ada", "/api/v2/pages/"])
def test_what_fails_in_the_portals_own_views_is_a_failure(client, monkeypatch, address):
    client.raise_request_exception = False

    def broken(*_args, **_kwargs):
        raise UnicodeError("broken")

    monkeypatch.setattr("biography.views.search.said", broken)
    monkeypatch.setattr("biography.api.pages.PagesViewSet.get_queryset", broken)
    assert client.get(address).status_code == 500


def test_what_fails_for_no_fault_of_the_input_is_a_failure_in_the_admin_too(admin_client, monkeypatch):
    admin_client.raise_request_exception = False
    monkeypatch.setattr("wagtail.admin.views.home.HomeView.get_context_data", lambda *_args, **_kwargs: {}["x"])
    assert admin_client.get(reverse("wagtailadmin_home")).status_code == 500


def test_signs_that_a_database_refuses_are_of_the_input():
    """As PostgreSQL's driver says it."""
    assert is_of_input(ValueError("A string literal cannot contain NUL (0x00) characters."))
    assert not is_of_input(ValueError("Something else"))


@pytest.mark.parametrize("text", ['"', 'ada "of', '"ada" lovelace'])
def test_an_editor_may_search_for_quotation_marks(admin_client, text):
    a_place("Ada of London, Lovelace")
    address = reverse("wagtailsnippetchoosers_biography_place:choose_results")
    found = admin_client.get(address, {"q": text}).content.decode()
    assert ("Ada of London" in found) == (text != '"')
