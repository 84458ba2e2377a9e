# What people are found and ordered by: the words of their names, a key to sort by, the letter that they stand under.

import django.db.models.deletion
from django.db import migrations, models

from biography.models.name_word import words_of_names
from biography.spelling import first_letter, forms, sort_key

BATCH = 500


def fill(apps, schema_editor):
    person_page = apps.get_model("biography", "PersonPage")
    name_word, name_form = apps.get_model("biography", "NameWord"), apps.get_model("biography", "NameForm")
    known, batch = set(), []

    def write():
        person_page.objects.bulk_update(batch, ["sort_key", "letter"])
        found = {person.pk: words_of_names(person) for person in batch}
        name_word.objects.bulk_create(
            [name_word(page_id=pk, word=word) for pk, words in found.items() for word in words], BATCH
        )
        new = {word for words in found.values() for word in words if word[0] != "="} - known
        name_form.objects.bulk_create([name_form(form=form, word=word) for word in new for form in forms(word)], BATCH)
        known.update(new)
        batch.clear()

    for person in person_page.objects.prefetch_related("other_names").order_by("pk").iterator(BATCH):
        person.sort_key, person.letter = sort_key(person.sort_name)[:255], first_letter(person.sort_name)
        batch.append(person)
        if len(batch) == BATCH:
            write()
    if batch:
        write()


class Migration(migrations.Migration):
    dependencies = [
        ("biography", "0009_registers"),
    ]

    operations = [
        migrations.CreateModel(
            name="NameForm",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("form", models.CharField(db_index=True, max_length=7)),
                ("word", models.CharField(db_index=True, max_length=60)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("word", "form"), name="a_form_once_a_word")],
            },
        ),
        migrations.CreateModel(
            name="NameWord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("word", models.CharField(db_index=True, max_length=255)),
                (
                    "page",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="name_words",
                        to="biography.personpage",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("page", "word"), name="a_word_once_a_person")],
            },
        ),
        migrations.AddField(
            model_name="personpage",
            name="letter",
            field=models.CharField(default="#", editable=False, max_length=1),
        ),
        migrations.AddField(
            model_name="personpage",
            name="sort_key",
            field=models.CharField(default="", editable=False, max_length=255),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=True),
        migrations.AddIndex(
            model_name="personpage",
            index=models.Index(fields=["letter", "sort_key"], name="people_in_order"),
        ),
    ]
