"""Primary keys of pages by the public keys that documents name them by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from wagtail.models import Page

from biography.document import Biography
from biography.document.values import Value
from biography.models import PeopleIndexPage

KEY = re.compile(r"\b(?:life:[\w-]+(?:/[\w-]+)?|page:[\w/-]*)")
MOST_KEPT = 10_000


class PublicKeys:
    """Primary keys of pages by the public keys that prose uses, found when first asked for.

    A translation's link to a life that is not translated leads to the original.
    """

    def __init__(self, *indexes: PeopleIndexPage) -> None:
        self.starts = {
            "life": [index.url_path for index in indexes],
            "page": [index.get_parent().url_path for index in indexes],
        }
        self.found: dict[str, int | None] = {}

    def __call__(self, key: str) -> int | None:
        if key not in self.found:
            self.look_up([key])
        return self.found[key]

    def look_up(self, keys: Iterable[str]) -> None:
        """Find these in one query, so that none of them is asked for alone."""
        if len(self.found) > MOST_KEPT:
            self.found.clear()
        addresses = {key: list(self._addresses(key)) for key in keys}
        wanted = [address for those in addresses.values() for address in those]
        pages = dict(Page.objects.filter(url_path__in=wanted).values_list("url_path", "pk"))
        for key, those in addresses.items():
            self.found[key] = next((pages[address] for address in those if address in pages), None)

    def _addresses(self, key: str) -> Iterator[str]:
        kind, _colon, path = key.partition(":")
        return (f"{start}{path.strip('/')}/" for start in self.starts[kind])


def lives_named(life: Biography) -> set[str]:
    """Slugs of the lives that a document names, in its prose and its mentions."""
    return {key.removeprefix("life:").partition("/")[0] for key in keys_named(life) if key.startswith("life:")}


def keys_named(part: Any) -> Iterator[str]:
    """The public keys of the pages that a document or a part of it names, as prose writes them."""
    if isinstance(part, str):
        if ":" in part:
            yield from KEY.findall(part)
    elif isinstance(part, tuple):
        for item in part:
            yield from keys_named(item)
    elif isinstance(part, Value):
        for name, value in part.__dict__.items():
            if name == "person" and value:
                yield f"life:{value}"
            elif value:
                yield from keys_named(value)
