"""What no browser sends is refused by Wagtail's own views; a failure of the portal's own stays one."""

import pytest
from django.urls import reverse

from biography.exchange.site import people_index
from portal.malformed import is_of_input
from tests.admin.conftest import person_form
from tests.factories import a_person

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
