"""The rows of a life: names, fields of activity, relatives, studies, events, authority identifiers, bibliography."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from biography import choices, document
from biography.fields import EDTFField
from biography.identifiers import canonical_identifier
from biography.models.field_of_activity import FieldOfActivity
from biography.models.foreign_keys import life_key, organisation_key, place_key
from biography.models.person import PersonPage
from biography.models.row import Event, Row, closing_panels
from biography.models.source import Source
from biography.models.writable import writable
from biography.refused import Refused
from biography.validation import fields_of, told


class OtherName(Row):
    page = ParentalKey(PersonPage, on_delete=models.CASCADE, related_name="other_names")
    text = models.CharField(_("name"), max_length=255, help_text=_("Found by search as well"))
    kind = models.CharField(
        _("kind"),
        max_length=20,
        choices=choices.NAME_KINDS,
        default="variant",
        help_text=_("What the name is: name at birth, pen name"),
    )
    language = models.CharField(_("language"), max_length=20, blank=True, help_text=_("Tag: ru, kk, zh-Hant"))

    panels = [
        FieldRowPanel([FieldPanel("text"), FieldPanel("kind"), FieldPanel("language")]),
        *closing_panels(),
    ]
    api_fields = writable("text", "kind", "language", "citations", "hidden")
    document_fields = fields_of(document.OtherName, "text", "kind", "language")

    class Meta(Row.Meta):
        verbose_name = _("other name")
        verbose_name_plural = _("other names")

    def __str__(self) -> str:
        return self.text


class Activity(Row):
    """A field that the person was active in. The order is the editor's: what they are known for comes first."""

    page = ParentalKey(PersonPage, on_delete=models.CASCADE, related_name="activities")
    # Without its field it says nothing, and goes with it.
    field = models.ForeignKey(
        FieldOfActivity,
        models.CASCADE,
        related_name="+",
        verbose_name=_("field"),
        help_text=_("Choose it, or add it once for all lives: Engineering, Public health, Opera"),
    )

    panels = [FieldPanel("field"), *closing_panels()]
    api_fields = writable("field", "citations", "hidden")

    class Meta(Row.Meta):
        verbose_name = _("field of activity")
        verbose_name_plural = _("fields of activity")

    def __str__(self) -> str:
        return self.field.name if self.field_id else ""


class Relative(Row):
    """A relative by name, or several by number."""

    page = ParentalKey(PersonPage, on_delete=models.CASCADE, related_name="family")
    relation = models.CharField(
        _("relation"),
        max_length=20,
        choices=choices.RELATIONS,
        help_text=_("What they are to the person: father, spouse, child"),
    )
    label = models.CharField(_("closer word"), max_length=255, blank=True, help_text=_("Second wife, foster father"))
    name = models.CharField(
        _("name"), max_length=255, blank=True, help_text=_("As the page should name them: Annabella Byron")
    )
    person = life_key()
    count = models.PositiveSmallIntegerField(_("how many"), null=True, blank=True, help_text=_("If without names: 5"))
    birth_date = EDTFField(
        pgettext_lazy("field", "born"), moment=True, help_text=_("24 November 1948, about 1958, 1850s")
    )
    birth_place = place_key(_("birthplace"))
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
    date = EDTFField(_("date of the bond"), help_text=_("Of marriage or adoption: 1998"))
    note = models.CharField(_("note"), max_length=255, blank=True, help_text=_("A few words more: adopted, died young"))

    panels = [
        FieldRowPanel([FieldPanel("relation"), FieldPanel("label"), FieldPanel("count")]),
        FieldRowPanel([FieldPanel("name"), FieldPanel("person")]),
        FieldRowPanel([FieldPanel("birth_date"), FieldPanel("birth_place")]),
        FieldRowPanel([FieldPanel("death_date"), FieldPanel("death_place"), FieldPanel("dead")]),
        FieldRowPanel([FieldPanel("date"), FieldPanel("note")]),
        *closing_panels(),
    ]
    api_fields = writable(
        "relation",
        "label",
        "name",
        "person",
        "count",
        "birth_date",
        "birth_place",
        "death_date",
        "death_place",
        "dead",
        "date",
        "note",
        "citations",
        "hidden",
    )
    document_fields = fields_of(document.Relative, "relation", "label", "name", "count", "note")

    class Meta(Row.Meta):
        verbose_name = _("relative")
        verbose_name_plural = _("relatives")

    def __str__(self) -> str:
        return self.name or f"{self.get_relation_display()} × {self.count or 1}"

    def clean(self) -> None:
        super().clean()
        if not (self.name or self.count or self.person_id):
            raise ValidationError({"name": _("Give a name, or how many there are.")})


class Education(Row):
    page = ParentalKey(PersonPage, on_delete=models.CASCADE, related_name="education")
    institution = models.CharField(
        _("institution"), max_length=255, help_text=_("School or body, as the text names it.")
    )
    organisation = organisation_key(_("organisation"))
    place = place_key(_("place"))
    date = EDTFField(_("time of study"), help_text=_("From 1971 to 1977"))
    qualification = models.CharField(
        _("qualification"), max_length=255, blank=True, help_text=_("Diploma in engineering")
    )
    awarded = EDTFField(_("awarded"), help_text=_("June 1970"))
    note = models.TextField(
        _("note"), max_length=2000, blank=True, help_text=_("What else is worth saying: by correspondence, unfinished")
    )

    panels = [
        FieldPanel("institution"),
        FieldRowPanel([FieldPanel("organisation"), FieldPanel("place")]),
        FieldRowPanel([FieldPanel("date"), FieldPanel("qualification"), FieldPanel("awarded")]),
        FieldPanel("note"),
        *closing_panels(),
    ]
    api_fields = writable(
        "institution", "organisation", "place", "date", "qualification", "awarded", "note", "citations", "hidden"
    )
    document_fields = fields_of(document.Education, "institution", "qualification", "note")

    class Meta(Row.Meta):
        verbose_name = _("course of study")
        verbose_name_plural = _("education")

    def __str__(self) -> str:
        return self.institution


class LifeEvent(Event):
    page = ParentalKey(PersonPage, on_delete=models.CASCADE, related_name="events")

    class Meta(Event.Meta):
        verbose_name = _("life event")
        verbose_name_plural = _("life events")


class AuthorityIdentifier(Row):
    page = ParentalKey(PersonPage, on_delete=models.CASCADE, related_name="identifiers")
    scheme = models.CharField(
        _("authority file"),
        max_length=20,
        choices=choices.SCHEMES,
        help_text=_("Who gave the identifier: Wikidata, VIAF, ORCID"),
    )
    value = models.CharField(_("identifier"), max_length=100, db_index=True, help_text=_("Q42, 0000-0002-1825-0097"))

    panels = [FieldRowPanel([FieldPanel("scheme"), FieldPanel("value")]), FieldPanel("hidden")]
    api_fields = writable("scheme", "value", "hidden")
    document_fields = fields_of(document.Identifier, "scheme", "value")

    class Meta(Row.Meta):
        verbose_name = _("authority identifier")
        verbose_name_plural = _("authority identifiers")

    def __str__(self) -> str:
        return f"{self.get_scheme_display()} {self.value}"

    def clean(self) -> None:
        super().clean()
        if self.scheme and self.value:
            try:
                self.value = canonical_identifier(self.scheme, self.value)
            except Refused as error:
                raise ValidationError({"value": told(error)}) from error


class BibliographyEntry(Row):
    """A source of the life as a whole, or something to read further. The order is the editor's."""

    page = ParentalKey(PersonPage, on_delete=models.CASCADE, related_name="bibliography")
    # Without its source it says nothing, and goes with it.
    source = models.ForeignKey(
        Source,
        models.CASCADE,
        related_name="+",
        verbose_name=_("source"),
        help_text=_("Choose it, or add it once for all lives: a lexicon, an archive, a book about the person"),
    )
    kind = models.CharField(
        _("kind"),
        max_length=20,
        choices=choices.BIBLIOGRAPHY_KINDS,
        default="source",
        help_text=_("Whether the life rests on it, or readers find more there"),
    )
    locator = models.CharField(
        _("place in the source"), max_length=255, blank=True, help_text=_("Pages, chapter, volume: vol. 2, pp. 12–19")
    )
    note = models.CharField(
        _("note"), max_length=255, blank=True, help_text=_("What readers find there: with a list of her letters")
    )

    panels = [
        FieldRowPanel([FieldPanel("source"), FieldPanel("kind")]),
        FieldRowPanel([FieldPanel("locator"), FieldPanel("note")]),
        FieldPanel("hidden"),
    ]
    api_fields = writable("source", "kind", "locator", "note", "hidden")
    document_fields = fields_of(document.BibliographyEntry, "kind", "locator", "note")

    class Meta(Row.Meta):
        verbose_name = _("entry of the bibliography")
        verbose_name_plural = _("bibliography")

    def __str__(self) -> str:
        return self.source.title if self.source_id else ""
