"""The words of schema.org, and the forms that JSON-LD gives to them, whatever life they tell of."""

from __future__ import annotations

import json
import re
from typing import Any

from biography.dates import exact_iso
from biography.document import ImpreciseDate

CONTEXT = "https://schema.org"
# Year 0 is 1 BC. ISO 8601 has it, but the dates of XML Schema 1.0 and of many languages, which consumers read these
# with, begin with year 1.
ISO_DATE = re.compile(r"(?!0000)\d{4}(-\d\d){0,2}")

ORGANISATIONS = {
    "government": "GovernmentOrganization",
    "company": "Corporation",
    "party": "PoliticalParty",
    "university": "CollegeOrUniversity",
    "school": "School",
    "academy": "EducationalOrganization",
}
PLACES = {"country": "Country", "region": "AdministrativeArea", "city": "City", "town": "City"}
# One belongs to these; in others one works.
JOINED = frozenset({"party", "academy"})
# What is held for a time, not given once.
HELD = frozenset({"offices", "memberships"})
FAMILY = {
    "father": "parent",
    "mother": "parent",
    "parent": "parent",
    "spouse": "spouse",
    "child": "children",
    "sibling": "sibling",
}
# Inside <script> these would end it, or be read as HTML (as in Django's json_script).
IN_HTML = str.maketrans({"<": "\\u003C", ">": "\\u003E", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})

Thing = dict[str, Any]


def for_html(thing: Thing) -> str:
    """JSON that may stand in a ``<script>`` of a page whatever it says."""
    return json.dumps(thing, ensure_ascii=False, separators=(",", ":")).translate(IN_HTML)


def breadcrumbs(steps: list[tuple[str, str]]) -> Thing:
    """The way to a page from above: names with absolute addresses, the page itself last."""
    items = [
        {"@type": "ListItem", "position": number, "name": name, "item": url}
        for number, (name, url) in enumerate(steps, 1)
    ]
    return {"@context": CONTEXT, "@type": "BreadcrumbList", "itemListElement": items}


def iso(date: ImpreciseDate | None) -> str:
    """A certain day, month or year of our era as ISO 8601 writes it; empty for every other date."""
    return _iso(date.edtf) if date else ""


def span(date: ImpreciseDate | None) -> dict[str, str]:
    """The two ends of an interval, as far as each is certain; a single date says neither."""
    start, slash, end = date.edtf.partition("/") if date else ("", "", "")
    ends = {"startDate": start, "endDate": end} if slash else {}
    return {name: _iso(edtf) for name, edtf in ends.items() if edtf not in ("", "..")}


def _iso(edtf: str) -> str:
    found = exact_iso(edtf)
    return found if found and ISO_DATE.fullmatch(found) else ""


def a_role(kind: str, name: str, value: Thing, times: dict[str, str], **more: str | Thing) -> Thing:
    """A role repeats the property that it stands in (schema.org, "Role")."""
    return said({"@type": kind, **more, **times, name: value})


def said(thing: Thing) -> Thing:
    """The thing without what is not known of it."""
    return {name: value for name, value in thing.items() if value not in (None, "", [], {})}
