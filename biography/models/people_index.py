"""The list of people."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page, PageManager

from biography.addresses import refuse_taken_slug
from biography.blocks import PROSE_FEATURES
from biography.models.portal_page import PortalPage
from biography.models.writable import writable
from biography.querysets import LifeQuerySet


class PeopleIndexPage(PortalPage):
    """All lives, in order of their sort names."""

    introduction = RichTextField(_("introduction"), blank=True, features=PROSE_FEATURES)

    objects = PageManager.from_queryset(LifeQuerySet)()

    parent_page_types = ["biography.HomePage"]
    subpage_types = ["biography.PersonPage"]
    page_description = _("All lives, in alphabetical order.")
    admin_default_ordering = "title"
    max_count_per_parent = 1
    content_panels = [*Page.content_panels, FieldPanel("introduction")]
    api_fields = writable("introduction")

    class Meta:
        verbose_name = _("list of people")
        verbose_name_plural = _("lists of people")

    def clean(self) -> None:
        super().clean()
        refuse_taken_slug(self.slug)
