"""What was saved comes back, byte for byte; what is damaged is refused before it takes anything's place."""

import json
import os
import subprocess
import sys
import tarfile
from io import BytesIO

import pytest

from tests.operations.conftest import ROOT, VENDOR

# One process: the portal that is saved is made but once, from the tables of the tests' database.
pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("backup")]


@pytest.fixture(scope="module")
def backup(made_portal):
    """A backup that was tried out as it was made."""
    path = made_portal.folder / "backups" / "portal.tar"
    said = made_portal.run("backup", str(path), "--verify")
    assert "loaded and counted" in said
    return path


def test_a_portal_that_is_gone_comes_back_and_takes_the_place_of_another_only_when_that_is_said(
    made_portal, backup, new_portal
):
    other = new_portal()
    expected = made_portal.exported()
    other.run("restore", str(backup))
    assert other.exported() == expected
    files = {path.relative_to(made_portal.media): path.read_bytes() for path in made_portal.media.rglob("*.pdf")}
    assert len(files) == 1
    assert {path.relative_to(other.media): path.read_bytes() for path in other.media.rglob("*.pdf")} == files
    assert other.ask("Page.objects.count()") == made_portal.ask("Page.objects.count()")
    assert "no issues" in other.run("check")
    assert "No migrations to apply" in other.run("migrate")

    other.run("shell", "--no-imports", "--command", "from biography.models import *; Place.objects.create(name='New')")
    (other.media / "new.txt").write_text("new")
    for left in (other.media, other.folder / "moved"):
        assert "--force puts" in other.run("restore", str(backup), fails=True, MEDIA_ROOT=str(left))
    assert other.ask("Place.objects.filter(name='New').count()") == "1"
    assert (other.media / "new.txt").exists()
    other.run("restore", str(backup), "--force")
    assert other.exported() == expected
    assert other.ask("Place.objects.filter(name='New').count()") == "0"
    assert not (other.media / "new.txt").exists()


def damaged(backup, folder, damage):
    """A copy of a backup with other bytes."""
    data = bytearray(backup.read_bytes())
    if damage == "cut short":
        data = data[: len(data) // 2]
    elif damage == "a byte in the middle":
        data[len(data) // 3] ^= 1
    elif damage == "no backup":
        data = bytearray(b"text")
    elif damage == "another database":
        return changed_manifest(backup, folder, vendor="postgresql" if VENDOR == "sqlite" else "sqlite")
    elif damage == "rows that are not there":
        return changed_manifest(backup, folder, rows={"biography_personpage": 1_000_000})
    path = folder / "damaged.tar"
    path.write_bytes(data)
    return path


def changed_manifest(backup, folder, **changes):
    path = folder / "damaged.tar"
    with tarfile.open(backup) as old, tarfile.open(path, "w") as new:
        for member in old:
            content = old.extractfile(member).read()
            if member.name == "manifest.json":
                content = json.dumps(json.loads(content) | changes).encode()
                member.size = len(content)
            new.addfile(member, BytesIO(content))
    return path


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        ("cut short", ""),
        ("a byte in the middle", "is damaged: "),
        ("no backup", "cannot be read: "),
        ("another database", "export_biographies"),
        ("rows that are not there", "The table biography_personpage has 1 rows; it had 1000000"),
    ],
)
def test_what_is_damaged_is_refused_and_takes_nothings_place(backup, new_portal, tmp_path, damage, reason):
    other = new_portal()
    path = damaged(backup, tmp_path, damage)
    for command in (["restore", str(path)], ["restore", str(path), "--verify"]):
        complaint = other.run(*command, fails=True)
        assert reason in complaint
        assert "Traceback" not in complaint
    assert not other.media.exists()
    assert not (other.folder / "portal.sqlite3").exists()
    assert [each.name for each in other.folder.iterdir()] == []


def test_a_full_disk_leaves_the_last_backup_and_nothing_half_written(made_portal, backup):
    before = backup.read_bytes()
    # No file of this process may be larger, which is what a full disk says as well.
    limited = "import resource, runpy, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000)); "
    limited += "sys.argv = ['manage.py', 'backup', sys.argv[1]]; runpy.run_path('manage.py', run_name='__main__')"
    command = [sys.executable, "-c", limited, str(backup)]
    done = subprocess.run(command, cwd=ROOT, env=made_portal.environment, capture_output=True, text=True, timeout=120)
    assert done.returncode == 1
    assert "CommandError: " in done.stderr
    assert "Traceback" not in done.stderr
    assert backup.read_bytes() == before
    assert [path.name for path in backup.parent.iterdir()] == [backup.name]


def test_uploads_that_lead_out_of_the_media_are_not_saved(made_portal, tmp_path):
    link = made_portal.media / "link"
    os.symlink("/etc/hostname", link)
    try:
        path = tmp_path / "portal.tar"
        made_portal.run("backup", str(path))
    finally:
        link.unlink()
    with tarfile.open(path) as archive:
        assert not [name for name in archive.getnames() if "link" in name]
