"""Every address that the portal answers, and what each kind of caller gets there: the table of docs/routes.md."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import Group, User
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, get_resolver
from django.urls.resolvers import LocalePrefixPattern
from ninja.operation import Operation
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.models import Collection, Locale, Site, Task, Workflow

from biography.exchange.site import people_index
from biography.models import Activity, Enquiry, LifeVersion
from biography.versions import record
from portal.api import api_v3
from portal.tokens.scopes import Scope
from portal.tokens.terms import issue
from tests.bodies import CLOSED, an_alias, files, json_bodies, queries
from tests.factories import (
    a_category,
    a_field,
    a_period,
    a_person,
    a_place,
    a_source,
    a_token,
    an_image,
    an_office,
    an_organisation,
)

ROLES = ("Author", "Editor", "Chief editor")
CALLERS = ("anonymous", *ROLES, "Administrator")
SCOPES = tuple(scope.value for scope in Scope)
NONE = 9999


@dataclass(frozen=True, slots=True)
class Route:
    """``pattern``: as the URLs have it, and as the table shows it; ``address``: one that fits, in a world.

    ``operation``: of the third API.
    """

    pattern: str
    address: str
    method: str = "GET"
    operation: Operation | None = None


def patterns(found: Any = None, prefix: str = "", names: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """Each pattern whole, and the namespaces and name of its view."""
    for one in get_resolver().url_patterns if found is None else found:
        own = "" if isinstance(one.pattern, LocalePrefixPattern) else str(one.pattern).replace("^", "")
        if isinstance(one, URLPattern):
            yield prefix + own.removesuffix("$"), ":".join((*names, one.name or ""))
        else:
            yield from patterns(one.url_patterns, prefix + own, (*names, one.namespace) if one.namespace else names)


def a_world() -> dict[str, Any]:
    """One of everything that an address can name, and callers of every kind."""
    call_command("ensure_roles", verbosity=0)
    entries = {"place": a_place(), "organisation": an_organisation(), "office": an_office(), "source": a_source()}
    entries["fieldofactivity"] = a_field()
    person = a_person("Ada Lovelace", slug="ada", rows={"activities": [Activity(field=entries["fieldofactivity"])]})
    # Only what a public life names has a public page.
    a_period(person, place=entries["place"], organisation=entries["organisation"], office=entries["office"])
    a_category(person, honours=["Order of Merit"])
    record(person.pk)
    image = an_image("Portrait", description="A face")
    document = get_document_model().objects.create(title="Scan", file=ContentFile(b"%PDF-1.4", name="scan.pdf"))
    administrator = User.objects.create_superuser("Administrator", password="x")
    users = {"Administrator": administrator}
    for role in ROLES:
        users[role] = User.objects.create_user(role, password="x")
        users[role].groups.add(Group.objects.get(name=role))
    token, _key = issue(administrator, "of a program")
    people_index("kk")
    return {
        "users": users,
        "person": person,
        "elsewhere": a_person("Grace Hopper").pk,
        "revision": person.save_revision().pk,
        "image": image.pk,
        "document": document,
        "entries": entries,
        "collection": Collection.get_first_root_node().add_child(name="Portraits").pk,
        "redirect": Redirect.objects.create(old_path="/old", redirect_link="/new").pk,
        "locale": Locale.objects.get(language_code="fr").pk
        if Locale.objects.filter(language_code="fr").exists()
        else Locale.objects.create(language_code="fr").pk,
        "site": Site.objects.get().pk,
        "enquiry": Enquiry.objects.create(name="A reader", message="A message").pk,
        "version": LifeVersion.objects.first().pk,
        "workflow": Workflow.objects.get().pk,
        "task": Task.objects.get().pk,
        "token": token.pk,
        "alias": an_alias(),
        "translated": "kk",
        "untranslated": "ru",
        "group": Group.objects.get(name="Author").pk,
        "rendition": image.get_rendition("width-8").file.name,
    }


def values(name: str, world: dict[str, Any]) -> dict[str, Any]:
    """What stands for each parameter in the address of the view of this name."""
    page, entries = world["person"].pk, world["entries"]
    own = {
        "wagtailadmin_collections": world["collection"],
        "wagtailadmin_workflows": world["task"] if "task" in name else world["workflow"],
        "wagtailsites": world["site"],
        "wagtaillocales": world["locale"],
        "wagtailusers_users": world["users"]["Author"].pk,
        "wagtailusers_groups": world["group"],
        "tokens": world["token"],
        "enquiries": world["enquiry"],
        "versions": world["version"],
        "wagtaildocs_chooser": world["document"].pk,
        "wagtailimages_chooser": world["image"],
        "wagtailadmin_api": page,
        "wagtailapi": page,
        **{f"wagtailsnippets_biography_{kind}": entry.pk for kind, entry in entries.items()},
        **{f"wagtailsnippetchoosers_biography_{kind}": entry.pk for kind, entry in entries.items()},
    }
    space = name.split(":")[0]
    of_the_api = {"images": world["image"], "documents": world["document"].pk, "redirects": world["redirect"]}
    pk = of_the_api.get(name.split(":")[1] if ":" in name else "")
    snippet = name == "simple_translation:submit_snippet_translation"
    model = ("biography", "place") if snippet or "tag" in name else ("biography", "personpage")
    register = "fieldofactivity" if space == "field" else space
    key = "order-of-merit" if space == "honour" else entries.get(register, entries["office"]).key
    return {
        "pk": entries["place"].pk if snippet else (pk or own.get(space, page)),
        **dict.fromkeys(("page_id", "page_pk", "page_to_move_id", "object_id"), page),
        "parent_page_id": world["person"].get_parent().pk,
        "destination_id": world["elsewhere"],
        **dict.fromkeys(("document_id", "doc_id"), world["document"].pk),
        **dict.fromkeys(("app_label", "app_name", "content_type_app_name"), model[0]),
        **dict.fromkeys(("model_name", "content_type_model_name"), model[1]),
        "action": "delete",
        "action_name": "publish",
        "collection_id": world["collection"],
        "day": "1998" if space == "as_of" else "06-16",
        "entry_id": entries["place"].pk,
        "filter_spec": "width-8",
        "fingerprint": "0" * 16,
        "image_id": world["image"],
        "key": key,
        "kind": "office",
        "locale_id": world["locale"],
        "path": world["rendition"],
        "redirect_id": world["redirect"],
        "register": "place",
        "revision_id": world["revision"],
        **dict.fromkeys(("restriction_id", "page_view_restriction_id", "session_id", "uploaded_file_id"), NONE),
        **dict.fromkeys(("task_state_id", "workflow_state_id"), NONE),
        "site_id": world["site"],
        "slug": "ada",
        "task_id": world["task"],
        "token": "no-token",
        "type": "biography.Place",
        "type_name": "biography.PersonPage",
        "uidb64": "MQ",
        "workflow_pk": world["workflow"],
    }


# Of patterns that are expressions: what the table shows, and an address.
WRITTEN_OUT = {
    r"(?P<pk>\d+)/revisions/compare/(?P<revision_id_a>live|earliest|\d+)\.\.\.(?P<revision_id_b>live|latest|\d+)/": (
        "<int:pk>/revisions/compare/<a>...<b>/",
        "{page}/revisions/compare/earliest...latest/",
    ),
    "admin/api-tokens/(?P<rest>.*)": ("admin/api-tokens/<anything>", "admin/api-tokens/"),
    "admin/.*/": ("admin/<anything else>/", "admin/no-such-page/"),
    r"(\d+)/(.*)": ("<document>/<file name>", "{document}/{file}"),
    r"((?:[\w\-]+/)*)": ("<address of a page>/", "people/ada/"),
    r"(?!_util/)((?:[\w\-]+/)*(?:\d+\.\.\.\d+/|[\w\-]+(?:\.[a-z]+)+)?)": (
        "<address of a page>/<name of a file>",
        "people/ada/biography.json",
    ),
}


def routes(world: dict[str, Any]) -> list[Route]:
    """All but those of the third API, which has methods of its own."""
    found = {}
    for pattern, name in patterns():
        if pattern.startswith("api/v3/"):
            continue
        shown, address = pattern, pattern
        for expression, (said, meant) in WRITTEN_OUT.items():
            if shown.endswith(expression):
                shown = shown.replace(expression, said)
                file = world["document"].filename
                meant = meant.format(page=world["person"].pk, document=world["document"].pk, file=file)
                address = address.replace(expression, meant)
        given = values(name, world)
        address = re.sub(r"<(?:\w+:)?(\w+)>", lambda found, given=given: str(given[found[1]]), address)
        found[shown] = Route(f"/{shown}", f"/{address}")
    return list(found.values())


def operations(world: dict[str, Any]) -> list[Route]:
    """Each operation of the third API."""
    found = []
    for prefix, router in api_v3._routers:
        for path, view in router.path_operations.items():
            pattern = "/api/v3/" + f"{prefix}/{path}".replace("//", "/").strip("/") + "/"
            pattern = pattern.replace("//", "/")
            given = values("wagtailapi_v3:" + pattern.split("/")[3], world) | {"pk": world["entries"]["place"].pk}
            given |= {"key": world["entries"]["office"].key}
            for operation in view.operations:
                here = given | ({"page_id": world["alias"]} if "convert_alias" in path else {})
                address = re.sub(r"{(?:\w+:)?(\w+)}", lambda found, here=here: str(here[found[1]]), pattern)
                address += queries(world).get(operation.operation_id, "")
                methods = (method for method in operation.methods if method != "HEAD")
                found += [Route(pattern, address, method, operation) for method in methods]
    return found


def clients(world: dict[str, Any]) -> dict[str, Client]:
    found = {"anonymous": Client(raise_request_exception=False)}
    for name in CALLERS[1:]:
        found[name] = Client(raise_request_exception=False)
        found[name].force_login(world["users"][name])
    return found


def token_clients(world: dict[str, Any]) -> dict[tuple[str, str], Client]:
    """By role and scope of the token. A session comes with each, and is to make no difference."""
    given = {(role, scope): a_token(world["users"][role], scope) for role in CALLERS[1:] for scope in Scope}
    found = {}
    for kind, headers in {("no token", ""): {}, **given}.items():
        found[kind] = Client(raise_request_exception=False, headers=headers)
        found[kind].force_login(world["users"]["Administrator"])
    return found


def asked_of_the_api(client: Client, route: Route, world: dict[str, Any]) -> Any:
    """The answer; what it changed is put back."""
    name = route.operation.operation_id if route.operation else ""
    with transaction.atomic():
        if name in files():
            answer = client.post(route.address, files()[name])
        else:
            body = json_bodies(world).get(name, {})
            answer = client.generic(route.method, route.address, json.dumps(body), content_type="application/json")
        transaction.set_rollback(True)
    return answer


def asked(client: Client, route: Route) -> Any:
    """The answer; what it changed is put back, signing out as well."""
    cookies = client.cookies.copy()
    with transaction.atomic():
        answer = client.generic(route.method, route.address)
        transaction.set_rollback(True)
    client.cookies = cookies
    return answer


def told(answer: Any, route: Route) -> str:
    """In a word: whether somebody gets in, and if not, how they are told."""
    status = answer.status_code
    if route.pattern.startswith(CLOSED) and status == 422:
        return "closed"
    location = answer.headers.get("Location", "")
    if status in (301, 302, 303):
        if "/sign-in/" in location or location.startswith("/admin/login/"):
            return "sign-in"
        if location == "/admin/" and route.pattern.startswith("/admin/"):
            return "no"
        return "yes"
    if status in (401, 403, 404):
        return {401: "token", 403: "no", 404: "404"}[status]
    return f"**{status}**" if status >= 500 else "422" if status == 422 else "yes"
