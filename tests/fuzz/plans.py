"""Strategies of whole requests, from the addresses and the forms that the portal has."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from urllib.parse import quote_from_bytes

from hypothesis import strategies as st

from tests.fuzz.asked import SAFE, Request
from tests.fuzz.files import broken_multipart, multipart, uploads
from tests.fuzz.forms import Form
from tests.fuzz.hostile import as_bytes, encoded, headers, json_bodies, pick, queries, texts
from tests.routes import Route

METHODS = (
    "GET",
    "GET",
    "GET",
    "GET",
    "GET",
    "POST",
    "POST",
    "HEAD",
    "OPTIONS",
    "PUT",
    "PATCH",
    "DELETE",
    "TRACE",
    "PROPFIND",
)
LANGUAGES = ("/fr", "/ru", "/kk", "/xx", "/FR")
FORM = b"application/x-www-form-urlencoded"
JSON = b"application/json"
KINDS = (
    FORM,
    JSON,
    b"text/plain",
    b"application/xml",
    b"multipart/form-data",
    b"",
    b"application/json; charset=utf-16",
)
KINDS_ODD = (*KINDS, b"application/x-www-form-urlencoded; charset=nonsense", b"application/json; charset=\xff", b"/;=")
TAKES_AWAY = re.compile(
    r"/(delete|unpublish|move|copy|disable|remove|privacy|bulk|sign-out|logout|account|users|groups|sites|locales"
    r"|api-tokens|second-factor|unlock|lock|convert_alias|revert|protection|actions|purge|password_reset|redirects)\b"
)
# By which pages and APIs are asked for something; forms add the names of their own fields.
OF_PAGES = tuple(
    "q kind page p life date about sent url format maxwidth maxheight letter alive in_office field office organisation "
    "place honour award century language order limit offset v year period next login code width".split()
)
OF_V2 = tuple(
    "type fields order search search_operator limit offset locale child_of descendant_of ancestor_of translation_of "
    "site slug id title format html_path _ birth_date_from birth_date_to start_from start_to death_date_from field "
    "kind office organisation place rich_text_format tags old_path".split()
)
OF_V3 = tuple(
    "type fields search limit offset order locale child_of descendant_of site html_path path slug language letter "
    "alive in_office field office century award honour version id rich_text_format".split()
)
OF_ADMIN = tuple(
    "q p page per_page ordering export results next id ids ids[] _w_filter_fragment page_type user_perms locale "
    "collection_id tag allow_external_link allow_subpages link_text link_url owner live content_type action user "
    "timestamp_from timestamp_to latest_revision_created_at_from status reviewable workflow task childOf parentId "
    "date interval value term multiple select_format match_subclass root_page type fields for_explorer has_children "
    "page_types in_preview_panel mode new old sprite letter alive field century".split()
)
FIELDS = tuple(
    "type title slug parent parent_id destination meta body id name text html site_name hostname port root_page_id "
    "is_default_site language_code old_path redirect_link redirect_page_id is_permanent site_id file description tags "
    "collection_id focal_point locale recursive birth_date birth_place other_names family events fields position "
    "revision_id publish_copies alias key date start end items".split()
)


@dataclass(frozen=True, slots=True)
class Plan:
    """All that requests are made from."""

    addresses: tuple[Route, ...]
    forms: tuple[Form, ...]


def callers_of(pattern: str) -> tuple[str, ...]:
    """Who asks for such an address: the APIs those with tokens, the admin those who get in."""
    if pattern.startswith("/api/"):
        return ("anonymous", "Author's token", "Editor's token", "Administrator's token")
    if pattern.startswith("/admin/"):
        return ("anonymous", "Editor", "Editor", "Administrator", "Administrator")
    if pattern.startswith(("/sign-", "/second-factor")):
        return ("anonymous", "half signed in", "Editor")
    return ("anonymous", "anonymous", "anonymous", "Editor")


def names_of(pattern: str) -> tuple[str, ...]:
    found = {"/api/v2/": OF_V2, "/api/v3/": OF_V3, "/admin/": OF_ADMIN}
    return next((names for start, names in found.items() if pattern.startswith(start)), OF_PAGES)


@st.composite
def asked_for(draw: st.DrawFn, route: Route, method: str, caller: str) -> Request:
    """An address as it is or with hostile parts, with any query and content."""
    path = address_of(draw, route)
    query = draw(queries(names_of(route.pattern))) if draw(st.booleans()) else b""
    body, kind = (b"", b"") if method in SAFE else draw(contents())
    more = draw(headers())
    if kind:
        more = (("Content-Type", kind), *(one for one in more if one[0] != "Content-Type"))
    return ready(Request(caller, route.pattern, method, path + (b"?" + query if query else b""), more, body))


def address_of(draw: st.DrawFn, route: Route) -> bytes:
    """The path; each part that the pattern leaves open may be anything."""
    parts = route.address.split("/")
    shown = route.pattern.split("/")
    if len(parts) == len(shown):
        for number, name in enumerate(shown):
            if ("<" in name or "{" in name) and draw(st.booleans()):
                parts[number] = draw(encoded()).decode("latin-1")
    path = "/".join(parts)
    change = draw(pick(("", "", "", "", "", "language", "end", "slashes", "case")))
    if change == "language":
        path = draw(pick(LANGUAGES)) + path
    elif change == "end":
        path = path.rstrip("/") + draw(pick(("", "//", "/./", "/..%2f", "%00", ".json", ";a=b", "/%2e%2e/")))
    elif change == "slashes":
        path = path.replace("/", draw(pick(("//", "/./", "%2f"))))
    elif change == "case":
        path = path.upper()
    # A path that does not begin with a slash is no request of HTTP, which the server itself refuses.
    return quote_from_bytes(path.encode("latin-1", "replace"), safe="/%&=+:;,@!$'()*~.").encode()


@cache
def contents() -> st.SearchStrategy[tuple[bytes, bytes]]:
    """A body and what it says it is, which need not be true."""
    fields = st.lists(st.tuples(pick(FIELDS), texts()), max_size=5)
    return st.one_of(
        st.tuples(json_bodies(FIELDS), st.just(JSON)),
        st.tuples(json_bodies(FIELDS), st.just(JSON)),
        st.tuples(json_bodies(FIELDS), pick(KINDS_ODD)),
        st.tuples(fields.map(urlencoded), pick((FORM, FORM, *KINDS_ODD))),
        st.tuples(fields, uploads()).map(lambda given: multipart(given[0], [("file", *given[1])])),
        broken_multipart(),
    )


@st.composite
def filled_in(draw: st.DrawFn, form: Form, caller: str) -> Request:
    """What a form would send: some fields changed, left out or given twice, and a button pressed."""
    fields = list(form.fields)
    if fields:
        for _change in range(draw(st.integers(1, 4))):
            number = draw(st.integers(0, len(fields) - 1))
            how = draw(pick(("value", "value", "value", "value", "without", "twice", "name")))
            name, value = fields[number]
            if how == "without" and len(fields) > 1:
                del fields[number]
            elif how == "name":
                fields[number] = (draw(texts()), value)
            else:
                changed = (name, draw(field_values(value[:1] in ("{", "["))))
                fields[number : number + (how == "value")] = [changed]
    if form.buttons and draw(st.booleans()):
        fields.append(draw(pick(form.buttons)))
    more = draw(headers())
    if form.method == "GET":
        query = urlencoded(fields)[:6000]
        target = form.address.encode().partition(b"?")[0] + b"?" + query
        return ready(Request(caller, form.route, "GET", target, more))
    how = draw(pick(("as it is", "as it is", "as it is", "as it is", "as it is", "odd", "broken")))
    if how == "broken":
        body, kind = draw(broken_multipart())
    elif form.multipart or form.files or how == "odd":
        body, kind = multipart(fields, [(name, *draw(uploads())) for name in form.files])
    else:
        body, kind = urlencoded(fields), FORM
    more = (("Content-Type", kind), *(one for one in more if one[0] != "Content-Type"))
    target = quote_from_bytes(form.address.encode(), safe="/%&=+:;,@!$'()*~.?").encode()
    return ready(Request(caller, form.route, form.method, target, more, body))


@cache
def field_values(is_json: bool) -> st.SearchStrategy[str]:
    """In place of what a field has: anything; of JSON, such as prose in the editor, also other JSON of its kind."""
    if is_json:
        return st.one_of(json_bodies(("blocks", "entityMap", "text", "type", "data")).map(_text), _prose(), texts())
    return texts()


def _text(body: bytes) -> str:
    return body.decode("utf-8", "replace")


@st.composite
def _prose(draw: st.DrawFn) -> str:
    """What the editor of prose (Draft.js) sends, with links, ranges and depths that cannot be."""
    number = pick((0, 1, -1, 5, 10**9, 2**63, None, "1"))
    text = draw(texts())
    ranges = [{"offset": draw(number), "length": draw(number), "style": draw(pick(("BOLD", "", "x")))}]
    entities = [{"offset": draw(number), "length": draw(number), "key": draw(number)}]
    kind = draw(pick(("unstyled", "unordered-list-item", "atomic", "header-two", "", "x")))
    block = {"key": "a", "text": text, "type": kind, "depth": draw(number), "data": {}}
    block |= {"inlineStyleRanges": draw(pick((ranges, []))), "entityRanges": draw(pick((entities, [])))}
    data = {"url": draw(texts())} if draw(st.booleans()) else {"id": draw(number), "linkType": "page"}
    entity = {"type": draw(pick(("LINK", "IMAGE", "x"))), "mutability": "MUTABLE", "data": data}
    return json.dumps({"blocks": [block], "entityMap": {"0": entity}})


def urlencoded(fields: list[tuple[str, str]]) -> bytes:
    pairs = ((quote_from_bytes(as_bytes(one), safe="").encode() for one in pair) for pair in fields)
    return b"&".join(b"=".join(pair) for pair in pairs)


def ready(request: Request) -> Request:
    """With its writes to be taken back, where they take away what later requests need."""
    path = request.path.decode("latin-1")
    undone = request.method not in SAFE and bool(TAKES_AWAY.search(path) or request.method == "DELETE")
    return Request(request.caller, request.route, request.method, request.target, request.headers, request.body, undone)
