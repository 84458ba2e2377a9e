"""What the prose says had never been, and the rows say had."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from biography.document import Biography
from biography.review.days import Truth, before, begins
from biography.review.findings import Observation
from biography.review.prose import passages, sentences
from biography.review.registry import rule
from biography.review.wording import excerpt, quoted, term
from biography.review.world import World

_NEVER = re.compile(
    r"\b(?:had|having|has|without)\b[^.;]{0,40}\b(?:no|never|any|not)\b[^.;]{0,40}"
    r"\b(?:function|office|post|position|experience)s?\b[^.;]{0,60}\b(?:before|until then|previously)\b",
    re.IGNORECASE,
)


@rule("never-before")
def what_had_never_been_is_in_no_earlier_row(life: Biography, world: World) -> Iterator[Observation]:
    """Where a text says that no post had been held before, no earlier one was in the same kind of organisation."""
    kinds = {body.key: body.kind for body in life.organisations}
    for passage in passages(life):
        if passage.period is None or life.language.split("-")[0] != "en":
            continue
        period = life.career[passage.period]
        kind = kinds.get(period.organisation.key) if period.organisation else None
        earlier = [
            other
            for other in life.career
            if kind and other.organisation and kinds.get(other.organisation.key) == kind
            and before(begins(other.start), begins(period.start)) is Truth.YES
        ]  # fmt: skip
        for sentence in sentences(passage.text):
            if earlier and _NEVER.search(sentence):
                yield Observation(
                    _("“%(sentence)s”, but %(earlier)s came before %(period)s.")
                    % {
                        "sentence": excerpt(sentence),
                        "earlier": quoted(earlier[0].role, term(earlier[0])),
                        "period": quoted(period.role, term(period)),
                    },
                    passage.path,
                    (passage.row, str(period.id), *(str(other.id) for other in earlier)),
                    (sentence, *(other.start.edtf if other.start else "" for other in earlier)),
                )
