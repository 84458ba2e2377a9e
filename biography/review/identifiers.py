"""One person, one identifier."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from biography.document import Biography
from biography.review.findings import Observation
from biography.review.registry import rule
from biography.review.world import World

MOST_NAMED = 3


@rule("identifier-of-two")
def nobody_else_has_the_same_identifier(life: Biography, world: World) -> Iterator[Observation]:
    """No other life has the same identifier in an authority file: it would be the same person twice, or a slip."""
    others = world.same_identifiers(life)
    for place, identifier in enumerate(life.identifiers):
        found = sorted(others.get((identifier.scheme, identifier.value), ()))
        if not found:
            continue
        lives = ", ".join(f"{_('“%(text)s”') % {'text': name}} ({slug})" for slug, name in found[:MOST_NAMED])
        figures = {"count": len(found), "value": identifier.value}
        yield Observation(
            ngettext(
                "The life %(lives)s has the same identifier, %(value)s.",
                "%(count)s other lives have the same identifier, %(value)s: %(lives)s.",
                len(found),
            )
            % (figures | {"lives": lives if len(found) <= MOST_NAMED else f"{lives} …"}),
            f"identifiers[{place}].value",
            (str(identifier.id),),
            (identifier.scheme, identifier.value, *(slug for slug, _name in found)),
        )
