"""Loading as an editor would do it: each page added, filled and published by itself. What bulk loading is held to."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from biography.document import Biography
from biography.exchange.outcomes import remember
from biography.exchange.public_keys import PublicKeys
from biography.exchange.register_entries import MODELS, Entries, columns_of, store_images
from biography.exchange.rows import Targets
from biography.exchange.site import people_index
from biography.exchange.updating import parts_of, update
from biography.models import PersonPage
from biography.versions import one_version_each


def load_one_by_one(lives: Iterable[tuple[Path, Biography]]) -> None:
    """Make pages of lives that are not here yet, by Wagtail's and Django's own ways alone."""
    known: Entries = {
        register: {entry.key: entry for entry in model._default_manager.all()} for register, model in MODELS.items()
    }
    first, pages = people_index(), []
    for path, life in lives:
        page = PersonPage(title=life.name.display, slug=life.slug, translation_key=life.id, live=False)
        index = people_index(life.language)
        index.add_child(instance=page)
        parts_of(page, life)
        pages.append((path, life, page, PublicKeys(index, first)))
    with one_version_each():
        for path, life, page, keys in pages:
            for register, model in MODELS.items():
                for entry in getattr(life, register):
                    if entry.key not in known[register]:
                        made = model._default_manager.create(key=entry.key, **columns_of(entry, known))
                        known[register][entry.key] = made
            update(page, life, Targets(known, store_images(life, path.parent), keys))
            remember([(page, life)])
