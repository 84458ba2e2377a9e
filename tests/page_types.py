"""Every kind of page that a reader can meet, once: what the browser walks, the queries are counted of, the audit rates.

The addresses are those of a portal with the lives of fixtures/ and what ``page_world.make`` adds to them. A new kind of
page joins by a line; ``test_page_types.py`` fails while a template has none.
"""

from __future__ import annotations

from dataclasses import dataclass

LIFE = "/people/viktor-khrapunov/"
OTHER = "/people/ada-example/"
LONG_NAME = "/people/long-name/"
CLOSED = "/people/closed/"


@dataclass(frozen=True, slots=True)
class PageType:
    """``address``: of one page of the kind. ``framed``: it stands in a frame of another site, alone."""

    name: str
    address: str
    status: int = 200
    framed: bool = False


PAGE_TYPES = [
    PageType("home", "/"),
    PageType("people", "/people/"),
    PageType("people, filtered", "/people/?alive=1984&place=Almaty&order=birth"),
    PageType("people, none found", "/people/?alive=1700&letter=K"),
    PageType("people, asked wrongly", "/people/?place=Nowhere", 400),
    PageType("person", LIFE),
    PageType("person, with a portrait", OTHER),
    PageType("person, long name", LONG_NAME),
    PageType("person, in French", f"/fr{LIFE}"),
    PageType("person, in Russian", f"/ru{LIFE}"),
    PageType("timeline", f"{LIFE}timeline/"),
    PageType("timeline embedded", f"{LIFE}timeline/embed/", framed=True),
    PageType("period", f"{LIFE}minister-of-energy-and-mines/"),
    PageType("honour category", f"{LIFE}distinctions/"),
    PageType("versions", f"{OTHER}versions/"),
    PageType("version", f"{LIFE}versions/1/"),
    PageType("version, withdrawn", f"{OTHER}versions/2/", 410),
    PageType("comparison of versions", f"{OTHER}versions/1...3/"),
    PageType("mentioned in", f"{LIFE}mentioned-in/"),
    PageType("person as of", f"{LIFE}as-of/1984-02-05/"),
    PageType("search", "/search/?q=Almaty"),
    PageType("search, empty", "/search/"),
    PageType("search, misspelt", "/search/?q=Khrapunof"),
    PageType("search, nothing found", "/search/?q=qqqq"),
    PageType("offices", "/offices/"),
    PageType("office", "/offices/mayor-of-almaty/"),
    PageType("places", "/places/"),
    PageType("place", "/places/almaty/"),
    PageType("place, in one way", "/places/almaty/?of=worked"),
    PageType("organisations", "/organisations/"),
    PageType("organisation", "/organisations/city-of-almaty/"),
    PageType("fields", "/fields/"),
    PageType("field", "/fields/engineering/"),
    PageType("honours", "/honours/"),
    PageType("honours of a year", "/honours/?year=1998"),
    PageType("honours, asked wrongly", "/honours/?year=x", 400),
    PageType("honour", "/honours/parasat-order/"),
    PageType("on this day", "/on-this-day/11-24/"),
    PageType("on this day, no such day", "/on-this-day/13-01/", 404),
    PageType("as of", "/as-of/1998/"),
    PageType("as of, unclear", "/as-of/?date=3/4/85", 400),
    PageType("compare", "/compare/?life=viktor-khrapunov&life=ada-example"),
    PageType("compare, choosing", "/compare/?life=viktor-khrapunov&q=Ada"),
    PageType("compare, unknown", "/compare/?life=viktor-khrapunov&life=nobody", 404),
    PageType("standard page", "/about/"),
    PageType("contact", f"/contact/?about={LIFE}"),
    PageType("contact, sent", "/contact/?sent"),
    PageType("password required", CLOSED),
    PageType("not found", "/nowhere/", 404),
]
