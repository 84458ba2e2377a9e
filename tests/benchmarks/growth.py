"""What grows with the number of lives: the same requests on a small and a large database, CPU time and queries.

    python -m tests.benchmarks.growth sqlite:////tmp/lives-100.sqlite3 sqlite:////tmp/lives-10000.sqlite3 [--explain]

Both have lives of ``portal_lives``, whose first twenty are the same in a database of any size. One process a database,
asked in turns; what is written is taken back, but for an editor. CPU time is that of the process and, on PostgreSQL, of
its server process. No whole page is kept; counts are, as they are until something is published (``remembered``).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from argparse import ArgumentParser
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from tests.benchmarks.addresses import ADMIN, API, PUBLIC, names_of, some_pages
from tests.benchmarks.asked import set_up
from tests.benchmarks.results import Result, add_option, keep

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 5
GOAL = 1.5


class Row(NamedTuple):
    """CPU milliseconds on the small and the large database, their quotient, and the queries on each."""

    what: str
    small: float
    large: float
    ratio: float
    queries: tuple[int, int]
    slowest: str = ""


# Not requests; each is done and taken back.
DONE = ("publish a life", "publish a post", "save a draft", "save a place")


# In the process of one database


class Measure:
    """One database, asked through Django's test client by an anonymous reader and by an editor."""

    def __init__(self) -> None:
        from django.contrib.auth import get_user_model
        from django.db import connection
        from django.test import Client

        from tests.benchmarks.processor import Processor

        self.connection, self.processor = connection, Processor()
        self.reader, self.editor = Client(), Client()
        self.editor.force_login(get_user_model().objects.get_or_create(username="growth", is_superuser=True)[0])
        pages = some_pages()
        self.person, self.post, self.place = pages["person"], pages["post"], pages["place"]
        self.names = names_of(pages)

    def work(self, what: str) -> Callable[[], Any]:
        if what in DONE:
            return getattr(self, what.replace(" ", "_"))
        url = {**PUBLIC, **API, **ADMIN}[what].format(**self.names)
        client = self.editor if what in ADMIN else self.reader

        def ask() -> None:
            answer = client.get(url)
            b"".join(answer) if answer.streaming else answer.content
            if answer.status_code not in (200, 302, 404):
                raise SystemExit(f"{url}: {answer.status_code}")

        return ask

    def publish_a_life(self) -> None:
        self._publish(self.person)

    def publish_a_post(self) -> None:
        self._publish(self.post)

    def save_a_draft(self) -> None:
        self._taken_back(lambda: self._changed(self.person).save_revision())

    def save_a_place(self) -> None:
        self._taken_back(lambda: type(self.place).objects.get(pk=self.place.pk).save())

    def _publish(self, page: Any) -> None:
        self._taken_back(lambda: self._changed(page).save_revision().publish())

    def _changed(self, page: Any) -> Any:
        changed = type(page).objects.get(pk=page.pk)
        changed.title = f"{page.title} II"
        return changed

    def _taken_back(self, work: Callable[[], Any]) -> None:
        from django.db import transaction

        with transaction.atomic():
            work()
            transaction.set_rollback(True)

    def measure(self, what: str) -> tuple[float, int, list[tuple[float, str, Any]]]:
        """CPU milliseconds, the number of queries, and the statements with their seconds."""
        statements: list[tuple[float, str, Any]] = []

        def count(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
            begun = time.perf_counter()
            try:
                return execute(sql, params, many, context)
            finally:
                statements.append((time.perf_counter() - begun, sql, params))

        work = self.work(what)
        with self.connection.execute_wrapper(count):
            begun = self.processor.milliseconds()
            work()
            return self.processor.milliseconds() - begun, len(statements), statements

    def _read_again(self, statements: Iterable[tuple[float, str, Any]]) -> Iterator[tuple[float, str, Any]]:
        """The statements that read, with the seconds until the last row: SQLite finds rows as they are fetched."""
        for _seconds, sql, params in statements:
            if sql.lstrip("( ").upper().startswith("SELECT"):
                with self.connection.cursor() as cursor:
                    begun = time.perf_counter()
                    cursor.execute(sql, params)
                    cursor.fetchall()
                    yield time.perf_counter() - begun, sql, params

    def explain(self, statements: Iterable[tuple[float, str, Any]]) -> str:
        """The slowest statement that reads, fetched once more, and how the database answers it."""
        seconds, sql, params = max(self._read_again(statements), default=(0.0, "", ()))
        if not sql:
            return ""
        how = "EXPLAIN (ANALYZE, BUFFERS OFF)" if self.connection.vendor == "postgresql" else "EXPLAIN QUERY PLAN"
        with self.connection.cursor() as cursor:
            cursor.execute(f"{how} {sql}", params)
            plan = "\n".join(f"    {row[-1]}" for row in cursor.fetchall())
        return f"  {seconds * 1000:.1f} ms: {sql[:4000]}\n  {str(params)[:400]}\n{plan}"


def answer() -> None:
    """Measure what the lines of the standard input ask for."""
    set_up(PAGE_CACHE_URL="memory", PAGE_CACHE_GENERATION=f"{tempfile.mkdtemp(prefix='portal-bench-')}/generation")
    measure = Measure()
    print(json.dumps({"ready": True}), flush=True)
    for line in sys.stdin:
        asked = json.loads(line)
        milliseconds, queries, statements = measure.measure(asked["what"])
        said = measure.explain(statements) if asked["explain"] else ""
        print(json.dumps({"ms": milliseconds, "queries": queries, "explained": said}), flush=True)


# In the process that compares


class Database:
    def __init__(self, url: str) -> None:
        environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "portal.settings.test",
            "DATABASE_URL": url,
        }
        command = [sys.executable, "-m", "tests.benchmarks.growth", "--answer"]
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(command, cwd=ROOT, env=environment, stdin=pipe, stdout=pipe, text=True)
        self._read()

    def ask(self, what: str, explain: bool = False) -> dict[str, Any]:
        assert self.process.stdin
        self.process.stdin.write(json.dumps({"what": what, "explain": explain}) + "\n")
        self.process.stdin.flush()
        return self._read()

    def _read(self) -> dict[str, Any]:
        assert self.process.stdout
        while line := self.process.stdout.readline():
            if line.startswith("{"):
                return dict(json.loads(line))
        raise SystemExit("The process of a database has failed.")

    def close(self) -> None:
        assert self.process.stdin
        self.process.stdin.close()
        self.process.wait()


def run(small: str, large: str, *, rounds: int = ROUNDS, only: str = "", explain: bool = False) -> Iterator[Row]:
    """Everything measured on both databases, in turns, each after one round that warms it up."""
    databases = [Database(small), Database(large)]
    for what in (*PUBLIC, *API, *ADMIN, *DONE):
        if only not in what:
            continue
        found: list[list[dict[str, Any]]] = [[], []]
        for _round in range(rounds + 1):
            for number, database in enumerate(databases):
                found[number].append(database.ask(what))
        first, second = (median(each["ms"] for each in answers[1:]) for answers in found)
        queries = found[0][-1]["queries"], found[1][-1]["queries"]
        slowest = databases[1].ask(what, explain=True)["explained"] if explain else ""
        yield Row(what, first, second, second / first, queries, slowest)
    for database in databases:
        database.close()


def results(rows: list[Row], database: str) -> list[Result]:
    """The row that grows most of each kind, and how many of the kind grow by more than the goal."""
    kinds = {"public pages": PUBLIC, "API": API, "admin": ADMIN, "saving and publishing": DONE}
    found = []
    for kind, names in kinds.items():
        of_kind = [row for row in rows if row.what in names]
        if of_kind:
            worst = max(of_kind, key=lambda row: row.ratio)
            over = [row.what for row in of_kind if row.ratio > GOAL]
            what = f"large against small, {kind}: the most of {len(of_kind)} ({worst.what})"
            what += f"; over the goal: {', '.join(over)}" if over else ""
            found.append(
                Result(what, database, f"{worst.large:.1f} ms", f"{worst.small:.1f} ms", worst.ratio, GOAL, True)
            )
    return found


def main() -> None:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("small", nargs="?", default="")
    parser.add_argument("large", nargs="?", default="")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--only", default="", help="what has this in its name")
    parser.add_argument("--explain", action="store_true", help="the slowest statement of each, and its plan")
    parser.add_argument("--answer", action="store_true", help="of the processes that this one starts")
    add_option(parser)
    asked = parser.parse_args()
    if asked.answer:
        answer()
        return
    print(f"{'':32}{'small':>9}{'large':>10} {'ratio':>7}  queries")
    rows = []
    for row in run(asked.small, asked.large, rounds=asked.rounds, only=asked.only, explain=asked.explain):
        rows.append(row)
        mark = " !" if row.ratio > GOAL or row.queries[0] != row.queries[1] else ""
        said = f"{row.what:32}{row.small:9.1f}{row.large:10.1f} {row.ratio:7.2f}  {row.queries[0]}, {row.queries[1]}"
        print(said + mark, flush=True)
        if row.slowest:
            print(row.slowest, flush=True)
    keep(results(rows, asked.large.partition(":")[0]), asked.results)


if __name__ == "__main__":
    main()
