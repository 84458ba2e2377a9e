"""A life with errors of the review is published with a written reason, and no other."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.models import Page

from biography.document import Biography
from biography.findings import place_of, review_of
from biography.models import LifeReview, PersonPage
from biography.models.life_page import LifePage
from biography.review import Finding

# What leads to the public, at once or after others have looked.
PUBLISHING = {"publish", "submit", "restart_workflow", "perform_workflow_action"}


class ErrorsAskForAReason:
    """A life with errors that nobody has accepted is published with a written reason only."""

    form: Any
    action_name: str

    def form_valid(self, form: Any) -> HttpResponse:
        if self.action_name in PUBLISHING and not form.cleaned_data.get("errors_reason"):
            page = form.save(commit=False)
            found = review_of(self.person_of(page), page, left=self.parts_left(page))
            if found.errors:
                form.add_error("errors_reason", refusal(found.errors, found.life))
                return self.form_invalid(form)
        return super().form_valid(form)  # type: ignore[misc]

    def form_invalid(self, form: Any) -> HttpResponse:
        # A cancelled workflow and a lock are told of otherwise; an automatic save answers a program.
        if (
            self.action_name in PUBLISHING
            and not (self.expects_json_response or getattr(self, "locked_for_user", False))  # type: ignore[attr-defined]
        ):
            messages.warning(self.request, not_done(self.action_name))  # type: ignore[attr-defined]
        return super().form_invalid(form)  # type: ignore[misc]

    def person_of(self, page: Any) -> PersonPage:
        return page.person

    def parts_left(self, page: Any) -> Collection[int]:
        """The parts whose drafts stay drafts: what is wrong in them stands in nobody's way."""
        return ()


def not_done(action: str) -> str:
    """What was asked for besides saving and has not happened either."""
    if action == "publish":
        return _("Not published: readers see what they saw before. Mend what is marked, and publish again.")
    return _("Not submitted: nobody was asked to look at it. Mend what is marked, and submit again.")


def refusal(errors: list[Finding], life: Biography) -> str:
    """Which errors stand in the way, of which part of the life, and what an editor can do."""
    quoted = " ".join(_quoted(error, life) for error in errors[:3])
    if len(errors) > 3:
        quoted = _("%(errors)s … and more.") % {"errors": quoted}
    return ngettext(
        "The review finds an error: %(errors)s Mend it, accept it in the panel Review where the source says so, or "
        "say here why this is published all the same.",
        "The review finds %(count)s errors: %(errors)s Mend them, accept them in the panel Review where the source "
        "says so, or say here why this is published all the same.",
        len(errors),
    ) % {"count": len(errors), "errors": quoted}


def _quoted(error: Finding, life: Biography) -> str:
    part, _target = place_of(error, life)
    titles = {period.id: period.role for period in life.career} | {group.id: group.title for group in life.honours}
    if part not in titles:
        return _("“%(text)s”") % {"text": error.sentence}
    return _("%(part)s: “%(text)s”") % {"part": titles[part], "text": error.sentence}


def refuse_bulk_publishing(request: HttpRequest, action_type: str, objects: list[Any], _action: Any) -> Any:
    """Lives with errors are published one by one, each with its reason."""
    if action_type != "publish":
        return None
    pages = [page.specific for page in objects if issubclass(page.specific_class or Page, LifePage)]
    lives = {page.person.pk for page in pages}
    if request.POST.get("include_descendants"):
        within = Q()
        for page in objects:
            within |= Q(page__path__startswith=page.path)
        lives |= set(LifeReview.objects.filter(within).values_list("page_id", flat=True))
    faulty = LifeReview.objects.filter(page__in=lives, errors__gt=0).select_related("page").order_by("page__sort_name")
    if not faulty:
        return None
    names = ", ".join(review.page.get_admin_display_title() for review in faulty[:5])
    messages.error(
        request,
        _("Nothing was published: the review finds errors in %(names)s. Publish these one by one, with a reason.")
        % {"names": names + (" …" if len(faulty) > 5 else "")},
    )
    return redirect("findings_report")
