"""How well lives are covered: the shares of their statements that are sourced, and how, and that are dated."""

from typing import Any

import django_filters
from django.conf import settings
from django.db.models import Count, Exists, F, FloatField, OuterRef, Q, QuerySet, Sum
from django.db.models.functions import Cast, NullIf
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn

from biography.admin.reports import LivesReport, of_editable_lives
from biography.models import LifeReview
from biography.templatetags.wording import share

# Name of a share → the columns that it is a quotient of.
SHARES = {
    "unsourced_share": ("unsourced", "statements"),
    "single_share": ("single_source", "statements"),
    "close_share": ("close_sources", "statements"),
    "disputed_share": ("disputed", "statements"),
    "undated_share": ("undated", "datable"),
}
LABELS = {
    "unsourced_share": _("Unsourced"),
    "single_share": _("Single source"),
    "close_share": _("Close sources only"),
    "disputed_share": _("Disputed"),
    "undated_share": _("Undated"),
}


class ShareColumn(Column):
    def get_value(self, instance: Any) -> str:
        return share(super().get_value(instance))


class CoverageFilterSet(WagtailFilterSet):
    live = django_filters.BooleanFilter(label=_("The life is published"), field_name="page__live")
    unsourced = django_filters.NumberFilter(
        label=_("Unsourced, percent or more"), method="filter_unsourced", min_value=0, max_value=100
    )

    class Meta:
        model = LifeReview
        fields: list[str] = []

    def filter_unsourced(self, queryset: QuerySet, name: str, value: Any) -> QuerySet:
        return queryset.filter(unsourced_share__gte=float(value) / 100)


class CoverageReport(LivesReport):
    """One row for each life that the user may edit, as its editors had it at its last review; the poorest first."""

    model = LifeReview
    page_title = _("Coverage")
    header_icon = "doc-full-inverse"
    index_url_name = "coverage_report"
    index_results_url_name = "coverage_report_results"
    results_template_name = "biography/admin/coverage_results.html"
    filterset_class = CoverageFilterSet
    default_ordering = ["-unsourced_share", "page__sort_name"]
    is_searchable = True
    search_fields = ["page__title", "page__sort_name"]
    search_backend_name = None
    columns = [
        TitleColumn(
            "page",
            label=_("Life"),
            accessor="page",
            sort_key="page__sort_name",
            get_url=lambda review: reverse("wagtailadmin_pages:edit", args=[review.page_id]),
        ),
        Column("statements", label=_("Statements"), sort_key="statements", width="10%"),
        *(ShareColumn(name, label=label, sort_key=name, width="11%") for name, label in LABELS.items()),
        DateColumn("reviewed_at", label=_("Reviewed"), sort_key="reviewed_at", width="11%"),
    ]
    list_export = [
        "page.title",
        "page.slug",
        *("statements", "sourced", "unsourced", "single_source", "close_sources", "disputed", "datable", "undated"),
        "reviewed_at",
    ]
    export_headings = {
        "page.title": _("Life"),
        "page.slug": _("Slug"),
        "statements": _("Statements"),
        "sourced": _("Sourced"),
        "unsourced": _("Unsourced"),
        "single_source": _("Single source"),
        "close_sources": _("Close sources only"),
        "disputed": _("Disputed"),
        "datable": _("Could have a date"),
        "undated": _("Undated"),
        "reviewed_at": _("Reviewed"),
    }
    export_filename = "coverage"

    def get_base_queryset(self) -> QuerySet:
        shares = {
            name: Cast(F(part), FloatField()) / NullIf(Cast(F(whole), FloatField()), 0.0)
            for name, (part, whole) in SHARES.items()
        }
        reviews = of_editable_lives(without_translations(LifeReview.objects.all()), self.request.user)
        return reviews.annotate(**shares).prefetch_related("page")

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(*args, **kwargs)
        if not self.is_export:
            context["totals"] = _totals(self.get_filtered_queryset())
        return context


def without_translations(reviews: QuerySet) -> QuerySet:
    """Each life once, in the portal's first language or as it was first entered: translations say the same again."""
    same = LifeReview.objects.filter(page__translation_key=OuterRef("page__translation_key"))
    first = Q(page__locale__language_code=settings.LANGUAGE_CODE)
    return reviews.exclude(~first & Exists(same.filter(first | Q(page__lt=OuterRef("page")))))


def shares_of(review: LifeReview) -> list[tuple[Any, float | None]]:
    """The labels and the shares of one life; None where it has nothing to have a share of."""
    return [
        (label, getattr(review, part) / whole if (whole := getattr(review, of)) else None)
        for name, label in LABELS.items()
        for part, of in [SHARES[name]]
    ]


def _totals(reviews: QuerySet) -> dict[str, Any]:
    """How many lives and statements, and the shares of them all together."""
    columns = {name for columns in SHARES.values() for name in columns}
    found = reviews.order_by().aggregate(lives=Count("pk"), **{f"all_{name}": Sum(name, default=0) for name in columns})
    all_together = LifeReview(**{name: found[f"all_{name}"] for name in columns})
    return {"lives": found["lives"], "statements": all_together.statements, "shares": shares_of(all_together)}
