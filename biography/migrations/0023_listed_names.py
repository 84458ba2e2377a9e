# Where names stand in the alphabet of each language; more spellings by which names and titles are found. The places
# themselves are made after the migration, by ``list_what_is_not``, as they are when a language is added.

from collections.abc import Iterator

import django.db.models.deletion
from django.db import migrations, models

from biography.models.name_word import words_of_names
from biography.spelling import forms, name_words

BATCH = 500


def batches(rows) -> Iterator[list]:
    batch = []
    for row in rows.iterator(BATCH):
        batch.append(row)
        if len(batch) == BATCH:
            yield batch
            batch = []
    yield batch


def add_spellings(apps, schema_editor):
    person_page, name_word = apps.get_model("biography", "PersonPage"), apps.get_model("biography", "NameWord")
    for people in batches(person_page.objects.prefetch_related("other_names").order_by("pk")):
        found = [(person.pk, word) for person in people for word in words_of_names(person)]
        made = [name_word(page_id=pk, word=word) for pk, word in found]
        name_word.objects.bulk_create(made, BATCH, ignore_conflicts=True)
        add_forms(apps, {word for _pk, word in found if word[0] != "="})


def learn_titles(apps, schema_editor):
    title_word = apps.get_model("biography", "TitleWord")
    for name in ("careerperiodpage", "honourcategorypage"):
        for titles in batches(apps.get_model("biography", name).objects.order_by("pk").values_list("title", flat=True)):
            words = {word for title in titles for word in name_words(title)}
            made = [title_word(kind=name, target=0, word=word) for word in sorted(words)]
            title_word.objects.bulk_create(made, BATCH, ignore_conflicts=True)
            add_forms(apps, words)


def add_forms(apps, words):
    name_form = apps.get_model("biography", "NameForm")
    known = set(name_form.objects.filter(word__in=words).values_list("word", flat=True).distinct())
    made = [name_form(form=form, word=word) for word in sorted(words - known) for form in forms(word)]
    name_form.objects.bulk_create(made, BATCH, ignore_conflicts=True)


class Migration(migrations.Migration):
    dependencies = [
        ("biography", "0016_fields_of_activity"),
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
        migrations.RunPython(add_spellings, migrations.RunPython.noop, elidable=True),
        migrations.RunPython(learn_titles, migrations.RunPython.noop, elidable=True),
    ]
