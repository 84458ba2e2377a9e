"""The portal that is fuzzed: the first lives, one of everything that an address names, and what nobody may see."""

from __future__ import annotations

import json
import time
from typing import Any

from allauth.account.internal.stagekit import LOGIN_SESSION_KEY
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
from wagtail.models import APIToken

from biography.exchange.site import people_index
from biography.formats import FORMATS
from tests.fuzz.asked import Request, Send
from tests.fuzz.forms import Form, forms_in
from tests.fuzz.plans import Plan
from tests.hidden_world import make_world
from tests.routes import ROLES, Route, a_world, operations, routes

HERE = "127.0.0.1"
PASSWORD = "correct horse battery"
LIFE = "/people/ada/"
FACES = (
    "mentioned-in/",
    "versions/",
    "versions/<number>/",
    "versions/<old>...<new>/",
    "versions/feed.atom",
    "timeline/",
    "timeline/embed/",
    "card.png",
    "versions/<number>/biography.json",
    "as-of/",
    "as-of/<day>/",
)
LISTS = (
    "/",
    "/people/",
    "/contact/",
    "/people/viktor-khrapunov/",
    "/api/v3/docs",
    "/api/v3/openapi.json",
    "/static/<path>",
)
WHO_SEES_FORMS = {
    "/admin/": "Administrator",
    "/sign-in/code/": "half signed in",
    "/sign-": "anonymous",
    "/second-": "Editor",
}


def make() -> tuple[dict[str, Any], list[str]]:
    """What the routes are made from, and the secrets of what is hidden."""
    people_index()
    hidden = make_world().secrets
    call_command("load_biographies", "fixtures/viktor-khrapunov.json", verbosity=0)
    return a_world(), hidden


def all_addresses(world: dict[str, Any]) -> tuple[Route, ...]:
    """Those of docs/routes.md, all operations of the third API, and what stands beneath a life."""
    beneath = [Route(LIFE + face, LIFE + face.replace("<day>", "1998").translate(_ONE)) for face in FACES]
    files = [Route(f"{LIFE}biography.{one.suffix}", f"{LIFE}biography.{one.suffix}") for one in FORMATS.values()]
    lists = [Route(address, address.replace("<path>", "portal.css")) for address in LISTS]
    return (*routes(world), *operations(world), *beneath, *files, *lists)


_ONE = str.maketrans({"<": "", ">": ""})


def signed_in(world: dict[str, Any]) -> dict[str, Client]:
    """A client for each caller: with a session, with a token, with the password given and the code not yet."""
    found = {"anonymous": Client(raise_request_exception=False, SERVER_NAME=HERE)}
    for name in ("Editor", "Administrator"):
        found[name] = Client(raise_request_exception=False, SERVER_NAME=HERE)
        found[name].force_login(world["users"][name])
        session = found[name].session
        # As if the password had just been given, tomorrow as well: for the pages that ask for it once more.
        session["account_authentication_methods"] = [{"method": "password", "at": time.time() + 86400}]
        session.save()
    for role in (*ROLES, "Administrator"):
        if role != "Chief editor":
            _token, key = APIToken.create_token(user=world["users"][role], name="fuzz")
            found[f"{role}'s token"] = Client(
                raise_request_exception=False, SERVER_NAME=HERE, headers={"authorization": f"Bearer {key}"}
            )
    found["half signed in"] = half_signed_in()
    return found


def half_signed_in() -> Client:
    careful = User.objects.create_user("careful", password=PASSWORD)
    TOTP.activate(careful, generate_totp_secret())
    client = Client(raise_request_exception=False, SERVER_NAME=HERE)
    client.post("/sign-in/", {"login": "careful", "password": PASSWORD})
    assert LOGIN_SESSION_KEY in client.session, "the portal did not ask for the code"
    return client


def credentials(client: Client) -> tuple[tuple[str, bytes], ...]:
    """The headers by which a caller is known, with a token against forgery that fits its cookie."""
    forgery = "a" * 32
    cookies = {name: morsel.value for name, morsel in client.cookies.items()} | {"csrftoken": forgery}
    said = [("Cookie", "; ".join(f"{name}={value}" for name, value in cookies.items())), ("X-CSRFToken", forgery)]
    if "HTTP_AUTHORIZATION" in client.defaults:
        said.append(("Authorization", client.defaults["HTTP_AUTHORIZATION"]))
    return tuple((name, value.encode()) for name, value in said)


def plan_of(addresses: tuple[Route, ...], send: Send) -> Plan:
    """The addresses, and the forms that those of them show which are asked for with GET."""
    found: dict[tuple[str, str, str], Form] = {}
    for route in addresses:
        if route.method != "GET" or route.pattern.startswith("/api/"):
            continue
        caller = next((who for start, who in WHO_SEES_FORMS.items() if route.pattern.startswith(start)), "anonymous")
        answer = send(Request(caller, route.pattern, "GET", route.address.encode("ascii", "replace")))
        for form in forms_in(_html(answer.body, answer.kind), route.address) if answer.status == 200 else ():
            form.caller, form.route = caller, route.pattern
            names = sorted({name for name, _value in form.fields} | set(form.files))
            if form.address.startswith("/") and names:
                found.setdefault((form.method, form.address.partition("?")[0], str(names)), form)
    return Plan(addresses, tuple(found.values()))


def _html(body: bytes, kind: str) -> str:
    """A page, or the part of one that the admin's dialogues get within JSON."""
    text = body.decode("utf-8", "replace")
    if kind == "application/json":
        said = json.loads(text)
        return str(said.get("html", "")) if isinstance(said, dict) else ""
    return text if kind == "text/html" else ""
