# Where names stand in the alphabet of each language, and the words of titles. Rows are made after the migration, by
# ``list_what_is_not``: outside its transaction, which locks what the new tables refer to.

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("biography", "0022_winter_bounds"),
    ]

    operations = [
        migrations.CreateModel(
            name="TitleWord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=30)),
                ("target", models.BigIntegerField()),
                ("word", models.CharField(max_length=255)),
            ],
            options={
                "indexes": [models.Index(fields=["kind", "word", "target"], name="titles_by_word")],
                "constraints": [models.UniqueConstraint(fields=("kind", "target", "word"), name="a_word_once_a_title")],
            },
        ),
        migrations.CreateModel(
            name="ListedField",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("language", models.CharField(max_length=20)),
                ("letter", models.CharField(max_length=16)),
                ("key", models.BinaryField()),
                ("made_by", models.CharField(max_length=20)),
                (
                    "of",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="listed",
                        to="biography.fieldofactivity",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["language", "key", "of"], name="listedfield_in_order"),
                    models.Index(fields=["language", "letter", "key", "of"], name="listedfield_by_letter"),
                ],
                "constraints": [models.UniqueConstraint(fields=("of", "language"), name="listedfield_once_a_language")],
            },
        ),
        migrations.CreateModel(
            name="ListedOffice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("language", models.CharField(max_length=20)),
                ("letter", models.CharField(max_length=16)),
                ("key", models.BinaryField()),
                ("made_by", models.CharField(max_length=20)),
                (
                    "of",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="listed",
                        to="biography.office",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["language", "key", "of"], name="listedoffice_in_order"),
                    models.Index(fields=["language", "letter", "key", "of"], name="listedoffice_by_letter"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("of", "language"), name="listedoffice_once_a_language")
                ],
            },
        ),
        migrations.CreateModel(
            name="ListedOrganisation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("language", models.CharField(max_length=20)),
                ("letter", models.CharField(max_length=16)),
                ("key", models.BinaryField()),
                ("made_by", models.CharField(max_length=20)),
                (
                    "of",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="listed",
                        to="biography.organisation",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["language", "key", "of"], name="listedorganisation_in_order"),
                    models.Index(fields=["language", "letter", "key", "of"], name="listedorganisation_by_letter"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("of", "language"), name="listedorganisation_once_a_language")
                ],
            },
        ),
        migrations.CreateModel(
            name="ListedPerson",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("language", models.CharField(max_length=20)),
                ("letter", models.CharField(max_length=16)),
                ("key", models.BinaryField()),
                ("made_by", models.CharField(max_length=20)),
                (
                    "of",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="listed",
                        to="biography.personpage",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["language", "key", "of"], name="listedperson_in_order"),
                    models.Index(fields=["language", "letter", "key", "of"], name="listedperson_by_letter"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("of", "language"), name="listedperson_once_a_language")
                ],
            },
        ),
        migrations.CreateModel(
            name="ListedPlace",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("language", models.CharField(max_length=20)),
                ("letter", models.CharField(max_length=16)),
                ("key", models.BinaryField()),
                ("made_by", models.CharField(max_length=20)),
                (
                    "of",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="listed",
                        to="biography.place",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["language", "key", "of"], name="listedplace_in_order"),
                    models.Index(fields=["language", "letter", "key", "of"], name="listedplace_by_letter"),
                ],
                "constraints": [models.UniqueConstraint(fields=("of", "language"), name="listedplace_once_a_language")],
            },
        ),
    ]
