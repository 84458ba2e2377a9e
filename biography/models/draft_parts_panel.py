"""Where the form of a life tells of its drafts."""

from django.db.models import Q
from wagtail.admin.panels import HelpPanel
from wagtail.models import Page


class DraftPartsPanel(HelpPanel):
    """Which parts are drafts, and which of them go public with the life; not shown where none is."""

    def __init__(self, template: str = "biography/admin/draft_parts_panel.html", **kwargs: object) -> None:
        super().__init__(template=template, **kwargs)

    class BoundPanel(HelpPanel.BoundPanel):
        def is_shown(self) -> bool:
            if not self.instance.pk or not super().is_shown():
                return False
            drafts = Q(live=False) | Q(has_unpublished_changes=True)
            return Page.objects.child_of(self.instance).filter(drafts, alias_of=None).exists()
