"""Editors accept a finding with a reason, and may tell readers of it."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from wagtail.log_actions import log

from biography.models import AcceptedFinding, LifeFinding


@transaction.atomic
def accept(finding: LifeFinding, *, reason: str, note: str = "", editor: Any) -> AcceptedFinding:
    """Accept a finding until one of the facts in it changes; ``note`` is shown to readers at the place."""
    acceptance, _created = AcceptedFinding.objects.update_or_create(
        page=finding.page,
        fingerprint=finding.fingerprint,
        defaults={
            "rule": finding.rule,
            "sentence": finding.sentence,
            "row": finding.row,
            "reason": reason,
            "note": note,
            "accepted_by": editor,
        },
    )
    log(finding.page, "biography.accept_finding", user=editor, data=_said(acceptance))
    return acceptance


@transaction.atomic
def take_back(acceptance: AcceptedFinding, *, editor: Any) -> None:
    """The finding is open again, and its note to readers goes."""
    log(acceptance.page, "biography.reopen_finding", user=editor, data=_said(acceptance))
    acceptance.delete()


def _said(acceptance: AcceptedFinding) -> dict[str, str]:
    return {"rule": acceptance.rule, "sentence": acceptance.sentence, "reason": acceptance.reason}
