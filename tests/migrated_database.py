"""A migrated database for the tests, kept in ``var/`` under a hash of what made it: a test alone starts in seconds."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
KEPT = ROOT / "var" / "test-databases"
SOURCES = ["requirements-dev.lock", "portal/settings/base.py", "*/migrations/*.py"]


def kept_file() -> Path:
    """Where the database of today's migrations, settings and packages is kept, or will be."""
    digest = hashlib.sha256(sys.version.encode())
    for file in sorted(path for pattern in SOURCES for path in ROOT.glob(pattern)):
        digest.update(f"{file.relative_to(ROOT)}\0".encode())
        digest.update(file.read_bytes())
    return KEPT / f"{digest.hexdigest()[:16]}.sqlite3"


def lay_out(database: Path) -> bool:
    """Put the kept database where the tests want theirs; False where none is kept yet."""
    kept = kept_file()
    if not kept.exists():
        return False
    database.unlink(missing_ok=True)
    shutil.copyfile(kept, database)
    return True


def keep(database: Path) -> None:
    """Keep a copy of a database that has just been migrated, in place of older ones."""
    KEPT.mkdir(parents=True, exist_ok=True)
    kept = kept_file()
    unfinished = kept.with_suffix(f".{os.getpid()}")
    source, copy = sqlite3.connect(database), sqlite3.connect(unfinished)
    with source, copy:
        source.backup(copy)
    source.close()
    copy.close()
    unfinished.replace(kept)
    for other in KEPT.glob("*.sqlite3"):
        if other != kept:
            other.unlink(missing_ok=True)
