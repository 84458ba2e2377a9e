"""The page with the form by which readers write to the editors."""

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList, TabbedInterface
from wagtail.fields import RichTextField
from wagtail.models import Page

from biography.addresses import refuse_taken_slug
from biography.blocks import PROSE_FEATURES
from biography.models.portal_page import PortalPage
from biography.models.standard_page import closing_tabs_with_menu
from biography.models.writable import writable


class ContactPage(PortalPage):
    """Where readers write to the editors: a form, whose messages are kept (``Enquiry``) and mailed."""

    introduction = RichTextField(_("introduction"), blank=True, features=PROSE_FEATURES)
    recipients = models.CharField(
        _("mailed to"),
        max_length=500,
        blank=True,
        help_text=_("E-mail addresses with commas between them. Without any, messages are only listed in the admin."),
    )
    thanks = models.CharField(
        _("thanks"),
        max_length=500,
        blank=True,
        help_text=_("What a reader is told who has written. A sentence of ours where left empty."),
    )

    show_in_menus_default = True
    parent_page_types = ["biography.HomePage"]
    subpage_types: list[str] = []
    page_description = _("A form with which readers report errors. Every life links to it.")
    api_fields = writable("introduction", "thanks")

    content_panels = [
        *Page.content_panels,
        FieldPanel("introduction"),
        FieldPanel("recipients"),
        FieldPanel("thanks"),
    ]
    edit_handler = TabbedInterface([ObjectList(content_panels, heading=_("Form")), *closing_tabs_with_menu()])

    class Meta:
        verbose_name = _("contact page")
        verbose_name_plural = _("contact pages")

    def clean(self) -> None:
        super().clean()
        refuse_taken_slug(self.slug)
        for address in self.addresses:
            try:
                validate_email(address)
            except ValidationError as error:
                message = _("“%(address)s” is no e-mail address.") % {"address": address}
                raise ValidationError({"recipients": message}) from error

    @property
    def addresses(self) -> list[str]:
        return [address for part in self.recipients.split(",") if (address := part.strip())]
