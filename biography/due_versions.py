"""Versions that are due because something changed elsewhere: an entry, an image, a life that others name.

What changes is noted in the transaction that changes it; the few lives get their versions as soon as it is done, many
have to wait for the next ``manage.py record_versions``, which housekeeping calls every minute.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterable

from django.db import transaction
from wagtail.log_actions import get_active_log_context

from biography import versions
from biography.models import DueVersion, LifeVersion

logger = logging.getLogger(__name__)

AT_ONCE = 10
"""Lives; each takes a tenth of a second or two."""


def make_due(lives: set[int], *, key: str, reason: str) -> None:
    """The public may see something else of these lives, and of their translations, than in their last versions.

    ``key``: what documents call that which has changed; ``reason``: of the versions, in the portal's first language.
    """
    lives = lives | versions.translations_of(lives)
    few = len(lives) <= AT_ONCE
    if not lives or (few and versions.hold(lives)):
        return
    editor = get_active_log_context().user
    said = {"key": key, "reason": reason, "editor_id": editor.pk if editor else None}
    DueVersion.objects.bulk_create(
        (DueVersion(page_id=pk, **said) for pk in sorted(lives)),
        update_conflicts=True,
        unique_fields=["page"],
        update_fields=["key", "reason", "editor"],
        batch_size=500,
    )
    if few:
        transaction.on_commit(lambda: settle(DueVersion.objects.filter(page__in=lives)))


def settle(due: Iterable[DueVersion]) -> int:
    """Make the versions that are due, one life after the other; answer how many there were to make.

    One that fails stays due and keeps no other from being made.
    """
    made = 0
    for each in due:
        try:
            made += _settle(each)
        except Exception:
            logger.exception("The version of life %s that is due could not be made.", each.page_id)
    return made


@transaction.atomic
def _settle(due: DueVersion) -> bool:
    if not DueVersion.objects.filter(pk=due.pk).delete()[0]:
        return False
    version = versions.record(due.page_id, editor=due.editor)
    if version is None:
        return False
    before = LifeVersion.objects.filter(page=due.page_id, number=version.number - 1).first()
    shown = [each.document for each in (version, before) if each and each.document]
    # What only hidden rows of the life refer to is none of the readers' business.
    named = re.compile(rf'("|life:){re.escape(due.key)}(?![\w-])')
    if any(named.search(json.dumps(document, ensure_ascii=False)) for document in shown):
        version.reason = due.reason
        version.save(update_fields=["reason"])
    return True
