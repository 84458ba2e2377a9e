"""Six parts are drafted, and go public with their life in one act, or are submitted with it in one."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.core import mail
from playwright.sync_api import Page, expect
from wagtail.models import WorkflowState

from biography.exchange.site import people_index
from biography.models import CareerPeriodPage, HonourCategoryPage, LifeVersion, PersonPage
from tests.browser.test_editing import CHECKS, PASSWORD, REFUSED, publish, settled
from tests.factories import a_person

POSTS = ("Clerk", "Translator", "Programmer", "Lecturer")
GROUPS = ("Medals", "Societies")


@pytest.fixture
def people(site: str, settings: Any) -> None:
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 0  # What saves by itself has tests of its own: here each save is a click.
    people_index()
    for name, group in (("eva", "Editors"), ("max", "Moderators"), ("ida", "Moderators")):
        user = User.objects.create_user(name, f"{name}@portal.example", PASSWORD)
        user.groups.add(Group.objects.get(name=group))


def sign_in(page: Page, name: str) -> None:
    page.goto("/admin/login/")
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="The biography portal")).to_be_visible()


def draft_six_parts(page: Page, life: PersonPage) -> None:
    for kind, titles in (("careerperiodpage", POSTS), ("honourcategorypage", GROUPS)):
        for title in titles:
            page.goto(f"/admin/pages/add/biography/{kind}/{life.pk}/")
            settled(page)
            page.locator("#id_title").press_sequentially(title, delay=20)
            expect(page.locator("#id_slug")).to_have_value(title.lower())
            page.get_by_role("button", name="Save draft").click()
            expect(page.locator(".messages .success").first).to_contain_text("created")
    assert CareerPeriodPage.objects.filter(live=False).count() == len(POSTS)
    assert HonourCategoryPage.objects.filter(live=False).count() == len(GROUPS)


def entries(page: Page) -> int:
    """Of the feed of changes."""
    return len(re.findall(r"<entry>", page.request.get("/feeds/changes.atom").text()))


def test_six_parts_are_published_with_their_life(window, people):
    life = a_person("Ada Lovelace", live=False, owner=User.objects.get(username="max"))
    with window(expected=REFUSED) as page:
        sign_in(page, "max")
        draft_six_parts(page, life)
        page.goto(f"/admin/pages/{life.pk}/edit/")
        settled(page)
        page.get_by_role("link", name="Choose which").click()
        expect(page.get_by_role("group", name="6 parts are drafts")).to_be_in_viewport()
        assert page.locator("[name='draft-parts']:checked").count() == 6
        publish(page)
        expect(page.get_by_text("6 parts went with it")).to_be_visible()
        assert page.url.endswith(f"/admin/pages/{life.pk}/edit/")
        expect(page.locator("#draft-parts")).to_be_hidden()
        assert LifeVersion.objects.count() == 1
        assert entries(page) == 1
        page.goto("/people/ada-lovelace/")
        text = page.locator("main").inner_text()
        assert [title for title in POSTS if title not in text] == []


def test_six_parts_are_submitted_with_their_life_in_one_mail_and_approved_in_one_act(window, people):
    life = a_person("Ada Lovelace", live=False, owner=User.objects.get(username="eva"))
    with window(expected=CHECKS) as page:
        sign_in(page, "eva")
        draft_six_parts(page, life)
        page.goto(f"/admin/pages/{life.pk}/edit/")
        settled(page)
        page.locator("footer").get_by_role("button", name="More actions").click()
        page.get_by_role("button", name="Submit to").click()
        expect(page.get_by_text("6 parts were submitted with it")).to_be_visible()
    assert sorted(message.to[0] for message in mail.outbox) == ["ida@portal.example", "max@portal.example"]
    assert {message.subject for message in mail.outbox} == {"“Ada Lovelace” waits for approval"}
    assert WorkflowState.objects.count() == 1
    with window(expected=CHECKS) as page:
        sign_in(page, "max")
        page.get_by_role("link", name="Ada Lovelace").first.click()
        settled(page)
        expect(page.get_by_text("goes public with the life").first).to_be_visible()
        page.locator("footer").get_by_role("button", name="More actions").click()
        page.get_by_role("button", name="Approve and Publish", exact=True).click()
        expect(page.locator(".messages .success").first).to_be_visible()
        assert LifeVersion.objects.count() == 1
        assert entries(page) == 1
    assert not PersonPage.objects.get().has_unpublished_changes
