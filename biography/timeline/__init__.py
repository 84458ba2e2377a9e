"""A Biography document as ordered, placed marks on one scale of days, and how they are laid out."""

from biography.timeline.axis import Axis, Tick
from biography.timeline.drawing import Drawing, draw, miniature, strip, wordless
from biography.timeline.marks import LANES, Mark, Timeline, timeline
from biography.timeline.together import Shared, alive_together, isolated, shared_facts

__all__ = [
    "LANES",
    "Axis",
    "Drawing",
    "Mark",
    "Shared",
    "Tick",
    "Timeline",
    "alive_together",
    "draw",
    "isolated",
    "miniature",
    "shared_facts",
    "strip",
    "timeline",
    "wordless",
]
