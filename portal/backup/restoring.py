"""From a backup back to a portal, and the proof that this can be done."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.db import connection

from portal.backup import dumps
from portal.backup.manifest import DATABASE, MEDIA, BackupError, Manifest, checked, opened
from portal.page_cache.generation import generation


def verify(path: Path, tell: Callable[[str], None] = lambda text: None) -> Manifest:
    """Reads every byte of a backup, and loads its database beside the portal's own. Raises BackupError."""
    manifest = _of_this_database(path)
    tell(f"Files: {len(manifest.files):,} are what was written")
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".backup-") as folder:
        dumps.try_out(_extracted(path, DATABASE, Path(folder)), manifest.rows)
    tell(f"Database: {sum(manifest.rows.values()):,} rows in {len(manifest.rows)} tables, loaded and counted")
    return manifest


def restore(path: Path, *, force: bool = False, tell: Callable[[str], None] = lambda text: None) -> Manifest:
    """Puts a backup in the place of the portal's database and media.

    Everything is read and compared before anything is written. Raises BackupError where something is there already,
    unless ``force``; what was there is gone then, the old media last.
    """
    manifest = _of_this_database(path)
    media = Path(settings.MEDIA_ROOT)
    if not force and media.is_dir() and any(media.iterdir()):
        raise BackupError(f"{media} holds files already; --force puts those of the backup in their place.")
    media.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=media.parent, prefix=".restore-") as folder:
        try:
            dump = _extracted(path, DATABASE, Path(folder))
            files = Path(folder, "media")
            files.mkdir()
            _extract_media(path, files)
        except OSError as error:
            raise BackupError(f"The backup could not be unpacked beside {media}: {error}") from error
        tell("Files: unpacked")
        dumps.load(dump, manifest.rows, force=force)
        tell(f"Database: {sum(manifest.rows.values()):,} rows")
        if media.exists():
            media.rename(Path(folder, "old"))
        files.rename(media)
        tell(f"Files: {len(manifest.files) - 1:,} in {media}")
    if now := generation():
        now.advance()
    return manifest


def _of_this_database(path: Path) -> Manifest:
    manifest = checked(path)
    if manifest.vendor != connection.vendor:
        raise BackupError(
            f"{path} is a backup of {manifest.vendor}, and DATABASE_URL names {connection.vendor}: "
            "lives go from one to the other with export_biographies and load_biographies."
        )
    return manifest


def _extracted(path: Path, name: str, folder: Path) -> Path:
    with opened(path) as archive:
        file = archive.extractfile(name)
        if file is None:
            raise BackupError(f"{path} has no {name}.")
        target = folder / name
        with target.open("wb") as out:
            shutil.copyfileobj(file, out, 1024 * 1024)
    return target


def _extract_media(path: Path, folder: Path) -> None:
    """Regular files alone and none outside the folder, which tarfile itself cannot be told before Python 3.11.4."""
    with opened(path) as archive:
        for member in archive:
            if not member.name.startswith(MEDIA) or member.isdir():
                continue
            target = (folder / member.name.removeprefix(MEDIA)).resolve()
            file = archive.extractfile(member) if member.isfile() else None
            if file is None or not target.is_relative_to(folder.resolve()):
                raise BackupError(f"{path} has {member.name}, which is no file of the media folder.")
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("wb") as out:
                shutil.copyfileobj(file, out, 1024 * 1024)
            target.chmod(member.mode & 0o644 | 0o600)
            os.utime(target, (member.mtime, member.mtime))
