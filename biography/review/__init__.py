"""Review: rules over a Biography document that find what cannot be, before readers do.

A rule is a plain function of a life and the world around it, registered by ``@rule``; an institution adds its own the
same way (docs/review.md). No database and no request: the same rules read a file, a draft and the published life.
"""

from biography.review.findings import Finding, Observation, Severity, place_in_document
from biography.review.ground import grounded
from biography.review.registry import RULES, Rule, review, rule
from biography.review.world import NO_WORLD, EmptyWorld, FileWorld, Holder, IndexedWorld, World, day_number

# Each registers its rules.
from biography.review import (  # isort: skip
    activities,
    ages,
    claims,
    counts,
    denials,
    education,
    family,
    honours,
    identifiers,
    lifespan,
    names_in_time,
    open_ended,
    prose_terms,
    prose_years,
    runs,
    sources,
    succession,
    terms,
    translations,
)

__all__ = [
    "NO_WORLD",
    "RULES",
    "EmptyWorld",
    "FileWorld",
    "Finding",
    "Holder",
    "IndexedWorld",
    "Observation",
    "Rule",
    "Severity",
    "World",
    "activities",
    "ages",
    "claims",
    "counts",
    "day_number",
    "denials",
    "education",
    "family",
    "grounded",
    "honours",
    "identifiers",
    "lifespan",
    "names_in_time",
    "open_ended",
    "place_in_document",
    "prose_terms",
    "prose_years",
    "review",
    "rule",
    "runs",
    "sources",
    "succession",
    "terms",
    "translations",
]
