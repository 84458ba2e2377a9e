"""A reader opens every kind of page: on a phone and at a desk, with scripts and without, by day and at night."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from http import HTTPStatus
from itertools import groupby

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from tests.page_types import PAGE_TYPES, PageType

PHONE, DESK = (360, 740), (1440, 900)
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AXE = "options => axe.run(options).then(found => found.violations.map(one => `${one.id} ${one.nodes[0].html}`))"
# Lighthouse asks for the size of targets as well, which axe leaves out unless it is told.
BY_DAY = {"runOnly": STANDARDS, "rules": {"target-size": {"enabled": True}}, "resultTypes": ["violations"]}
# Nothing but colours differs at night.
AT_NIGHT = BY_DAY | {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
MOST_SHIFT = 0.01

# Down to the foot and back, as a reader goes; then what moved that nobody had touched.
SHIFT = """() => new Promise(done => {
  let moved = 0;
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) moved += entry.value;
  }).observe({type: "layout-shift", buffered: true});
  scrollTo({top: document.body.scrollHeight, behavior: "instant"});
  requestAnimationFrame(() => requestAnimationFrame(() => {
    scrollTo({top: 0, behavior: "instant"});
    setTimeout(() => done(moved), 50);
  }));
})"""
OUTLINE = """() => {
  const faults = [], shown = one => one.checkVisibility({visibilityProperty: true});
  const headings = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter(shown);
  const levels = headings.map(one => Number(one.localName[1]));
  if (levels[0] !== 1 || levels.filter(level => level === 1).length !== 1) faults.push("has not one h1, first");
  const skips = headings.filter((one, n) => n && levels[n] > levels[n - 1] + 1);
  skips.forEach(one => faults.push("skips to " + one.outerHTML));
  if (document.querySelectorAll("main").length !== 1) faults.push("has not one main");
  const ids = [...document.querySelectorAll("[id]")].map(one => one.id);
  ids.filter((id, n) => ids.indexOf(id) !== n).forEach(id => faults.push("has the id twice: " + id));
  if (document.documentElement.scrollWidth > innerWidth) faults.push("is wider than its window");
  if (!document.title.trim() || !document.documentElement.lang) faults.push("has no title or no language");
  return faults;
}"""
LANDMARKS = """() => [["banner", "body > header"], ["contentinfo", "body > footer"], ["search", "[role=search]"]]
  .filter(([name, selector]) => document.querySelectorAll(selector).length < 1).map(([name]) => `has no ${name}`)"""
GROUND = "() => [document.documentElement, document.body].map(one => getComputedStyle(one).backgroundColor).join()"


def name_of(size: tuple[int, int]) -> str:
    return "phone" if size == PHONE else "desk"


Window = Callable[..., AbstractContextManager[Page]]


@pytest.mark.parametrize("half", [0, 1])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=name_of)
def test_every_kind_of_page_is_whole_still_and_accessible(whole_site, window, size, half):
    faults = []
    for page, kind in walk(window, PAGE_TYPES[half::2], size):
        faults += opened(page, kind)
        moved = page.evaluate(SHIFT)
        faults += [f"{kind.address}: moves by {moved:.3f} as it loads"] if moved > MOST_SHIFT else []
        page.evaluate(AXE_SCRIPT)
        faults += [f"{kind.address}: {fault}" for fault in page.evaluate(AXE, BY_DAY)]
        faults += night(page, kind)
        faults += [f"{kind.address} at night: {fault}" for fault in page.evaluate(AXE, AT_NIGHT)]
    assert not faults, "\n".join(faults)


def test_without_scripts_every_kind_of_page_is_whole(whole_site, window):
    """At every size: without scripts, a page that is made wider is the page that is opened wider."""
    faults = []
    for page, kind in walk(window, PAGE_TYPES, PHONE, java_script_enabled=False):
        faults += opened(page, kind)
        faults += night(page, kind)
        page.set_viewport_size({"width": DESK[0], "height": DESK[1]})
        faults += night(page, kind)
        faults += whole(page, kind)
    assert not faults, "\n".join(faults)


def walk(
    window: Window, kinds: Sequence[PageType], size: tuple[int, int], **options: object
) -> Iterator[tuple[Page, PageType]]:
    """A page for each kind, to be opened by day: in one window for each status, because a window is dear to open.

    What a page is made of is asked for anew each time, as by a reader who comes for the first time.
    """
    ordered = sorted(kinds, key=lambda kind: kind.status)
    for status, of_status in groupby(ordered, key=lambda kind: kind.status):
        with window(*size, expected=refusal(status), **options) as page:
            page.context.new_cdp_session(page).send("Network.setCacheDisabled", {"cacheDisabled": True})
            for kind in of_status:
                page.set_viewport_size({"width": size[0], "height": size[1]})
                page.emulate_media(color_scheme="light")
                yield page, kind


def refusal(status: int) -> str:
    """What the browser says by itself of an answer that is none."""
    return "" if status == HTTPStatus.OK else f"a status of {status}"


def opened(page: Page, kind: PageType) -> list[str]:
    answer = page.goto(kind.address)
    faults = [] if answer and answer.status == kind.status else [f"{kind.address}: answers {answer and answer.status}"]
    return faults + whole(page, kind)


def whole(page: Page, kind: PageType) -> list[str]:
    faults = page.evaluate(OUTLINE) + ([] if kind.framed else page.evaluate(LANDMARKS))
    return [f"{kind.address}: {fault}" for fault in faults]


def night(page: Page, kind: PageType) -> list[str]:
    """Turns the light on, then off; what is not darker then is a fault."""
    page.emulate_media(color_scheme="light")
    by_day = page.evaluate(GROUND)
    page.emulate_media(color_scheme="dark")
    return [f"{kind.address}: is as bright at night"] if page.evaluate(GROUND) == by_day else []
