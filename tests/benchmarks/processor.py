"""The processor's time that one process and the database server's process that works for it have used."""

from __future__ import annotations

import time
from pathlib import Path

from django.db import connection


class Processor:
    """Of this process, which has set Django up, and its only connection."""

    def __init__(self) -> None:
        self._server: Path | None = None
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                # The work of parallel processes could not be counted.
                cursor.execute("set max_parallel_workers_per_gather = 0")
                cursor.execute("select pg_backend_pid()")
                self._server = Path(f"/proc/{cursor.fetchone()[0]}/schedstat")

    def milliseconds(self) -> float:
        served = int(self._server.read_text().split()[0]) / 1e6 if self._server else 0.0
        return time.process_time() * 1000 + served
