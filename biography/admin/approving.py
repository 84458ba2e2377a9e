"""Who approves a life, and how: by its form, by Wagtail's dialogues and their addresses."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.modal_workflow import render_modal_workflow
from wagtail.admin.views.pages.workflow import CollectWorkflowActionDataView, WorkflowActionView

from biography import moderation
from biography.admin.waiting import say_that_it_waits
from biography.models.life_page import LifePage


def refuse_to_approve_alone(request: HttpRequest, page: Any) -> HttpResponse:
    return _back(request, page, _("Changes to this life need review: somebody else than their author approves them."))


def _back(request: HttpRequest, page: Any, said: str) -> HttpResponse:
    """To the form, with a message; a dialogue that stands over a page leads there too."""
    messages.error(request, said)
    there = redirect("wagtailadmin_pages:edit", page.pk)
    if request.headers.get("x-requested-with") != "XMLHttpRequest":
        return there
    return render_modal_workflow(request, "", None, {}, json_data={"step": "success", "redirect": there.url})


class NotAlone:
    """Before either dialogue of a workflow: nobody approves what is one's own, where changes need review."""

    object: Any
    action_name: str

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.object = self.object.specific
        if moderation.approves_alone(self.object, request.user, self.action_name):
            return refuse_to_approve_alone(request, self.object)
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]


class LifeWorkflowActionView(NotAlone, WorkflowActionView):
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        state = self.object.current_workflow_state
        try:
            with transaction.atomic():
                response = super().post(request, *args, **kwargs)
        except ValidationError as refused:
            return _back(request, self.object, " ".join(refused.messages))
        if self.action_name == "approve":
            say_what_stays(request, self.object, state)
        say_that_it_waits(request, self.object)
        return response


class LifeCollectWorkflowActionDataView(NotAlone, CollectWorkflowActionDataView):
    pass


def say_what_stays(request: HttpRequest, page: Any, state: Any) -> None:
    """After an approval, or before: what was edited since is not what is approved."""
    if state and moderation.needs_review(page) and moderation.changed_since(state):
        messages.warning(
            request,
            _(
                "This life was edited after it was submitted. What is approved is what was submitted; what was edited "
                "since stays a draft, to be submitted and approved by itself."
            ),
        )


def offer_no_approval_of_ones_own(items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    """Listens to ``construct_page_action_menu``: authors see no button that would be refused to them."""
    page = context.get("page")
    if isinstance(page, LifePage) and page.pk and moderation.approves_alone(page, request.user, "approve"):
        items[:] = [item for item in items if item.name != "approve"]
