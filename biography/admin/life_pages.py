"""The views that edit a life and its parts: the review stands beside the form, and errors ask for a reason."""

from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language_info, ngettext
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.workflow import WorkflowActionView
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page

from biography.admin.review_panel import ReviewSidePanel
from biography.admin.waiting import say_that_it_waits
from biography.findings import review_of
from biography.models import CareerPeriodPage, HonourCategoryPage, LifeReview, PersonPage
from biography.models.life_lock import REVIEW
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
            if errors := review_of(self.person_of(page), page).errors:
                form.add_error("errors_reason", refusal(errors))
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


def not_done(action: str) -> str:
    """What was asked for besides saving and has not happened either."""
    if action == "publish":
        return _("Not published: readers see what they saw before. Mend what is marked, and publish again.")
    return _("Not submitted: nobody was asked to look at it. Mend what is marked, and submit again.")


def refusal(errors: list[Finding]) -> str:
    """Which errors stand in the way, and what an editor can do."""
    quoted = " ".join(_("“%(text)s”") % {"text": error.sentence} for error in errors[:3])
    if len(errors) > 3:
        quoted = _("%(errors)s … and more.") % {"errors": quoted}
    return ngettext(
        "The review finds an error: %(errors)s Mend it, accept it in the panel Review where the source says so, or "
        "say here why this is published all the same.",
        "The review finds %(count)s errors: %(errors)s Mend them, accept them in the panel Review where the source "
        "says so, or say here why this is published all the same.",
        len(errors),
    ) % {"count": len(errors), "errors": quoted}


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


class PartsWait(ErrorsAskForAReason):
    """What is published beneath a life that is not is not called live: nobody would find it at its address."""

    page: Any
    request: HttpRequest

    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        if self.action_name in {"publish", "submit"} and response.status_code == HTTPStatus.FOUND:
            say_that_it_waits(self.request, self.page)
        return response

    def get_view_live_message_button(self) -> Any:
        if self.page.waits_for_life:
            return self.get_view_draft_message_button()  # type: ignore[attr-defined]
        return super().get_view_live_message_button()  # type: ignore[misc]


class LifeCreateView(PartsWait, CreateView):
    def get_side_panels(self) -> MediaContainer:
        return MediaContainer([*super().get_side_panels(), ReviewSidePanel(self.page, self.request)])

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            with transaction.atomic():
                return super().form_valid(form)
        except ValidationError as refused:
            # Somebody else, or an automatic save of this form, has taken the address since it was looked at.
            for field, problems in refused.message_dict.items():
                form.add_error(field if field in form.fields else None, problems)
            return self.form_invalid(form)

    def person_of(self, page: Any) -> PersonPage:
        return page if isinstance(page, PersonPage) else self.parent_page.specific


def approves_alone(page: Any, user: Any, action: str | None) -> bool:
    """Would an editor approve what the same editor has written, where changes need the review of somebody else?"""
    protection, state = page.life_protection, page.current_workflow_task_state
    if not (action == "approve" and protection and protection.level == REVIEW and state):
        return False
    return user.pk in {state.revision.user_id, state.workflow_state.requested_by_id}


def refuse_to_approve_alone(request: HttpRequest, page: Any) -> HttpResponse:
    messages.error(request, _("Changes to this life need review: somebody else than their author approves them."))
    return redirect("wagtailadmin_pages:edit", page.pk)


class LifeWorkflowActionView(WorkflowActionView):
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if approves_alone(self.object, request.user, self.action_name):
            return refuse_to_approve_alone(request, self.object)
        response = super().post(request, *args, **kwargs)
        say_that_it_waits(request, self.object)
        return response


class LifeEditView(PartsWait, EditView):
    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        # What is fetched into a page that is open already shows no messages.
        if not (self.expects_json_response or self.hydrate_create_view):
            protection = self.page.life_protection
            if protection and protection.level == REVIEW:
                messages.info(
                    request, _("Changes to this life need review: submit them, and somebody else approves them.")
                )
            say_that_it_waits(request, self.page)
            code = self.page.locale.language_code
            if code != settings.LANGUAGE_CODE:
                messages.info(
                    request,
                    _("You edit this in %(language)s.") % {"language": get_language_info(code)["name_translated"]},
                )
        return super().get(request, *args, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        approving = self.action_name == "perform_workflow_action"
        if approving and approves_alone(self.page, self.request.user, self.workflow_action):
            return refuse_to_approve_alone(self.request, self.page)
        return super().form_valid(form)

    def get_page_subtitle(self) -> str:
        """The name with its language, where that is not the first one: two forms of one life look alike."""
        title: str = super().get_page_subtitle()
        code = self.page.locale.language_code
        if code == settings.LANGUAGE_CODE:
            return title
        return f"{title} · {get_language_info(code)['name_translated']}"

    def get_page_for_status(self) -> Any:
        """The page as the header tells of it, which has no address to be visited at while it waits."""
        page = super().get_page_for_status()
        page.is_beneath_live = not page.waits_for_life
        return page

    def get_side_panels(self) -> MediaContainer:
        panels = super().get_side_panels()
        # What an automatic save answers replaces the panels, and this one is filled by its script.
        return (
            panels
            if self.expects_json_response
            else MediaContainer([*panels, ReviewSidePanel(self.page, self.request)])
        )


class PersonEditView(LifeEditView):
    partials_template_name = "biography/admin/person_partials.html"


class LifePageViewSet(PageViewSet):
    add_view_class = LifeCreateView
    edit_view_class = LifeEditView
    workflow_action_view_class = LifeWorkflowActionView


def life_page_viewsets() -> list[PageViewSet]:
    return [
        LifePageViewSet(model=PersonPage, edit_view_class=PersonEditView),
        LifePageViewSet(model=CareerPeriodPage),
        LifePageViewSet(model=HonourCategoryPage),
    ]
