"""manage.py ensure_roles [--reset]"""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.core.management.base import BaseCommand
from django.db import transaction
from wagtail.models import Collection, GroupApprovalTask, GroupCollectionPermission, GroupPagePermission, Page

from biography.roles import APPROVING, ROLES, Role

# Wagtail's own two groups, which mean the same with other names.
WAGTAILS = ("Editors", "Moderators")
FILES = ("wagtailimages.{}_image", "wagtaildocs.{}_document")


class Command(BaseCommand):
    help = (
        "Makes the groups Author, Editor and Chief editor with what each may do. A group that is there already keeps "
        "what it was given since; with --reset it gets back exactly what biography/roles.py says."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--reset", action="store_true", help="take away from these groups what was given since")

    @transaction.atomic
    def handle(self, *args: Any, reset: bool, **options: Any) -> None:
        for role in ROLES:
            group, made = Group.objects.get_or_create(name=role.name)
            if made or reset:
                grant(group, role)
                self.stdout.write(f"{role.name}: {'made' if made else 'put back'}.")
        approving = Group.objects.filter(name__in=[role.name for role in APPROVING])
        for task in GroupApprovalTask.objects.filter(groups__name__in=WAGTAILS).distinct():
            task.groups.add(*approving)
        for group in Group.objects.filter(name__in=WAGTAILS, user=None):
            group.delete()
            self.stdout.write(f"Wagtail's own group {group.name} had no members, and was removed.")


def grant(group: Group, role: Role) -> None:
    """The group may do what the role says, and nothing else."""
    group.permissions.set([permission(name) for name in role.permissions])
    root, files = Page.get_first_root_node(), Collection.get_first_root_node()
    GroupPagePermission.objects.filter(group=group).delete()
    for action in role.pages:
        GroupPagePermission.objects.create(group=group, page=root, permission=permission(f"wagtailcore.{action}_page"))
    GroupCollectionPermission.objects.filter(group=group).delete()
    of_files = [model.format(action) for action in role.files for model in FILES]
    for name in (*of_files, *(f"wagtailcore.{action}_collection" for action in role.collections)):
        GroupCollectionPermission.objects.create(group=group, collection=files, permission=permission(name))


def permission(name: str) -> Permission:
    """By ``app.codename``."""
    app, _dot, codename = name.partition(".")
    return Permission.objects.get(content_type__app_label=app, codename=codename)
