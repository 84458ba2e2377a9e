"""Writing a backup: whole, or no file at all."""

from __future__ import annotations

import io
import os
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils import timezone

from portal.backup import dumps
from portal.backup.manifest import DATABASE, FORMAT, MANIFEST, MEDIA, BackupError, Hashed, Manifest


def back_up(path: Path, tell: Callable[[str], None] = lambda text: None) -> Manifest:
    """Writes the database and the media into one file. Raises BackupError; what stood there before, stays then.

    Uploads that are deleted while this goes on are left out, and told.
    """
    unfinished = path.with_name(f".{path.name}.unfinished")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=".backup-") as folder:
            dump = Path(folder, DATABASE)
            try:
                rows = dumps.dump(dump)
            except BackupError as error:
                raise BackupError(f"The backup could not be written to {path}. {error}") from error
            tell(f"Database: {sum(rows.values()):,} rows")
            with tarfile.open(unfinished, "w:") as archive:
                manifest = _write(archive, dump, rows, tell)
            with unfinished.open("rb+") as file:
                os.fsync(file.fileno())
            unfinished.replace(path)
    except OSError as error:
        raise BackupError(f"The backup could not be written to {path}: {error}") from error
    finally:
        unfinished.unlink(missing_ok=True)
    return manifest


def _write(archive: tarfile.TarFile, dump: Path, rows: dumps.Rows, tell: Callable[[str], None]) -> Manifest:
    files: dict[str, str] = {}
    size = 0
    for name, file in ((DATABASE, dump), *_media()):
        try:
            with file.open("rb") as content:
                member = archive.gettarinfo(arcname=name, fileobj=content)
                member.uid = member.gid = 0
                member.uname = member.gname = ""
                hashed = Hashed(content)
                archive.addfile(member, hashed)
        except FileNotFoundError:
            tell(f"{name} was deleted in the meantime")
            continue
        files[name] = hashed.digest
        size += member.size
    tell(f"Files: {len(files) - 1:,}; {size / 1e6:,.1f} MB with the database")
    manifest = Manifest(
        format=FORMAT,
        made_at=timezone.now().isoformat(timespec="seconds"),
        vendor=connection.vendor,
        database_version=dumps.version(),
        rows=rows,
        files=files,
        bytes=size,
    )
    text = manifest.model_dump_json(indent=1).encode()
    member = tarfile.TarInfo(MANIFEST)
    member.size = len(text)
    archive.addfile(member, io.BytesIO(text))
    return manifest


def _media() -> Iterator[tuple[str, Path]]:
    root = Path(settings.MEDIA_ROOT)
    for folder, _folders, names in sorted(os.walk(root)):
        for name in sorted(names):
            path = Path(folder, name)
            if path.is_file() and not path.is_symlink():
                yield f"{MEDIA}{path.relative_to(root).as_posix()}", path
