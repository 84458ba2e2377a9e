"""The first life in every format, as files that a reviewer can read.

``UPDATE_SNAPSHOTS=1 pytest tests/formats`` writes them anew; read the difference before you commit it.
"""

import os
from pathlib import Path

import pytest

from biography.formats import FORMATS

SNAPSHOTS = Path(__file__).parent / "snapshots"
OURS = [name for name in FORMATS if name != "json"]


@pytest.mark.parametrize("name", OURS)
def test_the_first_life_reads_as_its_snapshot(name, first_life, publication):
    form = FORMATS[name]
    written = form.write(first_life, publication)
    path = SNAPSHOTS / f"viktor-khrapunov.{form.suffix}"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        path.write_text(written, encoding="utf-8", newline="")
    assert written == path.read_bytes().decode(), f"{path.name} differs: see the top of this file"
