"""Deleting a life: its editor hears what goes with it, and types the person's name."""

import pytest
from django.urls import reverse
from django.utils.html import strip_tags
from wagtail.models import Page

from biography.models import HonourCategoryPage, PersonPage
from biography.versions import record
from tests.factories import a_category, a_period, a_person, a_translation

pytestmark = pytest.mark.django_db


@pytest.fixture
def life() -> PersonPage:
    person = a_person("Zoë Müller", slug="zoe")
    a_period(person)
    a_category(person)
    a_period(a_translation(person, "fr", "Zoé Muller"))
    record(person.pk)
    return person


def delete(page: Page) -> str:
    return reverse("wagtailadmin_pages:delete", args=[page.pk])


def words(response) -> str:
    return " ".join(strip_tags(response.content.decode()).split())


def test_what_goes_with_a_life_is_said(admin_client, life):
    said = words(admin_client.get(delete(life)))
    assert "2 posts and groups of honours" in said
    assert "the translation “Zoé Muller” (French), with 1 post or group of honours" in said
    assert "1 public version, which others may have cited" in said
    assert "Type the person’s name to delete the life: Zoë Müller" in said


def test_a_translation_leaves_its_original(admin_client, life):
    translation = PersonPage.objects.get(title="Zoé Muller")
    assert "the translation" not in words(admin_client.get(delete(translation)))
    admin_client.post(delete(translation), {"confirm_name": "Zoé Muller"})
    assert PersonPage.objects.get() == life


@pytest.mark.parametrize("typed", ["", "Zoë", "The biography portal"])
def test_a_life_is_not_deleted_without_its_name(admin_client, life, typed):
    answer = admin_client.post(delete(life), {"confirm_name": typed})
    assert "Nothing was deleted: type the name “Zoë Müller”" in words(answer)
    assert PersonPage.objects.count() == 2


@pytest.mark.parametrize("typed", ["Zoë Müller", "  zoe  muller "])
def test_a_life_is_deleted_by_its_name(admin_client, life, typed):
    admin_client.post(delete(life), {"confirm_name": typed})
    assert not PersonPage.objects.exists()


def test_lives_are_not_deleted_in_bulk(admin_client, life):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"]) + f"?id={life.pk}"
    answer = admin_client.post(address, follow=True)
    assert "Lives are deleted one by one" in words(answer)
    assert PersonPage.objects.count() == 2


def test_a_part_is_deleted_as_any_page(admin_client, life):
    admin_client.post(delete(HonourCategoryPage.objects.get()))
    assert not HonourCategoryPage.objects.exists()
