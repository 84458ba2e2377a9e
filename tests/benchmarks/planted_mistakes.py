"""Mistakes that the review finds, each put into the data of a life where it has room for it."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

Spec = dict[str, Any]


def _age(spec: Spec, random: Random) -> None:
    for period in spec["career"][:1]:
        period["stated_age"] = int(period["start"][:4]) - int(spec["birth"]["date"][:4]) + random.choice([-3, 2])


def _successor(spec: Spec, random: Random) -> None:
    for period in (period for period in spec["career"] if "successor" in period):
        period["successor"] = f"Zeno {random.choice(['Stone', 'Wood', 'Hill'])}"


def _long_term(spec: Spec, random: Random) -> None:
    for period in (period for period in spec["career"] if "office" in period):
        period["end"] = str(int(period.get("end", "2019")[:4]) + random.randint(1, 9))
        period.pop("ongoing", None)


def _honour(spec: Spec, random: Random) -> None:
    for category in spec["honours"]:
        for honour in category["honours"][:2]:
            honour["title"], honour["date"] = "Best Mayor", str(int(spec["birth"]["date"][:4]) + random.randint(-9, 24))


def _degree(spec: Spec, random: Random) -> None:
    for study in (study for study in spec["education"] if "date" in study):
        study["awarded"] = str(int(spec["birth"]["date"][:4]) + random.randint(-3, 10))


def _relatives(spec: Spec, random: Random) -> None:
    for relative in spec["family"][-1:]:
        relative["birth"] = {"date": str(int(spec["birth"]["date"][:4]) + random.randint(-80, 90))}
    spec["family"][2]["note"] = "fifth of nine children"


def _source(spec: Spec, random: Random) -> None:
    random.choice(spec["sources"])["accessed"] = "1997"


def _still_held(spec: Spec, random: Random) -> None:
    for period in spec["career"][-1:]:
        period.pop("end", None)
        period["ongoing"] = True


MISTAKES: tuple[Callable[[Spec, Random], None], ...] = (
    *(_age, _successor, _long_term, _honour, _degree, _relatives, _source, _still_held),
)
