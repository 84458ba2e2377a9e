"""What memory a worker takes after 10,000 requests, beside what it took after the first few hundred.

    DATABASE_URL=sqlite:////path/to/lives-1000.sqlite3 python -m tests.benchmarks.memory

Served as in production, by two workers. Every public address and list of the API that the benchmark of growth asks for
is asked for in turn, of many lives, past the page cache: each answer is made anew. The start is when each kind of
address has been answered ten times, so that what Python, Django and the templates load once is loaded. Then a cache
that may keep 64 MB is not in the figure; it is bounded by its own setting.
"""

from __future__ import annotations

import os
import tempfile
from argparse import ArgumentParser
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle, islice
from pathlib import Path
from urllib.parse import quote

from tests.benchmarks.addresses import API, PUBLIC, names_of, some_pages
from tests.benchmarks.asked import set_up
from tests.benchmarks.results import Result, add_option, keep
from tests.benchmarks.served import Reader, family, manage, production, serving

GOAL = 1.1
WARM = 10
# Requests. One worker answers all of a connection, and all few connections may be one worker's.
A_CONNECTION = 20


def addresses() -> list[str]:
    """All that is public of one life, and the lives of others."""
    from biography.models import PersonPage

    names = {name: quote(str(value)) for name, value in names_of(some_pages()).items()}
    found = [address.format(**names) for address in (*PUBLIC.values(), *API.values()) if address != "/sitemap.xml"]
    others = PersonPage.objects.order_by("path").values_list("slug", flat=True)[:200]
    return [*found, *(f"/people/{quote(slug)}/" for slug in others)]


def ask(port: int, wanted: list[str]) -> None:
    for number, address in enumerate(wanted):
        if number % A_CONNECTION == 0:
            reader = Reader(port)
        status, _body = reader.get(address)
        if status >= 500:
            raise RuntimeError(f"{address} answered {status}.")


def ask_all(port: int, wanted: list[str], readers: int = 4) -> None:
    with ThreadPoolExecutor(readers) as pool:
        for asked in [pool.submit(ask, port, wanted[number::readers]) for number in range(readers)]:
            asked.result()


def memory(pid: int) -> list[float]:
    """Megabytes that each worker has for itself, those shared with others divided (PSS)."""
    workers = [child for child in family(pid)[1:] if "granian" in Path(f"/proc/{child}/cmdline").read_text()]
    found = []
    for worker in workers or family(pid)[1:]:
        rollup = Path(f"/proc/{worker}/smaps_rollup").read_text().split()
        found.append(int(rollup[rollup.index("Pss:") + 1]) / 1024)
    return found


def main() -> None:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--requests", type=int, default=10_000)
    add_option(parser)
    asked = parser.parse_args()
    set_up()
    wanted = addresses()
    with tempfile.TemporaryDirectory(prefix="portal-bench-") as folder:
        environment = production(Path(folder), DATABASE_URL=os.environ["DATABASE_URL"], PAGE_CACHE_URL="")
        manage(environment, "collectstatic", "--no-input", "--verbosity", "0")
        with serving(environment, workers=2, threads=2) as (port, pid):
            ask_all(port, wanted * WARM)
            start = memory(pid)
            ask_all(port, list(islice(cycle(wanted), asked.requests)))
            end = memory(pid)
    print(f"MB per worker after {len(wanted) * WARM:,} requests: {start}; after {asked.requests:,} more: {end}")
    said = [f"{sum(each) / len(each):.0f} MB" for each in (end, start)]
    what = f"memory of a worker after {asked.requests:,} requests, against the start"
    database = os.environ["DATABASE_URL"].partition(":")[0]
    keep([Result(what, database, *said, sum(end) / sum(start), GOAL, True)], asked.results)


if __name__ == "__main__":
    main()
