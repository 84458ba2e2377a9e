"""An entry of a register that is in use is merged into another, not deleted; by whoever may do both."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.widgets import Button
from wagtail.admin.widgets.button import ListingButton

from biography.entry_uses import name_of, refusal, users_of
from biography.merging import merge
from biography.references import REGISTERS

SHOWN = 50


def may_merge(user: Any, model: Any) -> bool:
    """Whoever changes what all lives share, and may take an entry away from them."""
    return all(user.has_perm(f"biography.{action}_{model._meta.model_name}") for action in ("change", "delete"))


class MergeForm(forms.Form):
    def __init__(self, *args: Any, entry: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.entry = entry
        self.fields["into"] = forms.ModelChoiceField(
            queryset=type(entry)._default_manager.all(),
            widget=entry.snippet_viewset.chooser_viewset.widget_class(),
            label=gettext_lazy("Merge into"),
            help_text=gettext_lazy("The entry that stays. Everything that uses the other one uses it from then on."),
        )

    def clean_into(self) -> Any:
        into = self.cleaned_data["into"]
        if into.pk == self.entry.pk:
            raise forms.ValidationError(_("This is the entry itself. Choose the one that stays."))
        return into


@require_http_methods(["GET", "POST"])
def merge_entry(request: HttpRequest, register: str, entry_id: int) -> HttpResponse:
    model = next((model for model in REGISTERS.values() if model._meta.model_name == register), None)
    if model is None:
        raise Http404
    if not may_merge(request.user, model):
        raise PermissionDenied
    entry = get_object_or_404(model, pk=entry_id)
    form = MergeForm(request.POST or None, entry=entry)
    if form.is_valid():
        into = form.cleaned_data["into"]
        number = merge(entry, into, request.user)
        said = ngettext(
            "“%(entry)s” was merged into “%(into)s”: %(count)s page or entry uses that now.",
            "“%(entry)s” was merged into “%(into)s”: %(count)s pages and entries use that now.",
            number,
        )
        messages.success(request, said % {"entry": entry, "into": into, "count": number})
        return redirect(into.snippet_viewset.get_url_name("edit"), into.pk)
    users = users_of(entry)
    find = AdminURLFinder(request.user)
    context = {
        "form": form,
        "entry": entry,
        "register": model._meta.verbose_name,
        "number": len(users),
        "users": [(name_of(user), find.get_edit_url(user)) for user in users[:SHOWN]],
        "more": max(len(users) - SHOWN, 0),
        "back": reverse(entry.snippet_viewset.get_url_name("edit"), args=[entry.pk]),
    }
    return render(request, "biography/admin/merge_entry.html", context)


def address_of(entry: Any) -> str:
    return reverse("merge_entry", args=[entry._meta.model_name, entry.pk])


def refuse_deletion_of_entries(request: HttpRequest, entries: Any) -> HttpResponse | None:
    """Who wants to delete what is used is told who uses it, and led to the merging where there is one to merge."""
    used = [(entry, users) for entry in entries if type(entry) in REGISTERS.values() and (users := users_of(entry))]
    if not used:
        return None
    for entry, users in used:
        messages.error(request, refusal(entry, users))
    entry = used[0][0]
    if len(used) == 1 and may_merge(request.user, type(entry)):
        return redirect(address_of(entry))
    return redirect(entry.snippet_viewset.get_url_name("list"))


def merging_button(entry: Any, user: Any, next_url: str | None = None) -> Iterator[Button]:
    """In the menu of an entry in its list, for those who may merge it."""
    if type(entry) in REGISTERS.values() and may_merge(user, type(entry)):
        yield ListingButton(_("Merge into …"), address_of(entry), icon_name="group", priority=45)
