"""The only joins of the portal, each named by its purpose."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Concat
from wagtail.models import (
    Page,
    Site,
)
from wagtail.query import PageQuerySet

from biography.dates import Asked
from biography.held import perhaps_held, surely_held
from biography.models.listed_name import in_alphabet
from biography.visibility import (
    Closing,
    in_language,
    originals,
    parts_within,
    published,
    restricted,
    visible,
    visible_of_all,
)

DIED = Q(dead=True) | ~Q(death_date="") | Q(death_place__isnull=False)
"""Whose death is known, be its date known or not."""


def _count(rows: QuerySet) -> Coalesce:
    """How many rows belong to the page of the outer query."""
    one_group = rows.order_by().annotate(group=Value(1)).values("group")
    return Coalesce(Subquery(one_group.annotate(count=Count("pk")).values("count")), 0)


class LifeQuerySet(PageQuerySet):
    """Pages of the portal, with the public's view of them."""

    def published(self) -> LifeQuerySet:
        return published(self)

    def visible(self) -> LifeQuerySet:
        return visible(self)

    def visible_of_all(self, closing: Closing | None = None) -> LifeQuerySet:
        return visible_of_all(self, closing=closing)

    def in_language(self, code: str = "") -> LifeQuerySet:
        return in_language(self, code)

    def originals(self) -> LifeQuerySet:
        return originals(self)

    def of_site(self, request: Any) -> LifeQuerySet:
        """The pages of the site that a request came to, in all languages."""
        roots = Site.get_site_root_paths()
        if len({root.site_id for root in roots}) == 1:
            return self
        site = Site.find_for_request(request)
        within = Q(pk__in=[])
        for root in roots:
            if site and root.site_id == site.pk:
                within |= Q(url_path__startswith=root.root_path)
        return self.filter(within)

    def parts_of(self, people: Any) -> LifeQuerySet:
        """The child pages of these people that are published and not restricted themselves, in tree order."""
        # Letters and digits alone: where "~" stands among them is the database's collation's to say.
        ranges = [(Page._get_children_path_interval(person.path), person.depth + 1) for person in people]
        return parts_within(self, ranges).order_by("path")


class PersonQuerySet(LifeQuerySet):
    def for_cards(self) -> PersonQuerySet:
        """Everything a card shows, so that no loop asks the database again."""
        return self.select_related("portrait", "birth_place", "death_place", "locale")

    def in_alphabet(self, code: str = "") -> PersonQuerySet:
        """As lists in a language have them, the reader's if none is given: each once, with its letter as ``head``."""
        return in_alphabet(self, code)

    def how_many(self) -> int:
        """Counted by letters, that is, by the index of people: without statistics a database would read all pages."""
        return sum(self.order_by().values_list("letter").annotate(number=Count("pk")).values_list("number", flat=True))

    def for_listing(self) -> PersonQuerySet:
        """What editors see in the list of people: how many parts each life has, drafts included; its protection."""
        ends = Page._get_children_path_interval("")
        within = [Concat(OuterRef("path"), Value(end)) for end in ends]
        # Not by way of the categories: for each life PostgreSQL would read all there are.
        parts = (
            Page.objects.filter(path__range=[Concat(OuterRef(OuterRef("path")), Value(end)) for end in ends])
            .order_by()
            .values("pk")
        )
        return self.annotate(
            period_count=_count(apps.get_model("biography.CareerPeriodPage").objects.filter(path__range=within)),
            protected=F("protection__level"),
            honour_count=_count(apps.get_model("biography.Honour").objects.filter(page_id__in=parts)),
        )

    def for_document(self) -> PersonQuerySet:
        """A life and what its page says around it. Its rows, periods and honours come all at once (``lives.py``)."""
        versions = apps.get_model("biography.LifeVersion").objects.filter(page=OuterRef("pk"))
        standing = Case(When(withdrawn_at=None, then=F("published_at")))
        return self.annotate(
            restricted=restricted(),
            corrected=Exists(versions.open_corrections()),
            last_version=Subquery(versions.order_by("-number").values("number")[:1]),
            last_published=Subquery(versions.order_by("-number").annotate(day=standing).values("day")[:1]),
            mentioned=Exists(apps.get_model("biography.LifeLink").objects.filter(target=OuterRef("pk"))),
        ).select_related("locale", "review")

    def with_rows(self) -> PersonQuerySet:
        """A life with its own rows and their places: of a draft, whose parts are found one by one."""
        return self.select_related("birth_place", "death_place").prefetch_related(
            "other_names",
            "identifiers",
            Prefetch("activities", self._rows("activities", "field")),
            Prefetch("family", self._rows("family", "birth_place", "death_place")),
            Prefetch("education", self._rows("education", "place", "organisation__place")),
            Prefetch("events", self._rows("events", "place")),
            Prefetch("bibliography", self._rows("bibliography", "source")),
        )

    def _rows(self, name: str, *related: str) -> QuerySet:
        rows = self.model._meta.get_field(name).related_model.objects
        return rows.select_related(*related) if related else rows.all()


class CareerPeriodQuerySet(LifeQuerySet):
    def for_document(self) -> CareerPeriodQuerySet:
        events = self.model._meta.get_field("events").related_model
        return self.select_related(
            "place", "organisation__place", "office__place", "office__organisation__place"
        ).prefetch_related(Prefetch("events", events.objects.select_related("place")))

    def for_succession(self) -> CareerPeriodQuerySet:
        """Who held what and when, without what was written about it: for offices that hundreds have held."""
        posts = self.select_related("place", "organisation", "office", "locale")
        return posts.defer("body", "figures", "citations").order_by("path")

    def held_in(self, when: Asked, today: int) -> CareerPeriodQuerySet:
        """The posts that were held, surely (``certain``) or perhaps, at some time asked about. ``today`` is a Julian
        day."""
        held = self.filter(perhaps_held(when, today))
        return held.annotate(certain=Case(When(surely_held(when, today), then=1), default=0))


class HonourCategoryQuerySet(LifeQuerySet):
    def for_document(self) -> HonourCategoryQuerySet:
        honours = self.model._meta.get_field("honours").related_model
        return self.prefetch_related(Prefetch("honours", honours.objects.select_related("place")))
