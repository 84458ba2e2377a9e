"""What a life can look like: each shape is a function that changes the data of a file."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

from tests.shapes.names_of_many_scripts import PROSE, TEN_NAMES

Spec = dict[str, Any]
Shape = Callable[[Spec, Random], None]

FUZZY = (
    "1984", "1984-02", "1984-02-04", "1958~", "1958?", "1958%", "197X", "19XX", "1984-XX-XX", "2007-22", "1990-21~",
    "2000/2005", "1983/..", "../1985", "1983/", "/1985", "1983~/1990?", "[1984-02-04,1984-02-05]", "[..1989]",
    "[1667,1668,1670..1672]", "-0043-03-15", "-0427~", "04XX", "0476-09-04", "-03XX/-02XX", "Y-12000",
)  # fmt: skip
ROLES = (
    "Clerk", "Member of the Council", "Deputy Head of the Department of Weights, Measures and Public Lighting", "Envoy",
    "Министр энергетики и минеральных ресурсов", "وزير الخارجية", "太史令", "Rector", "First Secretary (acting)",
    "Donaudampfschifffahrtsgesellschaftskapitänsanwärter", "ქალაქის მერი", "General Inspector of Bridges and Roads",
)  # fmt: skip
FIELDS = (
    "Mathematics", "Политика", "علم الفلك", "Bridges", "Poetry", "书法", "Physical and chemical oceanography",
)  # fmt: skip
HONOURS = (
    "Order of Merit", "Medal “For Valiant Labour”", "Honorary citizen", "Орден «Барыс» II степени", "وسام الاستقلال",
    "Knight Grand Cross of the Order of the White Rose with Collar, Swords, Diamonds and the Ribbon of the Sea",
)  # fmt: skip
FIGURES = (
    ("Employees", "12400", "people"), ("Budget", "1234567890123.45", "million US dollars at the prices of the year"),
    ("Share of the vote", "51.3", "%"), ("Height of the dam", "0.000001", "m"), ("Loss", "-40", "million crowns"),
    ("Houses built for those who came home from the war and had nowhere to live", "7", "houses"), ("Ships", "0", ""),
)  # fmt: skip


def nothing(spec: Spec, dice: Random) -> None:
    """Only a name."""


def one_fact(spec: Spec, dice: Random) -> None:
    spec["events"] = [{"title": "Was seen at Ephesus", "date": "0431"}]


def birth_about(spec: Spec, dice: Random) -> None:
    spec["birth"] = {"date": "1958~"}


def no_dates(spec: Spec, dice: Random) -> None:
    spec["birth"], spec["death"] = {"place": town(spec)}, {"place": town(spec, "long-town")}
    spec["career"] = [{"slug": f"post-{n}", "role": role} for n, role in enumerate(ROLES[:4])]
    spec["honours"] = [group("honours", [{"title": title} for title in HONOURS])]
    spec["education"] = [{"institution": "School of the quarter"}]
    prose(1)(spec, dice)


def ten_names(spec: Spec, dice: Random) -> None:
    spec["other_names"] = [{"kind": kind, "text": text, "language": language} for kind, text, language in TEN_NAMES]


def lived(born: str, died: str = "") -> Shape:
    def shape(spec: Spec, dice: Random) -> None:
        spec["birth"] = {"date": born, "place": town(spec)} | cited(spec, dice)
        if died:
            spec["death"] = {"date": died, "place": town(spec, "long-town")} | cited(spec, dice)

    return shape


def periods(count: int, first: int = 1925, last: int = 2019) -> Shape:
    """Posts that follow, overlap, have no start, no end, or still go on; some have figures, events, claims."""

    def shape(spec: Spec, dice: Random) -> None:
        career = []
        for n in range(count):
            start = first + (last - first) * n // max(count, 1)
            period: Spec = {"slug": f"post-{n}", "role": dice.choice(ROLES), "start": year(start, dice)}
            if n % 7 != 3:
                period["end"] = year(start + dice.choice([1, 1, 3, 12]), dice) if n % 4 else plain(start)
            elif n % 2:
                period["ongoing"] = True
            if n % 11 == 5:
                del period["start"]
            period |= {"acting": n % 9 == 4, "place": town(spec), "organisation": body(spec, dice)} | cited(spec, dice)
            if n % 5 == 2:
                period |= {
                    "office": office(spec, dice),
                    "predecessor": "张三",
                    "successor": "محمد علي",
                    "began": "elected",
                }
            if n % 3 == 0:
                figures = dice.sample(FIGURES, dice.randint(1, len(FIGURES)))
                period["figures"] = [
                    {"label": label, "value": value, "unit": unit, "as_of": year(start, dice)}
                    for label, value, unit in figures
                ]
                period["body"] = [block(spec, dice) for _each in range(2)]
            if n % 4 == 1:
                period["events"] = [{"title": f"Event {m} of the post", "date": year(start, dice)} for m in range(4)]
            career.append(period)
        spec["career"] = career

    return shape


def without_office(spec: Spec, dice: Random) -> None:
    spec["career"] = [
        {"slug": f"years-{n}", "role": f"Years {where}", "start": start, "end": end}
        for n, (where, start, end) in enumerate([("in the desert", "0320~", "0335~"), ("of silence", "0335?", "0356")])
    ]


def honours(count: int, groups: int = 1, first: int = 1930) -> Shape:
    def shape(spec: Spec, dice: Random) -> None:
        spec["honours"] = [
            group(f"honours-{g}", [
                {"title": f"{dice.choice(HONOURS)}, {n + 1}", "note": dice.choice(["", "for services to the railways"]),
                 "number": dice.choice(["", "000123/45-ЖК"]), "awarded_by": dice.choice(["The Senate", "السلطان"])}
                | ({"date": year(first + n % 80, dice)} if n % 6 else {}) | cited(spec, dice)
                for n in range(count // groups)
            ])
            for g in range(groups)
        ]  # fmt: skip

    return shape


def fuzzy(spec: Spec, dice: Random) -> None:
    """An event with a date of each kind."""
    spec["events"] = [{"title": f"What is written {date}", "date": date} for date in FUZZY]


def recent_fuzzy(spec: Spec, dice: Random) -> None:
    dates = [date for date in FUZZY if date[0] in "12[."]
    spec["events"] = [{"title": f"What is written {date}", "date": date} for date in dates]
    spec["birth"] = {"date": "1931?"}


def family(count: int) -> Shape:
    def shape(spec: Spec, dice: Random) -> None:
        kinds = ("father", "mother", "spouse", "spouse", "sibling", "child", "child", "child", "grandchild", "other")
        spec["family"] = [
            {"relation": kinds[n % len(kinds)], "name": dice.choice(["Анна", "محمد علي", "Jan", "Wu", "", "A" * 60]),
             "birth": {"date": year(1900 + n, dice), "place": town(spec)}, "note": dice.choice(["", "adopted in 1911"])}
            for n in range(count)
        ] + [{"relation": "sibling", "count": 11}]  # fmt: skip

    return shape


def prose(count: int, language: str = "en") -> Shape:
    def shape(spec: Spec, dice: Random) -> None:
        text = PROSE[language]
        spec["body"] = spec.get("body", []) + [
            {"type": "heading", "text": f"Chapter {n}: {text[:30]}"}
            if n % 9 == 4
            else {"type": "paragraph", "html": f"<p>{' '.join([text] * dice.randint(1, 5))}</p>"} | cited(spec, dice)
            for n in range(count)
        ]

    return shape


def disputes(count: int) -> Shape:
    """Claims of each status, with replies; statements that a source contradicts."""

    def shape(spec: Spec, dice: Random) -> None:
        spec["body"] = [block(spec, dice, n) for n in range(count)]
        against = {"citations": [{"source": key, "stance": "contradicts", "quotation": PROSE["en"]}
                                 for key in (source(spec, dice), source(spec, dice, "other"))]}  # fmt: skip
        spec["birth"] = {"date": "1901-05-05", "place": town(spec)} | against
        spec["events"] = [{"title": f"Disputed event {n}", "date": f"19{n:02d}"} | against for n in range(10, 20)]

    return shape


def educated(spec: Spec, dice: Random) -> None:
    spec["education"] = [
        {"institution": "МГТУ имени Н. Э. Баумана", "date": "1950/1955", "qualification": "Engineer"},
        {"institution": "جامعة القرويين", "date": "1956~", "place": town(spec)},
        {"institution": "Evening classes", "awarded": "1961-06", "note": PROSE["en"]},
    ]


def identified(spec: Spec, dice: Random) -> None:
    spec["identifiers"] = [{"scheme": "wikidata", "value": "Q42"}, {"scheme": "isni", "value": "0000000121032683"}]


def active(count: int) -> Shape:
    def shape(spec: Spec, dice: Random) -> None:
        numbers = dice.sample(range(len(FIELDS)), count)
        entries = [{"key": f"field-{number}", "name": FIELDS[number]} for number in numbers]
        spec["activities"] = [{"field": register(spec, "fields", entry)} | cited(spec, dice) for entry in entries]

    return shape


def described(length: int) -> Shape:
    def shape(spec: Spec, dice: Random) -> None:
        spec["description"] = ("Mathematician, envoy and keeper of the calendar " * 6)[:length].strip()

    return shape


def block(spec: Spec, dice: Random, number: int = 0) -> Spec:
    claim: Spec = {
        "type": "claim", "html": "<p>the sum was far larger, and was never returned.</p>", "claimant": "صحيفة الأهرام",
        "about": ["Иван Бунин-Заречный"], "status": ("attributed", "disputed", "refuted", "withdrawn")[number % 4],
    }  # fmt: skip
    if number % 2:
        claim["reply"] = {"html": "<p>Nothing of this is true.</p>", "date": "1999-12"}
    return claim | cited(spec, dice)


def year(value: int, dice: Random) -> str:
    """A date in a year, as well as chance knows it."""
    return plain(value) + dice.choice(["", "", "", "~", "?", "-05", "-11-30"])


def plain(value: int) -> str:
    return f"-{-value:04d}" if value < 0 else f"{value:04d}"


def group(slug: str, rows: list[Spec]) -> Spec:
    titles = (
        "Orders and medals",
        "Honorary degrees, fellowships and memberships of learned societies abroad",
        "Назначения",
    )
    return {"slug": slug, "title": titles[len(rows) % 3], "kind": "orders", "honours": rows}


def cited(spec: Spec, dice: Random) -> Spec:
    stance = dice.choice(["supports"] * 9 + ["contradicts"])
    return {"citations": [{"source": source(spec, dice), "locator": f"p. {dice.randint(1, 900)}", "stance": stance}]}


def register(spec: Spec, name: str, entry: Spec) -> str:
    """The key of an entry, which the file describes from now on."""
    entries = spec.setdefault(name, [])
    if entry["key"] not in {known["key"] for known in entries}:
        entries.append(entry)
    return str(entry["key"])


def town(spec: Spec, key: str = "town") -> str:
    names = {"town": "Қарағанды", "long-town": "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"}
    return register(spec, "places", {"key": key, "name": names[key], "kind": "town"})


def body(spec: Spec, dice: Random) -> str:
    names = ("Senate", "وزارة الخارجية", "Joint Commission for the Regulation of the Lower Rivers and their Deltas")
    number = dice.randrange(len(names))
    return register(spec, "organisations", {"key": f"body-{number}", "name": names[number]})


def office(spec: Spec, dice: Random) -> str:
    names = ("Mayor of Karaganda", "Аким Карагандинской области", "Keeper of the Calendar")
    number = dice.randrange(len(names))
    return register(spec, "offices", {"key": f"office-{number}", "name": names[number], "single_holder": True})


def source(spec: Spec, dice: Random, key: str = "") -> str:
    relations = {"archive": "independent", "memoir": "self-published", "gazette": "official-record", "other": "unknown"}
    key = key or dice.choice(list(relations))
    title = {"archive": "Державний архів, фонд 12", "memoir": "Memoirs"}.get(key, f"The {key}")
    return register(spec, "sources", {"key": key, "title": title, "relation": relations[key], "date": "1998"})
