"""Register entries and pictures of documents → snippets and images, made once and never overwritten unasked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.files.images import ImageFile

from biography import document
from biography.exchange.indexing import index_new
from biography.exchange.rows import date
from biography.models import FieldOfActivity, Office, Organisation, Place, PortalImage, Source
from biography.models.former_key import entries_once_called
from biography.models.listed_name import list_entries

# In the order in which they refer to each other.
MODELS: dict[str, Any] = {
    "places": Place,
    "organisations": Organisation,
    "offices": Office,
    "fields": FieldOfActivity,
    "sources": Source,
}

Entries = dict[str, dict[str, Any]]


def known_entries(lives: list[document.Biography], replace: bool) -> Entries:
    """The entries that these documents describe; what the database lacks is added to it, all of a register at once.

    An entry that exists is left as it is, for it belongs to every life that uses it; ``replace`` brings it up to date.
    """
    known: Entries = {}
    for register, model in MODELS.items():
        described = [entry for life in lives for entry in getattr(life, register)]
        stored = {entry.key: entry for entry in model._default_manager.filter(key__in={each.key for each in described})}
        # What an entry was merged into is left as it is: the file describes the one that is gone.
        merged = entries_once_called(model, {each.key for each in described} - stored.keys())
        stored |= merged
        known[register] = stored
        new = {}
        for entry in described:
            if entry.key in stored:
                if replace and entry.key not in merged:
                    _replace(stored[entry.key], columns_of(entry, known))
            elif entry.key not in new or replace:
                new[entry.key] = model(key=entry.key, **columns_of(entry, known))
        model._default_manager.bulk_create(new.values())
        stored |= new
        index_new(model, list(new.values()))
        if model is not Source:
            list_entries(model, new.values())
    return known


def _replace(stored: Any, columns: dict[str, Any]) -> None:
    if any(getattr(stored, name) != value for name, value in columns.items()):
        for name, value in columns.items():
            setattr(stored, name, value)
        stored.save()


def update_registers(lives: list[document.Biography]) -> None:
    """Bring the register entries and pictures that these lives describe up to date with their descriptions."""
    known_entries(lives, True)
    images = {image.id: image for life in lives for image in life.images()}
    for stored in PortalImage.objects.filter(key__in=images) if images else ():
        _replace(stored, columns_of_image(images[stored.key]))


def store_images(life: document.Biography, folder: Path) -> dict[Any, PortalImage]:
    """The pictures of a document as images of the portal, those that are new read from their files."""
    images = {image.id: image for image in life.images()}
    if not images:
        return {}
    stored = {image.key: image for image in PortalImage.objects.filter(key__in=images)}
    for key, image in images.items():
        if key in stored:
            continue
        with (folder / image.file).open("rb") as file:
            picture = ImageFile(file, name=Path(image.file).name)
            stored[key] = PortalImage.objects.create(key=key, file=picture, **columns_of_image(image))
    return stored


def columns_of_image(image: document.Image) -> dict[str, Any]:
    """What a file says of a picture, as the portal keeps it; without the picture itself."""
    focal = image.focal_point or (None, None, None, None)
    return {
        "title": image.title,
        "description": image.alt,
        "credit": image.credit,
        "licence": image.licence,
        "licence_url": image.licence_url,
        "focal_point_x": focal[0],
        "focal_point_y": focal[1],
        "focal_point_width": focal[2],
        "focal_point_height": focal[3],
    }


def columns_of(entry: Any, known: Entries) -> dict[str, Any]:
    """The columns of an entry without its key; ``known``: the entries that it may refer to."""

    def linked(register: str, reference: document.Reference | None) -> Any:
        return known[register][reference.key] if reference else None

    match entry:
        case document.Place():
            columns = entry.model_dump(exclude={"key", "other_names", "since", "until"})
            columns |= date("since", entry.since) | date("until", entry.until)
            return columns | {"other_names": "\n".join(entry.other_names)}
        case document.Organisation():
            dates = date("founded", entry.founded) | date("dissolved", entry.dissolved)
            return {"name": entry.name, "kind": entry.kind, "place": linked("places", entry.place)} | dates
        case document.Office():
            dates = date("since", entry.since) | date("until", entry.until)
            return dates | {
                "name": entry.name,
                "organisation": linked("organisations", entry.organisation),
                "place": linked("places", entry.place),
                "single_holder": entry.single_holder,
                "exclusive": entry.exclusive,
                "minimum_age": entry.minimum_age,
            }
        case document.FieldOfActivity():
            return {"name": entry.name, "other_names": "\n".join(entry.other_names)}
        case _:
            columns = entry.model_dump(exclude={"key", "date", "accessed"})
            return columns | date("date", entry.date) | date("accessed", entry.accessed)
