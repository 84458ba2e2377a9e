"""A portal that stops in the middle of a piece of work, and stays there until it is killed or told to go on.

    python -m tests.faults.halting load_biographies lives.jsonl
    granian … tests.faults.halting:application

The first statement that begins as the file HALT_AT says, in any of its processes, waits before it is sent to the
database, and the file is gone. The number of the process stands in the file HALTED; it goes on when that is gone.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.management import execute_from_command_line
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

LONGEST = 120  # seconds


def _halt(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    at, halted = Path(os.environ["HALT_AT"]), Path(os.environ["HALTED"])
    if at.exists() and sql.startswith(at.read_text()):
        at.unlink()
        unfinished = halted.with_suffix(".unfinished")
        unfinished.write_text(str(os.getpid()))
        unfinished.rename(halted)
        end = time.monotonic() + LONGEST
        while halted.exists() and time.monotonic() < end:
            time.sleep(0.01)
    return execute(sql, params, many, context)


def _watch(connection: BaseDatabaseWrapper, **_signal: Any) -> None:
    connection.execute_wrappers.append(_halt)


if "HALT_AT" in os.environ:
    connection_created.connect(_watch)


if __name__ == "__main__":
    execute_from_command_line(sys.argv)
else:
    from portal.wsgi import application

    __all__ = ["application"]
