"""How well a statement is supported: derived from its citations, never typed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from biography.document.values import Citation, Support
from biography.document.vocabulary import SupportKind

CLOSE = frozenset({"self-published", "family", "employer", "party"})
INDEPENDENT = frozenset({"independent", "official-record"})


def support(citations: Iterable[Citation], relations: Mapping[str, str]) -> Support:
    """What the citations of a statement amount to, given how each source stands to the subject.

    *disputed*: some source contradicts it; *unsourced*: none says so (one that only mentions it does not say so);
    *close-sources*: only the subject, their family, employer or party says so; *single-source*: one other source does,
    or several of which none is known to be independent; *independent*: two or more do, at least one of them known to be
    independent. One whose relation to the subject nobody has stated never counts as independent.
    """
    known = [citation for citation in citations if citation.source in relations]
    says = {citation.source for citation in known if citation.stance == "supports"}
    independent = sum(relations[key] in INDEPENDENT for key in says)
    kind: SupportKind
    if any(citation.stance == "contradicts" for citation in known):
        kind = "disputed"
    elif not says:
        kind = "unsourced"
    elif all(relations[key] in CLOSE for key in says):
        kind = "close-sources"
    else:
        kind = "independent" if independent and len(says) > 1 else "single-source"
    return Support(kind=kind, sources=len(says), independent=independent)
