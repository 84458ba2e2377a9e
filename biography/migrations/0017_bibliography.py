import uuid

import django.db.models.deletion
import modelcluster.fields
import wagtail.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("biography", "0016_fields_of_activity"),
    ]

    operations = [
        migrations.AddField(
            model_name="personpage",
            name="dead",
            field=models.BooleanField(
                db_default=False,
                default=False,
                help_text="Tick it where neither the date nor the place of death is known.",
                verbose_name="has died",
            ),
        ),
        migrations.AddField(
            model_name="relative",
            name="dead",
            field=models.BooleanField(
                db_default=False,
                default=False,
                help_text="Tick it where neither the date nor the place of death is known.",
                verbose_name="has died",
            ),
        ),
        migrations.AlterField(
            model_name="lifeevent",
            name="kind",
            field=models.CharField(
                choices=[
                    ("life", "Life event"),
                    ("military", "Military service"),
                    ("residence", "Residence"),
                    ("travel", "Travel"),
                    ("health", "Health or accident"),
                    ("crisis", "Crisis"),
                    ("reform", "Reform or law"),
                    ("publication", "Publication"),
                    ("burial", "Burial"),
                    ("cremation", "Cremation"),
                    ("funeral", "Funeral"),
                    ("probate", "Will and probate"),
                    ("memorial", "Memorial"),
                    ("other", "Other event"),
                ],
                default="life",
                help_text="What sort of event: residence, health, publication",
                max_length=20,
                verbose_name="kind",
            ),
        ),
        migrations.AlterField(
            model_name="periodevent",
            name="kind",
            field=models.CharField(
                choices=[
                    ("life", "Life event"),
                    ("military", "Military service"),
                    ("residence", "Residence"),
                    ("travel", "Travel"),
                    ("health", "Health or accident"),
                    ("crisis", "Crisis"),
                    ("reform", "Reform or law"),
                    ("publication", "Publication"),
                    ("burial", "Burial"),
                    ("cremation", "Cremation"),
                    ("funeral", "Funeral"),
                    ("probate", "Will and probate"),
                    ("memorial", "Memorial"),
                    ("other", "Other event"),
                ],
                default="life",
                help_text="What sort of event: residence, health, publication",
                max_length=20,
                verbose_name="kind",
            ),
        ),
        migrations.CreateModel(
            name="BibliographyEntry",
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
                    "kind",
                    models.CharField(
                        choices=[("source", "Source of the life as a whole"), ("further-reading", "Further reading")],
                        default="source",
                        help_text="Whether the life rests on it, or readers find more there",
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Pages, chapter, volume: vol. 2, pp. 12–19",
                        max_length=255,
                        verbose_name="place in the source",
                    ),
                ),
                (
                    "note",
                    models.CharField(
                        blank=True,
                        help_text="What readers find there: with a list of her letters",
                        max_length=255,
                        verbose_name="note",
                    ),
                ),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="bibliography",
                        to="biography.personpage",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        help_text="Choose it, or add it once for all lives: a lexicon, an archive, a book about the person",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="biography.source",
                        verbose_name="source",
                    ),
                ),
            ],
            options={
                "verbose_name": "entry of the bibliography",
                "verbose_name_plural": "bibliography",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
    ]
