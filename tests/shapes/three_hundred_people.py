"""Three hundred made-up people of all shapes, the same ones each time: to see what a page does with them.

    python -m tests.shapes.three_hundred_people FOLDER

The first are each of one shape, which is their slug; the rest mix shapes by chance.
"""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from random import Random

from tests.shapes.names_of_many_scripts import FAMILY, GIVEN, ODD, PROSE, SCRIPTS, TWINS, Named
from tests.shapes.portraits import portrait
from tests.shapes.shapes import (
    Shape,
    Spec,
    active,
    birth_about,
    described,
    disputes,
    educated,
    family,
    fuzzy,
    honours,
    identified,
    lived,
    no_dates,
    nothing,
    one_fact,
    periods,
    prose,
    recent_fuzzy,
    ten_names,
    without_office,
)  # fmt: skip

PEOPLE = 300

ALONE: dict[str, tuple[Shape, ...]] = {
    "nothing": (nothing,),
    "one-fact": (one_fact,),
    "birth-about": (birth_about,),
    "no-dates": (no_dates,),
    "ten-names": (lived("0272~", "0337-05-22"), ten_names, described(90), prose(3), periods(4, 300, 337)),
    "sixty-periods": (
        lived("1901-02-03"),
        described(120),
        prose(5),
        periods(60),
        honours(12, 3),
        educated,
        family(5),
        active(6),
    ),
    "three-hundred-honours": (lived("1900", "2001-01-01"), prose(2), periods(3), honours(300, 3)),
    "three-hundred-honours-in-one": (lived("1900", "2001-01-01"), honours(300)),
    "fuzzy": (fuzzy,),
    "recent-fuzzy": (recent_fuzzy, prose(1)),
    "before-our-era": (lived("-0427~", "-0347"), described(60), prose(4), periods(5, -400, -350), honours(3, 1, -390)),
    "across-the-eras": (lived("-0042-11-16", "0037-03-16"), periods(6, -25, 37), prose(2)),
    "fifth-century": (lived("04XX", "[0450,0460..0465]"), without_office, prose(3)),
    "century-only": (lived("11XX", "12XX"), one_fact),
    "living": (lived("1984-02-29"), described(100), prose(6), periods(7, 2003, 2024), educated, identified, active(1)),
    "family-of-thirty": (lived("1880", "1950"), family(30), prose(2)),
    "figures": (lived("1950"), periods(9, 1975, 2010), prose(1)),
    "disputes": (disputes(16),),
    "huge-prose": (lived("1910", "1999"), prose(120), periods(5), honours(8), educated, family(8), described(250)),
    "prose-only": (prose(6),),
    "russian-prose": (lived("1870-10-22", "1953-11-08"), prose(8, "ru"), periods(4, 1890, 1940), described(80)),
    "arabic-prose": (lived("0780~", "0850~"), prose(8, "ar"), periods(3, 810, 840), ten_names),
    "chinese-prose": (lived("0078", "0139"), prose(8, "zh-Hant"), periods(3, 110, 138)),
}
NAMES = {"russian-prose": SCRIPTS[0], "arabic-prose": SCRIPTS[2], "chinese-prose": SCRIPTS[5], "no-dates": ODD[6],
         "before-our-era": ODD[3], "fifth-century": SCRIPTS[8], "nothing": ODD[0], "huge-prose": ODD[7],
         "sixty-periods": SCRIPTS[9], "one-fact": SCRIPTS[3], "birth-about": ODD[5]}  # fmt: skip

LIFETIMES = (
    ("-0099~", "-0043-03-15"), ("0354-11-13", "0430-08-28"), ("11XX", "1199?"), ("1412~", "1431-05-30"),
    ("1799", "1837-02-10"), ("1879-03-14", "1955-04-18"), ("1948-11-24", ""), ("197X", ""), ("2001-09~", ""),
)  # fmt: skip
ERAS = (*[lived(born, died) for born, died in LIFETIMES], nothing, birth_about)


def people() -> list[Spec]:
    """The data of all files, in order; pictures are not drawn yet."""
    found = [alone(number, slug) for number, slug in enumerate(ALONE)]
    return found + [mixed(number) for number in range(len(found), PEOPLE)]


def alone(number: int, slug: str) -> Spec:
    name = NAMES.get(slug) or Named(slug.replace("-", " ").capitalize(), "en", slug)
    return shaped(slug, name, ALONE[slug], Random(f"shape {number}"))


def mixed(number: int) -> Spec:
    dice = Random(f"shape {number}")
    usual = f"{dice.choice(GIVEN)} {dice.choice(FAMILY)}"
    name = dice.choice([*SCRIPTS, *ODD, *[Named(usual, "en", usual, ", ".join(reversed(usual.split())))] * 25])
    if number % 60 < 3:
        name = Named(TWINS, "en", TWINS, "Smith, John")
    shapes: list[Shape] = [
        dice.choice(ERAS),
        described(dice.choice([0, 30, 90, 250])),
        prose(dice.choice([0, 1, 4, 12]), dice.choice(list(PROSE)) if number % 9 == 0 else "en"),
        periods(dice.choice([0, 0, 1, 2, 5, 9])),
        honours(dice.choice([0, 1, 4]), 1),
        dice.choice([nothing, educated, family(3), identified]),
    ]
    spec = shaped(f"shape-{number}", name, shapes, dice)
    # By chances of their own: all else stays as it was before lives had fields.
    apart = Random(f"fields {number}")
    active(apart.choice([0, 0, 1, 2, 4]))(spec, apart)
    return {field: value for field, value in spec.items() if value != []}


def shaped(slug: str, name: Named, shapes: tuple[Shape, ...] | list[Shape], dice: Random) -> Spec:
    spec: Spec = {
        "format": "biography/1",
        "slug": slug,
        "language": "ru" if slug == "russian-prose" else "en",
        "name": {"display": name.text, "sort": name.sort},
    }
    for shape in shapes:
        shape(spec, dice)
    if name.latin != name.text:
        spec.setdefault("other_names", []).append({"kind": "transliterated", "text": name.latin, "language": "en"})
    if name.language != "en" and dice.random() < 0.5:
        spec["other_names"].append({"kind": "native", "text": name.text, "language": name.language})
    return {field: value for field, value in spec.items() if value not in ([], "")}


def write_people(folder: Path) -> list[Path]:
    """Writes each as a file of its own, and a portrait beside every third; returns the files, in order."""
    paths = []
    for number, spec in enumerate(people()):
        if number % 3 == 1:
            spec["portrait"] = portrait(folder, spec["slug"], number // 3)
        path = folder / f"{number:03d}-{spec['slug']}.json"
        path.write_text(json.dumps(spec, ensure_ascii=False, indent=2), encoding="utf-8")
        paths.append(path)
    return paths


if __name__ == "__main__":
    parser = ArgumentParser(description="Writes made-up people of all shapes as biography/1 files, the same each time.")
    parser.add_argument("folder", type=Path, help="where to write them; made if it is not there")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    write_people(options.folder)
