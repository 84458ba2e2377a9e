"""The lives of a portal of any size, made up: one biography/1 document a line, the same ones each time.

    python -m tests.benchmarks.portal_lives 10000 > lives.jsonl
    python manage.py load_biographies lives.jsonl

Each has some thirteen posts and three groups of honours. Towns, and what belongs to them (places, organisations,
offices, sources), grow like the square root of the lives; the first twenty lives of a town hold its two offices one
after the other. A life names only such as come before it, so that the first lines of a file are a file as well.
"""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from math import isqrt
from random import Random

from tests.benchmarks.many_lives import GIVEN, SEATS, Life
from tests.benchmarks.planted_mistakes import Spec

BEGINNINGS = "Alt Berg Dorn Eich Falk Grau Hart Kamp Lang Mar Nord Oster Rein Schon Stein Thal Vor Wald".split()
MIDDLES = "a be de en er gen hol in ke len mo ra sen ten".split()
ENDINGS = "bach berg by dal felt gren holm lund mann nes off quist ris sen stad ström ward witz".split()
GROUPS = ("academic", "orders", "distinctions")


def lives(count: int) -> Iterator[Spec]:
    """The data of so many lives."""
    for number in range(count):
        yield PortalLife(number).spec()


class PortalLife(Life):
    """One life of a portal, less long than those that are made for the review."""

    blocks, period_blocks, life_events, period_events = (2, 4), (0, 2), (0, 3), (0, 1)

    def home(self) -> tuple[int, int]:
        """The towns have 20, 40, 60 … lives."""
        town = (isqrt(1 + 4 * self.number // (SEATS // 2)) - 1) // 2
        return town, self.number - SEATS // 2 * town * (town + 1)

    def name_of(self, number: int) -> str:
        random = Random(f"name {number}")
        family = "".join(random.choice(parts) for parts in (BEGINNINGS, MIDDLES, ENDINGS))
        return f"{random.choice(GIVEN)} {family}"

    def mention(self, number: int) -> Spec:
        named: Spec = {"name": self.name_of(number)}
        return named | {"person": self.slug_of(number)} if number < self.number else named

    def spec(self) -> Spec:
        # What German texts there are would want a portal in German.
        return super().spec() | {"language": "en"}

    def count(self) -> int:
        return self.random.randint(10, 16)

    def succession(self, office: str, count: int) -> Spec:
        return super().succession(office, count) if self.seat < SEATS else {}

    def honours(self) -> list[Spec]:
        """Three groups, each with a few honours."""
        return [self.group(kind) for kind in GROUPS]

    def group(self, kind: str) -> Spec:
        honours = [
            {
                "id": self.id(),
                "title": f"{self.town.name} medal, class {number}",
                "date": f"{self.office.year + number}",
            }
            | self.cited()
            for number in range(self.random.randint(1, 4))
        ]
        return {"id": self.id(), "slug": kind, "kind": kind, "title": kind.capitalize(), "honours": honours}


if __name__ == "__main__":
    parser = ArgumentParser(description="Writes made-up lives, one document a line, the same ones each time.")
    parser.add_argument("lives", type=int, help="how many")
    for spec in lives(parser.parse_args().lives):
        json.dump(spec, sys.stdout, ensure_ascii=False)
        sys.stdout.write("\n")
