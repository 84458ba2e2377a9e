"""How many pages have a word and which twenty fit it best, by the portal's search backend and by Wagtail's own.

    DATABASE_URL=sqlite:////path/to/lives-1000.sqlite3 python -m tests.benchmarks.searching --word common --goal 1000

The same call on the same pages, ``search("word", Page.objects.live().public())``, and as many hits. ``common``: a
word of half the pages; ``rare``: the name of one person. The portal's own index of all words (``indexes.py``), which
Wagtail does not have of itself, is taken away while its backend is asked.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from statistics import median
from typing import Any

from tests.benchmarks.addresses import names_of, some_pages
from tests.benchmarks.asked import set_up
from tests.benchmarks.results import Result, add_option, keep

COMMON = "council"
HITS = 20


def best(backend: Any, word: str) -> tuple[int, list[int]]:
    from wagtail.models import Page

    hits = backend.search(word, Page.objects.live().public())
    return hits.count(), [page.pk for page in hits[:HITS]]


def milliseconds(backend: Any, word: str, rounds: int) -> float:
    from tests.benchmarks.processor import Processor

    processor, costs = Processor(), []
    for _round in range(rounds):
        began = processor.milliseconds()
        best(backend, word)
        costs.append(processor.milliseconds() - began)
    return median(costs)


def main() -> None:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--word", choices=["common", "rare"], default="common")
    parser.add_argument("--goal", type=float, default=20)
    parser.add_argument("--rounds", type=int, default=3, help="of Wagtail's; the portal's has three times as many")
    add_option(parser)
    asked = parser.parse_args()
    set_up()
    from django.db import connection, transaction
    from wagtail.search.backends.database import SearchBackend as Stock

    from biography.full_text import SearchBackend

    word = COMMON if asked.word == "common" else names_of(some_pages())["rare"]
    count, _found = best(SearchBackend({}), word)
    ours = milliseconds(SearchBackend({}), word, 3 * asked.rounds)
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("DROP INDEX IF EXISTS biography_all_words")
        theirs = milliseconds(Stock({}), word, asked.rounds)
        # Which of equally good hits come first, Wagtail leaves to chance.
        if best(Stock({}), word)[0] != count:
            sys.exit("The two backends do not find the same.")
        transaction.set_rollback(True)
    print(f"{word}: {count:,} hits; {ours:.1f} ms of CPU, by Wagtail's backend {theirs:,.1f} ms")
    what = f"search for a {asked.word} word ({count:,} hits): count and the best {HITS}, against Wagtail's backend"
    said = [f"{cost:,.1f} ms" for cost in (ours, theirs)]
    keep([Result(what, connection.vendor, *said, theirs / ours, asked.goal)], asked.results)


if __name__ == "__main__":
    main()
