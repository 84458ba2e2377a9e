"""Who may do what, as groups of Wagtail's: no more for each than its work takes."""

from __future__ import annotations

from dataclasses import dataclass

REGISTERS = ("place", "organisation", "office", "fieldofactivity", "source")


@dataclass(frozen=True, slots=True)
class Role:
    """``permissions``: of models, as ``app.codename``; ``pages``: of all pages; ``files``: of images and documents.

    ``collections``: of the folders that these are in.
    """

    name: str
    permissions: tuple[str, ...]
    pages: tuple[str, ...]
    files: tuple[str, ...]
    collections: tuple[str, ...] = ()


def of_registers(*actions: str) -> tuple[str, ...]:
    return tuple(f"biography.{action}_{register}" for register in REGISTERS for action in actions)


ADMIN = "wagtailadmin.access_admin"

# Writes lives and submits them; edits what is their own, until somebody else has published it. Names places and sources
# that are new, and changes none that other lives share.
AUTHOR = Role("Author", (ADMIN, *of_registers("add")), ("add",), ("add", "choose"))
# Edits and publishes any life and its pictures, and answers readers. Deletes no page with pages beneath it, and nothing
# that lives share.
EDITOR = Role(
    "Editor",
    (ADMIN, *of_registers("add", "change"), "biography.view_enquiry", "biography.change_enquiry"),
    ("add", "change", "publish"),
    ("add", "change", "choose"),
)
# Has the last word: deletes, withdraws versions, locks, sends addresses elsewhere. Makes no accounts: who may change
# those could make themselves an administrator.
CHIEF_EDITOR = Role(
    "Chief editor",
    (
        *(ADMIN, *of_registers("add", "change", "delete"), "biography.change_lifeversion"),
        *("biography.view_enquiry", "biography.change_enquiry", "biography.delete_enquiry"),
        *("wagtailredirects.add_redirect", "wagtailredirects.change_redirect", "wagtailredirects.delete_redirect"),
        "simple_translation.submit_translation",
    ),
    ("add", "change", "publish", "bulk_delete", "lock", "unlock"),
    ("add", "change", "choose"),
    ("add", "change", "delete"),
)
ROLES = (AUTHOR, EDITOR, CHIEF_EDITOR)
# Who may approve what authors submit.
APPROVING = (EDITOR, CHIEF_EDITOR)
