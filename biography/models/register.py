"""What the registers share: places, offices, fields, sources … are entered once and used by every life."""

from typing import Any

from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from biography.models.former_key import of_register
from biography.validation import Documented


class Registered(Documented, models.Model):
    """An entry of a register, named in documents, files and links by a key that stays when its name changes."""

    key = models.SlugField(
        _("key"),
        max_length=255,
        unique=True,
        allow_unicode=True,
        blank=True,
        help_text=_("Names this entry in files and in the API. Made from its name where left empty."),
    )

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.key:
            self.key = self.free_key(slugify(str(self), allow_unicode=True)[:240] or str(self._meta.model_name))
        super().save(*args, **kwargs)

    def free_key(self, wanted: str) -> str:
        """The wanted key, or the first of ``wanted-2``, ``wanted-3`` … that no other entry has or had."""
        taken = set(type(self)._default_manager.filter(key__startswith=wanted).values_list("key", flat=True))
        # What an entry was once called by still leads to the one that it was merged into.
        taken |= set(of_register(type(self)).filter(key__startswith=wanted).values_list("key", flat=True))
        candidates = (wanted if n == 1 else f"{wanted}-{n}" for n in range(1, len(taken) + 2))
        return next(key for key in candidates if key not in taken)
