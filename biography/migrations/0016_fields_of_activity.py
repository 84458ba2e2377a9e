"""Fields of activity, a register as the others: Wagtail's two groups may write it (``0002_register_permissions``)."""

import uuid
from typing import Any

import django.db.models.deletion
import modelcluster.fields
import modelsearch.index
import wagtail.fields
from django.db import migrations, models

ACTIONS = {"Editors": ("add", "change"), "Moderators": ("add", "change", "delete")}


def grant(apps: Any, schema_editor: Any) -> None:
    types, permissions = apps.get_model("contenttypes.ContentType"), apps.get_model("auth.Permission")
    # Django makes both only after the last migration.
    content_type, _made = types.objects.get_or_create(app_label="biography", model="fieldofactivity")
    for group in apps.get_model("auth.Group").objects.filter(name__in=ACTIONS):
        for action in ACTIONS[group.name]:
            permission, _made = permissions.objects.get_or_create(
                content_type=content_type,
                codename=f"{action}_fieldofactivity",
                defaults={"name": f"Can {action} field of activity"},
            )
            group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("biography", "0015_help_texts"),
    ]

    operations = [
        migrations.CreateModel(
            name="FieldOfActivity",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "key",
                    models.SlugField(
                        allow_unicode=True,
                        blank=True,
                        help_text="Names this entry in files and in the API. Made from its name where left empty.",
                        max_length=255,
                        unique=True,
                        verbose_name="key",
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        db_index=True,
                        help_text="As the portal writes it: Public administration.",
                        max_length=255,
                        verbose_name="name",
                    ),
                ),
                (
                    "other_names",
                    models.TextField(
                        blank=True,
                        help_text="One a line: other words for it, and its names in other languages.",
                        verbose_name="other names",
                    ),
                ),
            ],
            options={
                "verbose_name": "field of activity",
                "verbose_name_plural": "fields of activity",
                "ordering": ["name"],
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name="Activity",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                (
                    "citations",
                    wagtail.fields.StreamField(
                        [("citation", 4)],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.snippets.blocks.SnippetChooserBlock",
                                ("biography.Source",),
                                {"help_text": "Who says so. Add it once; every life can cite it."},
                            ),
                            1: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Where in it: page 12, line 3, 00:14:05.",
                                    "max_length": 255,
                                    "required": False,
                                },
                            ),
                            2: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {
                                    "help_text": "The words themselves, if they matter.",
                                    "max_length": 2000,
                                    "required": False,
                                    "rows": 2,
                                },
                            ),
                            3: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("supports", "supports this"),
                                        ("contradicts", "contradicts this"),
                                        ("mentions", "mentions this"),
                                    ]
                                },
                            ),
                            4: (
                                "wagtail.blocks.StructBlock",
                                [[("source", 0), ("locator", 1), ("quotation", 2), ("stance", 3)]],
                                {},
                            ),
                        },
                        help_text="Who says so, and where? What has none shows as unsourced.",
                        verbose_name="citations",
                    ),
                ),
                (
                    "hidden",
                    models.BooleanField(
                        default=False,
                        help_text="For editors only, such as family of the living. Versions that showed it are withdrawn one by one.",
                        verbose_name="hidden from the public",
                    ),
                ),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="activities",
                        to="biography.personpage",
                    ),
                ),
                (
                    "field",
                    models.ForeignKey(
                        help_text="Choose it, or add it once for all lives: Engineering, Public health, Opera",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="biography.fieldofactivity",
                        verbose_name="field",
                    ),
                ),
            ],
            options={
                "verbose_name": "field of activity",
                "verbose_name_plural": "fields of activity",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.RunPython(grant, migrations.RunPython.noop),
    ]
