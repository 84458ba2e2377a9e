"""The API's docs page in a real browser, under the policy of the site and without a network."""

from playwright.sync_api import expect


def test_the_docs_of_the_api_show_and_ask_no_other_host(site, window):
    with window() as page:
        page.goto("/api/v3/docs/")
        page.wait_for_selector("#operations-people-people_detail")
        first = page.locator(".opblock-tag").first
        assert first.inner_text().startswith("people")
        page.locator("#operations-people-people_list .opblock-summary-control").click()
        page.get_by_role("button", name="Try it out").click()
        page.get_by_role("button", name="Execute").click()
        expect(page.locator(".responses-inner .live-responses-table").first).to_contain_text('"count": 0')
