"""A life is published whole: the drafts of its parts go public with it, in one public version.

Functions named ``after_…`` listen to Wagtail's signals (``apps.py``). Each way of publishing comes by here: forms, bulk
actions, requests of the API, approval, the clock.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from wagtail.log_actions import get_active_log_context
from wagtail.models import Page, Revision, TaskState

from biography import versions
from biography.models import PersonPage, WholeLife
from biography.models.life_page import LifePage

# The parts that an editor has chosen in a form; None: whatever goes public by default.
_chosen: ContextVar[frozenset[int] | None] = ContextVar("chosen_parts", default=None)


class Kind(Enum):
    NEW = "new"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"  # Unpublished by somebody, who had a reason: it comes back only if it is chosen.
    LATER = "later"  # Has a date of its own, at which it goes public if it is approved now.
    SCHEDULED = "scheduled"  # Goes public by itself.
    LOCKED = "locked"  # Somebody else keeps it locked.


BY_DEFAULT = {Kind.NEW, Kind.CHANGED, Kind.LATER}
BY_CHOICE = BY_DEFAULT | {Kind.WITHDRAWN}


@dataclass(frozen=True)
class Draft:
    """A part of a life with something that is not public; ``page`` is Wagtail's basic page."""

    page: Page
    kind: Kind
    day: Any = None

    @property
    def title(self) -> str:
        return self.page.get_admin_display_title()

    def as_edited(self) -> Any:
        revision = self.page.latest_revision
        return revision.as_object() if revision else self.page.specific

    @property
    def in_moderation(self) -> bool:
        """By itself: submitted before lives were submitted whole."""
        return self.page.workflow_in_progress

    @property
    def may_be_chosen(self) -> bool:
        return self.kind in BY_CHOICE

    @property
    def goes_by_default(self) -> bool:
        return self.kind in BY_DEFAULT


def drafts_of(life: Page, user: Any = None) -> list[Draft]:
    """The parts that are not public as they were last edited. What ``user`` has locked is not locked for them."""
    if not life.pk:
        return []
    pages = Page.objects.child_of(life).filter(alias_of=None).filter(Q(live=False) | Q(has_unpublished_changes=True))
    pages = pages.select_related("latest_revision", "locked_by").annotate_approved_schedule().prefetch_workflow_states()
    return [_draft(page, user) for page in pages.order_by("path")]


def _draft(page: Page, user: Any) -> Draft:
    if page.approved_schedule:
        return Draft(page, Kind.SCHEDULED, page.go_live_at)
    if page.locked and (user is None or page.locked_by_id != user.pk):
        return Draft(page, Kind.LOCKED)
    if not page.live and page.first_published_at:
        return Draft(page, Kind.WITHDRAWN)
    content = page.latest_revision.content if page.latest_revision else {}
    day = parse_datetime(content.get("go_live_at") or "")
    if day and day > timezone.now():
        return Draft(page, Kind.LATER, day)
    return Draft(page, Kind.CHANGED if page.live else Kind.NEW)


def going_with(life: Page, user: Any = None) -> list[Draft]:
    """The drafts that go public with a life: those that its editor has chosen, or else all but what was withdrawn."""
    chosen = _chosen.get()
    drafts = [draft for draft in drafts_of(life, user) if draft.may_be_chosen]
    return [draft for draft in drafts if (draft.goes_by_default if chosen is None else draft.page.pk in chosen)]


@contextmanager
def choosing(parts: Collection[int] | None) -> Iterator[None]:
    """What is published or submitted inside takes these parts along, by primary key; None: those of the default."""
    token = _chosen.set(None if parts is None else frozenset(parts))
    try:
        yield
    finally:
        _chosen.reset(token)


def after_publish(instance: Any, revision: Any = None, **signal: Any) -> None:
    """A page was published: if it is a life, so are its parts. One act, one version."""
    if not isinstance(instance, LifePage):
        return
    with versions.one_version_each():
        versions.after_publish(instance, revision, **signal)
        if isinstance(instance, PersonPage) and instance.live:
            user = get_active_log_context().user or (revision.user if revision else None)
            for part in _revisions_to_publish(instance, revision, user):
                _publish(part, user)


def _revisions_to_publish(life: PersonPage, revision: Revision | None, user: Any) -> list[Revision]:
    row = WholeLife.objects.filter(revision=revision).first() if revision else None
    if row is None:
        return _revisions(going_with(life, user), user)
    # What was published or unpublished by itself in the meantime is not touched again.
    waiting = {str(draft.page.pk): draft.page for draft in drafts_of(life) if draft.kind is not Kind.SCHEDULED}
    parts = row.parts.order_by("pk")
    return [part for part in parts if part.object_id in waiting and _is_newer(part, waiting[part.object_id])]


def _is_newer(revision: Revision, page: Page) -> bool:
    return not page.live_revision or page.live_revision.created_at < revision.created_at


def _revisions(drafts: Iterable[Draft], user: Any) -> list[Revision]:
    return [draft.page.latest_revision or draft.page.specific.save_revision(user=user, clean=False) for draft in drafts]


def _publish(part: Revision, user: Any) -> None:
    page = part.as_object()
    if problem := incomplete(page):
        raise ValidationError(problem)
    # Who publishes the life may publish what is beneath it: Wagtail's permissions hold for whole branches.
    part.publish(user=user, skip_permission_checks=True)


def incomplete(page: Any) -> str:
    """Why a draft cannot be published, with its name; empty where it can. Drafts are saved with fields missing."""
    found: list[str] = []
    for thing in [page, *_rows(page)]:
        names = {field.name: field.verbose_name for field in thing._meta.fields}
        try:
            thing.full_clean(exclude=None if thing is page else {"page", "sort_order"})
        except ValidationError as problem:
            found += [
                " ".join([f"{names[name]}:", *texts] if name in names else texts)
                for name, texts in problem.message_dict.items()
            ]
    said = {"part": page.get_admin_display_title(), "problems": " ".join(found)}
    return _("“%(part)s” cannot be published yet. %(problems)s") % said if found else ""


def _rows(page: Any) -> list[Any]:
    relations = [name for name in ("events", "honours") if hasattr(page, name)]
    return [row for name in relations for row in getattr(page, name).all()]


def keep(revision: Revision, life: Page, user: Any = None) -> WholeLife:
    """Note which revisions of the parts go public with this one of the life, whenever that is.

    Raises ValidationError where one of them cannot be published: later, nobody would be there to mend it.
    """
    row, _made = WholeLife.objects.get_or_create(revision=revision)
    parts = _revisions(going_with(life, user), user)
    if problems := [problem for part in parts if (problem := incomplete(part.as_object()))]:
        raise ValidationError(problems)
    row.parts.set(parts)
    return row


def after_submission(instance: TaskState, user: Any = None, **_signal: Any) -> None:
    """A task of a workflow has begun. What the first one judges is what was submitted; later ones judge the same."""
    state = instance.workflow_state
    if not is_life(state.content_object):
        return
    others = state.task_states.exclude(pk=instance.pk).exclude(finished_at=None)
    last = others.order_by("-finished_at").first()
    if last is None or last.status not in (TaskState.STATUS_APPROVED, TaskState.STATUS_SKIPPED):
        keep(instance.revision, state.content_object, user)


def after_scheduling(instance: Revision, **_signal: Any) -> None:
    """A revision of a life is to go public later, with its parts as they are now. Listens to ``post_save``."""
    if instance.approved_go_live_at and not WholeLife.objects.filter(revision=instance).exists():
        page = Page.objects.filter(pk=instance.object_id).first() if _is_of_page(instance) else None
        if page and is_life(page):
            keep(instance, page, get_active_log_context().user)


def _is_of_page(revision: Revision) -> bool:
    model = revision.base_content_type.model_class()
    return bool(model) and issubclass(model, Page)


def after_unpublish(instance: Any, **_signal: Any) -> None:
    """A part was unpublished: it does not come back with a life that was scheduled or submitted before."""
    if isinstance(instance, LifePage) and not isinstance(instance, PersonPage):
        kept = WholeLife.parts.through.objects.filter(
            revision__object_id=str(instance.pk), revision__base_content_type=instance.get_base_content_type()
        )
        kept.delete()


def is_life(page: Any) -> bool:
    return isinstance(page, Page) and bool(page.specific_class) and issubclass(page.specific_class, PersonPage)
