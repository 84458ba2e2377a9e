"""An editor opens everything that the admin has, under its policy: a script or a style that it stops is a complaint."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from biography.models import PersonPage, Place, PortalImage
from tests.browser.conftest import PASSWORD
from tests.browser.test_editing import CHECKS, sign_in
from tests.signing_in.conftest import code_of

STOPPED = re.compile("Content Security Policy|Permissions policy|Refused to", re.IGNORECASE)


@pytest.fixture
def editor(whole_site: str) -> User:
    return User.objects.create_superuser("editor", password=PASSWORD)


def addresses() -> list[str]:
    person = PersonPage.objects.get(slug="viktor-khrapunov", locale__language_code="en")
    image, place, user = PortalImage.objects.first(), Place.objects.first(), User.objects.get(username="editor")
    edit, parent = f"/admin/pages/{person.pk}", person.get_parent().pk
    return [
        *("/admin/", "/admin/pages/", f"/admin/pages/{parent}/", f"{edit}/edit/", f"{edit}/history/", f"{edit}/usage/"),
        *(f"{edit}/", f"{edit}/copy/", f"{edit}/move/", f"{edit}/delete/", f"{edit}/unpublish/", f"{edit}/privacy/"),
        f"/admin/pages/add/biography/personpage/{parent}/",
        *(
            "/admin/images/",
            "/admin/images/multiple/add/",
            f"/admin/images/{image.pk}/",
        ),
        *("/admin/documents/", "/admin/documents/multiple/add/"),
        *("/admin/snippets/biography/place/", f"/admin/snippets/biography/place/edit/{place.pk}/"),
        "/admin/snippets/biography/place/add/",
        *(
            "/admin/reports/review/",
            "/admin/reports/coverage/",
            "/admin/reports/site-history/",
            "/admin/reports/locked/",
        ),
        *("/admin/reports/workflow/", "/admin/reports/aging-pages/", "/admin/reports/page-types-usage/"),
        *("/admin/workflows/list/", "/admin/workflows/add/", "/admin/workflows/tasks/index/", "/admin/redirects/"),
        *(
            "/admin/users/",
            "/admin/users/new/",
            f"/admin/users/edit/{user.pk}/",
            "/admin/groups/",
            "/admin/groups/new/",
        ),
        *("/admin/tokens/", "/admin/tokens/new/", "/admin/sites/", "/admin/sites/new/", "/admin/locales/"),
        *("/admin/collections/", "/admin/collections/add/", "/admin/account/", "/admin/pages/search/?q=a"),
    ]


def test_no_page_of_the_admin_is_stopped_by_its_policy(window, editor, server):
    said, asked = [], []
    # What Wagtail's pages complain of besides (a select in another tab, an element that is not there) is Wagtail's.
    with window(expected=" ") as page:
        page.on("console", lambda message: said.append(f"{page.url}: {message.text}"))
        page.on("request", lambda request: asked.append(request.url))
        sign_in(page)
        for address in addresses():
            answer = page.goto(address)
            assert answer.status == 200, f"{address} answered {answer.status}"
            page.wait_for_load_state("networkidle")
    assert [one for one in said if STOPPED.search(one)] == []
    assert [url for url in asked if not url.startswith((server, "data:", "blob:"))] == []


def test_choosers_panels_and_pickers_work_under_the_policy(window, editor):
    person = PersonPage.objects.get(slug="ada-example", locale__language_code="en")
    with window(expected=CHECKS) as page:
        sign_in(page)
        page.goto(f"/admin/pages/{person.pk}/edit/")
        page.wait_for_load_state("networkidle")
        for toggle in page.locator("[data-side-panel-toggle]").all():
            toggle.click()
            page.wait_for_load_state("networkidle")
        chooser = page.locator("[data-chooser-action-choose]:visible").first
        chooser.scroll_into_view_if_needed()
        chooser.click()
        expect(page.locator(".modal-content")).to_be_visible()
        page.wait_for_load_state("networkidle")


def test_a_second_factor_is_set_up_and_asked_for(window, editor):
    with window() as page:
        sign_in(page)
        page.goto("/second-factor/")
        page.get_by_role("link", name="Set up a second factor").click()
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Continue").click()
        expect(page.locator("main img")).to_be_visible()
        assert page.locator("main img").evaluate("picture => picture.naturalWidth") > 100
        secret = page.locator("main code").inner_text()
        page.get_by_label("Code").fill(code_of(secret))
        page.get_by_role("button", name="Set up").click()
        expect(page.locator("main li code")).to_have_count(10)
        recovery = page.locator("main li code").first.inner_text()
        page.goto("/sign-out/")
        page.get_by_role("main").get_by_role("button", name="Sign out").click()
        begin(page)
        page.get_by_label("Code").fill(recovery)
        page.get_by_role("button", name="Sign in").click()
        expect(page.get_by_role("heading", name="The biography portal")).to_be_visible()


def begin(page: Page) -> None:
    page.goto("/admin/")
    page.get_by_label("Username").fill("editor")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="Second factor")).to_be_visible()
