"""What a token may do, and what each operation of the third API wants."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class Scope(models.TextChoices):
    """From the least to the most: each includes those before it. What is public is read without any token."""

    READ = "read", _("Read")
    DRAFT = "draft", _("Write drafts")
    PUBLISH = "publish", _("Publish")
    EVERYTHING = "everything", _("Everything")

    def covers(self, wanted: Scope) -> bool:
        scopes = list(Scope)
        return scopes.index(self) >= scopes.index(wanted)


EXPLAINED = {
    Scope.READ: _("Read: all that the account may see, drafts included. Changes nothing."),
    Scope.DRAFT: _("Write drafts: also new pages and changes that wait for somebody to publish them."),
    Scope.PUBLISH: _("Publish: also what readers see at once: publishing, unpublishing, moving, pictures, documents."),
    Scope.EVERYTHING: _("Everything: also deleting, redirects, sites and languages."),
}

# What is not named here and changes something wants everything: an operation that is new to Wagtail is closed until
# somebody has looked at it.
_WANTED = {
    **dict.fromkeys(("pages_create", "pages_update", "pages_actions_revert"), Scope.DRAFT),
    **dict.fromkeys(("pages_actions_copy", "pages_actions_copy_for_translation"), Scope.DRAFT),
    **dict.fromkeys(("pages_actions_publish", "pages_actions_unpublish", "pages_actions_move"), Scope.PUBLISH),
    **dict.fromkeys(("pages_actions_create_alias", "pages_actions_convert_alias"), Scope.PUBLISH),
    # Files are public as soon as they are there, unless their collection is not.
    **dict.fromkeys(("images_create", "images_update", "documents_create", "documents_update"), Scope.PUBLISH),
}


def wanted(operation: str, method: str) -> Scope:
    """The least scope that an operation wants, by its id in the OpenAPI document and its method."""
    return _WANTED.get(operation, Scope.READ if method == "GET" else Scope.EVERYTHING)


def publishes(operation: str, body: Any) -> bool:
    """Whether this body makes of an operation on drafts one that readers see at once.

    Where the API would understand a value in more than one way ("false" for false), this says that it does.
    """
    body = body if isinstance(body, dict) else {}
    if operation == "pages_actions_copy":
        return body.get("keep_live") is not False
    if operation == "pages_actions_copy_for_translation":
        # The parents that it copies are aliases.
        return any(body.get(name, False) is not False for name in ("alias", "copy_parents"))
    meta = body.get("meta")
    return isinstance(meta, dict) and meta.get("action") is not None
