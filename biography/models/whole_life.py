"""What goes public with a revision of a life: revisions of its parts."""

from django.db import models
from wagtail.models import Revision


class WholeLife(models.Model):
    """The parts as they were when the life was submitted for moderation or scheduled.

    Whoever edits a part later changes nothing of what was submitted. No row: the life is published at once, and its
    parts as they are then.
    """

    revision = models.OneToOneField(Revision, models.CASCADE, primary_key=True, related_name="+")
    parts: models.ManyToManyField = models.ManyToManyField(Revision, related_name="+")

    # A record of a life is no use of it that an editor should hear of.
    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return str(self.revision)

    @classmethod
    def holds(cls, revision: Revision) -> bool:
        """Was this revision, of a life or of a part, submitted or scheduled?"""
        if revision.task_states.exists():
            return True
        return cls.objects.filter(models.Q(revision=revision) | models.Q(parts=revision)).exists()
