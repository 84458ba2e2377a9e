"""What each answer is held to, whatever was asked."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from biography.formats import FORMATS
from tests.fuzz.asked import Answer, Request
from tests.fuzz.hostile import INJECTED, SCRIPT

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 10.0  # seconds
LARGEST = 8 * 1024 * 1024  # bytes
TRACES = (
    b"Traceback (most recent call last)",
    b'File "/',
    b"django.db.utils",
    b"sqlite3.OperationalError",
    b"psycopg.",
)
# A 501 is how oEmbed says that it knows no such format (oembed.com, 2.3.3); a 503 asks to come again.
MEANT = {("/oembed", 501), ("/readyz", 503)}
BROWSERS = ("text/html", "text/plain")
KINDS: tuple[tuple[str, str], ...] = (
    (r"/api/v[23]/(?!docs)", "application/json"),
    (r"/feeds/\w+\.atom$|.*/versions/feed\.atom$", "application/atom+xml"),
    (r"/sitemap\.xml$", "application/xml"),
    (r"/robots\.txt$", "text/plain"),
    (r"/card\.png$|.*/card\.png$", "image/png"),
    (r"/oembed$", "application/json"),
    (r"/search/suggest/$", "application/json"),
    (r"/format/biography-1\.schema\.json$", "application/schema+json"),
    (
        r"/(people/|offices/|places/|fields/|honours/|organisations/|search/(?!suggest)|as-of/|on-this-day/|compare/|sign-)",
        "text/html",
    ),
)


@dataclass(frozen=True, slots=True)
class Verdicts:
    """``secrets``: texts that stand in no answer; ``hidden``: such as stand in none that anybody gets."""

    secrets: tuple[bytes, ...] = ()
    hidden: tuple[bytes, ...] = ()

    def of(self, request: Request, answer: Answer) -> Iterator[str]:
        """What is wrong with an answer, in words."""
        if answer.status == 0:
            yield f"no answer: {answer.body.decode(errors='replace')[:200]}"
            return
        if answer.status >= 500 and (request.route, answer.status) not in MEANT:
            yield f"status {answer.status}"
        if answer.seconds > LONGEST:
            yield f"{answer.seconds:.1f} s"
        if len(answer.body) > LARGEST:
            yield f"{len(answer.body)} bytes"
        yield from self._told(request, answer)
        yield from wrong_kind(request, answer)
        if INJECTED.lower() in answer.headers:
            yield "a line break of the request began a header of the answer"

    def _told(self, request: Request, answer: Answer) -> Iterator[str]:
        body = answer.body
        for said in (*TRACES, *self.secrets, str(ROOT).encode(), sys.prefix.encode()):
            if said in body and said not in request.body + request.target:
                yield f"the answer has {said.decode(errors='replace')[:30]!r} in it"
        if request.caller == "anonymous":
            shown = [secret for secret in self.hidden if re.search(re.escape(secret) + rb"(?!\d)", body)]
            if shown:
                yield f"anybody is shown what is hidden: {shown[0].decode()}"
        if answer.kind == "text/html" and SCRIPT.encode() in body:
            yield "a script of the request stands in the page"


def wrong_kind(request: Request, answer: Answer) -> Iterator[str]:
    """The Content-Type that is promised for the address, and that no browser guesses another."""
    if answer.status == 200 and answer.headers.get("x-content-type-options") != "nosniff":
        yield "browsers may guess what it is"
    if not answer.body:
        return
    if not answer.kind:
        yield "no Content-Type"
    path = re.sub(r"^/(fr|ru|kk)(?=/)", "", request.path.decode("latin-1"))
    if answer.status == 200 and request.method in ("GET", "HEAD"):
        for file in FORMATS.values():
            if path.endswith(f"/biography.{file.suffix}") and answer.kind != file.media_type:
                yield f"{answer.kind} instead of {file.media_type}"
        for pattern, kind in KINDS:
            if re.match(pattern, path) and not _is_file(path) and answer.kind != kind:
                yield f"{answer.kind} instead of {kind}"


def _is_file(path: str) -> bool:
    """Beneath a life stand files as well, which the table above has no line for."""
    return path.startswith("/people/") and "." in path.rpartition("/")[2]
