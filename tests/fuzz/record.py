"""Where docs/fuzzing.md keeps the figures of the last run on each database."""

from __future__ import annotations

import re
from pathlib import Path

PAGE = Path(__file__).resolve().parents[2] / "docs/fuzzing.md"


def write(database: str, table: str, page: Path = PAGE) -> None:
    """In place of what stands under the heading of this database.

    Raises ``ValueError`` where there is no such heading.
    """
    text = page.read_text()
    heading = f"### On {database}\n"
    if heading not in text:
        raise ValueError(f"{page} has no heading “On {database}”.")
    before, after = text.split(heading)
    next_heading = re.search(r"^#", after, re.MULTILINE)
    rest = "\n" + after[next_heading.start() :] if next_heading else ""
    page.write_text(f"{before}{heading}\n{table}\n{rest}")
