"""Links to what all lives share, and to other lives: each may be missing, and goes when what it leads to is deleted."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


def foreign_key(model: str, verbose_name: Any, help_text: Any = "") -> models.ForeignKey:
    return models.ForeignKey(
        model,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=verbose_name,
        help_text=help_text,
    )


def place_key(verbose_name: Any) -> models.ForeignKey:
    return foreign_key("biography.Place", verbose_name, _("Choose it, or add it once for all lives: Ust-Kamenogorsk"))


def organisation_key(verbose_name: Any) -> models.ForeignKey:
    text = _("Choose it, or add it once for all lives: Academy of Sciences")
    return foreign_key("biography.Organisation", verbose_name, text)


def life_key() -> models.ForeignKey:
    """The life here of somebody who is named beside it."""
    return foreign_key(
        "biography.PersonPage",
        _("their life, if here"),
        _("Their page, where they have one here; the name then leads there"),
    )
