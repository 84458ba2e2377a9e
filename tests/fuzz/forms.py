"""The forms of the portal, as its own pages show them: what a browser would send if nobody typed anything."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin

NUMBERED = "__prefix__"
# StreamFields are drawn by scripts: the kinds of block that each takes, by the end of its name.
STREAMS = {
    "body": ("heading", "paragraph", "quotation", "picture", "claim"),
    "figures": ("figure",),
    "citations": ("citation",),
}
PROSE = (
    '{"blocks": [{"key": "a", "text": "Prose", "type": "unstyled", "depth": 0, "inlineStyleRanges": [], '
    '"entityRanges": []}], "entityMap": {}}'
)
LISTS_OF_A_BLOCK = ("citations", "about", "reply-citations")
OF_A_BLOCK = (
    "html",
    "text",
    "level",
    "image",
    "caption",
    "source",
    "locator",
    "quotation",
    "stance",
    "label",
    "value",
    "unit",
)


@dataclass(slots=True)
class Form:
    """``fields``: names and values as they stand there; ``buttons``: of which one is pressed."""

    address: str
    caller: str = ""
    route: str = ""
    method: str = "POST"
    multipart: bool = False
    fields: list[tuple[str, str]] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    buttons: list[tuple[str, str]] = field(default_factory=list)
    streams: list[str] = field(default_factory=list)

    def with_a_row_each(self) -> None:
        """What scripts would do: one row of each kind of rows, and a block in each stream."""
        empty = [(name, value) for name, value in self.fields if NUMBERED in name]
        filled = {name: value for name, value in self.fields if NUMBERED not in name}
        for prefix in [name.removesuffix("-TOTAL_FORMS") for name in filled if name.endswith("-TOTAL_FORMS")]:
            rows = [(name, value) for name, value in empty if name.startswith(f"{prefix}-{NUMBERED}")]
            number = filled[f"{prefix}-TOTAL_FORMS"]
            if rows and number.isdecimal():
                filled[f"{prefix}-TOTAL_FORMS"] = str(int(number) + 1)
                filled |= {name.replace(NUMBERED, number, 1): value for name, value in rows}
        for name in self.streams:
            kinds = next((kinds for end, kinds in STREAMS.items() if name.endswith(end)), ())
            name = name.replace(NUMBERED, "0")
            filled[f"{name}-count"] = str(len(kinds))
            for number, kind in enumerate(kinds):
                filled |= {f"{name}-{number}-type": kind, f"{name}-{number}-id": ""}
                filled |= {f"{name}-{number}-order": str(number), f"{name}-{number}-deleted": ""}
                filled |= {f"{name}-{number}-value-{part}": PROSE if part == "html" else "" for part in OF_A_BLOCK}
                filled |= {f"{name}-{number}-value-{rows}-count": "0" for rows in LISTS_OF_A_BLOCK}
        kept = ((name, value) for name, value in filled.items() if NUMBERED not in name)
        self.fields = [(name, value) for name, value in kept if name != "csrfmiddlewaretoken"]


class _Reader(HTMLParser):
    def __init__(self, address: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Form] = []
        self._address = address
        self._form: Form | None = None
        self._area = ""
        self._text = ""

    def handle_starttag(self, tag: str, pairs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in pairs}
        if tag == "form":
            self._form = Form(
                urljoin(self._address, given.get("action") or self._address),
                method=given.get("method", "get").upper(),
                multipart=given.get("enctype") == "multipart/form-data",
            )
            self.found.append(self._form)
        name = given.get("name", "")
        if self._form is not None and "data-block" in given:
            self._form.streams.append(given.get("id", ""))
        if self._form is None or not name:
            return
        if tag == "input":
            self._input(name, given)
        elif tag == "textarea":
            self._area, self._text = name, ""
        elif tag == "select":
            self._form.fields.append((name, ""))
        elif tag == "button":
            self._form.buttons.append((name, given.get("value", "")))

    def handle_startendtag(self, tag: str, pairs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, pairs)

    def _input(self, name: str, given: dict[str, str]) -> None:
        assert self._form is not None
        kind = given.get("type", "text")
        if kind == "file":
            self._form.files.append(name)
        elif kind == "submit":
            self._form.buttons.append((name, given.get("value", "")))
        elif kind not in ("checkbox", "radio") or "checked" in given:
            self._form.fields.append((name, given.get("value", "")))

    def handle_data(self, data: str) -> None:
        if self._area:
            self._text += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self._area and self._form is not None:
            self._form.fields.append((self._area, self._text))
            self._area = ""
        elif tag == "form":
            self._form = None


def forms_in(html: str, address: str) -> list[Form]:
    """All forms of a page at this address, with a row of each kind."""
    reader = _Reader(address)
    reader.feed(html)
    reader.close()
    for form in reader.found:
        form.with_a_row_each()
    return reader.found
