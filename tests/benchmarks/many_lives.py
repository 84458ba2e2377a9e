"""Many lives, made up: biography/1 files of very different size, the same ones each time.

    python -m tests.benchmarks.many_lives FOLDER --lives 1000

Twenty lives share a town, whose mayors and heads of the works they were, one after the other; a third of the lives has
mistakes, from an age that is wrong to a successor who was not. A life does not depend on how many there are.
"""

from __future__ import annotations

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from random import Random
from uuid import UUID

from tests.benchmarks.made_up_prose import Facts, in_words, paragraph
from tests.benchmarks.planted_mistakes import MISTAKES, Spec

SEATS = 20
MOST_PERIODS = 40
USUAL_PERIODS = 9
GIVEN = (
    "Ada Ben Clara Daniel Edith Fritz Gerda Hugo Ida Jan Klara Leo Mina Nils Olga Paul Rosa Sven Tilda Ulrich".split()
)
FAMILY = (
    "Abel Brandt Corner Dahl Eklund Falk Grimm Holm Ivers Jansson Kern Lind Moor Nyberg Olsen Prag Quist Roth".split()
)
TOWNS = "Ash Birch Cedar Elm Fir Hazel Linden Maple Oak Pine Rowan Willow".split()
MONTHS = "January February March April May June July August September October November December".split()
ROLES = "Engineer, Secretary, Deputy Mayor, Head of Department, Inspector, Lecturer, Member of the Council".split(", ")
FIGURES = (("Employees", "people"), ("Budget", "crowns"), ("Houses built", "houses"), ("Length of the network", "km"))
FIELDS = {
    "engineering": "Engineering",
    "education": "Education",
    "finance": "Finance",
    "medicine": "Medicine",
    "politics": "Politics",
    "public-administration": "Public administration",
    "town-planning": "Town planning",
    "trade": "Trade",
}
SOURCES = ("independent", "official-record", "self-published", "employer", "unknown")


def write_lives(folder: Path, lives: int) -> list[Path]:
    """Writes so many lives, each as a file of its own; returns the paths, in order."""
    paths = []
    for number in range(lives):
        path = folder / f"{number:06d}.json"
        path.write_text(json.dumps(Life(number).spec(), ensure_ascii=False, indent=2), encoding="utf-8")
        paths.append(path)
    return paths


class Town:
    """Days on which its mayors changed: whoever is mayor was head of its works in the term before."""

    def __init__(self, number: int) -> None:
        random = Random(f"town {number}")
        self.key, self.name = f"town-{number}", f"{random.choice(TOWNS)}{random.choice(['ton', 'bury', 'ham', 'dale'])}"
        self.changes = [Day.of(random, 1870)]
        while len(self.changes) < SEATS + 2:
            self.changes.append(Day.of(random, self.changes[-1].year + random.randint(3, 8)))


class Day:
    """A day, month or year, as EDTF and in words."""

    def __init__(self, year: int, month: int, day: int, precision: int) -> None:
        self.year = year
        self.edtf = f"{year}-{month:02d}-{day:02d}"[: (4, 7, 10)[precision]]
        self.words = " ".join([f"{day}", MONTHS[month - 1], f"{year}"][2 - precision :])

    @classmethod
    def of(cls, random: Random, year: int) -> Day:
        return cls(year, random.randint(1, 12), random.randint(1, 28), random.randint(0, 2))


class Life:
    """One life, as the data of a file."""

    # The least and the most: blocks of the life, blocks of a period, events of the life, events of a period.
    blocks, period_blocks, life_events, period_events = (1, 8), (0, 6), (0, 6), (0, 4)

    def __init__(self, number: int) -> None:
        self.random = Random(f"life {number}")
        self.number = number
        town, self.seat = self.home()
        self.town = Town(town)
        self.name, self.language = self.name_of(number), "de" if self.random.random() < 0.1 else "en"
        seat = self.seat % SEATS
        self.works, self.office, self.left = self.town.changes[seat : seat + 3]
        self.born = Day.of(self.random, self.works.year - self.random.randint(28, 40))
        self.died = Day.of(self.random, max(self.left.year + 1, self.born.year + self.random.randint(60, 95)))

    def home(self) -> tuple[int, int]:
        """Number of the town, and the place in the line of those who held its posts."""
        return self.number // SEATS, self.number % SEATS

    def name_of(self, number: int) -> str:
        random = Random(f"name {number}")
        return f"{random.choice(GIVEN)} {random.choice(FAMILY)}"

    def mention(self, number: int) -> Spec:
        """Another life, as one that is named."""
        return {"name": self.name_of(number), "person": self.slug_of(number)}

    def slug_of(self, number: int) -> str:
        return f"{self.name_of(number).replace(' ', '-').lower()}-{number}"

    def spec(self) -> Spec:
        """The whole life, with the mistakes that are planted in it."""
        career = list(self.periods(self.count()))
        activities = self.activities()
        spec: Spec = {
            "format": "biography/1",
            "id": self.id(),
            "slug": self.slug_of(self.number),
            "language": self.language,
            "name": {"display": self.name, "sort": ", ".join(reversed(self.name.split()))},
            "activities": activities,
            "birth": {"date": self.born.edtf, "place": self.town.key} | self.cited(),
            "body": self.prose(self.random.randint(*self.blocks), self.works, self.left),
            "family": self.family(),
            "education": self.education(),
            "events": self.events(self.random.randint(*self.life_events), self.born, self.office),
            "career": career,
            "honours": self.honours() if career else [],
            "places": [{"key": self.town.key, "name": self.town.name, "kind": "town", "since": "1700"}],
            "organisations": [
                {"key": f"{self.town.key}-{body.lower()}", "name": f"{self.town.name} {body}", "founded": "1800"}
                for body in ("Council", "Works", "School")
            ],
            "offices": [
                {"key": f"{self.town.key}-mayor", "name": f"Mayor of {self.town.name}", "single_holder": True},
                {"key": f"{self.town.key}-head", "name": f"Head of {self.town.name} Works", "single_holder": True},
            ],
            "fields": [{"key": key, "name": FIELDS[key]} for key in sorted(row["field"] for row in activities)],
            "sources": [
                {"key": f"{self.town.key}-{relation}", "title": f"{self.town.name}: {relation}", "relation": relation,
                 "date": "1998", "url": "https://example.org/", "accessed": "2024-03-01"}
                for relation in SOURCES
            ],
        }  # fmt: skip
        if self.died.year < 2020:
            spec["death"] = {"date": self.died.edtf, "place": self.town.key} | self.cited()
        if self.random.random() < 1 / 3:
            for plant in self.random.sample(MISTAKES, self.random.randint(1, 3)):
                plant(spec, self.random)
        return spec

    def activities(self) -> list[Spec]:
        """Up to four fields. By chances of their own, so that all else is what it was before lives had fields."""
        random = Random(f"fields {self.number}")
        return [
            {"id": str(UUID(int=random.getrandbits(128), version=4)), "field": field}
            | {"citations": [{"source": f"{self.town.key}-{random.choice(SOURCES)}", "locator": "p. 1"}]}
            for field in random.sample(list(FIELDS), random.randint(0, 4))
        ]

    def count(self) -> int:
        """How many periods: none for some, nine in the mean, forty at most."""
        return 0 if self.number % 25 == 7 else min(MOST_PERIODS, round(self.random.expovariate(1 / USUAL_PERIODS)))

    def periods(self, count: int) -> Iterator[Spec]:
        """Posts in order: some before, head of the works, mayor, some after."""
        before, after = max(count - 2, 0) // 2, max(count - 2, 0) - max(count - 2, 0) // 2
        yield from self.posts(before, self.born.year + 20, self.works.year)
        if count > 1:
            yield self.period("Head of the Works", "works", self.works, self.office) | self.succession("head", count)
        if count:
            yield self.period("Mayor", "council", self.office, self.left) | self.succession("mayor", count)
        yield from self.posts(after, self.left.year + 1, min(self.died.year, 2019))

    def posts(self, count: int, first: int, last: int) -> Iterator[Spec]:
        for place in range(count):
            start, end = (first + (last - first) * step // count for step in (place, place + 1))
            role, body = self.random.choice(ROLES), self.random.choice(["council", "works", "school"])
            yield self.period(role, body, *(Day(max(year, first), 1, 1, 0) for year in (start, end)))

    def period(self, role: str, body: str, start: Day, end: Day) -> Spec:
        random = self.random
        return {
            "id": self.id(),
            "slug": f"{role.lower().replace(' ', '-')}-{random.getrandbits(32)}",
            "role": f"{role} of {self.town.name}",
            "organisation": f"{self.town.key}-{body}",
            "place": self.town.key,
            "start": start.edtf,
            "end": end.edtf,
            "began": random.choice(["appointed", "elected", "promoted"]),
            "figures": [
                {"id": self.id(), "label": label, "unit": unit, "value": str(random.randint(100, 90000)),
                 "as_of": str(start.year)} | self.cited()
                for label, unit in random.sample(FIGURES, random.randint(0, 3))
            ],
            "events": self.events(random.randint(*self.period_events), start, end),
            "body": self.prose(random.randint(*self.period_blocks), start, end),
        } | self.cited()  # fmt: skip

    def succession(self, office: str, count: int) -> Spec:
        found: Spec = {"office": f"{self.town.key}-{office}"}
        for field, seat in (("predecessor", self.seat - 1), ("successor", self.seat + 1)):
            if 0 <= seat < SEATS and count % 3:
                other = self.number - self.seat + seat
                found[field] = self.name_of(other) if count % 2 else self.mention(other)
        return found

    def prose(self, count: int, start: Day, end: Day) -> list[Spec]:
        """Paragraphs, and now and then a heading or a claim about somebody who may have a life here."""
        blocks: list[Spec] = []
        for _each in range(count):
            text, kind = paragraph(self.random, self.facts(start, end)), self.random.random()
            if kind < 0.1:
                blocks.append({"id": self.id(), "type": "heading", "text": f"The years from {start.year}"})
            elif kind < 0.25:
                other = self.number - self.seat + self.random.randrange(SEATS)
                about = [self.mention(other)]
                claim = {"id": self.id(), "type": "claim", "html": text, "claimant": "A neighbour", "about": about}
                blocks.append(claim | self.cited(least=1))
            else:
                blocks.append({"id": self.id(), "type": "paragraph", "html": text} | self.cited())
        return blocks

    def facts(self, start: Day, end: Day) -> Facts:
        small = self.random.randint(20, 900)
        return {
            "language": self.language, "he": "he", "He": "He", "Family": self.name.split()[1], "town": self.town.name,
            "role": self.random.choice(ROLES).lower(), "organisation": f"the {self.town.name} Works",
            "start_year": start.year, "end_year": end.year, "start_words": start.words, "end_words": end.words,
            "age": start.year - self.born.year, "years": in_words(end.year - start.year),
            "run": in_words(end.year - start.year + 1), "small": small, "large": small * 97,
        }  # fmt: skip

    def events(self, count: int, start: Day, end: Day) -> list[Spec]:
        found = []
        for number in range(count):
            year = self.random.randint(start.year, max(start.year, end.year))
            text = paragraph(self.random, self.facts(start, end)) if self.random.random() < 0.5 else ""
            title = f"{self.random.choice(['Reform', 'Opening', 'Journey', 'Illness', 'Report'])} of {year}, {number}"
            found.append({"id": self.id(), "title": title, "date": str(year), "html": text} | self.cited())
        return found

    def family(self) -> list[Spec]:
        year, children = self.born.year, self.random.randint(0, 6)
        relatives: list[Spec] = [
            {"relation": "father", "birth": {"date": f"{year - self.random.randint(20, 50)}", "place": self.town.key}},
            {"relation": "mother", "birth": {"date": f"{year - self.random.randint(18, 40)}~"}},
            {"relation": "sibling", "count": 2, "note": "second of three children"},
            {"relation": "spouse", "birth": {"date": f"{year + self.random.randint(-5, 5)}"}, "date": f"{year + 26}"},
        ]
        relatives += [
            {"relation": "child", "birth": {"date": f"{year + 27 + 2 * number}"}} for number in range(children)
        ]
        names = (self.random.choice(GIVEN) for _each in relatives)
        return [
            {"id": self.id(), "name": name} | row | self.cited() for name, row in zip(names, relatives, strict=True)
        ]

    def education(self) -> list[Spec]:
        year = self.born.year
        studies: list[Spec] = [
            {"institution": "School", "date": f"{year + 6}/{year + 14}", "place": self.town.key},
            {"institution": "Evening classes", "date": f"{year + 15}/{year + 17}", "awarded": f"{year + 17}"},
            {"institution": "University", "date": f"[{year + 18},{year + 19}]", "awarded": f"{year + 22}-06"},
            {"institution": "Academy", "awarded": f"{year + 27}?", "qualification": "Doctor of Laws"},
        ]
        return [{"id": self.id()} | study | self.cited() for study in studies[: self.random.randint(0, 4)]]

    def honours(self) -> list[Spec]:
        first, last = self.office.year, self.left.year
        rows: list[Spec] = [
            {"title": "Mayor of the Year", "date": f"{first + 1}"},
            {"title": f"Medal for diligence, {in_words(last - first + 1)} years in a row", "date": f"{first}/{last}"},
            *({"title": f"Order of Merit, class {number}", "date": f"{first}"} for number in range(8)),
        ]
        rows = self.random.sample(rows, self.random.randint(0, len(rows)))
        honours = [{"id": self.id()} | row | self.cited() for row in rows]
        return [{"id": self.id(), "slug": "honours", "title": "Honours", "honours": honours}]

    def cited(self, least: int = 0) -> Spec:
        """Citations of up to three sources, and of ``least`` at least."""
        relations = self.random.sample(SOURCES, max(least, self.random.choice([0, 1, 1, 1, 1, 1, 2, 3])))
        pages = [(f"{self.town.key}-{relation}", f"p. {self.random.randint(1, 400)}") for relation in relations]
        return {"citations": [{"source": source, "locator": locator} for source, locator in pages]} if pages else {}

    def id(self) -> str:
        return str(UUID(int=self.random.getrandbits(128), version=4))


if __name__ == "__main__":
    parser = ArgumentParser(description="Writes made-up lives as biography/1 files, the same ones each time.")
    parser.add_argument("folder", type=Path, help="where to write them; made if it is not there")
    parser.add_argument("--lives", type=int, default=1000)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    write_lives(options.folder, options.lives)
