"""A life that is protected, by whom and why."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from biography.models.life_lock import LEVELS
from biography.models.person import PersonPage


class LifeProtection(models.Model):
    """Holds for a life and all its parts, at once and for everybody, until it is lifted. No row: unprotected."""

    page = models.OneToOneField(PersonPage, models.CASCADE, primary_key=True, related_name="protection")
    level = models.CharField(_("protection"), max_length=10, choices=LEVELS, db_index=True)
    reason = models.CharField(
        _("reason"), max_length=500, blank=True, help_text=_("For other editors: edit war, lawsuit.")
    )
    set_at = models.DateTimeField(default=timezone.now)
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("protection of a life")
        verbose_name_plural = _("protections of lives")

    def __str__(self) -> str:
        return f"{self.page}: {self.get_level_display()}"
