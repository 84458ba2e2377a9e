"""manage.py remove_second_factor USERNAME"""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from wagtail.log_actions import log


class Command(BaseCommand):
    help = "Takes the second factor away from somebody who has lost both the telephone and the recovery codes."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username")

    def handle(self, *args: Any, username: str, **options: Any) -> None:
        user = get_user_model().objects.filter(username=username).first()
        if user is None:
            raise CommandError(f"There is nobody with the name “{username}”.")
        removed, _by_model = Authenticator.objects.filter(user=user).delete()
        if not removed:
            raise CommandError(f"{username} has no second factor.")
        log(user, "wagtail.edit", data={"removed": "second factor"})
        self.stdout.write(f"{username} signs in with the password alone, until a new second factor is set up.")
