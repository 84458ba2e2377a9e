"""Whoever guesses passwords waits longer and longer; nobody else does.

Counted is each address for each account: who fails for the account of another waits alone, and its owner signs in from
elsewhere as always. Who tries many accounts from one address is stopped by a second count, of the address; that holds
for accounts which have not signed in from there before, so that nobody locks out a house.
"""

from __future__ import annotations

import ipaddress
from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from portal.models import FailedSignIn

FREE = 5  # failures in a row, from one address for one account
FREE_OF_AN_ADDRESS = 100  # for all accounts: an institution has one address for many editors
FIRST_WAIT, LONGEST_WAIT = 30, 3600  # seconds; each failure more doubles the wait
FORGOTTEN = timedelta(days=1)
KNOWN = timedelta(days=60)  # for how long an account is known at an address from which it has signed in


def seconds_to_wait(request: HttpRequest, account: str) -> int:
    """0 where another attempt is free; it is then counted as failed, until ``succeeded`` says otherwise.

    Counted before the password is looked at, so that many attempts at once are no way around.
    """
    FailedSignIn.objects.filter(last_at__lt=timezone.now() - FORGOTTEN).delete()
    counts = _counts(request, account)
    if FailedSignIn.objects.filter(pk=_key("known", counts[0][0])).exists():
        counts = counts[:1]
    with transaction.atomic():
        waits = [_wait(key, free) for key, free in counts]
        if any(waits):
            return max(waits)
        for key, _free in counts:
            FailedSignIn.objects.filter(pk=key).update(count=F("count") + 1, last_at=timezone.now())
    return 0


def succeeded(request: HttpRequest, account: str) -> None:
    """Forget the failures for this account, and know it here; the address keeps the failures for others."""
    (pair, _free), (address, _more) = _counts(request, account)
    FailedSignIn.objects.filter(pk=pair).delete()
    _known, is_new = FailedSignIn.objects.update_or_create(
        key=_key("known", pair), defaults={"last_at": timezone.now() + KNOWN - FORGOTTEN}
    )
    if is_new:
        FailedSignIn.objects.filter(pk=address, count__gt=0).update(count=F("count") - 1)


def _wait(key: str, free: int) -> int:
    now = timezone.now()
    FailedSignIn.objects.bulk_create([FailedSignIn(key=key, last_at=now)], ignore_conflicts=True)
    failed = FailedSignIn.objects.select_for_update().get(pk=key)
    if failed.count < free:
        return 0
    if failed.last_at > now:
        # The clock has gone back since. The wait begins anew: else it would be as much longer as the clock went back.
        failed.last_at = now
        failed.save(update_fields=["last_at"])
    wait = min(LONGEST_WAIT, FIRST_WAIT * 2 ** min(failed.count - free, 10))
    return max(0, round((failed.last_at + timedelta(seconds=wait) - now).total_seconds()))


def _counts(request: HttpRequest, account: str) -> list[tuple[str, int]]:
    address = _address(request)
    return [(_key(address, account.strip().casefold()), FREE), (_key(address), FREE_OF_AN_ADDRESS)]


def _address(request: HttpRequest) -> str:
    """Of IPv6 the network, of which a single client has all addresses."""
    given = request.META.get("REMOTE_ADDR", "")
    try:
        address = ipaddress.ip_address(given)
    except ValueError:
        return given
    return str(ipaddress.ip_network(f"{address}/64", strict=False)) if address.version == 6 else given


def _key(*parts: str) -> str:
    return salted_hmac("portal.signing_in", "\n".join(parts), algorithm="sha256").hexdigest()
