"""An honour category: one group of honours of a life, and the honours in it."""

from django.db import models
from django.utils.functional import cached_property
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.fields import RichTextField
from wagtail.models import Page, PageManager
from wagtail.search import index

from biography import choices, document
from biography.blocks import PROSE_FEATURES
from biography.document.vocabulary import MOST_PARTS, MOST_ROWS
from biography.fields import EDTFField, MonthAndDay
from biography.models.foreign_keys import life_key, place_key
from biography.models.life_page import LifePage, change_panel, closing_tabs
from biography.models.original_texts import TitlePanel
from biography.models.person import PersonPage
from biography.models.row import Row, closing_panels, shown_rows
from biography.models.writable import writable
from biography.querysets import HonourCategoryQuerySet
from biography.validation import fields_of


class HonourCategoryPage(LifePage):
    """One group of honours: titles, offices, distinctions …"""

    kind = models.CharField(
        _("kind"),
        max_length=20,
        choices=choices.HONOUR_KINDS,
        default="distinctions",
        help_text=_("What these honours are: academic titles, orders and medals"),
    )
    introduction = RichTextField(
        _("introduction"),
        blank=True,
        features=PROSE_FEATURES,
        help_text=_("A sentence or two above the list, where it needs one"),
    )

    objects = PageManager.from_queryset(HonourCategoryQuerySet)()

    parent_page_types = ["biography.PersonPage"]
    max_count_per_parent = MOST_PARTS
    subpage_types: list[str] = []
    page_description = _("One group of honours: titles, elected offices, distinctions …")
    api_fields = writable("kind", "introduction", "honours")

    document_fields = fields_of(document.HonourCategory, "slug", "title", "kind", "introduction")

    content_panels = [
        TitlePanel(
            "title",
            placeholder=_("Group of honours, e.g. State awards"),
            heading=_("Heading"),
            help_text=_("What its honours have in common: Academic titles, Elected offices, Distinctions"),
        ),
        FieldPanel("kind"),
        FieldPanel("introduction"),
        InlinePanel("honours", max_num=MOST_ROWS, heading=_("Honours"), label=_("honour")),
        change_panel(),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading=_("Honours")),
            *closing_tabs(),
        ]
    )

    search_fields = [
        *Page.search_fields,
        index.SearchField("introduction"),
        index.SearchField("searchable_honours"),
        index.SearchField("folded_words"),
        index.FilterField("kind"),
    ]

    class Meta:
        verbose_name = _("honour category")
        verbose_name_plural = _("honour categories")

    def searchable_honours(self) -> str:
        return "\n".join(f"{honour.title} {honour.awarded_by}" for honour in shown_rows(self.honours))

    @cached_property
    def person(self) -> PersonPage:
        """The life that this page belongs to."""
        return PersonPage.objects.for_document().get(pk=self.get_parent().pk)


def honour_key(title: str) -> str:
    """What the same honour has in common in all lives: its words, however they are spaced, quoted and capitalised."""
    return slugify(title, allow_unicode=True)[:255]


class Honour(Row):
    page = ParentalKey(HonourCategoryPage, on_delete=models.CASCADE, related_name="honours")
    title = models.CharField(_("honour"), max_length=255, help_text=_("Parasat Order, Honorary Citizen of Almaty"))
    title_key = models.SlugField(max_length=255, allow_unicode=True, editable=False, blank=True, default="")
    awarded_by = models.CharField(
        _("awarded by"), max_length=255, blank=True, help_text=_("Who gave it: President of Kazakhstan, Royal Society")
    )
    awarded_by_person = life_key()
    place = place_key(_("place"))
    date = EDTFField(_("date"), help_text=_("27 June 2003, since 1983"))
    number = models.CharField(_("number"), max_length=255, blank=True, help_text=_("Of the diploma or decree"))
    note = models.CharField(
        _("note"), max_length=255, blank=True, help_text=_("A few words more: second class, returned in 1990")
    )

    panels = [
        FieldPanel("title"),
        FieldRowPanel([FieldPanel("date"), FieldPanel("place"), FieldPanel("number")]),
        FieldRowPanel([FieldPanel("awarded_by"), FieldPanel("awarded_by_person")]),
        FieldPanel("note"),
        *closing_panels(),
    ]
    api_fields = writable(
        "title", "awarded_by", "awarded_by_person", "place", "date", "number", "note", "citations", "hidden"
    )
    document_fields = fields_of(document.Honour, "title", "number", "note") | fields_of(
        document.Mention, awarded_by="name"
    )

    class Meta(Row.Meta):
        verbose_name = _("honour")
        verbose_name_plural = _("honours")
        indexes = [models.Index(MonthAndDay("date"), name="honoured_on_day")]

    def __str__(self) -> str:
        return self.title

    def derive(self) -> None:
        self.title_key = honour_key(self.title)
