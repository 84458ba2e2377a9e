"""Which public lives lead to which: an index, written when a life is published."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from biography.models.person import PersonPage

LINK_KINDS = [
    ("relative", _("as a relative")),
    ("begun-by", _("as who appointed, elected or promoted")),
    ("predecessor", _("as predecessor")),
    ("successor", _("as successor")),
    ("awarded-by", _("as who gave an honour")),
    ("claim", _("in what is claimed")),
    ("text", _("in the text")),
]


class LifeLink(models.Model):
    """A page of one life that refers to another life, whether or not the other one is public yet.

    Wagtail's own index of references is no help here: it holds what drafts refer to and rows that are kept from the
    public. This one holds what stood in the public rows and texts when the life was published; who reads it asks for
    links whose ``page`` is visible (``mentions.py``).
    """

    life = models.ForeignKey(PersonPage, models.CASCADE, related_name="links_to_lives")
    page = models.ForeignKey(Page, models.CASCADE, related_name="+")
    target = models.ForeignKey(PersonPage, models.CASCADE, related_name="links_from_lives")
    kind = models.CharField(max_length=20, choices=LINK_KINDS)

    # An index is no use of a life that an editor should hear of.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("link between lives")
        verbose_name_plural = _("links between lives")
        constraints = [models.UniqueConstraint(fields=["page", "target", "kind"], name="linked_once")]

    def __str__(self) -> str:
        return f"{self.page_id} → {self.target_id} ({self.kind})"
