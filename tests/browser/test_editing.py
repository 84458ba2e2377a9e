"""An editor makes a life from nothing, in a real browser."""

from playwright.sync_api import Page, Route, expect

from biography.exchange.site import people_index
from biography.models import CareerPeriodPage, Honour, HonourCategoryPage, Organisation, PersonPage
from tests.browser.conftest import PASSWORD
from tests.factories import a_full_life

expect.set_options(timeout=20_000)
# What the browser says of an automatic save that the server refuses while a date is half typed.
REFUSED = "400 (Bad Request)"
# How Wagtail's checks for editors tell what a page could do better, such as an empty description for search engines.
CHECKS = "axe.run results"


def sign_in(page: Page) -> None:
    page.goto("/admin/login/")
    page.get_by_label("Username").fill("editor")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="The biography portal")).to_be_visible()


def date_input(page: Page, name: str):
    """The input of a date and what stands beneath it."""
    box = page.locator("[data-date-input]").filter(has=page.locator(f"[name='{name}']"))
    return box.locator("input"), box


def type_date(page: Page, name: str, text: str, understood: str) -> None:
    field, box = date_input(page, name)
    field.fill(text)
    expect(box).to_have_attribute("data-state", "understood")
    expect(box.locator("output")).to_have_text(understood)


def settled(page: Page) -> Page:
    """The page once its scripts run: what is typed earlier is not noticed, neither by the slug nor by autosave."""
    page.wait_for_load_state("networkidle")
    return page


def save_draft(page: Page) -> None:
    page.get_by_role("button", name="Save draft").click()
    expect(page.locator(".messages .success").first).to_contain_text("updated")


def publish(page: Page) -> None:
    """From the menu beside "Save draft"."""
    page.locator("footer").get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Publish", exact=True).click()
    page.wait_for_load_state()
    expect(page.locator(".messages .success").first).to_contain_text("published")


def test_a_life_is_made_from_nothing_with_everyday_dates(window, editor):
    with window(expected=REFUSED) as page:
        sign_in(page)
        page.get_by_role("link", name="People", exact=True).first.click()
        page.get_by_role("link", name="Add person").first.click()
        settled(page)
        page.locator("#id_title").press_sequentially("Ada Lovelace", delay=20)
        type_date(page, "birth_date", "24 November 1948", "24 November 1948")
        type_date(page, "death_date", "about 1958", "about 1958 (approximate)")
        publish(page)
        ada = PersonPage.objects.get()
        assert (ada.slug, ada.birth_date, ada.death_date) == ("ada-lovelace", "1948-11-24", "1958~")

        page.goto(f"/admin/pages/{ada.pk}/edit/")
        settled(page)
        expect(date_input(page, "death_date")[1].locator("output")).to_have_text("about 1958 (approximate)")
        page.get_by_role("tab", name="Posts and honours").click()
        page.get_by_role("link", name="Add a career period").click()
        settled(page)
        page.locator("#id_title").fill("Engineer")
        type_date(page, "start", "December 2004", "December 2004")
        type_date(page, "end", "January 2007", "January 2007")
        add_an_organisation(page, "Analytical Society")
        publish(page)
        post = CareerPeriodPage.objects.get()
        assert (post.start, post.end, post.organisation) == ("2004-12", "2007-01", Organisation.objects.get())

        page.goto(f"/admin/pages/{ada.pk}/edit/")
        settled(page)
        page.get_by_role("tab", name="Posts and honours").click()
        expect(page.get_by_text("December 2004 – January 2007", exact=True)).to_be_visible()
        page.get_by_role("link", name="Add a group of honours").click()
        settled(page)
        page.locator("#id_title").fill("Distinctions")
        page.get_by_role("button", name="Add honour").click()
        page.locator("[name='honours-0-title']").fill("Fellow of the Society")
        type_date(page, "honours-0-date", "since 1983", "since 1983, still going on")
        publish(page)
        assert Honour.objects.get(page=HonourCategoryPage.objects.get()).date == "1983/.."

        page.goto("/people/ada-lovelace/")
        text = page.locator("main").inner_text()
        for words in ("24 November 1948", "about 1958", "Engineer", "Analytical Society", "December 2004"):
            assert words in text, words
        assert "Fellow of the Society" in text
        assert "since 1983" in text
        check_the_apis(page, ada)


def test_a_new_life_that_is_saved_by_itself_leads_on_without_being_loaded_again(window, editor):
    with window(expected=CHECKS) as page:
        sign_in(page)
        page.goto(f"/admin/pages/add/biography/personpage/{people_index().pk}/")
        settled(page)
        page.get_by_role("tab", name="Posts and honours").click()
        expect(page.get_by_text("Save the draft once")).to_be_visible()
        page.get_by_role("tab", name="Person", exact=True).click()
        page.get_by_role("button", name="Toggle review").click()
        page.wait_for_timeout(2500)  # Wagtail looks two seconds later what there was before anybody typed
        page.locator("#id_title").press_sequentially("Ada Lovelace", delay=20)
        expect(page.locator("[data-review-panel] [data-review-open]")).to_be_visible()
        with page.expect_response(lambda answer: answer.request.method == "POST" and "/edit/" in answer.url):
            page.locator("#id_description").fill("Mathematician")
        expect(page.locator("[data-review-panel] [data-review-open]")).to_be_visible()
        page.get_by_role("tab", name="Posts and honours").click()
        page.get_by_role("link", name="Add a career period").click()
        expect(page.locator("#id_start")).to_be_visible()


def test_publishing_waits_for_the_save_that_is_under_way(window, editor):
    with window(expected=CHECKS) as page:
        sign_in(page)
        page.goto(f"/admin/pages/add/biography/personpage/{people_index().pk}/")
        settled(page)
        page.wait_for_timeout(2500)  # Wagtail looks two seconds later what there was before anybody typed
        held: list[Route] = []
        page.route("**/admin/pages/add/**", lambda route: held.append(route))
        with page.expect_request(lambda request: request.method == "POST"):
            page.locator("#id_title").press_sequentially("Ada Lovelace", delay=20)
        page.locator("footer").get_by_role("button", name="More actions").click()
        page.get_by_role("button", name="Publish", exact=True).click()
        page.wait_for_timeout(500)
        assert len(held) == 1, "the form was sent beside its automatic save"
        assert "application/json" in held[0].request.headers["accept"]
        held[0].continue_()
        expect(page.locator(".messages .success").first).to_contain_text("published")
        assert [(person.slug, person.live) for person in PersonPage.objects.all()] == [("ada-lovelace", True)]


def check_the_apis(page: Page, ada: PersonPage) -> None:
    """What the editor has just published is there for consumers too."""
    for address in (f"/api/v2/pages/{ada.pk}/?fields=*", "/api/v3/people/ada-lovelace/"):
        answer = page.request.get(address)
        assert answer.ok, address
        life = answer.json()
        assert life["birth"]["date"]["edtf"] == "1948-11-24"
        assert life["career"][0]["end"]["words"] == "January 2007"
        assert life["honours"][0]["honours"][0]["date"]["edtf"] == "1983/.."


def add_an_organisation(page: Page, name: str) -> None:
    """In the chooser, without leaving the page that is being written."""
    page.locator("#id_organisation-chooser, #panel-child-post-child-organisation-section").get_by_text(
        "Choose organisation"
    ).first.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("tab", name="Add a new one").click()
    dialog.get_by_label("Name").fill(name)
    dialog.get_by_role("button", name="Add", exact=True).click()
    expect(dialog).to_be_hidden()
    expect(page.get_by_text(name)).to_be_visible()


def test_a_wrong_date_is_refused_at_its_field_and_what_was_typed_stays(window, editor):
    with window(expected=REFUSED) as page:
        sign_in(page)
        ada = a_full_life("Ada")
        page.goto(f"/admin/pages/{ada.pk}/edit/")
        settled(page)
        field, box = date_input(page, "birth_date")
        field.fill("31 February 1984")
        expect(box).to_have_attribute("data-state", "refused")
        expect(box.locator("output")).to_contain_text("does not exist")
        page.locator("#id_description").fill("Typed with care")
        page.get_by_role("button", name="Save draft").click()
        page.wait_for_load_state()
        error = page.get_by_role("region", name="Birth").get_by_role("paragraph").filter(has_text="does not exist")
        expect(error).to_be_visible()
        expect(field).to_have_value("31 February 1984")
        expect(page.locator("#id_description")).to_have_value("Typed with care")
        assert PersonPage.objects.get().birth_date == "1901-02-03"


def test_an_ambiguous_date_offers_its_readings(window, editor):
    with window(expected=REFUSED) as page:
        sign_in(page)
        ada = a_full_life("Ada")
        page.goto(f"/admin/pages/{ada.pk}/edit/")
        settled(page)
        field, box = date_input(page, "death_date")
        field.fill("4/2/1984")
        box.get_by_role("button", name="2 April 1984").click()
        expect(field).to_have_value("2 April 1984")
        expect(box).to_have_attribute("data-state", "understood")
        save_draft(page)


def test_a_date_in_a_block_is_understood_and_opening_a_page_changes_nothing(window, editor):
    life = a_full_life("Ada")
    post = CareerPeriodPage.objects.child_of(life).first()
    post.figures = [
        {"type": "figure", "value": {"label": "People", "value": "7400", "as_of": "2005~", "citations": []}},
    ]
    post.save_revision().publish()
    saved = post.get_latest_revision().pk
    with window(expected=REFUSED) as page:
        sign_in(page)
        page.goto(f"/admin/pages/{post.pk}/edit/")
        settled(page)
        page.get_by_role("tab", name="Text").click()
        _field, box = date_input(page, "figures-0-value-as_of")
        expect(box.locator("output")).to_have_text("about 2005 (approximate)")
        page.wait_for_timeout(1500)
        post.refresh_from_db()
        assert post.get_latest_revision().pk == saved

        page.get_by_role("region", name="Key figures").get_by_role("button", name="Insert a block").last.click()
        type_date(page, "figures-1-value-as_of", "summer 2007", "summer 2007 (June to August)")
        page.locator("[name='figures-1-value-label']").fill("Staff")
        page.locator("[name='figures-1-value-value']").fill("12")
        save_draft(page)


def test_a_preview_shows_the_draft_as_the_site_would(window, editor):
    with window(expected=CHECKS) as page:
        sign_in(page)
        ada = a_full_life("Ada Byron", live=False)
        page.goto(f"/admin/pages/{ada.pk}/edit/")
        settled(page)
        page.locator("#id_title").fill("Ada Lovelace")
        page.get_by_role("button", name="Toggle preview").click()
        preview = page.frame_locator("#w-preview-iframe, [data-w-preview-target='iframe']").first
        expect(preview.get_by_role("heading", level=1)).to_contain_text("Ada Lovelace")
        expect(preview.get_by_role("heading", name="Post 0")).to_be_visible()


def test_a_renamed_address_leads_to_the_new_one(window, editor):
    with window(expected=CHECKS) as page:
        sign_in(page)
        ada = a_full_life("Ada", slug="ada-byron", rows=1)
        period = CareerPeriodPage.objects.get()
        page.goto(f"/admin/pages/{ada.pk}/edit/")
        settled(page)
        page.get_by_role("tab", name="Address and search engines").click()
        page.locator("#id_slug").fill("ada-lovelace")
        publish(page)
        page.goto(f"/people/ada-byron/{period.slug}/")
        assert page.url.endswith(f"/people/ada-lovelace/{period.slug}/")
        page.goto("/people/ada-byron/")
        assert page.url.endswith("/people/ada-lovelace/")
