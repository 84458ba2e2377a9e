"""What the pages of a life share: how they are restricted, and when they are indexed."""

import re
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models.functions import Cast
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelsearch.tasks import insert_or_update_object_task
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList
from wagtail.locks import BaseLock
from wagtail.models import COMMENTS_RELATION_NAME, Page, PagePermissionTester, WorkflowState
from wagtail.search import index

from biography.models.life_lock import LOCKED, LifeInModeration, LifeLock, LifePermissionTester
from biography.models.name_word import learn_words
from biography.models.original_texts import show_originals
from biography.models.portal_page import PortalPage
from biography.models.reference_index import indexed_once
from biography.spelling import fold, in_any_case
from biography.validation import Documented

STEP = Page.steplen

# What a draft changes of the page beneath it: nothing that readers see, nothing by which it is found.
COLUMNS_OF_A_DRAFT = frozenset(
    {
        COMMENTS_RELATION_NAME,
        "draft_title",
        "has_unpublished_changes",
        "latest_revision",
        "latest_revision_created_at",
    }
)


def closing_tabs() -> list[ObjectList]:
    """The last tabs of every page of the portal: how it is found, and when it is published."""
    address = [FieldPanel("slug"), FieldPanel("seo_title"), FieldPanel("search_description")]
    return [
        ObjectList(address, heading=_("Address and search engines")),
        ObjectList(Page.settings_panels, heading=_("Settings")),
    ]


def change_panel() -> MultiFieldPanel:
    """Why this edit is made, told to readers with the version that it makes."""
    return MultiFieldPanel(
        [FieldPanel("change_reason"), FieldPanel("corrects_error"), ErrorsReasonPanel("errors_reason")],
        heading=_("This change"),
    )


def _texts(field: Any, instance: Any) -> Iterator[str]:
    """What a search field finds in a page or in an entry that it refers to."""
    if isinstance(field, index.RelatedFields):
        entry = getattr(instance, field.field_name)
        yield from (text for inner in field.fields if entry for text in _texts(inner, entry))
    elif isinstance(field, index.SearchField) and field.field_name != "folded_words":
        value = field.get_value(instance)
        yield from (str(text) for text in (value if isinstance(value, list) else [value]))


class ErrorsReasonPanel(FieldPanel):
    """Shown where it is needed: once publishing was refused because of errors, and as long as there is a reason."""

    class BoundPanel(FieldPanel.BoundPanel):
        def is_shown(self) -> bool:
            needed = self.form is None or self.form.errors.get(self.field_name) or self.instance.errors_reason
            return bool(needed) and super().is_shown()


class LifePageForm(WagtailAdminPageForm):
    """Starts without a reason when nothing is waiting to be published: the last one was for the last change.

    A new page that is saved before its slug has been filled in gets one from its title.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.pk and "slug" in self.fields:
            self.fields["slug"].required = False
        if self.instance.pk and not self.instance.has_unpublished_changes:
            for name in {"change_reason", "corrects_error", "errors_reason"} & set(self.fields):
                self.initial[name] = self.fields[name].to_python(None)
        show_originals(self)

    def clean(self) -> Any:
        cleaned: dict[str, Any] = super().clean()
        slug, parent = cleaned.get("slug"), self.parent_page or (self.instance.pk and self.instance.get_parent())
        if slug and parent and "slug" not in self.errors:
            others = parent.get_children().filter(slug__in=in_any_case(slug)).exclude(pk=self.instance.pk)
            if other := others.exclude(slug=slug).values_list("slug", flat=True).first():
                message = _("The slug “%(other)s” is in use, and differs from this one in capital letters only.")
                self.add_error("slug", ValidationError(message, params={"other": other}))
        return cleaned


class LifePage(Documented, PortalPage):
    """A page of a life. Its public face is the Biography document, never its own fields."""

    change_reason = models.CharField(
        _("reason"),
        max_length=255,
        blank=True,
        help_text=_("One line for readers: what was changed and why. Kept with the public version."),
    )
    corrects_error = models.BooleanField(
        _("corrects an error"),
        default=False,
        help_text=_("Readers see a notice at the top of the life until you end it."),
    )
    errors_reason = models.CharField(
        _("reason to publish despite the errors"),
        max_length=500,
        blank=True,
        help_text=_(
            "The review finds what cannot be (see the panel Review). Other editors see the reason; readers do not."
        ),
    )
    base_form_class = LifePageForm

    # The signal of modelsearch comes before the rows are written, so that their names and titles would be missing.
    search_auto_update = False

    # Children stand in the order that the editor has given them.
    admin_default_ordering = "ord"

    class Meta:
        abstract = True

    @property
    def path_of_life(self) -> str:
        """Path in the tree of the person that this page belongs to."""
        return self.path[:-STEP]

    @property
    def waits_for_life(self) -> bool:
        """Whether readers do not see this page, published or not, because the life above it is not published.

        Asked for without a query where the query that found the page has answered it (``admin/waiting.py``).
        """
        if not self.path or self.path_of_life == self.path:
            return False
        live = getattr(self, "is_beneath_live", None)
        return not (Page.objects.filter(path=self.path_of_life, live=True).exists() if live is None else live)

    @property
    def status_string(self) -> Any:
        return _("waits for the life") if self.live and self.waits_for_life else super().status_string

    def get_url_parts(self, request: Any = None) -> tuple[int, str, str] | None:
        """None where it is known without a query that the page waits: nobody would find it at its address."""
        return None if hasattr(self, "is_beneath_live") and self.waits_for_life else super().get_url_parts(request)

    @cached_property
    def life_protection(self) -> Any:
        """The protection of the life, where it has one. Never a part of a draft: it holds at once.

        Asked for without a query where the query that found the page has answered that there is none (``for_listing``).
        """
        if not self.path or getattr(self, "protected", "perhaps") is None:
            return None
        protections = apps.get_model("biography.LifeProtection").objects
        return protections.filter(page__path=self.path_of_life).select_related("set_by").first()

    def folded_words(self) -> str:
        """The indexed words that have accents or the like, without them: no two search engines ignore the same."""
        texts = (text for field in self.search_fields for text in _texts(field, self))
        words = {word.lower() for text in texts for word in re.findall(r"\w+", text)}
        return " ".join(sorted({fold(word) for word in words} - words))

    def get_lock(self) -> BaseLock | None:
        if lock := super().get_lock():
            return lock
        protection = self.life_protection
        if protection and protection.level == LOCKED:
            return LifeLock(self, protection)
        return LifeInModeration(self, self.life_in_moderation) if self.life_in_moderation else None

    @cached_property
    def life_in_moderation(self) -> Any:
        """The task of a workflow that the life above this page waits in; None for the life itself."""
        if not self.path or self.path_of_life == self.path:
            return None
        lives = Page.objects.filter(path=self.path_of_life)
        states = WorkflowState.objects.filter(
            status=WorkflowState.STATUS_IN_PROGRESS,
            base_content_type=self.get_base_content_type(),
            object_id__in=lives.values_list(Cast("pk", models.CharField())),
        )
        state = states.select_related("current_task_state__task").first()
        return state.current_task_state.task.specific if state and state.current_task_state else None

    def save_revision(self, *args: Any, overwrite_revision: Any = None, **kwargs: Any) -> Any:
        """As Wagtail's; an automatic save overwrites nothing that others have been given to approve."""
        if overwrite_revision and apps.get_model("biography.WholeLife").holds(overwrite_revision):
            overwrite_revision = None
        return super().save_revision(*args, overwrite_revision=overwrite_revision, **kwargs)

    def permissions_for_user(self, user: Any) -> PagePermissionTester:
        return LifePermissionTester(user, self)

    def derive(self) -> None:
        """Set the columns that follow from others, before these are saved."""

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.derive()
        columns = kwargs.get("update_fields")
        changed = columns is None or not COLUMNS_OF_A_DRAFT.issuperset(columns)
        with indexed_once(self, changed=changed):
            super().save(*args, **kwargs)
        if changed:
            self.keep_findable(whole=columns is None)

    @transaction.atomic
    def publish(self, *args: Any, **kwargs: Any) -> Any:
        """As Wagtail's, with the public version and all else that follows: the whole of it or nothing."""
        return super().publish(*args, **kwargs)

    @transaction.atomic
    def unpublish(self, *args: Any, **kwargs: Any) -> Any:
        """As Wagtail's; whole or not at all."""
        return super().unpublish(*args, **kwargs)

    def keep_findable(self, *, whole: bool = True) -> None:
        """Bring up to date by which words the page is found; ``whole``: what is saved is the page, not some columns."""
        insert_or_update_object_task.enqueue(self._meta.app_label, self._meta.model_name, str(self.pk))
        if whole and self.path_of_life != self.path:
            learn_words(str(self._meta.model_name), [self.title])
