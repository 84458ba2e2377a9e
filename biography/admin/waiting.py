"""What is beneath a life that is not published: editors are told that readers do not see it yet."""

from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Length, Substr
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page

from biography.models.life_page import LifePage


def say_that_it_waits(request: HttpRequest, page: LifePage) -> None:
    if page.waits_for_life:
        messages.warning(
            request,
            _("“%(page)s” waits for the life: readers see it once “%(life)s” is published.")
            % {"page": page.get_admin_display_title(), "life": page.person.get_admin_display_title()},
            buttons=[messages.button(reverse("wagtailadmin_pages:edit", args=[page.person.pk]), _("Edit the life"))],
        )


def know_what_waits(_parent: Page, pages: QuerySet, _request: HttpRequest) -> QuerySet:
    """Pages of the explorer, each with whether the page above is published (``LifePage.waits_for_life``).

    What waits has neither "View live" in its menu nor a link on its status.
    """
    above = Page.objects.filter(path=Substr(OuterRef("path"), 1, Length(OuterRef("path")) - Page.steplen))
    return pages.annotate(is_beneath_live=Exists(above.filter(live=True)))
