"""Public versions of a life: what the public saw, from when on, and why it changed."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from biography.models.person import PersonPage


class LifeVersionQuerySet(models.QuerySet):
    def for_lists(self) -> "LifeVersionQuerySet":
        """What a list of versions shows: everything but the documents, which are large."""
        return self.with_the_one_before().select_related("page", "editor").defer("document")

    def with_the_one_before(self) -> "LifeVersionQuerySet":
        """Each with ``shown_before``: the number of the last version before it that was not withdrawn, or None."""
        earlier = LifeVersion.objects.filter(
            page=models.OuterRef("page"), number__lt=models.OuterRef("number"), withdrawn_at=None
        )
        return self.annotate(shown_before=models.Subquery(earlier.order_by("-number").values("number")[:1]))

    def open_corrections(self) -> "LifeVersionQuerySet":
        """Versions that correct an error, until an editor ends the notice of it."""
        return self.filter(corrects=True, correction_ended_at=None, withdrawn_at=None)


class LifeVersion(models.Model):
    """One public version: the Biography document as it was published, with its number, date and reason."""

    page = models.ForeignKey(PersonPage, models.CASCADE, related_name="versions", verbose_name=_("life"))
    number = models.PositiveIntegerField(_("version"))
    published_at = models.DateTimeField(_("published"), default=timezone.now)
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("editor")
    )
    reason = models.CharField(_("reason"), max_length=255, blank=True)
    corrects = models.BooleanField(_("corrects an error"), default=False)
    correction_ended_at = models.DateTimeField(_("notice of the correction ended"), null=True, blank=True)
    errors = models.JSONField(_("errors that the review found"), default=list, blank=True)
    errors_reason = models.CharField(_("reason to publish despite the errors"), max_length=500, blank=True)
    document = models.JSONField(_("document"), null=True)
    digest = models.CharField(max_length=64)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("withdrawn by"),
    )
    withdrawal_reason = models.CharField(_("reason of the withdrawal"), max_length=255, blank=True)

    objects = LifeVersionQuerySet.as_manager()

    # A record of a life is no use of it that an editor should hear of.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("version of a life")
        verbose_name_plural = _("versions of lives")
        ordering = ["-published_at", "-number"]
        constraints = [models.UniqueConstraint(fields=["page", "number"], name="one_version_of_a_number")]
        indexes = [
            # The newest of all lives; corrections are few among them.
            models.Index(fields=["-published_at", "-id"], name="versions_newest_first"),
            models.Index(
                fields=["-published_at", "-id"], name="corrections_newest_first", condition=models.Q(corrects=True)
            ),
        ]

    def __str__(self) -> str:
        return _("%(life)s, version %(number)s") % {"life": self.page.title, "number": self.number}
