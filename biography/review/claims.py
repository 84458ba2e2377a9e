"""What is said about the living, and who alone says it."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from biography.document import Biography, Claim, Mention
from biography.markup import plain_text
from biography.review.days import DAYS_IN_A_YEAR, begins
from biography.review.findings import Observation
from biography.review.registry import rule
from biography.review.wording import excerpt
from biography.review.world import World

LONGEST_LIFE = 110


@rule("claim-self-published")
def claims_about_the_living_have_other_support(life: Biography, world: World) -> Iterator[Observation]:
    """A claim about people who may be living has a source besides those that the subject's side published."""
    sources = {source.key: source for source in life.sources}
    for path, claim in _claims(life):
        support = {citation.source for citation in claim.citations if citation.stance == "supports"}
        relations = {sources[key].relation if key in sources else "unknown" for key in support}
        if relations - {"self-published"} or claim.status == "withdrawn":
            continue
        about = [mention for mention in claim.about if _may_live(mention, world)]
        if not about:
            continue
        names = {
            "claim": excerpt(plain_text(claim.html), 80),
            "about": ", ".join(mention.name for mention in about),
            "sources": get_text_list(
                [_("“%(text)s”") % {"text": sources[key].title} for key in sorted(support) if key in sources],
                _("and"),
            ),
        }
        yield Observation(
            _("The claim “%(claim)s” is about %(about)s, perhaps living, and has only self-published %(sources)s.")
            % names
            if support
            else _("The claim “%(claim)s” is about %(about)s, perhaps living, and no source supports it.") % names,
            path,
            (str(claim.id),),
            (claim.html, *sorted(support), *(mention.name for mention in about)),
        )


def _claims(life: Biography) -> Iterator[tuple[str, Claim]]:
    for prefix, body in (("", life.body), *((f"career[{n}].", period.body) for n, period in enumerate(life.career))):
        for place, block in enumerate(body):
            if isinstance(block, Claim):
                yield f"{prefix}body[{place}]", block


def _may_live(mention: Mention, world: World) -> bool:
    """True unless their life here has a death, or a birth longer ago than anybody lives."""
    other = world.life(mention.person) if mention.person else None
    if other is None:
        return True
    born = begins(other.birth.date) if other.birth and other.birth.date else None
    too_old = world.today - LONGEST_LIFE * DAYS_IN_A_YEAR
    return not (other.death or (born and born.last is not None and born.last < too_old))
