"""What tells an operator how the portal does: whether it is ready, what it answered, how long that took, what failed.

No personal data: no address of a reader, no query, no cookie, no browser's name.
"""
