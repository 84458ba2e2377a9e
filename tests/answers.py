"""Every kind of answer that the portal gives, once: what its headers are, says docs/headers.md.

A new kind joins by a line in ``KINDS``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.documents import get_document_model
from wagtail.models import Page

from biography.models import PersonPage
from tests.factories import a_person, an_image, make_private

HOST = "portal.example"


@dataclass(frozen=True, slots=True)
class World:
    person: PersonPage
    private: Page
    picture: str
    original: str
    document: str
    chief: User


@dataclass(frozen=True, slots=True)
class Kind:
    """``address``: of one such answer in a world. ``signed_in``: a chief editor asks."""

    name: str
    address: Callable[[World], str] | str
    status: int = 200
    signed_in: bool = False
    method: str = "GET"
    asked: tuple[tuple[str, Any], ...] = ()

    def answer(self, world: World) -> Any:
        client = Client(raise_request_exception=self.status != 500)
        if self.signed_in:
            client.force_login(world.chief)
        address = self.address if isinstance(self.address, str) else self.address(world)
        asked = {"HTTP_HOST": HOST, "secure": True, "HTTP_ORIGIN": "https://elsewhere.example", **dict(self.asked)}
        response = client.generic(self.method, address, **asked)
        assert response.status_code == self.status, f"{self.name}: {address} answered {response.status_code}"
        return response


def a_world() -> World:
    person = a_person("Ada Lovelace", slug="ada")
    image = an_image("Portrait", description="A face")
    document = get_document_model().objects.create(title="Scan", file=ContentFile(b"%PDF-1.4", name="scan.pdf"))
    chief = User.objects.create_superuser("chief", password="x")
    private = make_private(a_person("Hidden", slug="hidden"))
    return World(person, private, image.get_rendition("width-8").url, image.file.url, document.url, chief)


KINDS = [
    Kind("page", "/people/ada/"),
    Kind("page, to an editor", "/people/ada/", signed_in=True),
    Kind("page with a form", "/search/?q=Ada"),
    Kind("page for those who sign in", "/people/hidden/", 302),
    Kind("sign-in", "/sign-in/"),
    Kind("sign-in refused", "/sign-in/", method="POST"),
    Kind("second factor", "/second-factor/", signed_in=True),
    Kind("timeline to be embedded", "/people/ada/timeline/embed/"),
    Kind("redirect to a page", "/people/ada", 301),
    Kind("redirect to HTTPS", "/people/", 301, asked=(("secure", False),)),
    Kind("404", "/no-such-page/", 404),
    Kind("400, another host", "/people/", 400, asked=(("HTTP_HOST", "evil.example"),)),
    Kind("400, a filter that cannot be meant", "/people/?place=Nowhere", 400),
    Kind("405", "/robots.txt", 405, method="DELETE"),
    Kind("500", "/robots.txt", 500),
    Kind("file of a life", "/people/ada/biography.jsonld"),
    Kind("feed", "/feeds/changes.atom"),
    Kind("schema of the format", "/format/biography-1.schema.json"),
    Kind("sitemap", "/sitemap.xml"),
    Kind("card, a picture made here", "/card.png"),
    Kind("API v2", "/api/v2/pages/"),
    Kind("API v3", "/api/v3/people/"),
    Kind("API v3 without a token", "/api/v3/pages/", 401),
    Kind("API, nothing there", "/api/v3/people/nobody/", 404),
    Kind("API's own pages", "/api/v3/docs/"),
    Kind("oEmbed", "/oembed?url=https%3A%2F%2Fportal.example%2Fpeople%2Fada%2F"),
    Kind("static file", "/static/biography/portal.css"),
    Kind("picture", lambda world: world.picture),
    Kind("picture, the original", lambda world: world.original, 404),
    Kind("picture, the original, to an editor", lambda world: world.original, signed_in=True),
    Kind("document", lambda world: world.document),
    Kind("admin", "/admin/", signed_in=True),
    Kind("admin's editor", lambda world: f"/admin/pages/{world.person.pk}/edit/", signed_in=True),
    Kind("admin, not signed in", "/admin/", 302),
    Kind("alive", "/healthz", asked=(("secure", False), ("HTTP_HOST", "10.0.0.7"))),
    Kind("ready", "/readyz", asked=(("secure", False), ("HTTP_HOST", "10.0.0.7"))),
    Kind("figures, for nobody", "/metrics", 404),
]
