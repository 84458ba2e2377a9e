"""No link is broken in any page that a reader can reach from the home page or finds in the table of page types, nor one
to a place within a page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from urllib.error import HTTPError
from urllib.parse import unquote, urldefrag, urljoin, urlsplit
from urllib.request import urlopen

from biography.formats.pdf import is_possible
from tests.page_types import LIFE, PAGE_TYPES

LINK = re.compile(r'<(?:a|link|img|script|use|form|source|iframe)\b[^>]*?\s(?:href|src|action)="([^"]*)"')
ANCHOR = re.compile(r'\sid="([^"]+)"')
LANGUAGES = ("/fr/", "/ru/", "/kk/")
# Each day leads to the next, all through the year, each year to its neighbours.
ENDLESS = re.compile(r"^/on-this-day/\d|^/(?:people/[\w-]+/)?as-of/\d")
# The home page, and what no page here leads to: a frame for other sites, the second page of a short list.
STARTS = {kind.address: "the table of page types" for kind in PAGE_TYPES if kind.status == 200}
# An edition takes seconds to set; tests/views/test_edition.py does it.
NOT_ASKED = ("/edition.pdf",)


@dataclass
class Crawl:
    """What was reached, and what is wrong with it."""

    site: str
    anchors: dict[str, set[str]] = field(default_factory=dict)
    wanted: dict[str, set[str]] = field(default_factory=dict)
    broken: list[str] = field(default_factory=list)

    def run(self) -> Crawl:
        waiting, met = list(STARTS), dict(STARTS)
        while waiting:
            path = waiting.pop()
            for target in self.read(path, met[path]):
                if target not in met and leads_on(path, target):
                    met[target] = path
                    waiting.append(target)
        for place, pages in self.wanted.items():
            target, _mark, name = place.partition("#")
            if target in self.anchors and name not in self.anchors[target]:
                self.broken += [f"{page}: nothing in {target} has the id {name}" for page in sorted(pages)[:1]]
        return self

    def read(self, path: str, origin: str) -> list[str]:
        """The addresses that a page leads to, here at home; nothing for what is no page or not to be followed."""
        try:
            with urlopen(self.site + path) as answer:
                kind, text = answer.headers.get_content_type(), answer.read()
        except HTTPError as error:
            self.broken.append(f"{path}: {error.code}, on {origin}")
            return []
        if kind != "text/html":
            return []
        html = text.decode()
        self.anchors[path] = {unescape(one) for one in ANCHOR.findall(html)} | {"", "top"}
        if path.startswith(LANGUAGES):
            return []
        found = []
        for link in LINK.findall(html):
            url, name = urldefrag(urljoin(self.site + path, unescape(link)))
            parts = urlsplit(url)
            if parts.netloc == urlsplit(self.site).netloc:
                found.append(f"{parts.path}?{parts.query}" if parts.query else parts.path)
                self.wanted.setdefault(f"{found[-1]}#{unquote(name)}", set()).add(path)
        return found


def leads_on(path: str, target: str) -> bool:
    """Filters combine without end, days and years go on: one step is enough.

    Other languages have the same pages: French once of every kind, the others from the home page and the first life.
    """
    if target.startswith(LANGUAGES):
        return path in ("/", LIFE) or (path in STARTS and target.startswith("/fr/"))
    if target.endswith(NOT_ASKED) or ("?" in target and "?" in path):
        return False
    return not (ENDLESS.search(target) and ENDLESS.search(path))


def test_no_link_of_the_site_is_broken(whole_site):
    crawl = Crawl(whole_site).run()
    assert not crawl.broken, "\n".join(sorted(crawl.broken))
    met = set(crawl.anchors)
    own = {path for path in met if path.startswith(LIFE) and "?" not in path and "/as-of/" not in path}
    assert len(own) == 1 + 13 + 4 + len(["timeline", "timeline/embed", "versions", "versions/1", "mentioned-in"])
    assert {path.split("/")[1] for path in met if path.count("/") == 3} >= {
        "offices",
        "organisations",
        "places",
        "fields",
        "honours",
    }
    assert is_possible() == any(place.startswith(f"{LIFE}edition.pdf") for place in crawl.wanted)
