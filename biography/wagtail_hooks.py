"""What the portal adds to Wagtail."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.compare import register_comparison_class
from wagtail.admin.site_summary import PagesSummaryItem
from wagtail.log_actions import LogActionRegistry
from wagtail.rich_text import FeatureRegistry
from wagtail.snippets.models import register_snippet

from biography.admin.accepting import accept_finding
from biography.admin.approving import offer_no_approval_of_ones_own
from biography.admin.bulk import PublishWholeLives, refuse_incomplete
from biography.admin.comparison import DateComparison
from biography.admin.coverage_report import CoverageReport
from biography.admin.deleting import refuse_bulk_deletion
from biography.admin.enquiries import EnquiriesViewSet
from biography.admin.findings_report import FindingsReport, ReviewPanelOfTheFrontPage
from biography.admin.images import put_files_away
from biography.admin.left_pictures import note_pictures, tell_of_pictures
from biography.admin.life_pages import LifePageViewSet, life_page_viewsets
from biography.admin.merging import merge_entry, merging_button, refuse_deletion_of_entries
from biography.admin.people import PeopleListing
from biography.admin.protecting import (
    keep_protected_lives,
    keep_protected_lives_in_bulk,
    protect_life,
    protection_button,
)
from biography.admin.publishing_errors import refuse_bulk_publishing
from biography.admin.registers import RegistersGroup
from biography.admin.reports import ReportMenuItem
from biography.admin.review_panel import review_entry, review_panel
from biography.admin.summary import PagesOnceCounted, PeopleSummaryItem
from biography.admin.versions import VersionsViewSet
from biography.admin.waiting import know_what_waits
from biography.fields import EDTFField
from biography.models import ContactPage
from biography.page_links import VisiblePageLinkHandler
from biography.views.contact import contact
from biography.views.dates import understand_date
from biography.views.faces import serve_face
from biography.views.people import serve_list_of_people

register_snippet(RegistersGroup)
register_comparison_class(EDTFField, comparison_class=DateComparison)


@hooks.register("register_admin_urls")
def admin_addresses() -> list[URLPattern]:
    return [
        path("dates/understand/", understand_date, name="understand_date"),
        path("reports/review/", FindingsReport.as_view(), name="findings_report"),
        path("reports/review/results/", FindingsReport.as_view(results_only=True), name="findings_report_results"),
        path("reports/coverage/", CoverageReport.as_view(), name="coverage_report"),
        path("reports/coverage/results/", CoverageReport.as_view(results_only=True), name="coverage_report_results"),
        path("lives/<int:page_id>/protection/", protect_life, name="protect_life"),
        path("registers/<slug:register>/<int:entry_id>/merge/", merge_entry, name="merge_entry"),
        path("review/entry/<slug:kind>/<str:key>/", review_entry, name="review_entry"),
        path("review/<int:page_id>/", review_panel, name="review_panel"),
        path("review/<int:page_id>/<str:fingerprint>/", accept_finding, name="accept_finding"),
    ]


# Everywhere, not as the widget's media: a chooser that opens over the page may bring the first date input.
@hooks.register("insert_global_admin_js")
def date_input_script() -> SafeString:
    return format_html('<script defer src="{}"></script>', static("biography/admin/date-input.js"))


@hooks.register("insert_global_admin_css")
def editing_style() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("biography/admin/editing.css"))


@hooks.register("register_admin_viewset")
def people_listing() -> PeopleListing:
    return PeopleListing()


@hooks.register("register_admin_viewset")
def editing_of_lives() -> list[LifePageViewSet]:
    return life_page_viewsets()


hooks.register("register_page_header_buttons", protection_button)
hooks.register("construct_page_action_menu", offer_no_approval_of_ones_own)
for refuse in (keep_protected_lives_in_bulk, refuse_bulk_deletion, refuse_bulk_publishing, refuse_incomplete):
    hooks.register("before_bulk_action", refuse)
# In the place of Wagtail's, which is registered before it.
hooks.register("register_bulk_action", PublishWholeLives, order=100)
hooks.register("before_delete_page", keep_protected_lives)
hooks.register("after_bulk_action", put_files_away)
hooks.register("before_delete_page", note_pictures)
hooks.register("before_delete_snippet", refuse_deletion_of_entries)
hooks.register("register_snippet_listing_buttons", merging_button)
hooks.register("after_delete_page", tell_of_pictures)
hooks.register("construct_explorer_page_queryset", know_what_waits)


@hooks.register("insert_editor_js")
def review_script() -> SafeString:
    return format_html('<script defer src="{}"></script>', static("biography/admin/review.js"))


@hooks.register("insert_editor_js")
def saving_script() -> SafeString:
    return format_html('<script defer src="{}"></script>', static("biography/admin/saving.js"))


@hooks.register("insert_editor_js")
def form_script() -> SafeString:
    return format_html(
        '<output class="autosave-says" data-autosave-says data-paused="{}" data-again="{}" data-ended="{}"></output>'
        '<script defer src="{}"></script>',
        _("Autosave is paused: what you change is not saved. Mend what is wrong, or press Save draft."),
        _("Autosave works again: your changes are saved."),
        _("Autosave has ended: this was changed elsewhere. Copy what you typed, and load the page again."),
        static("biography/admin/form.js"),
    )


@hooks.register("register_admin_viewset")
def versions_listing() -> VersionsViewSet:
    return VersionsViewSet()


@hooks.register("register_admin_viewset")
def enquiries_listing() -> EnquiriesViewSet:
    return EnquiriesViewSet()


@hooks.register("register_log_actions")
def name_actions_on_versions(actions: LogActionRegistry) -> None:
    actions.register_action("biography.withdraw_version", _("Withdraw a version"), _("Version withdrawn"))
    actions.register_action("biography.accept_finding", _("Accept a finding"), _("Finding accepted"))
    actions.register_action("biography.reopen_finding", _("Open a finding again"), _("Finding open again"))
    actions.register_action("biography.merge_entry", _("Merge two entries"), _("Another entry merged into it"))
    actions.register_action("biography.protect", _("Protect a life"), _("Protection of the life changed"))
    actions.register_action("biography.end_correction", _("End a correction"), _("Notice of a correction ended"))


@hooks.register("register_reports_menu_item")
def findings_in_the_menu() -> ReportMenuItem:
    return ReportMenuItem(_("Review"), reverse("findings_report"), name="review", icon_name="tasks", order=100)


@hooks.register("register_reports_menu_item")
def coverage_in_the_menu() -> ReportMenuItem:
    return ReportMenuItem(
        _("Coverage"), reverse("coverage_report"), name="coverage", icon_name="doc-full-inverse", order=110
    )


@hooks.register("construct_homepage_panels")
def what_needs_attention(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(ReviewPanelOfTheFrontPage())


@hooks.register("construct_homepage_summary_items", order=100)  # after Wagtail's own
def count_people(request: HttpRequest, items: list[Any]) -> None:
    items[:] = [PagesOnceCounted(request) if isinstance(item, PagesSummaryItem) else item for item in items]
    items.append(PeopleSummaryItem(request))


# Inside Wagtail's check of who may see the page: hooks of a lower order stand around those of a higher one.
@hooks.register("on_serve_page", order=100)
def serve_faces_of_lives(serve_page: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Addresses beneath a life that are no pages (``HomePage.route``), and the form of the contact page."""

    def serve(page: Any, request: HttpRequest, args: list[Any], kwargs: dict[str, Any]) -> HttpResponse:
        if "face" in kwargs:
            return serve_face(request, page, kwargs["face"])
        return contact(request, page) if isinstance(page, ContactPage) else serve_page(page, request, args, kwargs)

    return serve


hooks.register("on_serve_page", serve_list_of_people, order=100)


# After Wagtail's own handlers, one of which this replaces.
@hooks.register("register_rich_text_features", order=1)
def link_visible_pages(features: FeatureRegistry) -> None:
    features.register_link_type(VisiblePageLinkHandler)
