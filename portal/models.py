"""What the wiring itself remembers."""

from django.db import models
from wagtail.models import APIToken

from portal.tokens.scopes import Scope


class FailedSignIn(models.Model):
    """How often signing in failed in a row, from one address for one account; ``key`` is a keyed hash of both.

    In the database, because all workers count together.
    """

    key = models.CharField(max_length=64, primary_key=True)
    count = models.PositiveIntegerField(default=0)
    last_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.count}, {self.last_at:%Y-%m-%d %H:%M}"


class TokenTerms(models.Model):
    """What a token for the API may do and until when, which Wagtail's own has no room for."""

    token = models.OneToOneField(APIToken, models.CASCADE, primary_key=True, related_name="terms")
    scope = models.CharField(max_length=16, choices=Scope.choices, default=Scope.READ)
    ends_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.token.name}: {self.scope}"
