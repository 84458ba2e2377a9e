"""The form of a life publishes or submits its parts with it, those that the editor has chosen."""

from __future__ import annotations

from collections.abc import Collection
from http import HTTPStatus
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages

from biography import moderation
from biography.admin.publishing_errors import ErrorsAskForAReason
from biography.admin.waiting import say_that_it_waits
from biography.models import PersonPage
from biography.whole_lives import Draft, choosing, drafts_of, going_with, incomplete

# Names in the form of a life: see ``_draft_parts.html``.
OFFERED, CHOSEN = "draft-parts-offered", "draft-parts"
# Another page says it better: what was submitted goes public as it was submitted.
BY_ITS_FORM = {"publish", "submit", "restart_workflow"}


class PublishedWhole(ErrorsAskForAReason):
    """A life goes public with its parts; what goes public beneath a life that is not waits for it, and is told so."""

    page: Any
    request: HttpRequest
    next_url: str

    def form_valid(self, form: Any) -> HttpResponse:
        with choosing(self.chosen_parts()):
            going = self.parts_going()
            if problems := [problem for draft in going if (problem := incomplete(draft.as_edited()))]:
                form.add_error(None, problems)
                return self.form_invalid(form)
            try:
                with transaction.atomic():
                    response = super().form_valid(form)
            except ValidationError as refused:
                # What nobody could see before: an address that was taken a moment ago, or a part that is incomplete.
                for field, texts in _by_field(refused).items():
                    form.add_error(field if field in form.fields else None, texts)
                return self.form_invalid(form)
        if response.status_code == HTTPStatus.FOUND:
            self.tell(going)
        return response

    def chosen_parts(self) -> Collection[int] | None:
        """What the editor left ticked of the parts that the form offered; None where it offered none.

        It offers none while the life is in moderation, since it was submitted with some.
        """
        if OFFERED in self.request.POST:
            return {int(pk) for pk in self.request.POST.getlist(CHOSEN) if pk.isdecimal()}
        return moderation.kept_with(self.page) if isinstance(self.page, PersonPage) and self.page.pk else None

    def parts_going(self) -> list[Draft]:
        if self.action_name not in BY_ITS_FORM or not isinstance(self.page, PersonPage):
            return []
        return going_with(self.page, self.request.user)

    def parts_left(self, page: Any) -> Collection[int]:
        life = self.person_of(page)
        drafts = {draft.page.pk for draft in drafts_of(life)} - {page.pk}
        if not isinstance(page, PersonPage):
            return drafts - (moderation.finished(life, self.request.user) if self.action_name == "submit" else set())
        approving = self.action_name == "perform_workflow_action" and page.current_workflow_state
        going = moderation.drafts_submitted(approving) if approving else going_with(page, self.request.user)
        return drafts - {draft.page.pk for draft in going}

    def tell(self, going: list[Draft]) -> None:
        """Beside Wagtail's own words: what went with the life, and what did not."""
        if self.action_name == "publish":
            say_that_it_waits(self.request, self.page)
        if not isinstance(self.page, PersonPage) or self.action_name not in {*BY_ITS_FORM, "perform_workflow_action"}:
            return
        when = "later" if self.page.approved_schedule else self.action_name
        tell_of_parts(self.request, self.page, going, when)

    def get_view_live_message_button(self) -> Any:
        if self.page.waits_for_life:
            return self.get_view_draft_message_button()  # type: ignore[attr-defined]
        return super().get_view_live_message_button()  # type: ignore[misc]

    def submit_action(self) -> HttpResponse:
        """A life is submitted whole, from the form of each of its pages: one task, one mail."""
        if isinstance(self.page, PersonPage):
            return super().submit_action()  # type: ignore[misc]
        # Wagtail checks a form that is submitted like one that is published, and then has this save it.
        response: HttpResponse = self.save_action()  # type: ignore[attr-defined]
        page, life = self.page, self.page.person
        names = {"page": page.get_admin_display_title(), "life": life.get_admin_display_title()}
        if not moderation.submit(page, self.request.user):
            said = _("“%(life)s” is in moderation already. “%(page)s” is saved as a draft: submit it after that.")
            messages.warning(self.request, said % names)
            return response
        messages.success(self.request, _("“%(life)s” was submitted for moderation, with “%(page)s”.") % names)
        return self.redirect_away()

    def redirect_away(self) -> HttpResponse:
        """After publishing, an editor is back at the life."""
        if self.next_url:
            return redirect(self.next_url)
        life = self.page.person
        may_edit = life.permissions_for_user(self.request.user).can_edit()
        return redirect("wagtailadmin_pages:edit" if may_edit else "wagtailadmin_explore", life.pk)


def _by_field(refused: ValidationError) -> dict[str, list[str]]:
    """By the names of fields; what belongs to none has a name that no field has."""
    return refused.message_dict if hasattr(refused, "error_dict") else {NON_FIELD_ERRORS: refused.messages}


def say_what_goes(request: HttpRequest, life: PersonPage) -> None:
    """At the head of the form: the list itself stands at the end of the first tab."""
    going = going_with(life, request.user)
    if going and moderation.kept_with(life) is None:
        said = ngettext(
            "%(count)s draft beneath this life goes public with it.",
            "%(count)s drafts beneath this life go public with it.",
            len(going),
        )
        show = messages.button("#draft-parts", _("Choose which"))
        messages.info(request, said % {"count": len(going)}, buttons=[show])


def tell_of_parts(request: HttpRequest, life: PersonPage, went: list[Draft], when: str) -> None:
    """``when``: "publish", "later" where both are scheduled, or anything else where both are submitted."""
    count = len(went)
    if when == "publish":
        said = ngettext("%(count)s part went with it: %(names)s.", "%(count)s parts went with it: %(names)s.", count)
    elif when == "later":
        said = ngettext(
            "%(count)s part goes public with it: %(names)s.", "%(count)s parts go public with it: %(names)s.", count
        )
    else:
        said = ngettext(
            "%(count)s part was submitted with it: %(names)s.",
            "%(count)s parts were submitted with it: %(names)s.",
            count,
        )
    if went:
        messages.success(request, said % {"count": count, "names": named(went)})
    gone = {draft.page.pk for draft in went}
    if left := [draft for draft in drafts_of(life) if draft.page.pk not in gone]:
        said = ngettext(
            "%(count)s part stays as it is: %(names)s.", "%(count)s parts stay as they are: %(names)s.", len(left)
        )
        messages.warning(request, said % {"count": len(left), "names": named(left)})


def named(drafts: list[Draft]) -> str:
    names = ", ".join(_("“%(text)s”") % {"text": draft.title} for draft in drafts[:5])
    return names + (" …" if len(drafts) > 5 else "")
