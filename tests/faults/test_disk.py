"""A disk that is full: what did not fit is told and leaves nothing, and once there is room all works."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.faults.conftest import LIVES, TRIED, VENDOR, Portal, Shell, on_production, state_of_life
from tests.faults.disks import SmallDisk

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("faults")]

# As an editor sends it: a picture of noise, which no format makes small.
UPLOAD = """
import os
from io import BytesIO
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image
from biography.models import PortalImage
picture = BytesIO()
Image.frombytes("RGB", (700, 700), os.urandom(700 * 700 * 3)).save(picture, "PNG")
client = Client(raise_request_exception=False, headers={"host": "127.0.0.1"})
client.force_login(User.objects.get(username="admin"))
file = SimpleUploadedFile("noise.png", picture.getvalue(), "image/png")
sent = client.post("/admin/images/add/", {"title": "Noise", "file": file, "collection": 1, "description": "Noise"})
answer = [sent.status_code, sent.content.decode(), PortalImage.objects.count()]
"""


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Callable[..., SmallDisk]]:
    made: list[SmallDisk] = []

    def make(size: int = SmallDisk.SIZE) -> SmallDisk:
        folder = tmp_path / f"disk-{len(made)}"
        folder.mkdir()
        made.append(SmallDisk(folder, size))
        return made[-1]

    yield make
    for disk in made:
        disk.remove()


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_an_upload_that_does_not_fit_is_refused_with_the_reason_and_leaves_nothing(portal, small_disk):
    """A picture is sent while the disk of MEDIA_ROOT is full, and once more when there is room; so is a backup."""
    disk = small_disk()
    portal.environment["MEDIA_ROOT"] = str(disk.folder)
    portal.environment |= disk.environment
    shell = Shell(portal)
    status, text, images = shell.run(UPLOAD)
    assert status == 507
    assert "The disk of the portal is full" in text
    assert "Traceback" not in text
    assert images == 0
    assert files(disk.folder) == []

    backup = disk.folder / "portal.tar"
    tried = TRIED.format(command=["backup", str(backup)])
    assert shell.run(tried).startswith("refused: ")
    assert str(backup) in shell.run(tried)
    assert files(disk.folder) == []
    shell.end()

    disk.make_room()
    portal.environment.pop("LARGEST_FILE", None)
    shell = Shell(portal)
    assert shell.run(UPLOAD)[::2] == [302, 1]
    assert len(files(disk.folder / "original_images")) == 1
    assert "Written: " in shell.run(tried)
    shell.end()


@pytest.mark.skipif(
    VENDOR == "postgresql", reason="The file of the database is SQLite's; tests/faults/test_postgres.py has the other"
)
def test_a_load_for_which_the_disk_of_the_database_has_no_room_loads_nothing(portal, small_disk, made_up_lives):
    """The file of the database stands on a disk that has room for hardly more; then the disk is made larger."""
    database = portal.folder / "portal.sqlite3"
    disk = small_disk(database.stat().st_size + 500_000)
    moved = disk.folder / database.name
    moved.write_bytes(database.read_bytes())
    small = on_production(Portal(disk.folder, f"sqlite:///{moved}"))
    small.environment |= disk.environment | {"PAGE_CACHE_URL": ""}
    shell = Shell(small)
    before = state_of_life(shell)
    tried = TRIED.format(command=["load_biographies", str(made_up_lives)])
    assert "Nothing was loaded: the database says: database or disk is full" in shell.run(tried)
    assert shell.ask("PersonPage.objects.count()") == 1
    assert state_of_life(shell) == before
    shell.end()

    disk.make_room()
    small.environment.pop("LARGEST_FILE", None)
    shell = Shell(small)
    assert f"{LIVES} created" in shell.run(tried)
    assert shell.ask("PersonPage.objects.count()") == 1 + LIVES
    assert state_of_life(shell) == before
    shell.end()
