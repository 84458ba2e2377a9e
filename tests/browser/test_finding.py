"""Suggestions under the search fields, and filters, in a browser."""

from tests.factories import a_person


def test_names_are_suggested_as_one_types_and_chosen_by_keys_alone(first_life, window):
    a_person("Viktoria Example")
    with window(width=360) as page:
        page.goto("/search/")
        field = page.get_by_role("combobox", name="Search for a person, a post or an honour")
        field.type("vikt")
        page.get_by_role("option").first.wait_for()
        assert field.get_attribute("aria-expanded") == "true"
        assert [text.split("\n")[0] for text in page.get_by_role("option").all_inner_texts()] == [
            "Viktoria Example",
            "Viktor Khrapunov",
        ]
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        chosen = page.locator("[role=option][aria-selected=true]")
        assert chosen.get_attribute("id") == field.get_attribute("aria-activedescendant")
        page.keyboard.press("Escape")
        assert page.get_by_role("option").count() == 0
        assert field.input_value() == "vikt"
        page.keyboard.press("ArrowUp")
        page.keyboard.press("Enter")
        page.wait_for_url("**/people/viktor-khrapunov/")


def test_enter_searches_for_what_was_typed_and_a_click_opens_a_suggestion(first_life, window):
    with window() as page:
        page.goto("/people/")
        field = page.get_by_role("combobox", name="Search the portal")
        field.type("khrap")
        page.locator(".combo__option").first.wait_for()
        page.keyboard.press("Enter")
        page.wait_for_url("**/search/?q=khrap")
        page.goto("/people/")
        field.type("храп")
        page.locator(".combo__option").first.click()
        page.wait_for_url("**/people/viktor-khrapunov/")


def test_filters_are_chosen_undone_and_kept_on_going_back_without_scripts(first_life, browser):
    a_person("Ann Other", birth_date="1850", death_date="1900")
    context = browser.new_context(base_url=first_life, java_script_enabled=False)
    page = context.new_page()
    page.goto("/people/")
    page.get_by_text("Filter and sort").click()
    page.get_by_label("Alive in").fill("1984")
    page.get_by_label("Order").select_option("birth")
    page.get_by_role("button", name="Show people").click()
    assert page.url.endswith("/people/?alive=1984&order=birth")
    assert page.get_by_role("status").inner_text() == "1 person, alive in 1984"
    page.get_by_role("link", name="Viktor Khrapunov").click()
    page.go_back()
    assert page.get_by_role("status").inner_text() == "1 person, alive in 1984"
    page.get_by_role("link", name="alive in 1984 – undo this filter").click()
    assert page.get_by_role("status").inner_text() == "2 lives"
    context.close()
