"""Disks with little room."""

from __future__ import annotations

import subprocess
from contextlib import suppress
from pathlib import Path


class SmallDisk:
    """A disk with little room; where nothing may be mounted, processes that may write no large file."""

    SIZE = 400_000  # bytes

    def __init__(self, folder: Path, size: int = SIZE) -> None:
        self.folder = folder
        self.environment: dict[str, str] = {}
        command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
        self.is_mounted = subprocess.run(command, capture_output=True).returncode == 0
        if not self.is_mounted:
            self.environment["LARGEST_FILE"] = str(size)

    def fill(self) -> None:
        """Takes what room there is left."""
        with (self.folder / "ballast").open("wb", buffering=0) as ballast, suppress(OSError):
            while True:
                ballast.write(bytes(4096))

    def make_room(self) -> None:
        self.environment.clear()
        if self.is_mounted:
            subprocess.run(["mount", "-o", "remount,size=100m", str(self.folder)], check=True)

    def remove(self) -> None:
        if self.is_mounted:
            subprocess.run(["umount", "--lazy", str(self.folder)], check=True)
