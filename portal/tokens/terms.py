"""The terms of a token: what it may do, and until when."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from wagtail.models import APIToken

from portal.models import TokenTerms
from portal.tokens.scopes import Scope


@transaction.atomic
def issue(user: User, name: str, scope: Scope = Scope.READ, ends_at: datetime | None = None) -> tuple[APIToken, str]:
    """A new token and its key, which is kept nowhere."""
    token, key = APIToken.create_token(user=user, name=name)
    token.terms = TokenTerms.objects.create(token=token, scope=scope, ends_at=ends_at)
    return token, key


def scope_of(token: APIToken) -> Scope:
    """One that was made past the admin, by Wagtail's own command, reads."""
    return Scope(token.terms.scope) if hasattr(token, "terms") else Scope.READ


def end_of(token: APIToken) -> datetime | None:
    """The end of its own or the one that API_TOKEN_DAYS sets, whichever comes first; None for never."""
    ends = [token.terms.ends_at] if hasattr(token, "terms") and token.terms.ends_at else []
    if settings.API_TOKEN_DAYS:
        ends.append(token.created + timedelta(days=settings.API_TOKEN_DAYS))
    return min(ends, default=None)


def has_ended(token: APIToken) -> bool:
    end = end_of(token)
    return end is not None and end <= timezone.now()
