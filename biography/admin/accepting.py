"""An editor accepts a finding with a reason, changes it, or opens it again."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from biography.findings import accept, take_back
from biography.models import AcceptedFinding, LifeFinding
from biography.versions import record


class AcceptanceForm(forms.ModelForm):
    class Meta:
        model = AcceptedFinding
        fields = ("reason", "note")
        widgets = {"reason": forms.Textarea({"rows": 2}), "note": forms.Textarea({"rows": 3})}
        help_texts = {
            "reason": gettext_lazy("For other editors: the source says so on p. 12; both dates are in the register."),
            "note": gettext_lazy(
                "Shown to readers beside the statement, as a note of the editors: The source gives both dates. Leave "
                "empty where readers need not know."
            ),
        }


@require_http_methods(["GET", "POST"])
def accept_finding(request: HttpRequest, page_id: int, fingerprint: str) -> HttpResponse:
    """The form and what it does; only for those who may publish the life, since readers may see the note."""
    finding = get_object_or_404(
        LifeFinding.objects.select_related("page", "part", "acceptance"), page_id=page_id, fingerprint=fingerprint
    )
    life = finding.page
    if not life.permissions_for_user(request.user).can_publish():
        raise PermissionDenied
    form = AcceptanceForm(request.POST or None, instance=finding.acceptance)
    back = _next(request, finding)
    if "reopen" in request.POST and finding.acceptance:
        take_back(finding.acceptance, editor=request.user)
        return _done(request, life.pk, back, _("The finding is open again."))
    if form.is_valid():
        accept(finding, reason=form.cleaned_data["reason"], note=form.cleaned_data["note"], editor=request.user)
        return _done(request, life.pk, back, _("The finding is accepted until one of the facts in it changes."))
    return render(request, "biography/admin/accept_finding.html", {"form": form, "finding": finding, "next": back})


def _done(request: HttpRequest, page_id: int, back: str, message: str) -> HttpResponse:
    record(page_id, reason=_("Editor's note"), editor=request.user)
    messages.success(request, message)
    return redirect(back)


def _next(request: HttpRequest, finding: LifeFinding) -> str:
    asked: Any = request.POST.get("next") or request.GET.get("next") or ""
    if asked and url_has_allowed_host_and_scheme(asked, allowed_hosts={request.get_host()}):
        return asked
    return reverse("wagtailadmin_pages:edit", args=[(finding.part or finding.page).pk])
