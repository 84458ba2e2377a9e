"""A token is asked for its terms, besides for its account."""

from __future__ import annotations

import json
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from ninja import Router
from ninja.errors import HttpError
from ninja.operation import Operation
from wagtail.api.v3.auth import BearerTokenAuth
from wagtail.models import APIToken

from portal.tokens.scopes import Scope, publishes, wanted
from portal.tokens.terms import end_of, has_ended, scope_of


class TokenAuth(BearerTokenAuth):
    """Of one operation: lets in whose scope covers it, and tells all others why it does not (RFC 6750, 3.1)."""

    def __init__(self, operation: str, method: str) -> None:
        super().__init__()
        self.operation = operation
        self.scope = wanted(operation, method)

    def authenticate(self, request: HttpRequest, key: str) -> APIToken:
        hashes = APIToken.candidate_key_hashes(key)
        token = APIToken.objects.select_related("user", "terms").filter(key_hash__in=hashes).first()
        refusal = why_not(token)
        if token is None or refusal:
            request.user = AnonymousUser()
            raise HttpError(HTTPStatus.UNAUTHORIZED, refusal)
        super().authenticate(request, key)
        scope, due = scope_of(token), self.wanted_of(request)
        if not scope.covers(due):
            said = _("This token may: %(scope)s. This wants a token that may: %(wanted)s.")
            raise PermissionDenied(said % {"scope": scope.label, "wanted": due.label})
        return token

    def wanted_of(self, request: HttpRequest) -> Scope:
        if self.scope != Scope.DRAFT:
            return self.scope
        try:
            body = json.loads(request.body or "{}")
        except ValueError:
            # No JSON, which the API itself refuses.
            return self.scope
        return Scope.PUBLISH if publishes(self.operation, body) else self.scope


def why_not(token: APIToken | None) -> str:
    """Why this token opens nothing at all, in a sentence; empty where it does."""
    if token is None:
        return _("There is no such token.")
    if token.revoked_at:
        return _("This token was revoked on %(day)s.") % {"day": _day(token.revoked_at)}
    if has_ended(token):
        return _("This token ended on %(day)s.") % {"day": _day(end_of(token))}
    if not token.user.is_active:
        return _("The account of this token is closed.")
    return ""


def _day(moment: Any) -> str:
    return date_format(timezone.localtime(moment), "DATE_FORMAT")


def operations(router: Router) -> Iterator[Operation]:
    """Every operation of this router and of those in it."""
    for view in router.path_operations.values():
        yield from view.operations
    for _prefix, inner, _tags in router._routers:
        yield from operations(inner)


def close(router: Router) -> None:
    """Every operation of this router wants a token whose scope covers it, and its description says which."""
    for operation in operations(router):
        auth = TokenAuth(operation.operation_id or "", operation.methods[0])
        operation.auth_param = auth
        operation.auth_callbacks = [auth]
        operation.description = f"Wants a token that may: {auth.scope.value}."
