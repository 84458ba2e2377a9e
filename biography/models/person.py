"""A person: the page of one life. Its rows are in ``person_rows.py``."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.fields import StreamField
from wagtail.models import Page, PageManager
from wagtail.search import index

from biography import document, spelling
from biography.blocks import ProseBlock
from biography.document.vocabulary import MOST_ROWS
from biography.fields import EDTFField, MonthAndDay, ends_before
from biography.models.draft_parts_panel import DraftPartsPanel
from biography.models.foreign_keys import foreign_key, place_key
from biography.models.life_page import LifePage, change_panel, closing_tabs
from biography.models.listed_name import list_lives
from biography.models.name_word import keep_name_words
from biography.models.original_texts import TextPanel, TitlePanel
from biography.models.person_form import PersonForm
from biography.models.row import citations_field, contradicted, shown_rows
from biography.models.writable import writable
from biography.querysets import PersonQuerySet
from biography.validation import fields_of

ACTIVITIES_HELP = _("What they are known for first. The list of people can be narrowed by each.")
BIBLIOGRAPHY_HELP = _("Sources of the life as a whole, and further reading. Those of one statement are cited there.")
BODY_HELP = _("Headings, paragraphs, quotations, pictures, and claims, each with its claimant.")


class PersonPage(LifePage):
    """One life. Its posts and honours are pages beneath it."""

    prefix = models.CharField(_("prefix"), max_length=255, blank=True, help_text=_("Sir, Dr"))
    given_name = models.CharField(_("given name"), max_length=255, blank=True, help_text=_("Ada, Viktor"))
    additional_name = models.CharField(
        _("additional name"), max_length=255, blank=True, help_text=_("Middle name, patronymic")
    )
    family_name = models.CharField(_("family name"), max_length=255, blank=True, help_text=_("Lovelace, de Gaulle"))
    suffix = models.CharField(_("suffix"), max_length=255, blank=True, help_text=_("Jr, OBE"))
    sort_name = models.CharField(
        _("sort name"),
        max_length=255,
        blank=True,
        db_index=True,
        help_text=_("What lists are ordered by: Lovelace, Ada. Follows the name until you type another."),
    )
    # What people are counted by, and completed by as one types; lists are ordered by ``ListedPerson``.
    sort_key = models.CharField(max_length=255, default="", editable=False)
    letter = models.CharField(max_length=1, default=spelling.OTHER, editable=False)
    description = models.CharField(
        _("description"),
        max_length=255,
        blank=True,
        help_text=_("One line that says who this is: British mathematician, first to publish a program"),
    )
    birth_date = EDTFField(
        pgettext_lazy("field", "born"), moment=True, help_text=_("24 November 1948, about 1958, 1850s")
    )
    birth_place = place_key(_("birthplace"))
    birth_citations = citations_field()
    death_date = EDTFField(
        pgettext_lazy("field", "died"), moment=True, help_text=_("Empty for the living and where not known")
    )
    death_place = place_key(_("place of death"))
    dead = models.BooleanField(
        _("has died"),
        default=False,
        db_default=False,
        help_text=_("Tick it where neither the date nor the place of death is known."),
    )
    death_citations = citations_field()
    portrait = foreign_key(
        "biography.PortalImage",
        _("portrait"),
        _("Leave empty where no picture may be published; the page is made to look complete without."),
    )
    body = StreamField(ProseBlock(), blank=True, verbose_name=_("the life in prose"))

    objects = PageManager.from_queryset(PersonQuerySet)()

    parent_page_types = ["biography.PeopleIndexPage"]
    subpage_types = ["biography.CareerPeriodPage", "biography.HonourCategoryPage"]
    base_form_class = PersonForm
    page_description = _("One life. Its posts and honours are added beneath it.")
    api_fields = writable(
        "prefix",
        "given_name",
        "additional_name",
        "family_name",
        "suffix",
        "sort_name",
        "description",
        "birth_date",
        "birth_place",
        "birth_citations",
        "death_date",
        "death_place",
        "dead",
        "death_citations",
        "portrait",
        "body",
        "other_names",
        "activities",
        "family",
        "education",
        "events",
        "identifiers",
        "bibliography",
    )

    document_fields = fields_of(
        document.Name,
        "prefix",
        "suffix",
        title="display",
        sort_name="sort",
        given_name="given",
        additional_name="additional",
        family_name="family",
    ) | fields_of(document.Biography, "slug", "description")

    life_panels = [
        TitlePanel(
            "title",
            placeholder=_("Name as readers see it, e.g. Ada Lovelace"),
            heading=_("Name"),
            help_text=_("It stands at the top of the page and in lists; its parts below say where in the alphabet."),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("given_name"), FieldPanel("additional_name"), FieldPanel("family_name")]),
                FieldRowPanel([FieldPanel("prefix"), FieldPanel("suffix")]),
                FieldPanel("sort_name"),
            ],
            heading=_("Name in parts"),
        ),
        InlinePanel("other_names", max_num=MOST_ROWS, heading=_("Other names"), label=_("name")),
        FieldPanel("description"),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("birth_date"), FieldPanel("birth_place")]), FieldPanel("birth_citations")],
            heading=_("Birth"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("death_date"), FieldPanel("death_place")]),
                FieldPanel("dead"),
                FieldPanel("death_citations"),
            ],
            heading=_("Death"),
        ),
        FieldPanel("portrait"),
        DraftPartsPanel(),
        change_panel(),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(life_panels, heading=_("Person")),
            ObjectList([HelpPanel(template="biography/admin/parts_panel.html")], heading=_("Posts and honours")),
            ObjectList([TextPanel("body", help_text=BODY_HELP)], heading=_("Text")),
            ObjectList(
                [
                    InlinePanel(
                        "activities",
                        max_num=MOST_ROWS,
                        heading=_("Fields of activity"),
                        label=_("field"),
                        help_text=ACTIVITIES_HELP,
                    ),
                    InlinePanel("family", max_num=MOST_ROWS, heading=_("Family"), label=_("relative")),
                    InlinePanel("education", max_num=MOST_ROWS, heading=_("Education"), label=_("course of study")),
                    InlinePanel("events", max_num=MOST_ROWS, heading=_("Life events"), label=_("event")),
                    InlinePanel(
                        "identifiers", max_num=MOST_ROWS, heading=_("Authority identifiers"), label=_("identifier")
                    ),
                    InlinePanel(
                        "bibliography",
                        max_num=MOST_ROWS,
                        heading=_("Bibliography"),
                        label=_("source"),
                        help_text=BIBLIOGRAPHY_HELP,
                    ),
                ],
                heading=_("Facts"),
            ),
            *closing_tabs(),
        ]
    )

    search_fields = [
        *Page.search_fields,
        index.SearchField("sort_name"),
        index.AutocompleteField("sort_name"),
        index.SearchField("description"),
        index.SearchField("body"),
        index.SearchField("searchable_names"),
        index.AutocompleteField("searchable_names"),
        index.SearchField("searchable_facts"),
        index.RelatedFields("birth_place", [index.SearchField("name")]),
        index.RelatedFields("death_place", [index.SearchField("name")]),
        index.SearchField("folded_words"),
        index.FilterField("birth_date_earliest"),
        index.FilterField("birth_date_latest"),
    ]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        indexes = [
            models.Index(fields=["letter", "sort_key"], name="people_in_order"),
            # How many there are under each letter, born from when to when, is read from this alone.
            models.Index(fields=["letter", "birth_date_earliest", "birth_date_latest"], name="people_counted"),
            models.Index(MonthAndDay("birth_date"), name="born_on_day"),
            models.Index(MonthAndDay("death_date"), name="died_on_day"),
        ]

    def clean(self) -> None:
        super().clean()
        self.derive()
        if ends_before(self.birth_date, self.death_date):
            raise ValidationError({"death_date": _("This is before the birth.")})

    def derive(self) -> None:
        self.sort_name = self.sort_name or self.made_sort_name()
        # Who says that somebody has died says it without a date as well.
        self.dead = self.dead or bool(self.death_citations and not (self.death_date or self.death_place_id))
        self.sort_key, self.letter = spelling.sort_key(self.sort_name)[:255], spelling.first_letter(self.sort_name)

    def keep_findable(self, *, whole: bool = True) -> None:
        super().keep_findable(whole=whole)
        if whole:
            # Else the names are not what was saved: Wagtail keeps a few columns of a draft in this way.
            keep_name_words(self)
            list_lives([self.translation_key])

    def get_indexed_instance(self) -> Page:
        """As the database has the page, with its rows and what these refer to in a few queries."""
        return PersonPage.objects.with_rows().filter(pk=self.pk).first() or super().get_indexed_instance()

    def made_sort_name(self) -> str:
        given = " ".join(part for part in (self.given_name, self.additional_name) if part)
        return (", ".join(part for part in (self.family_name, given) if part) or self.title)[:255]

    def searchable_names(self) -> str:
        return "\n".join(name.text for name in shown_rows(self.other_names))

    def searchable_facts(self) -> str:
        fields = (str(row) for row in shown_rows(self.activities))
        studies = (f"{row.institution} {row.qualification}" for row in shown_rows(self.education))
        return "\n".join([*fields, *studies, *(event.searchable for event in shown_rows(self.events))])

    @property
    def has_died(self) -> bool:
        """Whether a death is known, be its date known or not: ``querysets.DIED`` of one page."""
        return bool(self.dead or self.death_date or self.death_place_id)

    @property
    def birth_disputed(self) -> bool:
        """Whether a source that is cited for the birth says otherwise."""
        return contradicted(self.birth_citations)

    @property
    def death_disputed(self) -> bool:
        return contradicted(self.death_citations)

    @property
    def path_of_life(self) -> str:
        return self.path

    @property
    def person(self) -> "PersonPage":
        """The life that this page belongs to, as on its parts."""
        return self
