"""What goes public with a life, and who a mail is about."""

from __future__ import annotations

from typing import Any

from django import template
from django.http import HttpRequest
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext as _
from wagtail.models import Page

from biography.admin.publishing import CHOSEN, OFFERED
from biography.models import PersonPage
from biography.models.life_page import LifePage
from biography.moderation import kept_with
from biography.whole_lives import drafts_of, going_with

register = template.Library()


@register.simple_tag
def unpublished_parts(person: PersonPage, request: HttpRequest) -> list[dict[str, Any]]:
    """The drafts beneath a life, each with whether it is ticked: as the editor had it, where the form was refused."""
    sent = request.POST.getlist(CHOSEN) if OFFERED in request.POST else None
    return [
        {"draft": draft, "ticked": draft.goes_by_default if sent is None else str(draft.page.pk) in sent}
        for draft in drafts_of(person, request.user)
    ]


@register.simple_tag
def parts_kept(person: PersonPage) -> set[int] | None:
    """Primary keys of the parts that were submitted or scheduled with a life; None where neither is waiting."""
    return kept_with(person)


@register.simple_tag
def parts_submitted(page: Page) -> list[str]:
    """Titles of the parts that a life takes along, for the mail that is written while it is submitted."""
    return [draft.title for draft in going_with(page)] if isinstance(page, PersonPage) else []


@register.simple_tag
def who_it_is_about(page: Page) -> str:
    """The person's name in the language of whoever reads this, the part of the life, and the language of the page."""
    page = page.specific
    if not isinstance(page, LifePage):
        return page.get_admin_display_title()
    life, code = page.person, get_language() or ""
    same = PersonPage.objects.filter(translation_key=life.translation_key, locale__language_code=code).first()
    said = {"life": (same or life).get_admin_display_title(), "part": page.get_admin_display_title()}
    text = said["life"] if page.pk == life.pk else _("%(life)s: %(part)s") % said
    if page.locale.language_code == code:
        return text
    language = get_language_info(page.locale.language_code)["name_translated"]
    return _("%(page)s (%(language)s)") % {"page": text, "language": language}
