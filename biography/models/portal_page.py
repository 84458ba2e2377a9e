"""What all pages of the portal share: who may see them."""

from django.db.models import QuerySet
from wagtail.models import Page, PageViewRestriction

from biography.visibility import restrictions_on


class PortalPage(Page):
    """A page whose restrictions are those of ``visibility.py``, where Wagtail asks for them as well."""

    class Meta:
        abstract = True

    def get_view_restrictions(self) -> QuerySet[PageViewRestriction]:
        """The restrictions on this page, on its ancestors, and on what aliases among these repeat.

        None at all where the query that found the page has just answered that (``visibility.restricted``).
        """
        if getattr(self, "restricted", None) is False:
            return PageViewRestriction.objects.none()
        return restrictions_on(self)
