"""What the review has found in all lives, filtered, and as a spreadsheet; and how much of it, on the front page."""

from typing import Any

import django_filters
from django.db.models import Count, Q, QuerySet, Sum
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.components import Component
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn

from biography.admin.reports import LivesReport, editable_lives, of_editable_lives
from biography.admin.review_panel import address_of
from biography.models import LifeFinding, LifeReview
from biography.models.review import SEVERITIES
from biography.review import RULES

FEW = 5


class FindingsFilterSet(WagtailFilterSet):
    severity = django_filters.ChoiceFilter(label=_("Severity"), choices=SEVERITIES)
    rule = django_filters.ChoiceFilter(label=_("Rule"), choices=lambda: [(name, name) for name in sorted(RULES)])
    accepted = django_filters.BooleanFilter(
        label=_("Accepted"), field_name="acceptance", lookup_expr="isnull", exclude=True
    )
    live = django_filters.BooleanFilter(label=_("The life is published"), field_name="page__live")
    found_at = django_filters.DateFromToRangeFilter(label=_("First found"))

    class Meta:
        model = LifeFinding
        fields: list[str] = []


class FindingsReport(LivesReport):
    """One row for each finding of the last review of each life that the user may edit."""

    model = LifeFinding
    page_title = _("Review")
    header_icon = "tasks"
    index_url_name = "findings_report"
    index_results_url_name = "findings_report_results"
    filterset_class = FindingsFilterSet
    default_ordering = ["-severity", "page__sort_name", "position"]
    is_searchable = True
    search_fields = ["sentence", "page__title"]
    search_backend_name = None
    columns = [
        Column("severity", label=_("Severity"), accessor="get_severity_display", sort_key="severity", width="10%"),
        TitleColumn("sentence", label=_("Finding"), accessor="sentence", get_url=address_of),
        Column("page", label=_("Life"), accessor="page", sort_key="page__sort_name", width="16%"),
        Column("rule", label=_("Rule"), accessor="rule", sort_key="rule", width="16%"),
        Column("accepted_because", label=_("Accepted because"), width="14%"),
        DateColumn("found_at", label=_("First found"), sort_key="found_at", width="10%"),
    ]
    list_export = [
        "get_severity_display",
        "rule",
        "page.title",
        "page.slug",
        "sentence",
        "path",
        "accepted_because",
        "found_at",
    ]
    export_headings = {
        "get_severity_display": _("Severity"),
        "rule": _("Rule"),
        "page.title": _("Life"),
        "page.slug": _("Slug"),
        "sentence": _("Finding"),
        "path": _("Place"),
        "accepted_because": _("Accepted because"),
        "found_at": _("First found"),
    }
    export_filename = "review"

    def get_base_queryset(self) -> QuerySet:
        found = of_editable_lives(LifeFinding.objects.all(), self.request.user)
        return found.prefetch_related("page", "part", "acceptance")


class ReviewPanelOfTheFrontPage(Component):
    """What needs attention: how much is found, and the lives with most errors."""

    name = "review"
    template_name = "biography/admin/review_on_front_page.html"
    order = 150

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        user = parent_context["request"].user
        reviews = of_editable_lives(LifeReview.objects.all(), user)
        figures = reviews.aggregate(
            lives=Count("pk"),
            with_errors=Count("pk", filter=Q(errors__gt=0)),
            errors=Sum("errors", default=0),
            warnings=Sum("warnings", default=0),
        )
        worst = reviews.filter(errors__gt=0).select_related("page").order_by("-errors", "-warnings", "page__sort_name")
        unreviewed = editable_lives(user).filter(review=None).count()
        return figures | {"worst": worst[:FEW], "unreviewed": unreviewed, "report": reverse("findings_report")}
