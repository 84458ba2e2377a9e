"""One person, one identifier."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from biography.document import Biography
from biography.review.findings import Observation
from biography.review.registry import rule
from biography.review.world import World


@rule("identifier-of-two")
def nobody_else_has_the_same_identifier(life: Biography, world: World) -> Iterator[Observation]:
    """No other life has the same identifier in an authority file: it would be the same person twice, or a slip."""
    others = world.same_identifiers(life)
    for place, identifier in enumerate(life.identifiers):
        for slug, name in others.get((identifier.scheme, identifier.value), ()):
            yield Observation(
                _("The life “%(name)s” (%(slug)s) has the same identifier, %(value)s.")
                % {"name": name, "slug": slug, "value": identifier.value},
                f"identifiers[{place}].value",
                (str(identifier.id),),
                (identifier.scheme, identifier.value, slug),
            )
