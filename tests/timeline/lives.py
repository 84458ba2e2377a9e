"""Lives with dates of every kind, and short ways to write one."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from hypothesis import strategies as st

from biography.document import Biography
from tests.dates.edtf_strategies import dates, days, edtfs


def a_life(name: str = "Ada", **parts: Any) -> Biography:
    """A life of rows written as dicts, which get their ids here."""
    for key in ("education", "events", "career"):
        parts[key] = [
            {"id": str(UUID(int=1000 * (ord(key[1]) + 1) + n)), **row} for n, row in enumerate(parts.get(key, []))
        ]
    for n, row in enumerate(parts["career"]):
        row.setdefault("slug", f"post-{n}")
        row.setdefault("role", f"Post {n}")
    honours = [{"id": str(UUID(int=n + 1)), **row} for n, row in enumerate(parts.pop("honours", []))]
    group = {"id": str(UUID(int=99)), "slug": "honours", "title": "Honours", "honours": honours}
    spec = {"id": str(UUID(int=7)), "slug": name.lower().replace(" ", "-"), "language": "en", "format": "biography/1"}
    return Biography.model_validate(spec | {"name": {"display": name}, "honours": [group], **parts})


titles = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=60)


@st.composite
def lives(draw: st.DrawFn) -> Biography:
    """From no fact to some thirty, dated in all the ways that EDTF knows, or not at all."""
    anything = st.none() | edtfs | days(1800, 2000)

    def rows(name: str, most: int) -> list[dict[str, Any]]:
        found = draw(st.lists(st.tuples(titles, anything), max_size=most))
        return [{name: title} | ({"date": date} if date else {}) for title, date in found]

    posts = []
    for start in draw(st.lists(st.none() | dates | days(1800, 2000), max_size=8)):
        post: dict[str, Any] = {"start": start} if start else {}
        if draw(st.booleans()):
            post["ongoing"] = True
        elif start is None and draw(st.booleans()):
            post["end"] = draw(dates)
        posts.append(post)
    vital = {"birth": {"date": draw(dates)}} if draw(st.booleans()) else {}
    return a_life(
        education=rows("institution", 6), events=rows("title", 12), honours=rows("title", 8), career=posts, **vital
    )
