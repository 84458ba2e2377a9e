"""What tells programs that fill in forms from people who do: time, repetition, number. Nothing about a reader is kept.

The counts live in the cache, under a keyed hash of the address that a day later nobody could make again.
"""

from __future__ import annotations

import re
import secrets

from django.core import signing
from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SALT = "biography.contact"
SOONEST = 3  # seconds; nobody reads and fills in a form in less
LATEST = 24 * 3600
MOST_AN_HOUR = 5
LINK = re.compile(r"https?://|www\.", re.IGNORECASE)


def new_token() -> str:
    """A signed note of when the form was opened, for one sending."""
    return signing.TimestampSigner(salt=SALT).sign(secrets.token_urlsafe(9))


def token_fault(token: str) -> Promise | None:
    """Why a form with this token is not taken, in words; None where it is."""
    signer = signing.TimestampSigner(salt=SALT)
    try:
        signer.unsign(token, max_age=LATEST)
    except signing.BadSignature:
        return _("This form was open for too long. Nothing is lost: please send it again.")
    try:
        signer.unsign(token, max_age=SOONEST)
    except signing.SignatureExpired:
        return None
    return _("That was very quick. Please read it over and send it again.")


def already_sent(token: str) -> bool:
    """Has a form with this token been sent? From now on it has."""
    return not cache.add(f"contact:token:{_hash(token)}", True, LATEST)


def too_many(request: HttpRequest) -> bool:
    """Count this message; are there more than ``MOST_AN_HOUR`` from the same address?"""
    address = request.META.get("REMOTE_ADDR", "")
    key = f"contact:from:{_hash(address, timezone.localdate().isoformat())}"
    if cache.add(key, 1, 3600):
        return False
    try:
        return cache.incr(key) > MOST_AN_HOUR
    except ValueError:
        # It has just run out.
        return False


def _hash(*parts: str) -> str:
    return salted_hmac(SALT, "\n".join(parts)).hexdigest()
