"""When what is public changes by itself, without anybody writing to the database."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import datetime, time, timedelta

from django.conf import settings
from django.db.models import Min
from django.utils import timezone
from wagtail.models import Page

from portal.page_cache.generation import generation


class Horizon:
    """Until when an answer of one generation holds. Asks the database once in each."""

    def __init__(self) -> None:
        # The generation, when it was asked for, and the first page that expires after that.
        self._known: tuple[Hashable, datetime, datetime | None] | None = None

    def after(self, generation: Hashable) -> float:
        """Seconds since 1970: the next midnight (ages, "on this day"), the next page that expires, or some minutes."""
        now = timezone.now()
        if self._known is None or self._known[0] != generation or not self._known[1] <= now <= (self._known[2] or now):
            # Also after a clock has gone back: what expires before the moment at which it was asked was left out.
            expiry = Page.objects.filter(expire_at__gt=now).aggregate(first=Min("expire_at"))["first"]
            self._known = (generation, now, expiry)
        today = timezone.localdate(now)
        midnight = timezone.make_aware(datetime.combine(today + timedelta(days=1), time()))
        longest = now + timedelta(seconds=settings.PAGE_CACHE_SECONDS)
        return min(filter(None, (midnight, longest, self._known[2]))).timestamp()


_horizon = Horizon()


def public_state() -> tuple[Hashable, float] | None:
    """The generation now and until when it holds; None where it cannot be told (``biography.remembered``)."""
    generations = generation()
    now = generations.read() if generations else None
    return None if now is None else (now, _horizon.after(now))
