"""Who comes through a proxy: by HTTPS, from an address of one's own, with a jar for cookies."""

from __future__ import annotations

import re
import socket
import ssl
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPMessage
from pathlib import Path
from urllib.parse import urlencode

from tests.proxies.servers import HOST


@dataclass(frozen=True, slots=True)
class Answered:
    status: int
    headers: HTTPMessage
    content: bytes

    @property
    def text(self) -> str:
        return self.content.decode(errors="replace")


class Secured(HTTPConnection):
    def __init__(self, port: int, source: str, trusted: Path, name: str) -> None:
        super().__init__("127.0.0.1", port, timeout=60, source_address=(source, 0))
        self._context, self._name = ssl.create_default_context(cafile=str(trusted)), name

    def connect(self) -> None:
        super().connect()
        self.sock: socket.socket = self._context.wrap_socket(self.sock, server_hostname=self._name)


@dataclass
class Visitor:
    """``source``: of 127.0.0.0/8, the machine's own addresses."""

    port: int
    trusted: Path
    source: str = "127.0.0.9"
    cookies: dict[str, str] = field(default_factory=dict)

    def asks(
        self, path: str, method: str = "GET", body: bytes | None = None, host: str = HOST, **headers: str
    ) -> Answered:
        """``headers`` with underscores: X_Forwarded_For."""
        connection = Secured(self.port, self.source, self.trusted, HOST)
        given = {name.replace("_", "-"): value for name, value in headers.items()} | {"Host": host}
        if self.cookies:
            given["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        try:
            connection.request(method, path, body, given)
            response = connection.getresponse()
            for cookie in response.headers.get_all("Set-Cookie", []):
                name, _equals, value = cookie.partition(";")[0].partition("=")
                self.cookies[name] = value
            return Answered(response.status, response.headers, response.read())
        finally:
            connection.close()

    def posts(self, path: str, fields: dict[str, str], **headers: str) -> Answered:
        """A form, with the token that its page has."""
        page = self.asks(path).text
        found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
        assert found, f"no token in {path}"
        content = urlencode({"csrfmiddlewaretoken": found[1], **fields}).encode()
        return self.asks(
            path,
            "POST",
            content,
            Content_Type="application/x-www-form-urlencoded",
            Origin=f"https://{HOST}",
            Referer=f"https://{HOST}{path}",
            **headers,
        )

    def signs_in(self, password: str = "correct horse battery", **headers: str) -> Answered:
        return self.posts("/sign-in/", {"login": "chief", "password": password}, **headers)
