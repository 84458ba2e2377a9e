"""The list of people in the admin: every life, with what an editor of thousands looks for."""

from typing import Any

from django import forms
from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django_filters.filters import ChoiceFilter, RangeFilter
from wagtail.admin.filters import NumberRangeWidget
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages.listing import IndexView, PageFilterSet
from wagtail.admin.viewsets.pages import PageListingViewSet

from biography.admin.searching import SearchedByKey
from biography.dates import bounds
from biography.dates.edtf import year_text
from biography.fields import language
from biography.models import PersonPage
from biography.models.life_lock import LEVELS
from biography.querysets import DIED
from biography.statements import imprecise_date

UPDATED = "latest_revision_created_at"


def day(year: Any, *, last: bool) -> int:
    """First or last day of a year of at most four digits, as a Julian day number."""
    return bounds(year_text(int(max(-9999, min(year, 9999)))))[last] or 0


class BirthYearsFilter(RangeFilter):
    """Everybody who may have been born in these years: a life of "about 1850" or "1850s" is found by 1855."""

    def filter(self, qs: QuerySet, value: Any) -> QuerySet:
        if value is None:
            return qs
        qs = qs.exclude(birth_date="")
        if value.start is not None:
            since = day(value.start, last=False)
            qs = qs.filter(Q(birth_date_latest__gte=since) | Q(birth_date_latest__isnull=True))
        if value.stop is not None:
            until = day(value.stop, last=True)
            qs = qs.filter(Q(birth_date_earliest__lte=until) | Q(birth_date_earliest__isnull=True))
        return qs


class YesOrNoFilter(ChoiceFilter):
    """Two answers, each a condition of its own."""

    def __init__(self, *, label: Any, answers: dict[str, tuple[Any, Q]]) -> None:
        self.conditions = {value: condition for value, (_label, condition) in answers.items()}
        choices = [(value, text) for value, (text, _condition) in answers.items()]
        super().__init__(label=label, choices=choices, empty_label=_("Any"), widget=forms.RadioSelect)

    def filter(self, qs: QuerySet, value: str) -> QuerySet:
        return qs.filter(self.conditions[value]) if value in self.conditions else qs


class LanguageFilter(ChoiceFilter):
    """The lives in a language. Where none is chosen, each life once: a translation is not another person.

    What is searched for is found in all languages: a name may be written so in one of them alone.
    """

    def __init__(self) -> None:
        super().__init__(
            label=_("Language"), choices=settings.LANGUAGES, empty_label=_("Each life once"), widget=forms.RadioSelect
        )

    def filter(self, qs: QuerySet, value: str) -> QuerySet:
        if value:
            return qs.filter(locale__language_code=value)
        return qs if self.parent.data.get("q") else once(qs)


def once(people: QuerySet) -> QuerySet:
    """Each life in the portal's first language, or else as it was written first; drafts as well."""
    first = Q(locale__language_code=settings.LANGUAGE_CODE)
    same = PersonPage.objects.filter(translation_key=OuterRef("translation_key")).exclude(pk=OuterRef("pk"))
    return people.filter(first | ~Exists(same.filter(first | Q(pk__lt=OuterRef("pk")))))


class PeopleFilterSet(PageFilterSet):
    language = LanguageFilter()
    status = YesOrNoFilter(
        label=_("Status"),
        answers={
            "live": (_("Published"), Q(live=True)),
            "changed": (_("Published, with changes that are not"), Q(live=True, has_unpublished_changes=True)),
            "draft": (_("Not published"), Q(live=False)),
        },
    )
    born = BirthYearsFilter(label=_("Born between the years"), widget=NumberRangeWidget)
    birth_date = YesOrNoFilter(
        label=_("Date of birth"),
        answers={"yes": (_("Known"), ~Q(birth_date="")), "no": (_("Missing"), Q(birth_date=""))},
    )
    death = YesOrNoFilter(
        label=_("Death"),
        answers={
            "yes": (_("Has died"), DIED),
            "no": (_("Living, or not known"), ~DIED),
        },
    )
    protection = YesOrNoFilter(
        label=_("Protection"),
        answers={
            **{level: (label, Q(protection__level=level)) for level, label in LEVELS},
            "none": (_("None"), Q(protection=None)),
        },
    )
    portrait = YesOrNoFilter(
        label=_("Portrait"),
        answers={
            "yes": (_("Has one"), Q(portrait__isnull=False)),
            "no": (_("Has none"), Q(portrait__isnull=True)),
        },
    )
    site = None
    has_child_pages = None

    class Meta:
        model = PersonPage
        fields: list[str] = []

    def _add_locale_filter(self) -> None:
        """Not Wagtail's: it would look for translations among lives that are each shown once. Ours is by language."""


def lifetime(person: PersonPage) -> str:
    """Dates of birth and death in words."""
    born, died = (
        date.words if date else ""
        for date in (
            imprecise_date(person.birth_date, person.birth_date_display, language()),
            imprecise_date(person.death_date, person.death_date_display, language()),
        )
    )
    if born and died:
        return f"{born} – {died}"
    if born:
        return str(_("born %(date)s") % {"date": born})
    return str(_("died %(date)s") % {"date": died}) if died else ""


def protection(person: PersonPage) -> Any:
    return dict(LEVELS).get(person.protected, "")


class PeopleIndexView(SearchedByKey, IndexView):
    default_ordering = "sort_name"

    def get_base_queryset(self) -> QuerySet:
        if self.request.user.is_superuser:
            # Wagtail asks whether each life is among all pages, which takes as long again as all else.
            return self.annotate_queryset(PersonPage.objects.all())
        return super().get_base_queryset()

    def annotate_queryset(self, pages: Any) -> QuerySet:
        return super().annotate_queryset(pages.for_listing())


class PeopleListing(PageListingViewSet):
    model = PersonPage
    name = "people"
    index_view_class = PeopleIndexView
    icon = "user"
    add_to_admin_menu = True
    menu_label = _("People")
    menu_order = 90
    filterset_class = PeopleFilterSet
    list_display = [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label=_("Name"), sort_key="title", classname="title"),
        Column("sort_name", label=_("Sort name"), sort_key="sort_name"),
        Column("lifetime", label=_("Lived"), accessor=lifetime, sort_key="birth_date_earliest"),
        Column("period_count", label=_("Periods"), sort_key="period_count", width="8%"),
        Column("honour_count", label=_("Honours"), sort_key="honour_count", width="8%"),
        DateColumn(
            "latest_revision_created_at", label=_("Updated"), sort_key="latest_revision_created_at", width="12%"
        ),
        Column("protected", label=_("Protection"), accessor=protection, sort_key="protected", width="10%"),
        PageStatusColumn("status", label=_("Status"), sort_key="live", width="12%"),
    ]
    list_export = [
        "slug",
        "title",
        "sort_name",
        "description",
        "birth_date",
        "death_date",
        "period_count",
        "honour_count",
        "live",
        UPDATED,
    ]
    export_headings = {"period_count": _("Periods"), "honour_count": _("Honours"), "live": _("Published")}
    export_filename = "people"
