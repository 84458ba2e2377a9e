"""Bulk publishing of lives: whole, in one version each."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.pages.bulk_actions.page_bulk_action import DefaultPageForm
from wagtail.admin.views.pages.bulk_actions.publish import PublishBulkAction
from wagtail.models import Page

from biography.versions import one_version_each
from biography.whole_lives import choosing, going_with, incomplete, is_life


class PublishForm(DefaultPageForm):
    """Lives are published whole unless the editor says otherwise."""

    parts_offered = forms.BooleanField(required=False, widget=forms.HiddenInput, initial=True)


class PublishWholeLives(PublishBulkAction):
    form_class = PublishForm

    def get_initial(self) -> dict[str, Any]:
        return {**super().get_initial(), "include_descendants": True}

    def object_context(self, obj: Page) -> dict[str, Any]:
        context: dict[str, Any] = super().object_context(obj)
        if is_life(obj):
            context["draft_descendant_count"] = len(going_with(obj, self.request.user))
        return context

    def get_execution_context(self) -> dict[str, Any]:
        context: dict[str, Any] = super().get_execution_context()
        alone = self.cleaned_form.cleaned_data["parts_offered"] and not context["include_descendants"]
        return {**context, "alone": alone}

    @classmethod
    def execute_action(
        cls,
        objects: list[Page],
        include_descendants: bool = False,
        user: Any = None,
        alone: bool = False,
        **kwargs: Any,
    ) -> tuple[int, int]:
        lives = [page for page in objects if is_life(page)]
        others = [page for page in objects if not is_life(page)]
        with one_version_each(), choosing(() if alone else None):
            parts = sum(len(going_with(life, user)) for life in lives)
            super().execute_action(lives, user=user)
            _number, beneath = super().execute_action(others, include_descendants=include_descendants, user=user)
        return len(objects), parts + beneath


def refuse_incomplete(request: HttpRequest, action_type: str, objects: list[Page], _action: Any) -> Any:
    """Listens to ``before_bulk_action``: which part cannot be published yet."""
    if action_type != "publish" or (request.POST.get("parts_offered") and not request.POST.get("include_descendants")):
        return None
    drafts = [draft for life in objects if is_life(life) for draft in going_with(life, request.user)]
    problems = [problem for draft in drafts if (problem := incomplete(draft.as_edited()))]
    if not problems:
        return None
    messages.error(request, _("Nothing was published. %(problems)s") % {"problems": " ".join(problems[:5])})
    return redirect(get_valid_next_url_from_request(request) or "wagtailadmin_home")
