"""What the review has found in a life, and what its editors have accepted of it."""

from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from biography.models.person import PersonPage

SEVERITIES = [(3, _("error")), (2, _("warning")), (1, _("note"))]


class AcceptedFinding(models.Model):
    """A finding that an editor has accepted with a reason. It holds as long as none of the facts in it changes."""

    key = models.UUIDField(default=uuid4, editable=False, unique=True)
    page = models.ForeignKey(PersonPage, models.CASCADE, related_name="accepted_findings", verbose_name=_("life"))
    fingerprint = models.CharField(max_length=64)
    rule = models.CharField(_("rule"), max_length=100)
    sentence = models.TextField(_("finding"))
    row = models.CharField(max_length=255, blank=True)
    reason = models.TextField(_("reason"), max_length=1000)
    note = models.TextField(_("editor's note for readers"), max_length=1000, blank=True)
    accepted_at = models.DateTimeField(_("accepted"), default=timezone.now)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("accepted by")
    )

    class Meta:
        verbose_name = _("accepted finding")
        verbose_name_plural = _("accepted findings")
        ordering = ["-accepted_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["page", "fingerprint"], name="accepted_once")]

    def __str__(self) -> str:
        return self.sentence


class LifeReview(models.Model):
    """The last review of a life as its editors have it: when, how much was found that nobody has accepted, coverage.

    Coverage counts the statements, those of each kind of support, those that could have a date and have none.
    ``notes`` are what the public document shows as editor's notes: those whose finding stands in what is public.
    """

    page = models.OneToOneField(PersonPage, models.CASCADE, primary_key=True, related_name="review")
    reviewed_at = models.DateTimeField(_("reviewed"), default=timezone.now)
    errors = models.PositiveIntegerField(_("errors"), default=0, db_index=True)
    warnings = models.PositiveIntegerField(_("warnings"), default=0)
    remarks = models.PositiveIntegerField(_("notes"), default=0)
    accepted = models.PositiveIntegerField(_("accepted"), default=0)
    statements = models.PositiveIntegerField(_("statements"), default=0, db_index=True)
    unsourced = models.PositiveIntegerField(_("unsourced"), default=0)
    close_sources = models.PositiveIntegerField(_("close sources only"), default=0)
    single_source = models.PositiveIntegerField(_("single source"), default=0)
    disputed = models.PositiveIntegerField(_("disputed"), default=0)
    datable = models.PositiveIntegerField(_("could have a date"), default=0)
    undated = models.PositiveIntegerField(_("undated"), default=0)
    notes: models.JSONField[list[dict[str, Any]], list[dict[str, Any]]] = models.JSONField(default=list, editable=False)

    # A record of a life is no use of it that an editor should hear of.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("review of a life")
        verbose_name_plural = _("reviews of lives")

    def __str__(self) -> str:
        return self.page.title

    @property
    def sourced(self) -> int:
        return self.statements - self.unsourced


class LifeFinding(models.Model):
    """One finding of the last review of a life. ``target`` names the field, row or block on the page to edit."""

    page = models.ForeignKey(PersonPage, models.CASCADE, related_name="findings", verbose_name=_("life"))
    part = models.ForeignKey("wagtailcore.Page", models.CASCADE, null=True, related_name="+", verbose_name=_("page"))
    position = models.PositiveIntegerField()
    fingerprint = models.CharField(max_length=64, db_index=True)
    rule = models.CharField(_("rule"), max_length=100, db_index=True)
    severity = models.PositiveSmallIntegerField(_("severity"), choices=SEVERITIES, db_index=True)
    sentence = models.TextField(_("finding"))
    path = models.CharField(_("place"), max_length=255)
    target = models.CharField(max_length=255, blank=True)
    row = models.CharField(max_length=255, blank=True)
    found_at = models.DateTimeField(_("first found"), default=timezone.now)
    acceptance = models.ForeignKey(
        AcceptedFinding, models.SET_NULL, null=True, related_name="+", verbose_name=_("acceptance")
    )

    # A record of a life is no use of it that an editor should hear of.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("finding")
        verbose_name_plural = _("findings")
        ordering = ["page", "position"]

    def __str__(self) -> str:
        return self.sentence

    @property
    def accepted_because(self) -> str:
        return self.acceptance.reason if self.acceptance else ""
