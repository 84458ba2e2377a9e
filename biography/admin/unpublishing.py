"""Unpublishing a life: its parts go out of sight with it, and come back with it."""

from wagtail.admin.views.pages.unpublish import UnpublishView

from biography.models import PersonPage


class LifeUnpublishView(UnpublishView):
    def get_template_names(self) -> list[str]:
        if isinstance(self.object, PersonPage):
            return ["biography/admin/confirm_unpublish_life.html"]
        return super().get_template_names()
