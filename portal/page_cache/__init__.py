"""Whole answers to anonymous readers, kept in front of Django until anything public changes.

A *generation* names the state of everything public. Each write to the database that a reader could see begins a new
one (``writes``), which every worker notices with its next request (``generation``). It is read before an answer is
made and kept with it, so that an answer made while somebody publishes is never taken for the new state. What may be
kept, and under which key, says ``requests``; where answers are kept, ``stores``.
"""

from portal.page_cache.front import in_front_of

__all__ = ["in_front_of"]
