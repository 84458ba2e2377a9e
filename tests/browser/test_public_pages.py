"""The public pages in a reader's hands: by keyboard alone, and on paper. ``test_walk.py`` opens every kind of them."""

import pytest
from playwright.sync_api import Route, expect

from tests.factories import a_full_life, an_image
from tests.page_types import LIFE

# Whatever can be touched and is smaller than WCAG 2.5.8 allows, but for links within a sentence and boxes with a label.
SMALL_TARGETS = """() => [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, summary')]
  .filter(target => target.checkVisibility() && !target.closest('.prose, blockquote, .citing__one, label'))
  .filter(target => {
    const {width, height, right, bottom} = target.getBoundingClientRect();
    return right > 0 && bottom > 0 && (width < 24 || height < 24);
  }).map(target => target.outerHTML)"""
PAINTED = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
TO_THE_FOOT = f"""async () => {{
  await {PAINTED};
  scrollTo({{top: document.body.scrollHeight, behavior: "instant"}});
  await {PAINTED};
}}"""
MOVED = f"""async () => {{
  await {PAINTED};
  const moved = new PerformanceObserver(() => {{}});
  moved.observe({{type: "layout-shift", buffered: true}});
  await {PAINTED};
  return moved.takeRecords().reduce((sum, one) => sum + one.value, 0);
}}"""


def test_a_visitor_finds_a_life_by_keyboard_alone(first_life, window):
    with window() as page:
        page.goto(LIFE)
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "main"
        page.goto("/")
        page.get_by_role("combobox").focus()
        page.keyboard.type("Храпунов")
        page.keyboard.press("Enter")
        page.get_by_role("link", name="Viktor Khrapunov").first.focus()
        page.keyboard.press("Enter")
        page.wait_for_url(f"**{LIFE}")
        assert page.get_by_role("heading", level=1).inner_text() == "Viktor Khrapunov"


def test_on_paper_a_life_has_neither_navigation_nor_a_search(first_life, window):
    with window() as page:
        page.goto(LIFE)
        page.emulate_media(media="print")
        assert not page.get_by_role("combobox").is_visible()
        assert not page.get_by_role("navigation", name="Contents").is_visible()
        assert page.get_by_role("heading", name="Mayor of Almaty", exact=True).is_visible()


@pytest.mark.parametrize("width", [360, 794, 1440])
def test_on_paper_a_portrait_lies_over_nothing(site, window, width):
    person = a_full_life("Ada Example", rows=3, portrait=an_image())
    with window(width) as page:
        page.goto(person.url)
        page.emulate_media(media="print")
        boxes = (".life .plate", ".life__head h1", ".life__head .notice", ".facts", "#life")
        portrait, *others = (page.locator(box).first.bounding_box() for box in boxes)
        assert 100 < portrait["width"] < 200
        for other in others:
            beside = portrait["x"] >= other["x"] + other["width"] or other["x"] >= portrait["x"] + portrait["width"]
            beneath = other["y"] >= portrait["y"] + portrait["height"]
            assert beside or beneath, (portrait, other)


@pytest.mark.parametrize("width", [360, 1440])
def test_the_contents_stay_in_view_and_say_where_the_reader_is(first_life, window, width):
    with window(width, 800) as page:
        page.goto(LIFE)
        here = page.locator(".contents [aria-current]").first
        for heading in ("Education", "Career"):
            page.get_by_role("heading", name=heading, exact=True).evaluate("it => it.scrollIntoView()")
            expect(here).to_have_text(heading)
            expect(here).to_be_in_viewport()


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("path", [LIFE, f"{LIFE}timeline/"])
def test_what_scripts_add_moves_nothing_however_late_they_come(first_life, window, width, path):
    """Of a reader who is at the foot of the page by then: whatever grew above it would push it down."""
    held: list[Route] = []
    with window(width) as page:
        page.route("**/*.js", lambda route: held.append(route))
        page.goto(path, wait_until="commit")
        page.wait_for_selector("body > footer")
        page.evaluate(TO_THE_FOOT)
        assert held
        for route in held:
            route.continue_()
        page.wait_for_load_state()
        assert page.evaluate(MOVED) < 0.001


def test_a_paragraph_in_arabic_begins_at_the_right_in_a_life_in_english(first_life, window):
    with window() as page:
        page.goto(LIFE)
        left, right = page.locator(".prose .paragraph p").first.evaluate("""it => {
          const words = document.createRange(), box = it.getBoundingClientRect();
          it.textContent = "اجتمعت اللجنة في الربيع.";
          words.selectNodeContents(it);
          const said = words.getBoundingClientRect();
          return [said.left - box.left, box.right - said.right];
        }""")
        assert right < 1 < left


def test_on_a_phone_every_target_is_large_enough_to_touch(whole_site, window):
    with window(360, 740, has_touch=True, is_mobile=True) as page:
        page.goto(LIFE)
        inside = "[...document.querySelectorAll('main a[href^=\"/\"]')].map(link => link.pathname)"
        kinds = {path.strip("/").split("/")[0]: path for path in page.evaluate(inside) if path.count("/") > 2}
        for path in ("/", LIFE, f"/ru{LIFE}", f"/contact/?about={LIFE}", *kinds.values()):
            page.goto(path)
            assert page.evaluate(SMALL_TARGETS) == [], path
