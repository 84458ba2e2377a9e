"""Moderators publish lives, so they may withdraw versions and end corrections."""

from typing import Any

from django.db import migrations


def grant(apps: Any, schema_editor: Any) -> None:
    types, permissions = apps.get_model("contenttypes.ContentType"), apps.get_model("auth.Permission")
    for group in apps.get_model("auth.Group").objects.filter(name="Moderators"):
        # Django makes both only after the last migration.
        content_type, _made = types.objects.get_or_create(app_label="biography", model="lifeversion")
        permission, _made = permissions.objects.get_or_create(
            content_type=content_type,
            codename="change_lifeversion",
            defaults={"name": "Can change version of a life"},
        )
        group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [("biography", "0003_versions")]
    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
