"""What the review finds, beside the form of each page of a life: counted, and each finding linked to its field."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET
from wagtail.admin.ui.side_panels import BaseSidePanel
from wagtail.models import Page

from biography.admin.coverage_report import shares_of
from biography.findings import record
from biography.models import FieldOfActivity, LifeFinding, Office, Organisation, PersonPage, Place, Source
from biography.models.life_page import LifePage
from biography.review import Severity

# What review.js looks for in the address of a form.
ANCHOR = "review-"
REGISTERS: dict[str, Any] = {
    "place": Place,
    "organisation": Organisation,
    "office": Office,
    "field": FieldOfActivity,
    "source": Source,
}


class ReviewSidePanel(BaseSidePanel):
    """Empty at first: a script fetches the findings, and again whenever the draft was saved."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = _("Toggle review")
        icon_name = "tasks"
        counter_classname = "w-bg-critical-200"

    name = "review"
    title = _("Review")
    template_name = "biography/admin/review_side_panel.html"
    order = 340


@dataclass(frozen=True)
class Shown:
    """A finding and where it is mended."""

    finding: LifeFinding
    address: str
    page: str

    @property
    def severity(self) -> str:
        return list(Severity)[3 - self.finding.severity].value


def address_of(finding: LifeFinding) -> str:
    """Where a finding is mended: the field on the form of its page, or the form of an entry of a register."""
    kind, _colon, key = finding.target.partition(":")
    if kind in REGISTERS and key:
        return reverse("review_entry", args=[kind, key])
    page = reverse("wagtailadmin_pages:edit", args=[finding.part_id or finding.page_id])
    return f"{page}#{ANCHOR}{finding.target}"


@require_GET
def review_entry(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """To the form of an entry of a register, by its key."""
    if kind not in REGISTERS:
        raise Http404
    entry = get_object_or_404(REGISTERS[kind], key=key)
    return redirect(f"wagtailsnippets_biography_{entry._meta.model_name}:edit", entry.pk)


def shown(finding: LifeFinding) -> Shown:
    """``finding``: with its page and part."""
    return Shown(finding, address_of(finding), (finding.part or finding.page).get_admin_display_title())


@require_GET
def review_panel(request: HttpRequest, page_id: int) -> HttpResponse:
    """The findings of the life that a page belongs to, those on this page first, as it was last saved."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not isinstance(page, LifePage):
        raise PermissionDenied
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    person: PersonPage = page.person
    record(person)
    findings = person.findings.select_related("page", "part", "acceptance__accepted_by").order_by(
        "-severity", "position"
    )
    rows = [shown(finding) for finding in findings]
    still_open = [row for row in rows if not row.finding.acceptance_id]
    groups = [
        (_("On this page"), [row for row in still_open if row.finding.part_id == page.pk]),
        (_("Elsewhere in this life"), [row for row in still_open if row.finding.part_id != page.pk]),
    ]
    context = {
        "page": page,
        "groups": [(title, found) for title, found in groups if found],
        "counts": Counter(row.severity for row in still_open),
        "may_accept": person.permissions_for_user(request.user).can_publish(),
        "next": reverse("wagtailadmin_pages:edit", args=[page.pk]),
        "accepted": [row for row in rows if row.finding.acceptance_id],
        "statements": person.review.statements,
        "shares": shares_of(person.review),
    }
    return render(request, "biography/admin/review_findings.html", context)
