"""What goes public with a revision of a life that was submitted or scheduled."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("biography", "0018_kept_texts"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        migrations.CreateModel(
            name="WholeLife",
            fields=[
                (
                    "revision",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="wagtailcore.revision",
                    ),
                ),
                ("parts", models.ManyToManyField(related_name="+", to="wagtailcore.revision")),
            ],
        ),
    ]
