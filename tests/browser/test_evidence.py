"""Marks, notes, permalinks and claims, as a reader's hands meet them: with and without scripts, and on paper."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

LIFE = "/people/viktor-khrapunov/"


def first_mark(page: Page) -> tuple[Locator, Locator]:
    """The button of the first mark in the prose, and the note that it opens."""
    mark = page.locator(".paragraph .cite").first
    return mark.locator("button"), mark.locator(".note")


@pytest.fixture
def phone(browser: Browser, first_life: str) -> Iterator[Page]:
    context = browser.new_context(base_url=first_life, viewport={"width": 360, "height": 800}, has_touch=True)
    page = context.new_page()
    page.goto(LIFE)
    yield page
    context.close()


@pytest.mark.parametrize("hand", ["hover", "focus", "tap"])
@pytest.mark.parametrize("width", [360, 1440])
def test_a_mark_opens_its_note_without_scripts(browser, first_life, width, hand):
    context = browser.new_context(
        base_url=first_life,
        java_script_enabled=False,
        has_touch=hand == "tap",
        viewport={"width": width, "height": 800},
    )
    page = context.new_page()
    page.goto(LIFE)
    button, note = first_mark(page)
    expect(note).to_be_hidden()
    getattr(button, hand)()
    expect(note).to_be_visible()
    box = note.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    context.close()


def test_escape_closes_a_note_and_leaving_lets_it_open_again(first_life, window):
    with window() as page:
        page.goto(LIFE)
        button, note = first_mark(page)
        for come, leave in [
            (button.hover, lambda: page.mouse.move(0, 0)),
            (button.focus, lambda: button.evaluate("button => button.blur()")),
        ]:
            for _time in range(2):
                come()
                expect(note).to_be_visible()
                page.keyboard.press("Escape")
                expect(note).to_be_hidden()
                leave()


def test_a_second_tap_closes_a_note_and_so_does_a_tap_elsewhere(phone):
    button, note = first_mark(phone)
    button.tap()
    expect(note).to_be_visible()
    button.tap()
    expect(note).to_be_hidden()
    button.tap()
    expect(note).to_be_visible()
    phone.locator(".site__name").evaluate("name => name.addEventListener('click', event => event.preventDefault())")
    phone.locator(".site__name").tap()
    expect(note).to_be_hidden()


def test_the_link_to_a_statement_is_followed_and_copied(first_life, window):
    with window() as page:
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.goto(LIFE)
        statement = page.locator("p:has(> .permalink), td p:has(.permalink)").first
        statement.hover()
        link = statement.locator(".permalink")
        link.click()
        address = page.url
        assert address.startswith(f"{first_life}{LIFE}#")
        expect(page.get_by_text("The link has been copied.")).to_be_visible()
        assert page.evaluate("navigator.clipboard.readText()") == address
        assert page.locator(f"[id='{address.partition('#')[2]}']").count() == 1


def test_a_phone_has_the_link_to_a_statement_in_its_note(phone):
    button, note = first_mark(phone)
    button.tap()
    link = note.get_by_role("link", name="Link to this statement")
    target = link.get_attribute("href")
    link.tap()
    assert phone.url.endswith(target)
    assert phone.locator(f"[id='{target[1:]}'] .cite").count() >= 1


def test_every_claim_is_attributed_and_every_mark_leads_to_a_source(first_life, window):
    with window() as page:
        page.goto(LIFE)
        claims = page.locator(".claim").all_inner_texts()
        assert len(claims) >= 5
        assert all(text.startswith("According to ") for text in claims)
        assert page.locator(".notice").first.inner_text().startswith("149 of the 151 statements")
        assert page.locator("#source-1").is_visible()


def test_paper_has_numerals_with_their_places_and_the_list_of_sources(first_life, window):
    with window() as page:
        page.goto(LIFE)
        page.emulate_media(media="print")
        assert page.locator(".cite .note:visible").count() == 0
        assert page.locator(".cite__where").first.is_visible()
        assert "line" in page.locator(".paragraph .cite__where").first.inner_text()
        assert page.get_by_role("heading", name="Sources").is_visible()
        assert page.locator(".permalink:visible").count() == 0
