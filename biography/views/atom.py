"""Atom (RFC 4287) in pages (RFC 5005, 3), with tombstones for what was withdrawn (RFC 6721)."""

from __future__ import annotations

from typing import Any

from django.utils.feedgenerator import Atom1Feed, rfc3339_date

TOMBSTONES = "http://purl.org/atompub/tombstones/1.0"


class PagedAtomFeed(Atom1Feed):
    """``pages``, an argument of the feed: relations to other pages of it and their addresses.

    ``withdrawn``, an argument of an item: when it was; ``withdrawn_comment`` says so to people.
    """

    def root_attributes(self) -> dict[str, str]:
        return super().root_attributes() | {"xmlns:at": TOMBSTONES}

    def add_root_elements(self, handler: Any) -> None:
        super().add_root_elements(handler)
        for relation, address in self.feed["pages"].items():
            handler.addQuickElement("link", "", {"rel": relation, "href": address})

    def write_items(self, handler: Any) -> None:
        every = self.items
        self.items = [item for item in every if not item["withdrawn"]]
        super().write_items(handler)
        self.items = every
        for item in every:
            if item["withdrawn"]:
                said = {"ref": item["unique_id"], "when": rfc3339_date(item["withdrawn"])}
                handler.startElement("at:deleted-entry", said)
                if item["withdrawn_comment"]:
                    handler.addQuickElement("at:comment", item["withdrawn_comment"])
                handler.endElement("at:deleted-entry")
