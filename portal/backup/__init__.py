"""Backups: the database and the uploaded files in one file, which says how to tell that nothing of it is missing.

A backup is a tar archive: ``database`` as the database's own tools write it, ``media/…``, and at its end
``manifest.json`` with the SHA-256 of each and the number of rows in each table. It can be read without the portal.
"""

from portal.backup.restoring import restore, verify
from portal.backup.writing import back_up

__all__ = ["back_up", "restore", "verify"]
