"""The timeline in a browser: one list for whoever listens, as wide as the window, with filter and zoom by script."""

import pytest

from biography.models import LifeEvent
from tests.factories import a_period, a_person

LIFE = "/people/viktor-khrapunov/"
ROOM = """() => {
  const marks = [...document.querySelectorAll('.timeline__wide .m[role]:not([hidden])')].map((mark) => {
    const box = mark.getBoundingClientRect();
    return [mark.querySelector('text').getBoundingClientRect(), box];
  });
  const touching = [];
  for (const [a] of marks) for (const [b] of marks)
    if (a !== b && a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 2 && b.top < a.bottom - 2)
      touching.push([a.left, a.top, b.left, b.top].join(' '));
  return touching;
}"""


@pytest.mark.parametrize(
    ("width", "seen", "hidden"), [(360, "list", "wide"), (820, "wide", "list"), (1440, "wide", "list")]
)
def test_there_is_one_list_whatever_the_width(first_life, window, width, seen, hidden):
    with window(width) as page:
        page.goto(f"{LIFE}timeline/")
        assert page.locator(f".timeline__chart .timeline__{seen}").is_visible()
        assert not page.locator(f".timeline__chart .timeline__{hidden}").is_visible()
        assert page.get_by_role("link", name="Mayor of Almaty").filter(visible=True).count() >= 1


@pytest.mark.parametrize("width", [820, 1440])
def test_no_label_lies_over_another_at_any_scale(first_life, window, width):
    with window(width) as page:
        page.goto(f"{LIFE}timeline/")
        assert page.evaluate(ROOM) == []
        for _press in range(3):
            page.get_by_role("button", name="Wider").click()
            assert page.evaluate(ROOM) == []


def test_letters_of_all_scripts_have_the_room_they_need(site, window):
    names = [
        "عالم الفلك في البلاط",
        "Қазақстан Республикасының министрі",
        "東京大学の名誉教授",
        "WWWWW MMMMM WWWWW MMMMM",
    ]
    events = [LifeEvent(title=f"{names[n % 4]} {n}", date=f"{1900 + n // 2}") for n in range(40)]
    person = a_person("Ada", slug="ada", birth_date="1890", rows={"events": events})
    with window(820) as page:
        page.goto(f"{person.url}timeline/")
        assert page.evaluate(ROOM) == []


def test_a_lane_can_be_left_out_and_brought_back(first_life, window):
    with window() as page:
        page.goto(f"{LIFE}timeline/")
        chart = page.locator(".timeline__wide .chart:not(.chart--names)")
        height = chart.bounding_box()["height"]
        page.get_by_label("Honours").uncheck()
        assert not page.get_by_role("link", name="Parasat Order").first.is_visible()
        lower = chart.bounding_box()["height"]
        assert lower < height - 200
        page.get_by_label("Honours").check()
        assert page.get_by_role("link", name="Parasat Order").first.is_visible()
        assert chart.bounding_box()["height"] > lower + 50


def test_the_scale_goes_up_to_sixteen_and_down_to_one(first_life, window):
    with window() as page:
        page.goto(f"{LIFE}timeline/")
        wider, narrower = page.get_by_role("button", name="Wider"), page.get_by_role("button", name="Narrower")
        assert narrower.is_disabled()
        for _press in range(4):
            wider.click()
        assert wider.is_disabled()
        assert page.locator("[data-scale]").inner_text() == "16×"
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
        narrower.click()
        assert page.locator("[data-scale]").inner_text() == "8×"


def test_a_mark_leads_to_its_fact_by_keyboard(first_life, window):
    with window() as page:
        page.goto(f"{LIFE}timeline/")
        mark = page.locator(".timeline__wide").get_by_role("link", name="2004: Mayor of Almaty")
        mark.focus()
        page.keyboard.press("Enter")
        page.wait_for_url(f"**{LIFE}#*")
        assert page.locator(":target").inner_text().count("Mayor of Almaty") > 0


def test_on_paper_a_tall_timeline_is_a_list_a_short_one_is_drawn_and_none_has_buttons(first_life, window):
    a_period(a_person("Ada", slug="ada", birth_date="1901"), "Post", start="1930", end="1933")
    with window(700) as page:
        page.emulate_media(media="print")
        for path, drawn in ((LIFE, False), ("/people/ada/", True)):
            page.goto(f"{path}timeline/")
            assert page.locator(".timeline__wide").is_visible() == drawn
            assert page.locator(".timeline__list").is_visible() != drawn
            assert not page.get_by_role("button", name="Wider").is_visible()


def test_without_scripts_all_is_shown_and_nothing_promises_more(first_life, browser):
    context = browser.new_context(java_script_enabled=False, base_url=first_life)
    page = context.new_page()
    page.goto(f"{LIFE}timeline/")
    assert page.locator(".timeline__wide [role=listitem]").count() == 62
    assert not page.locator("[data-tools]").is_visible()
    context.close()


def test_a_life_with_posts_only_is_read_out_once_and_in_order(site, window):
    person = a_person("Ada", slug="ada", birth_date="1901")
    for n in range(3):
        a_period(person, f"Post {n}", start=str(1930 - 5 * n), end=str(1933 - 5 * n))
    with window() as page:
        page.goto(f"{person.url}timeline/")
        items = page.get_by_role("listitem").filter(has=page.get_by_role("link", name="Post"))
        assert [one.strip()[:4] for one in items.locator("title").all_text_contents()] == ["1920", "1925", "1930"]
