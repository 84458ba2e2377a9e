"""Pages about the portal itself: what it is, how its editors work."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList, TabbedInterface
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from biography.addresses import refuse_taken_slug
from biography.blocks import TextBlock
from biography.models.portal_page import PortalPage
from biography.models.writable import writable


def closing_tabs_with_menu() -> list[ObjectList]:
    """The last tabs of a page that may be named at the foot of every page."""
    address = [FieldPanel("slug"), FieldPanel("seo_title"), FieldPanel("search_description")]
    return [
        ObjectList([*address, FieldPanel("show_in_menus")], heading=_("Address, menu and search engines")),
        ObjectList(Page.settings_panels, heading=_("Settings")),
    ]


class StandardPage(PortalPage):
    """A page of text."""

    introduction = models.TextField(
        _("introduction"), max_length=500, blank=True, help_text=_("One or two sentences beneath the title.")
    )
    body = StreamField(TextBlock(), blank=True, verbose_name=_("text"))

    show_in_menus_default = True
    parent_page_types = ["biography.HomePage", "biography.StandardPage"]
    subpage_types = ["biography.StandardPage"]
    page_description = _("A page of text: about the portal, its editorial policy, its licence.")
    api_fields = writable("introduction", "body")

    content_panels = [*Page.content_panels, FieldPanel("introduction"), FieldPanel("body")]
    edit_handler = TabbedInterface([ObjectList(content_panels, heading=_("Text")), *closing_tabs_with_menu()])

    search_fields = [*Page.search_fields, index.SearchField("introduction"), index.SearchField("body")]

    class Meta:
        verbose_name = _("page of text")
        verbose_name_plural = _("pages of text")

    def clean(self) -> None:
        super().clean()
        # Deeper in the tree as well: a page may be moved or copied to where it would be hidden.
        refuse_taken_slug(self.slug)
