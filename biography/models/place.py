from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.search import index

from biography import choices, document
from biography.fields import EDTFField
from biography.models.register import Registered
from biography.validation import fields_of


class Place(index.Indexed, Registered):
    """Somewhere that lives refer to."""

    name = models.CharField(
        _("name"), max_length=255, db_index=True, help_text=_("As the portal writes it: Ust-Kamenogorsk.")
    )
    kind = models.CharField(
        _("kind"),
        max_length=20,
        choices=choices.PLACE_KINDS,
        default="",
        blank=True,
        help_text=_("What it is: city, village, building"),
    )
    country = models.CharField(_("country"), max_length=255, blank=True, help_text=_("Today’s country."))
    latitude = models.DecimalField(
        _("latitude"),
        max_digits=9,
        decimal_places=6,
        null=True,
        blank=True,
        help_text=_("In degrees, south of the equator with a minus: 43.2389"),
    )
    longitude = models.DecimalField(
        _("longitude"),
        max_digits=9,
        decimal_places=6,
        null=True,
        blank=True,
        help_text=_("In degrees, west of Greenwich with a minus: 76.8897"),
    )
    since = EDTFField(_("name since"), help_text=_("Since when it has borne this name, where that matters: 1992."))
    until = EDTFField(_("name until"), help_text=_("Until when, for a name of the past."))
    other_names = models.TextField(
        _("other names"), blank=True, help_text=_("One a line: former names, other spellings and scripts.")
    )

    document_fields = fields_of(
        document.Place, "key", "name", "kind", "country", "latitude", "longitude", "other_names"
    )

    panels = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("country")]),
        FieldPanel("other_names"),
        FieldRowPanel([FieldPanel("since"), FieldPanel("until")]),
        FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
        FieldPanel("key"),
    ]
    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.SearchField("other_names"),
        index.AutocompleteField("other_names"),
        index.FilterField("kind"),
    ]

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
