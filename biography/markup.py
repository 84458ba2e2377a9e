"""The small sanitised markup of prose: which elements there are, which links, and one walk that rewrites links.

No Django here. A link names what it leads to by a public key: ``life:SLUG``, ``life:SLUG/CHILD-SLUG``, ``page:PATH``
(below the site's root), or an address outside (https, http, mailto).
"""

import re
from collections.abc import Callable
from html import escape
from html.parser import HTMLParser

ELEMENTS = frozenset({"p", "b", "i", "a", "ul", "ol", "li", "br"})
HREF = re.compile(r"(https?://[^\s<>\"]+|mailto:[^\s<>\"]+@[^\s<>\"]+|life:[\w-]+(/[\w-]+)?|page:[\w/-]*)")
VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "wbr", "embed", "col", "source", "area", "base", "track"})
LINK = re.compile(r"\blife:([\w-]+)")
CONTENT_TAGS = {"strong": "b", "em": "i"}
SAME_BY_ANOTHER_NAME = re.compile(r"<(/?)(strong|em)\s*>", re.IGNORECASE)
# Text as the writer writes it, with none of the elements whose attributes have to be looked at.
WITHOUT_LINKS = re.compile(r"(?:[^<>&\x00\r]|&(?:amp|lt|gt);|</?(?:p|b|i|ul|ol|li)>|<br>)*")
TAG = re.compile(r"<(/?)(p|b|i|ul|ol|li)>")

Attributes = dict[str, str | None]
Resolver = Callable[[Attributes], Attributes | None]


def check_markup(html: str) -> str:
    """Return the markup, with ``b`` and ``i`` for ``strong`` and ``em``; raise ValueError with a line for each kind of
    thing that it does not allow."""
    html = SAME_BY_ANOTHER_NAME.sub(lambda tag: f"<{tag[1]}{CONTENT_TAGS[tag[2].lower()]}>", html)
    checker = _Checker()
    checker.feed(html)
    checker.close()
    if problems := checker.problems():
        raise ValueError("\n".join(problems))
    return html


def rewrite_links(html: str, resolve: Resolver) -> str:
    """The markup with the attributes of each link replaced by what ``resolve`` makes of them.

    Where it answers None the link goes and its words stay. Whatever is not part of the markup is dropped, so that
    the result is safe to show whatever went in.
    """
    if _stays_as_it_is(html):
        return html
    writer = _Writer(resolve)
    writer.feed(html)
    writer.close()
    return "".join(writer.parts)


def _stays_as_it_is(html: str) -> bool:
    """Whether the writer would write the very same; found out in a twentieth of its time, for most of all prose."""
    if not WITHOUT_LINKS.fullmatch(html):
        return False
    open_now: list[str] = []
    for closing, tag in TAG.findall(html):
        if not closing:
            open_now.append(tag)
        elif not open_now or open_now.pop() != tag:
            return False
    return not open_now


def plain_text(html: str) -> str:
    """The words of the markup alone, on one line."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return " ".join("".join(reader.parts).split())


class _Checker(HTMLParser):
    """Collects what the markup does not allow; of elements that do not fit into each other, the first."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[str] = []
        self.found: list[str] = []
        self.unbalanced = ""

    def problems(self) -> list[str]:
        tags = list(dict.fromkeys(self.tags))
        if tags:
            named = ", ".join(f"<{tag}>" for tag in tags)
            are = "is" if len(tags) == 1 else "are"
            self.found.insert(0, f"{named} {are} not allowed; these are: {', '.join(sorted(ELEMENTS))}")
        if self.open and not self.unbalanced:
            self.unbalanced = f"<{self.open[-1]}> is never closed"
        return [*dict.fromkeys(self.found), *([self.unbalanced] if self.unbalanced else [])]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ELEMENTS:
            self.tags.append(tag)
        else:
            self._look_at(tag, attrs)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in VOID or tag not in ELEMENTS:
            # <br/> is <br>; what is not allowed is not asked whether it may close itself.
            self.tags += [] if tag in ELEMENTS else [tag]
            return
        super().handle_startendtag(tag, attrs)

    def _look_at(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if (tag, name) != ("a", "href"):
                self.found.append(f"<{tag}> takes no attribute {name!r}")
            elif not HREF.fullmatch(value or ""):
                said = f"{value!r} is not a link; one looks like https://…, mailto:…, life:SLUG or page:PATH"
                self.found.append(said)
        if tag == "a" and not attrs:
            self.found.append("<a> needs an href")

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID or self.unbalanced:
            return
        if not self.open or self.open.pop() != tag:
            self.unbalanced = f"</{tag}> closes nothing that is open"

    def handle_comment(self, data: str) -> None:
        self.found.append("comments are not allowed")

    def handle_decl(self, decl: str) -> None:
        self.found.append("declarations are not allowed")

    def handle_pi(self, data: str) -> None:
        self.found.append("processing instructions are not allowed")

    def unknown_decl(self, data: str) -> None:
        self.found.append("declarations are not allowed")


class _Reader(HTMLParser):
    """Collects the words; what is inside a script or a style is no word."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hidden += tag in {"script", "style"}
        if tag in {"p", "li", "br"}:
            self.parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in {"script", "style"} and self.hidden:
            self.hidden -= 1

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.parts.append(data)


class _Writer(_Reader):
    """Writes only what the markup knows, each element closed."""

    def __init__(self, resolve: Resolver) -> None:
        super().__init__()
        self.resolve = resolve
        self.written: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        tag = CONTENT_TAGS.get(tag, tag)
        self.hidden += tag in {"script", "style"}
        if tag not in ELEMENTS or self.hidden:
            return
        if tag == "br":
            self.parts.append("<br>")
            return
        rendered = ""
        if tag == "a":
            attributes = self.resolve(dict(attrs))
            if attributes is None:
                self.written.append("")
                return
            rendered = "".join(f' {name}="{escape(value or "")}"' for name, value in attributes.items())
        self.written.append(tag)
        self.parts.append(f"<{tag}{rendered}>")

    def handle_endtag(self, tag: str) -> None:
        tag = CONTENT_TAGS.get(tag, tag)
        super().handle_endtag(tag)
        if tag not in ELEMENTS or tag == "br" or not self.written:
            return
        closed = self.written.pop()
        if closed:
            self.parts.append(f"</{closed}>")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.parts.append(escape(data, quote=False))

    def close(self) -> None:
        super().close()
        while self.written:
            closed = self.written.pop()
            if closed:
                self.parts.append(f"</{closed}>")
