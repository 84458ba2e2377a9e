"""What a restore takes out of a file that somebody else may have made."""

import tarfile
from io import BytesIO
from pathlib import Path

import pytest

from portal.backup.manifest import MEDIA, BackupError
from portal.backup.restoring import _extract_media


def a_backup(path: Path, *members: tarfile.TarInfo) -> Path:
    with tarfile.open(path, "w:") as archive:
        for member in members:
            member.size = 5 if member.isfile() else 0
            archive.addfile(member, BytesIO(b"bytes"))
    return path


def test_files_come_back_where_they_were(tmp_path):
    picture = tarfile.TarInfo(f"{MEDIA}images/face.jpeg")
    picture.mode, picture.mtime = 0o777, 1_000_000_000
    _extract_media(a_backup(tmp_path / "backup", tarfile.TarInfo("database"), picture), tmp_path / "media")
    found = tmp_path / "media" / "images" / "face.jpeg"
    assert found.read_bytes() == b"bytes"
    assert (found.stat().st_mode & 0o777, found.stat().st_mtime) == (0o644, 1_000_000_000)
    assert [each.name for each in (tmp_path / "media").iterdir()] == ["images"]


@pytest.mark.parametrize("name", ["../outside", "images/../../outside", "link"])
def test_nothing_is_written_outside_the_folder(tmp_path, name):
    member = tarfile.TarInfo(f"{MEDIA}{name}")
    if name == "link":
        member.type, member.linkname = tarfile.SYMTYPE, "/etc/passwd"
    with pytest.raises(BackupError, match="no file of the media folder"):
        _extract_media(a_backup(tmp_path / "backup", member), tmp_path / "media")
    assert [each.name for each in tmp_path.iterdir()] in (["backup"], ["backup", "media"], ["media", "backup"])
    assert not list((tmp_path / "media").glob("**/*"))
