"""What the protection of a life means: nobody edits it, or nobody publishes what nobody else has looked at."""

from typing import Any

from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.locks import BaseLock
from wagtail.models import PagePermissionTester

LOCKED, REVIEW = "locked", "review"
LEVELS: list[tuple[str, str | Promise]] = [
    (REVIEW, gettext_lazy("Changes need review")),
    (LOCKED, gettext_lazy("Locked")),
]


class LifeLock(BaseLock):
    """Nobody makes changes, whoever they are; those who may publish may lift the protection first."""

    def __init__(self, page: Any, protection: Any) -> None:
        super().__init__(page)
        self.protection = protection

    def for_user(self, user: Any) -> bool:
        return True

    def get_message(self, user: Any) -> SafeString:
        text = _("<b>This life is locked</b>, with all its posts and honours, by {who}. {reason}")
        return format_html(text, who=self.protection.set_by or _("somebody"), reason=self.protection.reason)

    def get_locked_by(self, user: Any) -> str:
        return _("Life locked")

    def get_description(self, user: Any) -> str:
        return _("Nobody can change this life, its posts and its honours until its protection is lifted.")


class LifeInModeration(BaseLock):
    """A part of a life that was submitted is edited only by those who approve the life, as the life itself."""

    def __init__(self, page: Any, task: Any) -> None:
        super().__init__(page)
        self.task = task

    def for_user(self, user: Any) -> bool:
        return bool(self.task.locked_for_user(self.object.person, user))

    def get_message(self, user: Any) -> SafeString:
        text = _("The life “{life}” is in moderation, with all its posts and honours.")
        if self.for_user(user):
            text += " " + _("Only those who approve it can change this page now.")
        return format_html(text, life=self.object.person.get_admin_display_title())

    def get_locked_by(self, user: Any) -> str:
        return _("Life in moderation")

    def get_description(self, user: Any) -> str:
        return _("Only those who approve the life can change this page now.")


class LifePermissionTester(PagePermissionTester):
    """What the protection of a life leaves of what a user may do with its pages."""

    @property
    def level(self) -> str:
        protection = self.page.life_protection
        return protection.level if protection else ""

    def may_protect(self) -> bool:
        return super().can_publish()

    def can_publish(self) -> bool:
        return not self.level and super().can_publish()

    def can_submit_for_moderation(self) -> bool:
        return super().can_submit_for_moderation() and not self.page.life_in_moderation

    def can_publish_subpage(self) -> bool:
        return not self.level and super().can_publish_subpage()

    def can_unpublish(self) -> bool:
        return not self.level and super().can_unpublish()

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        return not self.level and super().can_delete(ignore_bulk)

    def can_reorder_children(self) -> bool:
        return not self.level and super().can_reorder_children()

    def can_add_subpage(self) -> bool:
        return self.level != LOCKED and super().can_add_subpage()
