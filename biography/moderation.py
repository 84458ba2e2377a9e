"""What is approved is what was submitted, and who has written it does not approve it where changes need review."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision, WorkflowState
from wagtail.workflows import publish_workflow_state

from biography import whole_lives
from biography.models import WholeLife
from biography.models.life_lock import REVIEW
from biography.models.life_page import LifePage


def publish_approved(state: WorkflowState, user: Any = None) -> None:
    """Publish what a workflow has approved.

    Where changes need review, that is what was submitted, whatever was edited since. Elsewhere reviewers mend and
    approve in one go, as Wagtail has it; of the parts, those that were submitted.
    """
    page = state.content_object.specific
    if not isinstance(page, LifePage):
        publish_workflow_state(state, user=user)
    elif needs_review(page):
        if user and (user.pk in authors_of(state) or not page.permissions_for_user(user).may_protect()):
            raise PermissionDenied(_("Somebody else than their author approves these changes."))
        revision_submitted(state).publish(user=user, skip_permission_checks=True)
    else:
        latest = page.get_latest_revision()
        if row := _row(state):
            parts = Page.objects.filter(pk__in=[int(part.object_id) for part in row.parts.all()])
            row, _made = WholeLife.objects.get_or_create(revision=latest)
            row.parts.set(parts.exclude(latest_revision=None).values_list("latest_revision", flat=True))
        latest.publish(user=user)


def needs_review(page: Any) -> bool:
    protection = page.life_protection
    return bool(protection) and protection.level == REVIEW


def approves_alone(page: Any, user: Any, action: str | None) -> bool:
    """Would an editor approve what the same editor has written, where changes need the review of somebody else?"""
    state = page.current_workflow_state
    return bool(action == "approve" and state and needs_review(page) and user.pk in authors_of(state))


def authors_of(state: WorkflowState) -> set[int]:
    """Whoever has written some of what was submitted and is not public yet, and who has submitted it."""
    revisions = [revision_submitted(state)]
    if row := _row(state):
        revisions += row.parts.all()
    authors = {state.requested_by_id}
    for revision in revisions:
        authors |= _authors_since_published(revision)
    return {pk for pk in authors if pk}


def _authors_since_published(revision: Revision) -> set[int | None]:
    page = Page.objects.select_related("live_revision").get(pk=revision.object_id)
    since = page.live_revision.created_at if page.live_revision else page.last_published_at if page.live else None
    written = Revision.objects.for_instance(page).filter(created_at__lte=revision.created_at)
    if since:
        written = written.filter(created_at__gt=since)
    return set(written.values_list("user", flat=True))


def revision_submitted(state: WorkflowState) -> Revision:
    row = _row(state)
    return row.revision if row else state.current_task_state.revision


def _row(state: WorkflowState) -> WholeLife | None:
    """What was submitted last; none for a part, or where it was submitted before lives went whole."""
    return WholeLife.objects.filter(revision__task_states__workflow_state=state).order_by("-revision__pk").first()


def submit(part: Any, user: Any) -> bool:
    """Submit the life that a part belongs to, with its drafts; False while it is being moderated already.

    What others have begun beneath the life and not finished stays where it is.
    """
    life = part.person
    state = life.current_workflow_state
    if state and state.status == WorkflowState.STATUS_IN_PROGRESS:
        return False
    if not life.latest_revision:
        life.save_revision(changed=False, clean=False)
    with whole_lives.choosing(finished(life, user)):
        if state:
            state.resume(user)
        else:
            life.get_workflow().start(life, user)
    return True


def finished(life: Any, user: Any) -> set[int]:
    """Primary keys of the drafts that go with a life and could be published as they are."""
    going = whole_lives.going_with(life, user)
    return {draft.page.pk for draft in going if not whole_lives.incomplete(draft.as_edited())}


def changed_since(state: WorkflowState) -> bool:
    """Was a page of the life edited after it was submitted?"""
    row = _row(state)
    if row is None:
        return False
    kept = {row.revision.object_id: row.revision.pk} | {part.object_id: part.pk for part in row.parts.all()}
    pages = Page.objects.filter(pk__in=map(int, kept)).values_list("pk", "latest_revision")
    return any(kept[str(pk)] != latest for pk, latest in pages)


def drafts_submitted(state: WorkflowState) -> list[whole_lives.Draft]:
    """The parts that a submitted life takes along."""
    row = _row(state)
    kept = {part.object_id for part in row.parts.all()} if row else set()
    return [draft for draft in whole_lives.drafts_of(state.content_object) if str(draft.page.pk) in kept]


def kept_with(life: Any) -> set[int] | None:
    """Primary keys of the parts that were submitted or scheduled with a life; None where neither is waiting."""
    state, scheduled = life.current_workflow_state, life.scheduled_revision
    if state and state.status == WorkflowState.STATUS_IN_PROGRESS:
        return {draft.page.pk for draft in drafts_submitted(state)}
    row = WholeLife.objects.filter(revision=scheduled).first() if scheduled else None
    return {int(part.object_id) for part in row.parts.all()} if row else None


def told_already(**_signal: Any) -> None:
    """In the place of Wagtail's mail about a workflow: those who approve had one about its task."""
