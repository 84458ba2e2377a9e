"""Tokens get terms. Those that are there may do what they could do so far."""

import django.db.models.deletion
from django.db import migrations, models


def as_before(apps, schema_editor):
    terms = apps.get_model("portal", "TokenTerms")
    tokens = apps.get_model("wagtailcore", "APIToken").objects.values_list("pk", flat=True)
    terms.objects.bulk_create([terms(token_id=token, scope="everything") for token in tokens])


class Migration(migrations.Migration):
    dependencies = [("portal", "0001_initial"), ("wagtailcore", "0098_apitoken")]

    operations = [
        migrations.CreateModel(
            name="TokenTerms",
            fields=[
                (
                    "token",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="terms",
                        serialize=False,
                        to="wagtailcore.apitoken",
                    ),
                ),
                (
                    "scope",
                    models.CharField(
                        choices=[
                            ("read", "Read"),
                            ("draft", "Write drafts"),
                            ("publish", "Publish"),
                            ("everything", "Everything"),
                        ],
                        default="read",
                        max_length=16,
                    ),
                ),
                ("ends_at", models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.RunPython(as_before, migrations.RunPython.noop),
    ]
