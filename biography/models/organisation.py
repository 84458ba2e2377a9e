from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.search import index

from biography import choices, document
from biography.fields import EDTFField
from biography.models.foreign_keys import place_key
from biography.models.register import Registered
from biography.validation import fields_of


class Organisation(index.Indexed, Registered):
    """A body that people worked for, led, studied at or were honoured by."""

    name = models.CharField(
        _("name"), max_length=255, db_index=True, help_text=_("As the portal writes it: Academy of Sciences.")
    )
    kind = models.CharField(
        _("kind"),
        max_length=20,
        choices=choices.ORGANISATION_KINDS,
        default="",
        blank=True,
        help_text=_("What it is: university, company, government body"),
    )
    place = place_key(_("place"))
    founded = EDTFField(_("founded"), help_text=_("1934, December 1991, about 1880."))
    dissolved = EDTFField(_("dissolved"), help_text=_("Leave empty while it exists."))

    document_fields = fields_of(document.Organisation, "key", "name", "kind")

    panels = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("place")]),
        FieldRowPanel([FieldPanel("founded"), FieldPanel("dissolved")]),
        FieldPanel("key"),
    ]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name"), index.FilterField("kind")]

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
