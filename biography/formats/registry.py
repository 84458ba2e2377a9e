"""The registry of formats, and what a format has to know beside the document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from urllib.parse import urljoin

from biography.document import Biography
from biography.markup import HREF


@dataclass(frozen=True, slots=True)
class Publication:
    """Where and when a life was published: what the document does not know of itself.

    ``url``: the absolute address of the life, ending in a slash. ``version`` and ``day`` are None for what was never
    recorded as a version; ``site_url`` is the absolute address of the portal's front page. ``licence_url``: the address
    of the terms on which the text may be used, where the portal states any.
    """

    site: str
    site_url: str
    url: str
    version: int | None = None
    day: date | None = None
    licence_url: str = ""

    @property
    def address(self) -> str:
        """The address that always shows this text: that of the version, where there is one."""
        return f"{self.url}versions/{self.version}/" if self.version else self.url

    @property
    def people(self) -> str:
        """The address of the list that the life is in."""
        return urljoin(self.url, "../")

    def link(self, key: str) -> str | None:
        """The absolute address of a link as prose writes it (``life:SLUG``, ``page:PATH``, https:); None if none."""
        kind, _colon, rest = key.partition(":")
        if not HREF.fullmatch(key):
            return None
        if kind == "life":
            return f"{self.people}{rest}/"
        if kind == "page":
            return urljoin(self.site_url, f"{rest.strip('/')}/" if rest.strip("/") else "")
        return key

    def absolute(self, url: str) -> str:
        """The address of a file, which may lack the portal's host."""
        return urljoin(self.site_url, url)


Writer = Callable[[Biography, Publication], str]


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write a life. ``title`` is what programs call it; ``download``: browsers save it as a file."""

    name: str
    title: str
    media_type: str
    suffix: str
    write: Writer
    download: bool = False


FORMATS: dict[str, Format] = {}


def register(
    *, name: str, title: str, media_type: str, suffix: str, download: bool = False
) -> Callable[[Writer], Writer]:
    """Enter a function in the registry: ``biography.SUFFIX`` beneath each life then answers with what it writes."""

    def entered(write: Writer) -> Writer:
        FORMATS[name] = Format(name, title, media_type, suffix, write, download)
        return write

    return entered
