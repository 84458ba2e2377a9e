"""What every row of a life is, and the two kinds of rows that more than one page type has."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.models import get_all_child_relations
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Orderable

from biography import choices, document
from biography.blocks import PROSE_FEATURES, CitationsBlock
from biography.fields import EDTFField, MonthAndDay
from biography.markup import plain_text
from biography.models.foreign_keys import place_key
from biography.models.writable import writable
from biography.validation import Documented, fields_of


def citations_field() -> StreamField:
    return StreamField(
        CitationsBlock(),
        blank=True,
        verbose_name=_("citations"),
        help_text=_("Who says so, and where? What has none shows as unsourced."),
    )


def contradicted(citations: Any) -> bool:
    """Whether one of these citations says otherwise; without a look at the sources."""
    return any((block.get("value") or {}).get("stance") == "contradicts" for block in citations.raw_data)


def closing_panels() -> list[FieldPanel]:
    """What the form of every row ends with."""
    return [FieldPanel("citations"), FieldPanel("hidden")]


class Row(Documented, Orderable):
    """One statement of a life, with a key that stays through drafts, publishing, export and import."""

    key = models.UUIDField(default=uuid4, editable=False)
    citations = citations_field()
    hidden = models.BooleanField(
        _("hidden from the public"),
        default=False,
        help_text=_(
            "For editors only, such as family of the living. Versions that showed it are withdrawn one by one."
        ),
    )

    class Meta(Orderable.Meta):
        abstract = True

    def derive(self) -> None:
        """Set the columns that follow from others, before these are saved."""

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.derive()
        super().save(*args, **kwargs)


def public_rows(relation: Any) -> list[Any]:
    """The rows of a page that are not hidden, from those that were fetched with it where they were."""
    return [row for row in relation.all() if not row.hidden]


def shown_rows(relation: Any) -> list[Any]:
    """The rows of a page that readers may be told of: without those that editors hide there or on its original."""
    rows, page = public_rows(relation), relation.instance
    if not rows or page.locale.language_code == settings.LANGUAGE_CODE:
        return rows
    theirs = relation.model.objects.filter(key__in=[row.key for row in rows], hidden=True)
    of_original = theirs.filter(
        page__translation_key=page.translation_key, page__locale__language_code=settings.LANGUAGE_CODE
    )
    hidden = set(of_original.values_list("key", flat=True))
    return [row for row in rows if row.key not in hidden]


def hidden_in_originals(pages: Iterable[Any], names: Iterable[str] = ()) -> set[UUID]:
    """Keys of the rows that editors hide on the originals of these pages, whether those are public or not.

    ``names`` of the relations that are meant: all, if none are given.
    """
    translations: dict[Any, set[UUID]] = {}
    for page in pages:
        if page.locale.language_code != settings.LANGUAGE_CODE:
            translations.setdefault(type(page), set()).add(page.translation_key)
    found: set[UUID] = set()
    for model, keys in translations.items():
        for relation in get_all_child_relations(model):
            if issubclass(relation.related_model, Row) and (not names or relation.related_name in names):
                rows = relation.related_model.objects.filter(hidden=True, page__translation_key__in=keys)
                found |= set(
                    rows.filter(page__locale__language_code=settings.LANGUAGE_CODE).values_list("key", flat=True)
                )
    return found


class Event(Row):
    """Something that happened on a date, in a life or in a period of it."""

    kind = models.CharField(
        _("kind"),
        max_length=20,
        choices=choices.EVENT_KINDS,
        default="life",
        help_text=_("What sort of event: residence, health, publication"),
    )
    title = models.CharField(_("title"), max_length=255, help_text=_("A few words: Accident at the plant"))
    date = EDTFField(_("date"), help_text=_("15 July 2007, spring 2007"))
    place = place_key(_("place"))
    html = RichTextField(
        _("text"), blank=True, features=PROSE_FEATURES, help_text=_("What happened, in a sentence or two")
    )

    panels = [
        FieldRowPanel([FieldPanel("title"), FieldPanel("kind")]),
        FieldRowPanel([FieldPanel("date"), FieldPanel("place")]),
        FieldPanel("html"),
        *closing_panels(),
    ]
    api_fields = writable("title", "kind", "date", "place", "html", "citations", "hidden")
    document_fields = fields_of(document.Event, "title", "kind", "html")

    class Meta(Row.Meta):
        abstract = True
        indexes = [models.Index(MonthAndDay("date"), name="%(class)s_on_day")]

    def __str__(self) -> str:
        return self.title

    @property
    def searchable(self) -> str:
        return f"{self.title} {plain_text(self.html)}"
