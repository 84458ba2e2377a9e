"""What readers write to the editors."""

from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from biography.models.person import PersonPage

STATUSES = [("new", _("new")), ("answered", _("answered")), ("closed", _("closed"))]


class Enquiry(models.Model):
    """One message. It names a person who wrote: it is for editors only, never logged, and can be deleted."""

    received_at = models.DateTimeField(_("received"), default=timezone.now, db_index=True)
    status = models.CharField(_("status"), max_length=10, choices=STATUSES, default="new", db_index=True)
    name = models.CharField(_("name"), max_length=255, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    about = models.CharField(_("about"), max_length=500, blank=True)
    life = models.ForeignKey(
        PersonPage, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("life")
    )
    message = models.TextField(_("message"))
    source = models.TextField(_("source"), blank=True)
    mailed = models.BooleanField(_("mailed"), default=False)
    notes = models.TextField(_("notes"), blank=True, help_text=_("For editors only: what was found, what was done."))

    class Meta:
        verbose_name = _("message of a reader")
        verbose_name_plural = _("messages of readers")
        ordering = ["-received_at", "-pk"]

    def __str__(self) -> str:
        # No name and no words of the reader: it stands in logs and after the message is deleted.
        when = date_format(timezone.localtime(self.received_at), "j F Y")
        return str(_("Message %(number)s of %(date)s") % {"number": self.pk, "date": when})
