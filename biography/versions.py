"""Public versions: recorded when what the public sees of a life has changed, and read again as documents.

The ``after_…`` functions listen to Wagtail's and Django's signals (``apps.py``).
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from biography import findings
from biography.assembly import assemble, assemble_all
from biography.closed_pictures import without_closed
from biography.document import Biography
from biography.document.mending import BeyondMending, Mended, mended
from biography.mentions import index_links
from biography.models import LifeVersion, PersonPage
from biography.models.life_page import LifePage
from biography.review import Severity

logger = logging.getLogger(__name__)

# Characters that the columns of a version take.
LONGEST = {"reason": 255, "errors_reason": 500}

# Lives whose versions wait until a load or another act has done all its publishing, and what is said of each version.
_held: ContextVar[dict[int, dict[str, Any]] | None] = ContextVar("held_lives", default=None)


@transaction.atomic
def record(person_pk: int, **said: Any) -> LifeVersion | None:
    """Make the next version of a life if the public sees something else than in its last; answer it, or None.

    ``said``: columns of the version that its editor fills: reason, corrects, errors_reason, editor.
    The life is reviewed as well, so that its editor's notes and the report of findings are those of today.
    """
    if hold([person_pk], **said):
        return None
    person = PersonPage.objects.filter(pk=person_pk).first()
    if person is None:
        return None
    index_links(person)
    findings.refresh_notes(person)
    findings.record(person)
    public = PersonPage.objects.visible().for_document().filter(pk=person_pk).first()
    return _next_version(public, said) if public else None


def _next_version(person: PersonPage, said: dict[str, Any]) -> LifeVersion | None:
    # Two editors who publish at once get two numbers.
    list(Page.objects.select_for_update().filter(pk=person.pk).values_list("pk"))
    life = assemble(person)
    digest = digest_of(life)
    last = person.versions.order_by("-number").defer("document").first()
    if last and last.digest == digest:
        return None
    return LifeVersion.objects.create(
        page=person,
        number=last.number + 1 if last else 1,
        errors=[finding.sentence for finding in person.findings.filter(severity=Severity.ERROR.rank, acceptance=None)],
        document=life.model_dump(mode="json"),
        digest=digest,
        **said,
    )


@transaction.atomic
def record_first(people: Sequence[int]) -> None:
    """Like ``record`` for each of these lives, which have just been loaded: in few queries, however many they are."""
    found = PersonPage.objects.visible().for_document().filter(pk__in=people)
    public = list(found.filter(locale__language_code=settings.LANGUAGE_CODE).order_by("pk"))
    lives = assemble_all(public)
    reviews = findings.record_first(public, lives)
    LifeVersion.objects.bulk_create(
        LifeVersion(
            page=person,
            number=1,
            errors=[finding.sentence for finding in review.errors],
            document=life.model_dump(mode="json"),
            digest=digest_of(life),
        )
        for person, life, review in zip(public, lives, reviews, strict=True)
    )
    others = set(people) - {person.pk for person in public}
    translations = PersonPage.objects.filter(translation_key__in={person.translation_key for person in public})
    others |= set(translations.exclude(pk__in=people).values_list("pk", flat=True))
    for person_pk in sorted(others):
        record(person_pk)


def after_publish(instance: Any, revision: Any = None, **_signal: Any) -> None:
    """A life or a part of it was published: its next version, with the reason that its editor gave."""
    if not isinstance(instance, LifePage):
        return
    said = {"reason": instance.change_reason, "corrects": instance.corrects_error}
    person_pk = _life_of(instance)
    editor = revision.user if revision else None
    record(person_pk, **said, errors_reason=instance.errors_reason, editor=editor)
    for page in _translations(instance):
        # What the original hides now must not be found by the words of its translation.
        page.keep_findable()
    for translation in sorted(translations_of([person_pk])):
        record(translation, **said, editor=editor)
    if instance.change_reason or instance.corrects_error or instance.errors_reason:
        # It was the reason of this change; the next one has its own.
        spent = {"change_reason": "", "corrects_error": False, "errors_reason": ""}
        type(instance).objects.filter(pk=instance.pk).update(**spent)


def after_unpublish(instance: Any, **_signal: Any) -> None:
    """A page was unpublished. Wagtail says so too, and leaves it live, before it deletes one."""
    if not Page.objects.filter(pk=instance.pk, live=True).exists():
        after_removal(instance)


def after_removal(instance: Any, origin: Any = None, **_signal: Any) -> None:
    """A part was unpublished or deleted; a life that goes itself leaves no version of nothing.

    ``origin``: what is being deleted, where the signal comes from a deletion.
    """
    if isinstance(instance, LifePage):
        person_pk = _life_of(instance)
        if not isinstance(instance, PersonPage) and not _goes_too(person_pk, origin):
            record(person_pk)
        for translation in sorted(translations_of([person_pk])):
            record(translation)


def after_restriction(instance: PageViewRestriction, origin: Any = None, **_signal: Any) -> None:
    """A page was made private or public again."""
    page = Page.objects.filter(pk=instance.page_id).first()
    if page and not _goes_too(page.pk, origin):
        after_removal(page.specific)


def _goes_too(page_pk: int, origin: Any) -> bool:
    """Is the page among those that are being deleted together?"""
    pages = origin if isinstance(origin, QuerySet) and issubclass(origin.model, Page) else Page.objects.none()
    return pages.filter(pk=page_pk).exists()


def _life_of(page: Any) -> int:
    """Primary key of the life that a page belongs to; 0 where that is gone already."""
    if isinstance(page, PersonPage):
        return page.pk
    return PersonPage.objects.filter(path=page.path[: -page.steplen]).values_list("pk", flat=True).first() or 0


def _translations(page: LifePage) -> QuerySet:
    """The pages that translate this one; none for a translation itself."""
    others = type(page).objects.filter(translation_key=page.translation_key).exclude(pk=page.pk)
    return others if page.locale.language_code == settings.LANGUAGE_CODE else others.none()


def translations_of(people: Iterable[int]) -> set[int]:
    """The lives that take from these what they do not translate; none for translations themselves."""
    lives = PersonPage.objects.filter(pk__in=list(people), locale__language_code=settings.LANGUAGE_CODE)
    others = PersonPage.objects.filter(translation_key__in=lives.values("translation_key"))
    return set(others.exclude(pk__in=lives.values("pk")).values_list("pk", flat=True))


def hold(lives: Iterable[int], **said: Any) -> bool:
    """Let a load or the like make the versions of these lives at its end; False where nothing such is going on."""
    held = _held.get()
    if held is None:
        return False
    for pk in lives:
        held[pk] = _together(held.get(pk, {}), said)
    return True


def _together(before: dict[str, Any], said: dict[str, Any]) -> dict[str, Any]:
    """What is said of a version that is made of two changes: both reasons, and whatever else either says."""
    both = before | {name: value for name, value in said.items() if value or name not in before}
    for name in LONGEST.keys() & before.keys() & said.keys():
        reasons = dict.fromkeys(filter(None, [before[name], said[name]]))
        both[name] = "; ".join(reasons)[: LONGEST[name]]
    return both


@contextmanager
def one_version_each(reason: str = "") -> Iterator[None]:
    """However much is published inside, each life gets one version at the end."""
    lives: dict[int, dict[str, Any]] = {}
    token = _held.set(lives)
    try:
        yield
    finally:
        _held.reset(token)
    for person_pk, said in sorted(lives.items()):
        record(person_pk, **{"reason": reason, **said})


def digest_of(life: Biography) -> str:
    """Tells two documents apart that say something else; sizes of pictures are no statements."""
    said = life.model_dump_json(context={"form": "file"}, exclude_defaults=True, exclude={"published", "untranslated"})
    return hashlib.sha256(said.encode()).hexdigest()


def document_of(version: LifeVersion) -> Biography | None:
    """The life as the version shows it, without pictures closed since; None where the version was withdrawn."""
    return read(version)[0]


def read(version: LifeVersion) -> tuple[Biography | None, tuple[Mended, ...]]:
    """The life as the version shows it, and what had to be mended in it: rules may be younger than the version."""
    if not version.document or version.withdrawn_at:
        return None, ()
    try:
        life, what = mended(version.document)
    except BeyondMending:
        logger.exception("Version %s of page %s cannot be read", version.number, version.page_id)
        return None, ()
    return without_closed(life), what


@transaction.atomic
def withdraw(version: LifeVersion, *, reason: str, editor: Any) -> None:
    """Take a version out of the public's sight for good: its document goes, a stub with date and number stays."""
    version.withdrawn_at, version.withdrawn_by, version.withdrawal_reason = timezone.now(), editor, reason
    version.document = None
    version.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawal_reason", "document"])


def end_correction(version: LifeVersion) -> None:
    """Let the notice of a correction go from the page of the life."""
    version.correction_ended_at = timezone.now()
    version.save(update_fields=["correction_ended_at"])
