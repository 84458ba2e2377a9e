"""The views that edit a life and its parts: the review stands beside the form, and a life goes public whole."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.viewsets.pages import PageViewSet

from biography.admin.approving import (
    LifeCollectWorkflowActionDataView,
    LifeWorkflowActionView,
    refuse_to_approve_alone,
    say_what_stays,
)
from biography.admin.deleting import LifeDeleteView
from biography.admin.publishing import PublishedWhole, say_what_goes
from biography.admin.review_panel import ReviewSidePanel
from biography.admin.unpublishing import LifeUnpublishView
from biography.admin.waiting import say_that_it_waits
from biography.models import CareerPeriodPage, HonourCategoryPage, PersonPage
from biography.moderation import approves_alone, needs_review


class LifeCreateView(PublishedWhole, CreateView):
    def get_side_panels(self) -> MediaContainer:
        return MediaContainer([*super().get_side_panels(), ReviewSidePanel(self.page, self.request)])

    def person_of(self, page: Any) -> PersonPage:
        return page if isinstance(page, PersonPage) else self.parent_page.specific


class LifeEditView(PublishedWhole, EditView):
    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        # What is fetched into a page that is open already shows no messages.
        if not (self.expects_json_response or self.hydrate_create_view):
            if needs_review(self.page):
                messages.info(
                    request, _("Changes to this life need review: submit them, and somebody else approves them.")
                )
                say_what_stays(request, self.page, self.page.current_workflow_state)
            say_that_it_waits(request, self.page)
            if isinstance(self.page, PersonPage):
                say_what_goes(request, self.page)
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

    def perform_workflow_action(self) -> HttpResponse:
        """What an editor changes while approving is saved, and published only where nobody else has to look at it."""
        state = self.page.current_workflow_state
        response = super().perform_workflow_action()
        if self.workflow_action == "approve":
            say_what_stays(self.request, self.page, state)
        return response

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
    delete_view_class = LifeDeleteView
    unpublish_view_class = LifeUnpublishView
    workflow_action_view_class = LifeWorkflowActionView
    collect_workflow_action_data_view_class = LifeCollectWorkflowActionDataView


def life_page_viewsets() -> list[PageViewSet]:
    return [
        LifePageViewSet(model=PersonPage, edit_view_class=PersonEditView),
        LifePageViewSet(model=CareerPeriodPage),
        LifePageViewSet(model=HonourCategoryPage),
    ]
