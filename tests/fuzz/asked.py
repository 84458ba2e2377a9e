"""A request as it goes over the wire, what came back, and two ways to send it: by a socket, and in this process."""

from __future__ import annotations

import shlex
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from http.client import HTTPException, HTTPResponse
from typing import Any
from urllib.parse import unquote_to_bytes

from django.db import transaction
from django.test import Client
from django.test.client import FakePayload

SAFE = ("GET", "HEAD", "OPTIONS", "TRACE")
WAIT = 20  # seconds
UNDONE = "X-Fuzz-Undone"
"""Marks a request whose writes the server takes back (``undone.py``)."""


@dataclass(frozen=True, slots=True)
class Request:
    """``target``: path and query as they are sent; ``route``: the pattern that it was made from."""

    caller: str
    route: str
    method: str
    target: bytes
    headers: tuple[tuple[str, bytes], ...] = ()
    body: bytes = b""
    undone: bool = False

    @property
    def path(self) -> bytes:
        return self.target.partition(b"?")[0]

    def with_headers(self, *more: tuple[str, bytes]) -> Request:
        """Those that are there already stay: they are what is tried out."""
        known = {name.lower() for name, _value in self.headers}
        return replace(self, headers=(*self.headers, *(one for one in more if one[0].lower() not in known)))

    def as_curl(self, origin: str) -> str:
        """A line for bash that sends the same."""
        said = ["curl", "-sS", "-i", "--path-as-is", "-X", quoted(self.method.encode())]
        for name, value in self.headers:
            said += ["-H", quoted(name.encode() + (b": " + value if value else b";"))]
        if self.body:
            said += ["--data-binary", quoted(self.body)]
        return " ".join([*said, quoted(origin.encode() + self.target)])


@dataclass(slots=True)
class Answer:
    """``status`` 0: the server hung up; ``seconds``: until the whole of it was there."""

    status: int
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    seconds: float = 0

    @property
    def kind(self) -> str:
        """The media type, without its parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


Send = Callable[[Request], Answer]


def quoted(text: bytes) -> str:
    """A word for bash; what is not printed is written as ``\\x00``."""
    if all(32 <= byte < 127 for byte in text):
        return shlex.quote(text.decode())
    written = "".join(
        chr(byte) if 32 <= byte < 127 and byte not in b"\\'" else f"\\x{byte:02x}"  # as bash reads $'…'
        for byte in text
    )
    return f"$'{written}'"


class Wire:
    """One connection that stays open as long as the server lets it; bytes go out as they are, however wrong."""

    def __init__(self, port: int) -> None:
        self.origin = f"http://127.0.0.1:{port}"
        self._port = port
        self._socket: socket.socket | None = None

    def __call__(self, request: Request) -> Answer:
        """The answer. Of a connection that was closed between two requests, the second is asked anew, once."""
        fresh = self._socket is None
        try:
            return self._exchange(request)
        except (OSError, HTTPException) as error:
            self.close()
            if fresh or isinstance(error, TimeoutError):
                return Answer(0, body=repr(error).encode(), seconds=WAIT if isinstance(error, TimeoutError) else 0)
        try:
            return self._exchange(request)
        except (OSError, HTTPException) as error:
            self.close()
            return Answer(0, body=repr(error).encode())

    def _exchange(self, request: Request) -> Answer:
        if self._socket is None:
            self._socket = socket.create_connection(("127.0.0.1", self._port), timeout=WAIT)
        began = time.perf_counter()
        self._socket.sendall(written(request, self._port))
        response = HTTPResponse(self._socket, method=request.method)
        response.begin()
        body = response.read()
        headers = {name.lower(): value for name, value in response.getheaders()}
        if response.will_close:
            self.close()
        return Answer(response.status, headers, body, time.perf_counter() - began)

    def close(self) -> None:
        if self._socket is not None:
            self._socket.close()
        self._socket = None


def written(request: Request, port: int) -> bytes:
    """The bytes of a request (RFC 9112, 3)."""
    own: list[tuple[str, bytes]] = [("Host", f"127.0.0.1:{port}".encode())]
    if request.body or request.method not in SAFE:
        own.append(("Content-Length", str(len(request.body)).encode()))
    if request.undone:
        own.append((UNDONE, b"1"))
    lines = [name.encode() + b": " + value for name, value in request.with_headers(*own).headers]
    return b"\r\n".join([request.method.encode() + b" " + request.target + b" HTTP/1.1", *lines, b"", request.body])


class InProcess:
    """Through Django's test client, one for each caller; what a request writes is taken back."""

    origin = "http://testserver"

    def __init__(self, clients: dict[str, Client]) -> None:
        self._clients = clients

    def __call__(self, request: Request) -> Answer:
        client = self._clients[request.caller]
        cookies = client.cookies.copy()
        began = time.perf_counter()
        with transaction.atomic():
            response = client.request(**environ(request))
            body = b"".join(response.streaming_content) if response.streaming else response.content
            transaction.set_rollback(True)
        client.cookies = cookies
        headers = {name.lower(): value for name, value in response.headers.items()}
        return Answer(response.status_code, headers, body, time.perf_counter() - began)


def environ(request: Request) -> dict[str, Any]:
    """What a server makes of a request for WSGI (PEP 3333), as far as the test client does not by itself."""
    path, _mark, query = request.target.partition(b"?")
    found: dict[str, Any] = {
        "REQUEST_METHOD": request.method,
        "PATH_INFO": unquote_to_bytes(path).decode("latin-1"),
        "QUERY_STRING": query.decode("latin-1"),
        "wsgi.input": FakePayload(request.body),
        "CONTENT_LENGTH": str(len(request.body)),
    }
    for name, value in request.headers:
        key = name.upper().replace("-", "_")
        found[key if key == "CONTENT_TYPE" else f"HTTP_{key}"] = value.decode("latin-1")
    return found
