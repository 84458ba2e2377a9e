"""Where uploads are kept."""

from __future__ import annotations

from pathlib import Path
from typing import IO, Any

from django.core.files.storage import FileSystemStorage


class WholeFiles(FileSystemStorage):
    """Django's, which leaves what it has written of a file when the disk is full."""

    def _save(self, name: str, content: IO[Any]) -> str:
        path = Path(self.path(name))
        taken = path.exists()
        try:
            return super()._save(name, content)  # type: ignore[misc]
        except OSError:
            if not taken:
                path.unlink(missing_ok=True)
            raise
