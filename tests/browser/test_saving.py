"""Nothing that stands on the screen when an editor saves is lost, and whatever is not saved says so."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from biography.exchange.site import people_index
from biography.models import (
    ContactPage,
    HomePage,
    LifeEvent,
    PeriodEvent,
    PersonPage,
    StandardPage,
)
from tests.browser.test_editing import CHECKS, REFUSED, date_input, settled, sign_in
from tests.factories import a_category, a_paragraph, a_period, a_person, a_source, add, citing

TYPED = "Typed a moment ago"

# The editor's own pause never ends, so that a slow machine cannot save what was typed before the test does.
WITHOUT_PAUSE = """
const later = window.setTimeout;
window.setTimeout = (run, pause, ...rest) => pause === 250 ? 0 : later.call(window, run, pause, ...rest);
"""


# The watching of changes begins two seconds after the form is there; here once the test says so.
WATCHED_LATER = """
const later = window.setTimeout;
window.setTimeout = (run, pause, ...rest) => {
    if (pause !== 2000) return later.call(window, run, pause, ...rest);
    window.beginToWatch = run;
    return 0;
};
"""
WATCHER = (
    "window.wagtail.app.getControllerForElementAndIdentifier(document.querySelector('#page-edit-form'), 'w-unsaved')"
)


def text_of(page: Any, name: str) -> str:
    """A rich text as the latest draft of a page has it; ``name`` as ``body.0.reply.html``, ``events.0.html``."""
    value: Any = page.get_latest_revision_as_object()
    for step in name.split("."):
        if hasattr(value, "all"):
            value = list(value.all())
        if isinstance(getattr(value, "value", None), dict):
            value = value.value
        value = value[int(step)] if step.isdigit() else value[step] if isinstance(value, dict) else getattr(value, step)
    return str(getattr(value, "source", value))


def a_life() -> PersonPage:
    return a_person("Ada", body=[a_paragraph("<p>A life.</p>")], rows={"events": [LifeEvent(title="Move")]})


def a_claim() -> dict[str, Any]:
    citations = [{**item, "type": "item"} for item in citing(a_source())]
    value = {
        "html": "<p>it rained.</p>",
        "claimant": {"name": "A neighbour"},
        "about": [],
        "status": "disputed",
        "citations": citations,
        "reply": {"html": "<p>No.</p>", "date": "", "citations": []},
    }
    return {"type": "claim", "value": value}


def a_standard_page() -> StandardPage:
    body = [{"type": "paragraph", "value": {"html": "<p>About.</p>"}}]
    return add(HomePage.objects.get(), StandardPage(title="About", slug="about", body=body))


def a_contact_page() -> ContactPage:
    return add(HomePage.objects.get(), ContactPage(title="Write to us", slug="contact"))


# Kind of field or block: the page, the tab it stands in, the field's name in the form, and how its text is found.
FIELDS: dict[str, tuple[Callable[[], Any], str, str, str]] = {
    "a block": (a_life, "Text", "body-0-value-html", "body.0.html"),
    "a row": (a_life, "Facts", "events-0-html", "events.0.html"),
    "a claim": (lambda: a_person("Ada", body=[a_claim()]), "Text", "body-0-value-html", "body.0.html"),
    "a reply": (lambda: a_person("Ada", body=[a_claim()]), "Text", "body-0-value-reply-html", "body.0.reply.html"),
    "a post": (
        lambda: a_period(a_person("Ada"), body=[a_paragraph("<p>A post.</p>")]),
        "Text",
        "body-0-value-html",
        "body.0.html",
    ),
    "a row of a post": (
        lambda: a_period(a_person("Ada"), events=[PeriodEvent(title="Strike")]),
        "Events",
        "events-0-html",
        "events.0.html",
    ),
    "a panel": (lambda: a_category(a_person("Ada")), "", "introduction", "introduction"),
    "the front page": (HomePage.objects.get, "", "introduction", "introduction"),
    "the list of people": (people_index, "", "introduction", "introduction"),
    "the contact page": (a_contact_page, "", "introduction", "introduction"),
    "a page of the site": (a_standard_page, "", "body-0-value-html", "body.0.html"),
}


def open_form(page: Page, edited: Any, tab: str = "") -> None:
    page.goto(f"/admin/pages/{edited.pk}/edit/")
    settled(page)
    if tab:
        page.get_by_role("tab", name=tab, exact=True).click()


def rich_text(page: Page, name: str) -> Locator:
    """The editor that writes into a field."""
    return page.locator(f"[name='{name}'] ~ [data-draftail-editor-wrapper] [contenteditable=true]")


def type_into(editor: Locator, text: str = TYPED) -> None:
    editor.click()
    editor.press("Control+End")
    editor.press_sequentially(text)


def saved(page: Page) -> None:
    expect(page.locator(".messages .success").first).to_be_visible()


@pytest.mark.parametrize("kind", FIELDS)
def test_what_is_typed_and_saved_at_once_is_kept(window, editor, kind):
    make, tab, name, path = FIELDS[kind]
    edited = make()
    with window(expected=CHECKS) as page:
        page.add_init_script(WITHOUT_PAUSE)
        sign_in(page)
        open_form(page, edited, tab)
        type_into(rich_text(page, name))
        page.keyboard.press("Control+s")
        saved(page)
        assert TYPED in text_of(type(edited).objects.get(pk=edited.pk), path)


def press_save(page: Page) -> None:
    page.get_by_role("button", name="Save draft").click()
    saved(page)


def choose(page: Page, action: str) -> None:
    """From the menu beside "Save draft"."""
    page.locator("footer").get_by_role("button", name="More actions").click()
    page.get_by_role("button", name=action).click()
    saved(page)


def wait_for_autosave(page: Page) -> None:
    expect(page.locator(".w-autosave-indicator")).to_have_attribute("data-w-autosave-state-value", "saved")


WAYS: dict[str, Callable[[Page], None]] = {
    "the button": press_save,
    "publish": lambda page: choose(page, "Publish"),
    "submit": lambda page: choose(page, "Submit to"),
    "by itself": wait_for_autosave,
}


@pytest.mark.parametrize("way", WAYS)
def test_every_way_of_saving_has_what_is_typed(window, editor, way):
    life = a_life()
    with window(expected=CHECKS) as page:
        page.add_init_script(WITHOUT_PAUSE)
        sign_in(page)
        open_form(page, life, "Text")
        type_into(rich_text(page, "body-0-value-html"))
        WAYS[way](page)
        assert TYPED in text_of(PersonPage.objects.get(), "body.0.html")


def test_the_preview_has_what_is_typed(window, editor):
    life = a_life()
    with window(expected=CHECKS) as page:
        page.add_init_script(WITHOUT_PAUSE)
        sign_in(page)
        open_form(page, life, "Text")
        page.get_by_role("button", name="Toggle preview").click()
        preview = page.frame_locator("#w-preview-iframe, [data-w-preview-target='iframe']").first
        expect(preview.get_by_text("A life.")).to_be_visible()
        type_into(rich_text(page, "body-0-value-html"))
        expect(preview.get_by_text(TYPED)).to_be_visible()


def test_a_new_block_a_new_row_a_name_and_a_date_are_kept(window, editor):
    life = a_life()
    with window(expected=CHECKS) as page:
        page.add_init_script(WITHOUT_PAUSE)
        sign_in(page)
        open_form(page, life)
        page.locator("#id_title").press("End")
        page.locator("#id_title").press_sequentially(" Lovelace")
        page.locator("#id_description").press_sequentially("Mathematician")
        page.get_by_role("tab", name="Text", exact=True).click()
        page.get_by_role("button", name="Insert a block").last.click()
        page.get_by_role("option", name="Text", exact=True).click()
        type_into(rich_text(page, "body-1-value-html"))
        page.get_by_role("tab", name="Facts").click()
        page.get_by_role("button", name="Add event").click()
        page.locator("[name='events-1-title']").press_sequentially("Illness")
        type_into(rich_text(page, "events-1-html"))
        date_input(page, "events-1-date")[0].press_sequentially("summer 1884")
        page.keyboard.press("Control+s")
        saved(page)
        draft = PersonPage.objects.get().get_latest_revision_as_object()
        assert (draft.title, draft.description) == ("Ada Lovelace", "Mathematician")
        assert TYPED in text_of(PersonPage.objects.get(), "body.1.html")
        event = list(draft.events.all())[1]
        assert (event.title, event.date, TYPED in event.html) == ("Illness", "1884-22", True)


@pytest.mark.parametrize(
    "save",
    [
        lambda page: page.evaluate("document.querySelector('#page-edit-form').requestSubmit()"),
        lambda page: page.get_by_role("button", name="Save draft").click(),
    ],
    ids=["by a key", "by a button, which takes the focus"],
)
def test_words_that_a_keyboard_is_still_composing_are_kept(window, editor, save):
    life = a_life()
    with window(expected=CHECKS) as page:
        sign_in(page)
        open_form(page, life, "Text")
        type_into(rich_text(page, "body-0-value-html"), " ")
        keyboard = page.context.new_cdp_session(page)
        keyboard.send("Input.imeSetComposition", {"text": "composed", "selectionStart": 8, "selectionEnd": 8})
        save(page)
        saved(page)
        assert "composed" in text_of(PersonPage.objects.get(), "body.0.html")


def test_opening_a_form_changes_nothing(window, editor):
    life = a_life()
    life.save_revision()
    before = PersonPage.objects.get().latest_revision_id
    with window(expected=CHECKS) as page:
        page.add_init_script(WATCHED_LATER)
        sign_in(page)
        open_form(page, life, "Text")
        page.evaluate("window.beginToWatch()")
        page.evaluate(f"{WATCHER}.check()")
        assert page.locator("#page-edit-form").get_attribute("data-w-unsaved-has-edits-value") in (None, "false")
        assert PersonPage.objects.get().latest_revision_id == before


def test_what_is_typed_before_the_form_is_watched_is_saved_by_itself(window, editor):
    life = a_life()
    with window(expected=CHECKS) as page:
        page.add_init_script(WATCHED_LATER)
        sign_in(page)
        open_form(page, life)
        page.locator("#id_description").press_sequentially(TYPED)
        page.evaluate("window.beginToWatch()")
        wait_for_autosave(page)
        assert PersonPage.objects.get().get_latest_revision_as_object().description == TYPED


def test_what_is_typed_while_the_form_is_being_saved_is_saved_after_it(window, editor):
    life = a_life()
    with window(expected=CHECKS) as page:
        sign_in(page)
        open_form(page, life)
        held: list[Route] = []
        page.route("**/edit/", lambda route: held.append(route))
        page.locator("#id_description").press_sequentially("First")
        while not held:
            page.wait_for_timeout(50)
        page.locator("#id_sort_name").fill(TYPED)
        page.locator("#id_description").press("End")
        page.locator("#id_description").press_sequentially(", second")
        with page.expect_response(lambda answer: answer.request.method == "POST" and answer.url.endswith("/edit/")):
            page.unroute("**/edit/")
        with page.expect_response(lambda answer: answer.request.method == "POST" and answer.url.endswith("/edit/")):
            pass
        expect(page.locator("#id_sort_name")).to_have_value(TYPED)
        wait_for_autosave(page)
        draft = PersonPage.objects.get().get_latest_revision_as_object()
        assert (draft.description, draft.sort_name) == ("First, second", TYPED)


def test_whoever_leaves_at_once_is_asked(window, editor):
    life = a_life()
    with window(expected=CHECKS) as page:
        page.add_init_script(WITHOUT_PAUSE)
        page.add_init_script(WATCHED_LATER.replace("later", "sooner"))
        sign_in(page)
        open_form(page, life, "Text")
        asked: list[str] = []
        page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
        # Nobody looks for changes in between.
        page.evaluate("window.beginToWatch()")
        page.evaluate(f"clearInterval({WATCHER}.checkInterval)")
        type_into(rich_text(page, "body-0-value-html"))
        page.evaluate("window.setTimeout(() => location.assign('/admin/'))")
        page.wait_for_timeout(1000)
        assert asked == ["beforeunload"]


def test_a_form_that_came_back_with_errors_is_saved_by_itself_again(window, editor):
    life = a_life()
    with window(expected=REFUSED) as page:
        sign_in(page)
        open_form(page, life)
        date_input(page, "birth_date")[0].fill("31 February 1984")
        page.keyboard.press("Control+s")
        expect(page.locator(".messages .error").first).to_be_visible()
        settled(page)
        date_input(page, "birth_date")[0].fill("28 February 1984")
        wait_for_autosave(page)
        page.locator("#id_description").press_sequentially(TYPED)
        expect(page.locator(".w-autosave-indicator")).to_have_attribute("data-w-autosave-state-value", "saving")
        wait_for_autosave(page)
        draft = PersonPage.objects.get().get_latest_revision_as_object()
        assert (draft.birth_date, draft.description) == ("1984-02-28", TYPED)


def test_an_error_has_its_badge_on_its_tab(window, editor):
    life = a_person("Ada", body=[a_paragraph("<p>A life.</p>")], rows={"events": [LifeEvent(title="Move")]})
    with window(expected=REFUSED) as page:
        sign_in(page)
        open_form(page, life, "Facts")
        date_input(page, "events-0-date")[0].fill("31 February 1984")
        page.get_by_role("tab", name="Text", exact=True).click()
        page.get_by_role("button", name="Insert a block").last.click()
        page.get_by_role("option", name="Heading").click()
        page.locator("footer").get_by_role("button", name="More actions").click()
        page.get_by_role("button", name="Publish", exact=True).click()
        expect(page.get_by_text("Not published")).to_be_visible()
        for tab in ("Text", "Facts"):
            badge = page.get_by_role("tab", name=tab).locator("[data-w-count-target='total']")
            expect(badge).to_be_visible()
        expect(page.get_by_role("tab", name="Person").locator("[data-w-count-target='total']")).to_be_hidden()


def test_the_tab_key_goes_from_field_to_field(window, editor):
    life = a_life()
    with window(expected=CHECKS) as page:
        sign_in(page)
        open_form(page, life)
        page.locator("#id_given_name").focus()
        for name in ("additional_name", "family_name", "prefix", "suffix", "sort_name"):
            page.keyboard.press("Tab")
            assert page.evaluate("document.activeElement.name") == name


def test_autosave_says_that_it_is_paused_and_that_it_works_again(window, editor):
    life = a_life()
    with window(expected=REFUSED) as page:
        sign_in(page)
        open_form(page, life)
        date_input(page, "birth_date")[0].fill("31 February 1984")
        said = page.locator("[data-autosave-says]")
        expect(said).to_contain_text("Autosave is paused")
        date_input(page, "birth_date")[0].fill("28 February 1984")
        expect(said).to_contain_text("Autosave works again")
        assert PersonPage.objects.get().get_latest_revision_as_object().birth_date == "1984-02-28"
