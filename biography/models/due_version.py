from django.conf import settings
from django.db import models

from biography.models.person import PersonPage


class DueVersion(models.Model):
    """A life that shows what was changed elsewhere, until it is looked at whether the public sees something else.

    ``key``: of the entry, image or life that was changed, as documents have it; ``reason``: of a version that is made.
    """

    page = models.OneToOneField(PersonPage, models.CASCADE, primary_key=True, related_name="due_version")
    key = models.CharField(max_length=255)
    reason = models.CharField(max_length=255)
    editor = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    # A record of a life is no use of it that an editor should hear of.
    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return f"{self.page_id}: {self.reason}"
