"""A career period: one post held, with what is known of its beginning, its end and what it was."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.fields import StreamField
from wagtail.models import Page, PageManager
from wagtail.search import index

from biography import choices, document
from biography.blocks import KeyFiguresBlock, ProseBlock
from biography.document.vocabulary import MOST_PARTS, MOST_ROWS
from biography.fields import EDTFField, MonthAndDay, ends_before
from biography.models.foreign_keys import foreign_key, life_key, organisation_key, place_key
from biography.models.life_page import LifePage, change_panel, closing_tabs
from biography.models.original_texts import TextPanel, TitlePanel
from biography.models.person import BODY_HELP, PersonPage
from biography.models.row import Event, citations_field, shown_rows
from biography.models.writable import writable
from biography.querysets import CareerPeriodQuerySet
from biography.validation import fields_of

FIGURES_HELP = _("What can be counted of this time in the post: 7400 employees in 2004.")


class CareerPeriodPage(LifePage):
    """One post held. The page's title is the role."""

    office = foreign_key("biography.Office", _("office"), _("Choose it, or add it once for all lives: Mayor of Almaty"))
    organisation = organisation_key(_("organisation"))
    place = place_key(_("place"))
    start = EDTFField(_("start"), interval=False, help_text=_("16 June 1997, about 1970"))
    end = EDTFField(_("end"), interval=False, help_text=_("December 2004, before 1990"))
    ongoing = models.BooleanField(_("still held"), default=False, help_text=_("Then without an end"))
    acting = models.BooleanField(_("acting"), default=False, help_text=_("Held the post in place of somebody else"))
    stated_age = models.PositiveSmallIntegerField(
        _("stated age"), null=True, blank=True, help_text=_("At the start, if a source says so")
    )
    began = models.CharField(
        _("how it began"),
        max_length=20,
        choices=choices.BEGINNINGS,
        default="",
        blank=True,
        help_text=_("Appointed, elected, promoted …, as the source says"),
    )
    begun_by = models.CharField(
        _("by whom"), max_length=255, blank=True, help_text=_("Who appointed, elected or promoted")
    )
    begun_by_person = life_key()
    ended = models.CharField(
        _("how it ended"),
        max_length=20,
        choices=choices.ENDINGS,
        default="",
        blank=True,
        help_text=_("Resigned, dismissed, term over …, as the source says"),
    )
    predecessor = models.CharField(
        _("predecessor"), max_length=255, blank=True, help_text=_("Who held the post before: Charles Babbage")
    )
    predecessor_person = life_key()
    successor = models.CharField(
        _("successor"), max_length=255, blank=True, help_text=_("Who held the post after: Charles Babbage")
    )
    successor_person = life_key()
    citations = citations_field()
    # A stream and not rows: nobody looks for a figure by itself, and each table costs every reader a query.
    figures = StreamField(KeyFiguresBlock(), blank=True, verbose_name=_("key figures"))
    body = StreamField(ProseBlock(), blank=True, verbose_name=_("text"))

    objects = PageManager.from_queryset(CareerPeriodQuerySet)()

    parent_page_types = ["biography.PersonPage"]
    max_count_per_parent = MOST_PARTS
    subpage_types: list[str] = []
    page_description = _("One post held: role, office, organisation, place, from when to when.")
    api_fields = writable(
        "office",
        "organisation",
        "place",
        "start",
        "end",
        "ongoing",
        "acting",
        "stated_age",
        "began",
        "begun_by",
        "begun_by_person",
        "ended",
        "predecessor",
        "predecessor_person",
        "successor",
        "successor_person",
        "citations",
        "figures",
        "body",
        "events",
    )

    document_fields = fields_of(
        document.CareerPeriod, "slug", "ongoing", "acting", "stated_age", "began", "ended", title="role"
    ) | fields_of(document.Mention, begun_by="name", predecessor="name", successor="name")

    post_panels = [
        TitlePanel(
            "title",
            placeholder=_("Post held, e.g. Minister of energy"),
            heading=_("Role"),
            help_text=_("As the page of the life calls it: Mayor of Almaty, Engineer in the boiler workshop"),
        ),
        FieldRowPanel([FieldPanel("start"), FieldPanel("end"), FieldPanel("ongoing")]),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("organisation"), FieldPanel("office"), FieldPanel("place")]),
                FieldRowPanel([FieldPanel("acting"), FieldPanel("stated_age")]),
            ],
            heading=_("Where"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("began"), FieldPanel("ended")]),
                FieldRowPanel([FieldPanel("begun_by"), FieldPanel("begun_by_person")]),
                FieldRowPanel([FieldPanel("predecessor"), FieldPanel("predecessor_person")]),
                FieldRowPanel([FieldPanel("successor"), FieldPanel("successor_person")]),
            ],
            heading=_("How it began and ended"),
        ),
        FieldPanel("citations"),
        change_panel(),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(post_panels, heading=_("Post")),
            ObjectList(
                [TextPanel("figures", help_text=FIGURES_HELP), TextPanel("body", help_text=BODY_HELP)],
                heading=_("Text"),
            ),
            ObjectList(
                [InlinePanel("events", max_num=MOST_ROWS, heading=_("Events"), label=_("event"))], heading=_("Events")
            ),
            *closing_tabs(),
        ]
    )

    search_fields = [
        *Page.search_fields,
        index.SearchField("body"),
        index.SearchField("searchable_events"),
        index.RelatedFields("organisation", [index.SearchField("name")]),
        index.RelatedFields("office", [index.SearchField("name")]),
        index.RelatedFields("place", [index.SearchField("name")]),
        index.SearchField("folded_words"),
        index.FilterField("start_earliest"),
        index.FilterField("end_latest"),
    ]

    class Meta:
        verbose_name = _("career period")
        verbose_name_plural = _("career periods")
        indexes = [
            models.Index(MonthAndDay("start"), name="started_on_day"),
            models.Index(MonthAndDay("end"), name="ended_on_day"),
        ]

    def clean(self) -> None:
        super().clean()
        if self.ongoing and self.end:
            raise ValidationError({"ongoing": _("A period that is still held has no end: clear one of the two.")})
        if ends_before(self.start, self.end):
            raise ValidationError({"end": _("A period cannot end before it starts.")})

    def searchable_events(self) -> str:
        return "\n".join(event.searchable for event in shown_rows(self.events))

    @cached_property
    def person(self) -> PersonPage:
        """The life that this page belongs to."""
        return PersonPage.objects.for_document().get(pk=self.get_parent().pk)


class PeriodEvent(Event):
    page = ParentalKey(CareerPeriodPage, on_delete=models.CASCADE, related_name="events")

    class Meta(Event.Meta):
        verbose_name = _("event in the period")
        verbose_name_plural = _("events in the period")
