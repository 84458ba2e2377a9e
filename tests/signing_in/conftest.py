"""Editors at the door."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.contrib.auth.models import User
from django.test import Client

PASSWORD = "correct horse battery"
SIGN_IN = "/sign-in/"


def code_of(secret: str) -> str:
    """What an app shows now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def give(client: Client, password: str = PASSWORD, name: str = "editor", **asked: Any) -> Any:
    return client.post(SIGN_IN, {"login": name, "password": password}, **asked)


def confirm(client: Client) -> Any:
    """The password once more, which changes of the second factor ask for."""
    return client.post("/sign-in/again/", {"password": PASSWORD})


@pytest.fixture
def editor(db: None) -> User:
    return User.objects.create_superuser("editor", password=PASSWORD)


@pytest.fixture
def secret(editor: User) -> str:
    """The key of the editor's app, which is set up."""
    secret = generate_totp_secret()
    TOTP.activate(editor, secret)
    return secret


@pytest.fixture
def recovery_codes(editor: User, secret: str) -> Callable[[], list[str]]:
    RecoveryCodes.activate(editor)
    return lambda: RecoveryCodes.activate(editor).get_unused_codes()
