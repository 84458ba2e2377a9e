from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.search import index

from biography import document
from biography.fields import EDTFField
from biography.models.foreign_keys import organisation_key, place_key
from biography.models.register import Registered
from biography.validation import fields_of


class Office(index.Indexed, Registered):
    """An office that passes from one holder to the next: Mayor of Almaty."""

    name = models.CharField(
        _("name"), max_length=255, db_index=True, help_text=_("As the portal writes it: Mayor of Almaty.")
    )
    organisation = organisation_key(_("organisation"))
    place = place_key(_("place"))
    single_holder = models.BooleanField(
        _("held by one person at a time"), default=False, help_text=_("Yes for a mayor, no for a member of parliament.")
    )
    exclusive = models.BooleanField(
        _("excludes other offices"),
        default=False,
        help_text=_(
            "Yes where its holder may hold no other office that excludes others: a minister, a mayor, a governor. "
            "The review then finds terms that overlap."
        ),
    )
    minimum_age = models.PositiveSmallIntegerField(
        _("minimum age"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(120)],
        help_text=_("In completed years, where the law asks for one: 35. The review finds whoever took it younger."),
    )
    since = EDTFField(_("office since"), interval=False, help_text=_("When the office was made, where known: 1992."))
    until = EDTFField(_("office until"), interval=False, help_text=_("When it was abolished. Empty while it exists."))

    document_fields = fields_of(document.Office, "key", "name", "single_holder", "exclusive", "minimum_age")

    panels = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("organisation"), FieldPanel("place")]),
        FieldPanel("single_holder"),
        FieldPanel("exclusive"),
        FieldPanel("minimum_age"),
        FieldRowPanel([FieldPanel("since"), FieldPanel("until")]),
        FieldPanel("key"),
    ]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        verbose_name = _("office")
        verbose_name_plural = _("offices")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
