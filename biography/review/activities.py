"""The fields that a person was active in."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from biography.document import Biography
from biography.review.findings import Observation
from biography.review.registry import rule
from biography.review.world import World


@rule("field-twice")
def no_field_is_named_twice(life: Biography, world: World) -> Iterator[Observation]:
    """A field of activity is named once; two sources for it are two citations of one row."""
    first: dict[str, str] = {}
    for place, activity in enumerate(life.activities):
        row, key = str(activity.id), activity.field.key
        if key in first:
            yield Observation(
                _("The field “%(name)s” is named twice.") % {"name": activity.field.name},
                f"activities[{place}].field",
                (first[key], row),
                (key,),
            )
        first.setdefault(key, row)
