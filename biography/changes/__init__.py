"""What changed between two documents of one life: fact by fact, in words."""

from biography.changes.comparison import Change, changes

__all__ = ["Change", "changes"]
