"""References are copied with a button, and read without one."""

from playwright.sync_api import expect

LIFE = "/people/viktor-khrapunov/"


def test_a_reference_is_copied_as_text(first_life, window):
    with window() as page:
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.goto(LIFE)
        page.get_by_role("button", name="Copy the reference in MLA style").click()
        expect(page.get_by_role("status")).to_have_text("The reference has been copied.")
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied.startswith("“Viktor Khrapunov.” The biography portal, version 1, ")
        assert copied.endswith(f"{LIFE}versions/1/.")


def test_the_link_to_a_statement_still_says_that_it_is_copied(first_life, window):
    with window() as page:
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.goto(LIFE)
        page.locator(".entry .permalink").first.click(force=True)
        assert page.get_by_text("The link has been copied.").get_attribute("role") == "status"


def test_without_scripts_there_is_no_button_and_the_references_stand(first_life, browser):
    context = browser.new_context(java_script_enabled=False, base_url=first_life)
    page = context.new_page()
    page.goto(LIFE)
    assert page.locator("#reference-apa").is_visible()
    assert page.locator("button.copy").count() == 3
    assert not page.locator("button.copy").first.is_visible()
    context.close()
