"""Wagtail's two groups may write lives; without the registers they could not name a place or cite a source."""

from typing import Any

from django.db import migrations

REGISTERS = ("place", "organisation", "office", "source")
ACTIONS = {"Editors": ("add", "change"), "Moderators": ("add", "change", "delete")}


def grant(apps: Any, schema_editor: Any) -> None:
    types, permissions = apps.get_model("contenttypes.ContentType"), apps.get_model("auth.Permission")
    for group in apps.get_model("auth.Group").objects.filter(name__in=ACTIONS):
        for model in REGISTERS:
            # Django makes both only after the last migration.
            content_type, _made = types.objects.get_or_create(app_label="biography", model=model)
            for action in ACTIONS[group.name]:
                permission, _made = permissions.objects.get_or_create(
                    content_type=content_type,
                    codename=f"{action}_{model}",
                    defaults={"name": f"Can {action} {model}"},
                )
                group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("biography", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailcore", "0002_initial_data"),
    ]
    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
