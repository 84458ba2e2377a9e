"""A process of a portal that does what it is told, line by line: what would be many commands is one start.

Each line is a JSON text of Python; the answer is a JSON value, what ``answer`` is then. Used by ``conftest.Shell``.
"""

from __future__ import annotations

import json
import os
import resource
import sys
from contextlib import redirect_stdout
from io import StringIO

import django


def main() -> None:
    if limit := os.environ.get("LARGEST_FILE"):
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(limit), resource.RLIM_INFINITY))
    django.setup()
    from django.core.management import call_command
    from django.db import close_old_connections

    def said_by(*command: str) -> str:
        out = StringIO()
        with redirect_stdout(out):
            call_command(*command)
        return out.getvalue()

    for line in sys.stdin:
        close_old_connections()
        names = {"said_by": said_by, "answer": None}
        exec(json.loads(line), names)
        print(json.dumps(names["answer"]), flush=True)


if __name__ == "__main__":
    main()
