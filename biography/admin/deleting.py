"""Deleting a life: what goes with it is said, and the person's name is asked for."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.pages.delete import DeleteView
from wagtail.models import Page

from biography.models import LifeVersion, PersonPage
from biography.spelling import fold
from biography.whole_lives import is_life

NAME = "confirm_name"


class LifeDeleteView(DeleteView):
    page: Any

    def get_template_names(self) -> list[str]:
        if isinstance(self.page, PersonPage):
            return ["biography/admin/confirm_delete_life.html"]
        return super().get_template_names()

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if isinstance(self.page, PersonPage) and not names(request.POST.get(NAME, ""), self.page):
            said = _("Nothing was deleted: type the name “%(name)s” to delete this life.")
            messages.error(request, said % {"name": self.page.get_admin_display_title()})
            return self.render_to_response(self.get_context_data())
        response: HttpResponse = super().post(request, *args, **kwargs)
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        if isinstance(self.page, PersonPage):
            context |= what_goes_with(self.page)
        return context


def names(typed: str, life: PersonPage) -> bool:
    """Was the name of this life typed? Case, accents and spaces do not matter."""
    return " ".join(fold(typed).split()) == " ".join(fold(life.get_admin_display_title()).split())


def what_goes_with(life: PersonPage) -> dict[str, Any]:
    """Parts, translations in their languages, aliases and public versions that are deleted with a life."""
    others = translations_that_go(life)
    pages = [life, *others]
    parts = Counter({page.pk: page.get_descendant_count() for page in pages})
    return {
        "parts": parts[life.pk],
        "translations": [
            {
                "page": page,
                "language": get_language_info(page.locale.language_code)["name_translated"],
                "parts": parts[page.pk],
            }
            for page in others
        ],
        "aliases": Page.objects.filter(alias_of__in=pages).exclude(pk__in=[page.pk for page in pages]).count(),
        "versions": LifeVersion.objects.filter(page__in=pages).count(),
    }


def translations_that_go(life: PersonPage) -> QuerySet:
    """Those that ``biography.deletion`` takes along: all, where the life is written in the portal's first language."""
    same = PersonPage.objects.filter(translation_key=life.translation_key, alias_of=None).exclude(pk=life.pk)
    original = life.locale.language_code == settings.LANGUAGE_CODE and not life.alias_of_id
    return same.select_related("locale").order_by("path") if original else same.none()


def refuse_bulk_deletion(request: HttpRequest, action_type: str, objects: list[Page], _action: Any) -> Any:
    """Listens to ``before_bulk_action``: lives are deleted one by one, each by its name."""
    lives = [page for page in objects if is_life(page)] if action_type == "delete" else []
    if not lives:
        return None
    listed = ", ".join(page.get_admin_display_title() for page in lives[:5]) + (" …" if len(lives) > 5 else "")
    said = _("Nothing was deleted. Lives are deleted one by one, since each asks for the person's name: %(names)s.")
    messages.error(request, said % {"names": listed})
    return redirect(get_valid_next_url_from_request(request) or "wagtailadmin_home")
