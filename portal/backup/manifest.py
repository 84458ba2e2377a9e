"""What a backup says of itself, and whether it is true."""

from __future__ import annotations

import hashlib
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from pydantic import BaseModel, ConfigDict, ValidationError

FORMAT = "portal-backup/1"
MANIFEST = "manifest.json"
DATABASE = "database"
MEDIA = "media/"
CHUNK = 1024 * 1024


class BackupError(Exception):
    """Why a backup could not be written, or cannot be trusted; a sentence for whoever runs the command."""


class Manifest(BaseModel):
    model_config = ConfigDict(frozen=True)

    format: str
    made_at: str
    vendor: str
    """"sqlite" or "postgresql"."""
    database_version: str
    rows: dict[str, int]
    """Table → number of rows."""
    files: dict[str, str]
    """Name in the archive → SHA-256."""
    bytes: int
    """Of all files together."""


class Hashed:
    """A file that is read once, and hashed on the way."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file, self._hash = file, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        data = self._file.read(size)
        self._hash.update(data)
        return data

    @property
    def digest(self) -> str:
        return self._hash.hexdigest()


@contextmanager
def opened(path: Path) -> Iterator[tarfile.TarFile]:
    """The archive. Raises BackupError where it is none, or ends before its end."""
    try:
        with tarfile.open(path, "r:") as archive:
            yield archive
    except (OSError, tarfile.TarError, EOFError) as error:
        raise BackupError(f"{path} cannot be read: {error}") from error


def checked(path: Path) -> Manifest:
    """The manifest of a backup of which every byte was read and compared. Raises BackupError with what is wrong."""
    found: dict[str, str] = {}
    manifest: Manifest | None = None
    with opened(path) as archive:
        for member in archive:
            file = archive.extractfile(member)
            if file is None:
                raise BackupError(f"{path} has {member.name!r}, which is no file: it is no backup of this portal.")
            if member.name == MANIFEST:
                manifest = _manifest(path, file.read())
                continue
            hashed = Hashed(file)
            while hashed.read(CHUNK):
                pass
            found[member.name] = hashed.digest
    if manifest is None:
        raise BackupError(f"{path} has no manifest: the backup was cut short, or it is none.")
    wrong = [name for name, digest in manifest.files.items() if found.get(name) != digest]
    wrong += sorted(found.keys() - manifest.files.keys())
    if wrong:
        raise BackupError(f"{path} is damaged: {', '.join(wrong[:5])} is not what was written.")
    return manifest


def _manifest(path: Path, text: bytes) -> Manifest:
    try:
        manifest = Manifest.model_validate_json(text)
    except ValidationError as error:
        raise BackupError(f"{path} has a manifest that cannot be read: {error}") from error
    if manifest.format != FORMAT:
        raise BackupError(f"{path} is a {manifest.format}, and this portal reads {FORMAT}.")
    return manifest
