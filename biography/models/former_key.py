"""Keys of register entries that were merged into others: addresses, files and programs go on using them."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class FormerKey(models.Model):
    """A key that leads to another entry of the same register since its own was merged into that."""

    register = models.CharField(max_length=50)  # the name of the entry's model
    key = models.CharField(max_length=255)
    entry_id = models.PositiveBigIntegerField()

    class Meta:
        verbose_name = _("former key")
        verbose_name_plural = _("former keys")
        constraints = [models.UniqueConstraint(fields=["register", "key"], name="one_entry_per_former_key")]
        indexes = [models.Index(fields=["register", "entry_id"], name="former_keys_of_entry")]

    def __str__(self) -> str:
        return self.key


def of_register(model: Any) -> models.QuerySet[FormerKey]:
    return FormerKey.objects.filter(register=model._meta.model_name)


def entries_once_called(model: Any, keys: set[str]) -> dict[str, Any]:
    """Former key → the entry that it leads to now, for those of these keys that are former ones."""
    led = dict(of_register(model).filter(key__in=keys).values_list("key", "entry_id")) if keys else {}
    entries = model._default_manager.in_bulk(set(led.values()))
    return {key: entries[pk] for key, pk in led.items() if pk in entries}
