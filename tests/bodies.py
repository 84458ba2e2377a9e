"""What is sent to each operation of the third API, so that it looks at who asks: the least that it takes."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.models import Collection

from tests.factories import a_person, picture_file

# No register is open to the third API: whatever is asked for of these is refused as a type that it does not know.
CLOSED = "/api/v3/snippets/"


def json_bodies(world: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """By the id of the operation; the others are sent an empty object."""
    people = world["person"].get_parent().pk
    redirect = {"old_path": "/older", "redirect_link": "https://elsewhere.example/newer"}
    site = {"hostname": "second.example", "root_page_id": people}
    return {
        "pages_create": {"meta": {"type": "biography.PersonPage", "parent_id": people}, "title": "Emmy Noether"},
        "pages_actions_copy": {"keep_live": False},
        "pages_actions_move": {"destination_id": people, "position": "last-child"},
        "pages_actions_revert": {"revision_id": world["revision"]},
        "pages_actions_copy_for_translation": {"locale": world["translated"]},
        "sites_create": site,
        "sites_update": site,
        "redirects_create": redirect,
        "redirects_update": redirect,
        "locales_create": {"language_code": world["untranslated"]},
        "locales_update": {"language_code": world["untranslated"]},
    }


def files() -> dict[str, dict[str, Any]]:
    """Of operations that take a file."""
    into = {"title": "A file", "collection_id": Collection.get_first_root_node().pk}
    return {
        "images_create": {**into, "file": picture_file()},
        "documents_create": {**into, "file": SimpleUploadedFile("scan.pdf", b"%PDF-1.4", "application/pdf")},
    }


def queries(world: dict[str, Any]) -> dict[str, str]:
    return {"pages_find": f"?id={world['person'].pk}", "redirects_find": f"?id={world['redirect']}"}


def an_alias() -> int:
    """The primary key of a page that can be converted."""
    return a_person("Mary Somerville").create_alias(update_slug="alias").pk
