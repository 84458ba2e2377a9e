from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index

from biography import choices, document
from biography.fields import EDTFField
from biography.models.register import Registered
from biography.validation import fields_of


class Source(index.Indexed, Registered):
    """Something that says so: what citations point to."""

    title = models.CharField(
        _("title"), max_length=255, help_text=_("As the source has it: Sketch of the Analytical Engine")
    )
    kind = models.CharField(
        _("kind"),
        max_length=20,
        choices=choices.SOURCE_KINDS,
        default="other",
        help_text=_("What it is: book, news report, archival document"),
    )
    relation = models.CharField(
        _("relation to the subject"),
        max_length=20,
        choices=choices.SOURCE_RELATIONS,
        default="unknown",
        help_text=_("How the source stands to the person it is cited for. Readers are told."),
    )
    author = models.CharField(_("author"), max_length=255, blank=True, help_text=_("Who wrote it: Ada Lovelace"))
    publisher = models.CharField(
        _("publisher"), max_length=255, blank=True, help_text=_("Who brought it out: Taylor and Francis, The Times")
    )
    date = EDTFField(_("date"), help_text=_("When it was published: 2009, March 2011."))
    url = models.URLField(
        _("address"), max_length=1000, blank=True, help_text=_("Where it can be read: https://example.org/article")
    )
    archived_url = models.URLField(
        _("archived address"),
        max_length=1000,
        blank=True,
        help_text=_("A copy that stays: https://web.archive.org/web/2024/https://example.org/article"),
    )
    accessed = EDTFField(_("accessed on"), help_text=_("When it was read at its address."))
    licence = models.CharField(
        _("licence"), max_length=255, blank=True, help_text=_("On what terms it may be used: CC BY 4.0")
    )
    note = models.TextField(
        _("note"), max_length=2000, blank=True, help_text=_("What else is to be known of it: translated from Russian")
    )

    document_fields = fields_of(
        document.Source,
        "key",
        "title",
        "kind",
        "relation",
        "author",
        "publisher",
        "url",
        "archived_url",
        "licence",
        "note",
    )

    panels = [
        FieldPanel("title"),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("relation")]),
        FieldRowPanel([FieldPanel("author"), FieldPanel("publisher"), FieldPanel("date")]),
        MultiFieldPanel([FieldPanel("url"), FieldPanel("archived_url"), FieldPanel("accessed")], heading=_("Online")),
        FieldPanel("licence"),
        FieldPanel("note"),
        FieldPanel("key"),
    ]
    search_fields = [
        index.SearchField("title"),
        index.AutocompleteField("title"),
        index.SearchField("author"),
        index.AutocompleteField("author"),
        index.FilterField("kind"),
        index.FilterField("relation"),
    ]

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title
