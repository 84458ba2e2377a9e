"""Keys of register entries that were merged into others."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("biography", "0019_whole_life"),
    ]

    operations = [
        migrations.CreateModel(
            name="FormerKey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("register", models.CharField(max_length=50)),
                ("key", models.CharField(max_length=255)),
                ("entry_id", models.PositiveBigIntegerField()),
            ],
            options={
                "verbose_name": "former key",
                "verbose_name_plural": "former keys",
                "indexes": [models.Index(fields=["register", "entry_id"], name="former_keys_of_entry")],
                "constraints": [models.UniqueConstraint(fields=("register", "key"), name="one_entry_per_former_key")],
            },
        ),
    ]
