from django.db import models

from biography.models.person import PersonPage


class LoadedLife(models.Model):
    """What a file last made of a life, so that loading it again can tell what is new and what an editor has changed."""

    page = models.OneToOneField(PersonPage, models.CASCADE, primary_key=True, related_name="loaded")
    digest = models.CharField(max_length=64)
    last_revision = models.BigIntegerField()
    parts = models.PositiveIntegerField()

    # A record of a life is no use of it that an editor should hear of.
    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return f"{self.page_id}: {self.digest}"
