"""The findings of the review in the database: of each life as its editors have it, and what they have accepted."""

from biography.findings.acceptance import accept, take_back
from biography.findings.places import place_of
from biography.findings.record import record, record_first, refresh_notes
from biography.findings.reviewed import Reviewed, review_of
from biography.findings.world import PublicWorld

__all__ = [
    "PublicWorld",
    "Reviewed",
    "accept",
    "place_of",
    "record",
    "record_first",
    "refresh_notes",
    "review_of",
    "take_back",
]
