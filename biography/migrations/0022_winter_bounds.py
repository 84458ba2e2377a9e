"""Winter lies over New Year: the first and last day of every date that is kept follow."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import migrations, models

from biography.dates import DateError, bounds

BATCH = 500


def recompute(apps, schema_editor) -> None:
    """Set the bounds of dates with a winter in them anew; "-24" in a day costs a look and changes nothing."""
    alias = schema_editor.connection.alias
    for model, column in dated(apps):
        rows = model.objects.using(alias).filter(**{f"{column}__contains": "-24"}).order_by()
        changed = []
        for row in rows.only(column, f"{column}_earliest", f"{column}_latest").iterator(BATCH):
            try:
                days = bounds(getattr(row, column))
            except DateError:
                continue
            if days != (getattr(row, f"{column}_earliest"), getattr(row, f"{column}_latest")):
                setattr(row, f"{column}_earliest", days[0])
                setattr(row, f"{column}_latest", days[1])
                changed.append(row)
        model.objects.using(alias).bulk_update(changed, [f"{column}_earliest", f"{column}_latest"], batch_size=BATCH)


def dated(apps) -> Iterator[tuple[type[models.Model], str]]:
    """Every column with an imprecise date: those that have a first and a last day beside them."""
    for model in apps.get_app_config("biography").get_models():
        names = {field.name for field in model._meta.local_fields}
        for name in sorted(names):
            if {f"{name}_earliest", f"{name}_latest"} <= names:
                yield model, name


class Migration(migrations.Migration):
    dependencies = [("biography", "0021_addresses")]

    operations = [migrations.RunPython(recompute, migrations.RunPython.noop)]
