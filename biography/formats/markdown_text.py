"""Plain text and the markup of prose as Markdown, in which nothing that an author wrote is an instruction."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser

from biography.formats.citation import one_line

# What CommonMark reads as more than itself, wherever it stands; and what it does at the start of a line.
SPECIAL = re.compile(r"([\\`*_\[\]<>&|~^$])")
OPENING = re.compile(r"^(\d+)?([-+#=.)])")

Link = Callable[[str], str | None]


def escaped(text: str) -> str:
    """Text on one line that reads as it is, wherever it stands."""
    return _opened(SPECIAL.sub(r"\\\1", one_line(text)))


def _opened(text: str) -> str:
    return OPENING.sub(lambda found: f"{found[1] or ''}\\{found[2]}", text)


def linked(text: str, url: str | None) -> str:
    """The text, as a link where there is an address."""
    return f"[{escaped(text)}](<{url}>)" if url else escaped(text)


def quoted(text: str) -> str:
    """A block quotation; empty for nothing."""
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n")) if text else ""


def marked_up(html: str, link: Link) -> str:
    """The sanitised markup of prose (``biography.markup``) as Markdown; ``link`` answers the address of each key."""
    writer = _Writer(link)
    writer.feed(html)
    writer.close()
    return writer.text()


class _Writer(HTMLParser):
    def __init__(self, link: Link) -> None:
        super().__init__(convert_charrefs=True)
        self.link = link
        self.parts: list[str] = []
        self.lists: list[str] = []
        self.urls: list[str | None] = []

    def text(self) -> str:
        return re.sub(r"\n{3,}", "\n\n", "".join(self.parts)).strip()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        match tag:
            case "b" | "i":
                self.parts.append("**" if tag == "b" else "*")
            case "a":
                self.urls.append(self.link(dict(attrs).get("href") or ""))
                self.parts.append("[" if self.urls[-1] else "")
            case "br":
                self.parts.append("\\\n")
            case "ul" | "ol":
                self.lists.append(tag)
            case "li":
                mark = "1. " if self.lists[-1:] == ["ol"] else "- "
                self.parts.append(f"\n{'   ' * (len(self.lists) - 1)}{mark}")

    def handle_endtag(self, tag: str) -> None:
        match tag:
            case "b" | "i":
                self.parts.append("**" if tag == "b" else "*")
            case "a":
                url = self.urls.pop() if self.urls else None
                self.parts.append(f"](<{url}>)" if url else "")
            case "p":
                self.parts.append("\n\n")
            case "ul" | "ol":
                if self.lists:
                    self.lists.pop()
                self.parts.append("\n\n" if not self.lists else "")

    def handle_data(self, data: str) -> None:
        inner = SPECIAL.sub(r"\\\1", one_line(data))
        if not self.parts or self.parts[-1].endswith(("\n", "- ", "1. ")):
            inner = _opened(inner)
        if inner:
            before, after = data[:1].isspace(), data[-1:].isspace()
            self.parts.append(f"{' ' if before else ''}{inner}{' ' if after else ''}")
        elif data and not self.lists:
            self.parts.append(" ")
