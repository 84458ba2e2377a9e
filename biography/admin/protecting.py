"""Those who may publish a life protect it, and lift the protection; what others see of that."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.widgets import Button
from wagtail.log_actions import log
from wagtail.models import Page

from biography.admin.deleting import translations_that_go
from biography.models import LifeProtection, PersonPage
from biography.models.life_lock import LEVELS, REVIEW
from biography.models.life_page import LifePage
from biography.whole_lives import is_life

NONE = ""


class ProtectionForm(forms.Form):
    level = forms.ChoiceField(
        label=gettext_lazy("Protection"),
        choices=[(NONE, gettext_lazy("None: whoever may publish publishes")), *LEVELS],
        required=False,
        widget=forms.RadioSelect,
        help_text=gettext_lazy(
            "It holds at once for the life, its posts and its honours, for everybody. Changes need review: they are "
            "submitted, and somebody else approves them. Locked: nobody changes anything."
        ),
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=500,
        required=False,
        help_text=gettext_lazy("For other editors: edit war, lawsuit, a person in the news."),
    )

    def __init__(self, *args: Any, life: PersonPage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.life = life

    def clean_level(self) -> str:
        level: str = self.cleaned_data["level"]
        if level == REVIEW and not self.life.has_workflow:
            raise forms.ValidationError(
                _("No workflow is assigned here, so nobody could approve a change. Assign one first.")
            )
        return level


@require_http_methods(["GET", "POST"])
def protect_life(request: HttpRequest, page_id: int) -> HttpResponse:
    life = get_object_or_404(PersonPage, pk=page_id)
    if not life.permissions_for_user(request.user).may_protect():
        raise PermissionDenied
    protection = LifeProtection.objects.filter(page=life).first()
    initial = {"level": protection.level, "reason": protection.reason} if protection else {"level": NONE}
    form = ProtectionForm(request.POST or None, life=life, initial=initial)
    if form.is_valid():
        set_protection(life, form.cleaned_data["level"], form.cleaned_data["reason"], request.user)
        messages.success(request, _("The protection of “%(life)s” was changed.") % {"life": life.title})
        return redirect("wagtailadmin_pages:edit", life.pk)
    return render(request, "biography/admin/protect_life.html", {"form": form, "life": life})


def set_protection(life: PersonPage, level: str, reason: str, editor: Any) -> None:
    """Protect a life, or lift its protection where ``level`` is empty; kept in the site's history."""
    if level:
        values = {"level": level, "reason": reason, "set_by": editor, "set_at": timezone.now()}
        LifeProtection.objects.update_or_create(page=life, defaults=values)
    else:
        LifeProtection.objects.filter(page=life).delete()
    log(life, "biography.protect", user=editor, data={"level": level, "reason": reason})


def protection_button(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """In the menu at the top of every page of a life, for those who may protect it."""
    specific = page.specific
    if isinstance(specific, LifePage) and specific.permissions_for_user(user).may_protect():
        address = reverse("protect_life", args=[specific.person.pk])
        yield Button(_("Protection …"), address, icon_name="lock", priority=90)


def keep_protected_lives(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Listens to ``before_delete_page``: who deletes the page above them does not delete protected lives."""
    return _refuse_to_delete(request, [page]) if request.method == "POST" else None


def keep_protected_lives_in_bulk(request: HttpRequest, action: str, pages: list[Page], _view: Any) -> Any:
    """Listens to ``before_bulk_action``."""
    return _refuse_to_delete(request, pages) if action == "delete" else None


def _refuse_to_delete(request: HttpRequest, pages: list[Page]) -> HttpResponse | None:
    within = Q(pk__in=[])
    for page in pages:
        within |= Q(page__path__startswith=page.path)
        if is_life(page):
            within |= Q(page__in=translations_that_go(page.specific))
    protected = LifeProtection.objects.filter(within).select_related("page").order_by("page__sort_name")
    if not protected:
        return None
    names = ", ".join(each.page.get_admin_display_title() for each in protected[:5])
    names += " …" if len(protected) > 5 else ""
    messages.error(request, _("Nothing was deleted: these lives are protected: %(names)s.") % {"names": names})
    return redirect(get_valid_next_url_from_request(request) or "wagtailadmin_home")
