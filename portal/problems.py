"""The one shape in which both APIs tell errors: problem details (RFC 9457), whatever part of the portal answered."""

from __future__ import annotations

import json
from html import unescape
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from wagtail.api.v3.errors import PROBLEM_JSON, problem_response

V2 = "/api/v2/"
JSON = ("application/json", PROBLEM_JSON)
OF_THE_BODY = frozenset({"content-type", "content-length", "etag"})


def as_problem(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """An answer of 400 and above as problem details, with its status and its headers; any other as it is.

    Wagtail's second API names the error ``message``, and so its clients find it there as well.
    """
    if response.status_code < 400 or not isinstance(response, HttpResponse):
        return response
    said = _said(response)
    told = said.get("detail") or said.get("message")
    detail = told if isinstance(told, str) and told else _detail(request, response)
    members = {name: value for name, value in said.items() if name in ("type", "title", "errors")}
    problem = problem_response(
        status=response.status_code,
        detail=detail,
        title=members.get("title"),
        errors=members.get("errors"),
        type_uri=members.get("type", "about:blank"),
    )
    if request.path_info.startswith(V2):
        problem.content = json.dumps(json.loads(problem.content) | {"message": detail}, ensure_ascii=False)
    for name, value in response.items():
        if name.lower() not in OF_THE_BODY:
            problem[name] = value
    if problem.status_code == 401:
        # RFC 9110, 15.5.2, and RFC 6750, 3.
        problem.setdefault("WWW-Authenticate", "Bearer")
    problem.cookies = response.cookies
    return problem


def _said(response: HttpResponse) -> dict[str, Any]:
    """What an answer in JSON says, if it is an object."""
    if response.get("Content-Type", "").partition(";")[0] not in JSON:
        return {}
    try:
        said = json.loads(response.content)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def _detail(request: HttpRequest, response: HttpResponse) -> str:
    """A sentence for an answer that was made for browsers, or that has none."""
    if response.status_code == 405:
        allowed = response.get("Allow", "GET")
        return _("%(method)s is not possible here; these are: %(allowed)s.") % {
            "method": request.method,
            "allowed": allowed,
        }
    if response.status_code == 404:
        return _("There is nothing at this address. The addresses of the APIs are described at /api/v3/docs/.")
    if response.get("Content-Type", "").startswith("text/plain"):
        return unescape(strip_tags(response.content.decode(errors="replace"))).strip()
    return response.reason_phrase
