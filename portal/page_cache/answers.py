"""One answer as it is kept: its headers, and its body in each content coding."""

from __future__ import annotations

import gzip
import hashlib
import json
import time
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import Any

import brotli
from django.conf import settings
from django.utils.http import parse_http_date_safe

Headers = list[tuple[str, str]]
StartResponse = Callable[..., Any]

# Before the body is compressed, in the order in which they are preferred.
CODINGS: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda body: brotli.compress(body, quality=5),
    "gzip": lambda body: gzip.compress(body, compresslevel=6, mtime=0),
}
COMPRESSED = (
    "text/",
    "application/json",
    "application/xml",
    "application/atom+xml",
    "application/ld+json",
    "image/svg",
)
SHORT = 500  # bytes, under which compressing gains nothing
# What an answer 304 repeats (RFC 9110, 15.4.5).
# Scripts of other sites that ask by themselves are shown nothing without their leave.
REPEATED = {
    *("cache-control", "cdn-cache-control", "content-location", "etag", "expires", "vary", "surrogate-key"),
    *("last-modified", "access-control-allow-origin", "access-control-expose-headers"),
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What readers get for one address, in one generation, until a moment."""

    generation: Hashable
    until: float  # seconds since 1970
    status: str
    headers: dict[str, Headers]  # by content coding
    bodies: dict[str, bytes]
    etag: str

    @classmethod
    def of(
        cls, generation: Hashable, until: float, status: str, headers: Iterable[tuple[str, str]], body: bytes
    ) -> Answer:
        """``headers`` as Django gives them; an ETag of the body's is added where there is none (RFC 9110, 8.8.3)."""
        given = [(name, value) for name, value in headers if name.lower() not in ("content-length", "etag", "vary")]
        named = {name.lower(): value for name, value in headers}
        etag = named.get("etag") or f'"{hashlib.blake2b(body, digest_size=16).hexdigest()}"'
        etag = etag if etag.startswith("W/") else f"W/{etag}"
        bodies = {"": body}
        if len(body) >= SHORT and named.get("content-type", "").startswith(COMPRESSED):
            bodies |= {coding: compress(body) for coding, compress in CODINGS.items()}
        vary = ", ".join(filter(None, [named.get("vary"), "Accept-Encoding" if len(bodies) > 1 else ""]))
        given += [("ETag", etag)] + ([("Vary", vary)] if vary else [])
        sent = {
            coding: given + ([("Content-Encoding", coding)] if coding else []) + [("Content-Length", str(len(content)))]
            for coding, content in bodies.items()
        }
        return cls(generation, until, status, sent, bodies, etag)

    @property
    def size(self) -> int:
        """Bytes in memory, roughly."""
        return sum(map(len, self.bodies.values())) + 2_000

    def holds(self) -> bool:
        """Whether its time is not over. What would hold longer than anything is kept was made by a clock gone back."""
        return 0 < self.until - time.time() <= settings.PAGE_CACHE_SECONDS

    def send(self, environ: dict[str, Any], start_response: StartResponse, cdn_seconds: int = 0) -> list[bytes]:
        """Answer a GET or HEAD: 304 where the reader has it already, else in a coding that the reader takes.

        ``cdn_seconds``: for how long a cache in front may answer by itself at most (RFC 9213), and never longer than
        the answer holds, however long ago it was made.
        """
        shared: Headers = []
        if cdn_seconds:
            seconds = max(0, min(cdn_seconds, int(self.until - time.time())))
            shared = [("CDN-Cache-Control", f"public, max-age={seconds}")]
        if self._is_known(environ.get("HTTP_IF_NONE_MATCH", ""), environ.get("HTTP_IF_MODIFIED_SINCE", "")):
            repeated = [one for one in self.headers[""] if one[0].lower() in REPEATED]
            start_response("304 Not Modified", repeated + shared)
            return []
        coding = _coding(environ.get("HTTP_ACCEPT_ENCODING", "")) if len(self.bodies) > 1 else ""
        start_response(self.status, self.headers[coding] + shared)
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [self.bodies[coding]]

    def _is_known(self, tags: str, since: str) -> bool:
        """By tags, in weak comparison (RFC 9110, 13.1.2); by the date only where there are none (13.1.3)."""
        if tags:
            return tags.strip() == "*" or self.etag[2:] in (tag.strip().removeprefix("W/") for tag in tags.split(","))
        modified = next((value for name, value in self.headers[""] if name.lower() == "last-modified"), "")
        had, now = (parse_http_date_safe(date) if date else None for date in (since, modified))
        return had is not None and now is not None and now <= had

    def packed(self) -> bytes:
        """For a store outside this process."""
        head = [self.until, self.status, self.headers, self.etag, [[name, len(b)] for name, b in self.bodies.items()]]
        return json.dumps(head).encode() + b"\n" + b"".join(self.bodies.values())

    @classmethod
    def unpacked(cls, generation: Hashable, packed: bytes) -> Answer:
        head, _newline, rest = packed.partition(b"\n")
        until, status, headers, etag, lengths = json.loads(head)
        bodies, start = {}, 0
        for coding, length in lengths:
            bodies[coding] = rest[start : start + length]
            start += length
        headers = {coding: [(name, value) for name, value in given] for coding, given in headers.items()}
        return cls(generation, until, status, headers, bodies, etag)


def _coding(accepted: str) -> str:
    """The coding to send, by Accept-Encoding (RFC 9110, 12.5.3); "" for the body as it is."""
    if ";" not in accepted:
        return "br" if "br" in accepted else "gzip" if "gzip" in accepted else ""
    wanted = {}
    for part in accepted.split(","):
        coding, _semicolon, quality = part.partition(";")
        wanted[coding.strip().lower()] = quality.replace(" ", "").lower()
    refused = {"q=0", "q=0.0", "q=0.00", "q=0.000"}
    return next((coding for coding in CODINGS if wanted.get(coding, "q=0") not in refused), "")
