"""What the wiring itself remembers."""

from django.db import models


class FailedSignIn(models.Model):
    """How often signing in failed in a row, from one address for one account; ``key`` is a keyed hash of both.

    In the database, because all workers count together.
    """

    key = models.CharField(max_length=64, primary_key=True)
    count = models.PositiveIntegerField(default=0)
    last_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.count}, {self.last_at:%Y-%m-%d %H:%M}"
