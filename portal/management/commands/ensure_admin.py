"""The first administrator of a new installation."""

import os
import secrets
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse


class Command(BaseCommand):
    help = (
        "Create an administrator where there is none. The name is ADMIN_USERNAME (default: admin), the password "
        "ADMIN_PASSWORD, or a random one that is printed once."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Create the user. Raises CommandError if the name is taken or the given password is too weak."""
        users = get_user_model()._default_manager
        if users.filter(is_superuser=True).exists():
            return
        name = os.environ.get("ADMIN_USERNAME") or "admin"
        given = os.environ.get("ADMIN_PASSWORD", "")
        if users.filter(username=name).exists():
            raise CommandError(
                f"There is no administrator, and the name “{name}” belongs to a user who is not one. "
                "Choose another name with ADMIN_USERNAME."
            )
        if given:
            try:
                validate_password(given, get_user_model()(username=name))
            except ValidationError as error:
                raise CommandError("ADMIN_PASSWORD is refused: " + " ".join(error.messages)) from error
        password = given or secrets.token_urlsafe(12)
        users.create_superuser(username=name, email=os.environ.get("ADMIN_EMAIL", ""), password=password)
        login = settings.SITE_URL + reverse("wagtailadmin_login")
        shown = "the one in ADMIN_PASSWORD" if given else f"{password} (shown only now: keep it)"
        self.stdout.write(f"Administrator created. Sign in at {login}\n  name:     {name}\n  password: {shown}")
