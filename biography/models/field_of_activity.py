from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from biography import document
from biography.models.register import Registered
from biography.validation import fields_of


class FieldOfActivity(index.Indexed, Registered):
    """What people were active in: Engineering, Politics (RDA 9.15, MARC 372). Posts are career periods."""

    name = models.CharField(
        _("name"), max_length=255, db_index=True, help_text=_("As the portal writes it: Public administration.")
    )
    other_names = models.TextField(
        _("other names"), blank=True, help_text=_("One a line: other words for it, and its names in other languages.")
    )

    document_fields = fields_of(document.FieldOfActivity, "key", "name", "other_names")

    panels = [FieldPanel("name"), FieldPanel("other_names"), FieldPanel("key")]
    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.SearchField("other_names"),
        index.AutocompleteField("other_names"),
    ]

    class Meta:
        verbose_name = _("field of activity")
        verbose_name_plural = _("fields of activity")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
