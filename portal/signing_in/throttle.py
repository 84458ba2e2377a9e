"""Slows down guessing, for the guesser alone.

Failures are counted for each pair of address and account, so a guesser waits and the owner signs in from elsewhere as
always. A second count, of the address, stops a guesser who tries many accounts. A third, of the account, is for codes:
six digits could otherwise be guessed from many addresses. The last two do not bind an account that has signed in from
the address before, so nobody locks out a colleague or an owner.
"""

from __future__ import annotations

import ipaddress
import logging
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import ngettext

from portal.models import FailedSignIn

log = logging.getLogger("portal.signing_in")

FREE = 5  # failures in a row, from one address for one account
FREE_OF_AN_ADDRESS = 100  # for all accounts: an institution has one address for many editors
FREE_OF_AN_ACCOUNT = 20  # from all addresses that are new to it; for codes, and for mails that reset a password
FIRST_WAIT, LONGEST_WAIT = 30, 3600  # seconds; each failure more doubles the wait
FORGOTTEN = timedelta(days=1)
KNOWN = timedelta(days=60)  # for how long an account is known at an address from which it has signed in


def refuse_guessing(request: HttpRequest, account: str, *, from_anywhere: bool = False) -> None:
    """Raise a ValidationError that says for how many minutes ``account`` has to wait here, if it has to.

    ``from_anywhere`` counts the account's attempts from all addresses too, as ``seconds_to_wait`` does.
    """
    seconds = seconds_to_wait(request, account, from_anywhere=from_anywhere)
    if seconds:
        log.warning("Signing in is refused for %d seconds after too many failures.", seconds)
        minutes = -(-seconds // 60)
        said = ngettext(
            "There were too many failed attempts from where you are. Please try again in %(minutes)d minute.",
            "There were too many failed attempts from where you are. Please try again in %(minutes)d minutes.",
            minutes,
        )
        raise ValidationError(said % {"minutes": minutes}, code="too_many_login_attempts")


def seconds_to_wait(request: HttpRequest, account: str, *, from_anywhere: bool = False) -> int:
    """Seconds until another attempt is free; if 0, the attempt counts as failed until ``succeeded`` is called.

    The attempt is counted before the password or code is checked, so that many attempts at once are no way around.
    """
    counts = _counts(request, account)
    if FailedSignIn.objects.filter(pk=_key("known", counts[0][0])).exists():
        return _count(counts[:1])
    return _count([*counts, (_key("anywhere", account), FREE_OF_AN_ACCOUNT)] if from_anywhere else counts)


def is_free_of(account: str) -> bool:
    """Count one more act for an account, wherever it comes from; False if there have been too many lately."""
    return not _count([(_key("anywhere", account), FREE_OF_AN_ACCOUNT)])


def _count(counts: list[tuple[str, int]]) -> int:
    """Count one more under each key unless one of them has to wait; answer the longest wait in seconds."""
    FailedSignIn.objects.filter(last_at__lt=timezone.now() - FORGOTTEN).delete()
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
        others = [address, _key("anywhere", account)]
        FailedSignIn.objects.filter(pk__in=others, count__gt=0).update(count=F("count") - 1)


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
