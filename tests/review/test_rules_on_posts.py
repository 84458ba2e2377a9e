"""Terms of one person, successions, organisations and places in their time, degrees."""

from hypothesis import given

from tests.review.life_strategies import CITED, clean_lives, found, silent, some, year


def same_office(spec):
    """Two terms of one office, with years between them."""
    one, other = spec["career"][:2]
    other |= {"office": one["office"], "organisation": one["organisation"], "start": "1901", "end": "1905"}
    one |= {"start": "1890", "end": "1899"}
    del spec["career"][2:]
    one.pop("ongoing", None)
    other.pop("ongoing", None)
    return one, other


@some
@given(clean_lives())
def test_an_office_is_not_held_twice_at_once(spec):
    one, other = same_office(spec)
    silent(spec, "same-office-twice")
    one["end"] = "1903"
    found(spec, "same-office-twice", "warning", one["role"], other["role"], "1890–1903", "1901–1905")
    one["end"] = "1901-06"
    silent(spec, "same-office-twice")
    one["end"] = "[1899..1903]"
    found(spec, "same-office-twice", "note", one["role"], other["role"])


@some
@given(clean_lives())
def test_two_organisations_are_not_headed_at_once_unless_one_is_acting(spec):
    one, other = spec["career"][:2]
    one["end"] = str(year(other["start"]) + 2)
    silent_end = other["start"][:4]
    found(spec, "exclusive-terms", "warning", one["role"], other["role"], one["end"])
    other["acting"] = True
    silent(spec, "exclusive-terms")
    other["acting"], one["end"] = False, f"[{year(silent_end) - 1}..{year(silent_end) + 3}]"
    found(spec, "exclusive-terms", "note", one["role"], other["role"])
    for office in spec["offices"]:
        office["single_holder"] = False
    silent(spec, "exclusive-terms")


@some
@given(clean_lives())
def test_offices_that_exclude_each_other_do_not_overlap(spec):
    del spec["career"][2:]
    one, other = spec["career"]
    for office in spec["offices"]:
        office["exclusive"] = True
        office["single_holder"] = False
    silent(spec, "exclusive-terms")
    begun, one["end"] = other["start"], str(year(other["start"]) + 2)
    found(spec, "exclusive-terms", "warning", one["role"], other["role"], one["end"], "exclude each other")
    one["end"] = f"[{year(begun) - 1}..{year(begun) + 3}]"
    found(spec, "exclusive-terms", "note", one["role"], other["role"], "exclude each other")
    other["acting"] = True
    silent(spec, "exclusive-terms")
    other["acting"], spec["offices"][0]["exclusive"] = False, False
    silent(spec, "exclusive-terms")


def rival(spec, **period):
    """Another life with one post, in the first office of this one."""
    office = {"slug": "post", "role": "Head", "office": "office-0"} | period | CITED
    other = {key: spec[key] for key in ("format", "language", "offices", "sources")}
    return other | {"slug": "ben-hill", "name": {"display": "Ben Hill"}, "career": [office]}


@some
@given(clean_lives())
def test_an_office_of_one_is_not_held_by_two(spec):
    spec["career"][0] |= {"start": "1890", "end": "1899"}
    silent(spec, "office-held-by-two", others=[rival(spec, start="1899", end="1901")])
    other = [rival(spec, start="1898", end="1901")]
    found(spec, "office-held-by-two", "warning", "Ben Hill", "1890–1899", "1898–1901", others=other)
    other = [rival(spec, start="[1898..1900]", end="1901")]
    found(spec, "office-held-by-two", "note", "Ben Hill", "1890–1899", others=other)
    silent(spec, "office-held-by-two", others=[rival(spec, start="1898", end="1901", acting=True)])
    for fields, severity in (({"ongoing": True}, "warning"), ({}, "note")):
        late = rival(spec, start="1850", **fields) | {"death": {"date": "1870"}}
        silent(spec, "office-held-by-two", others=[late])
        found(spec, "office-held-by-two", severity, "Ben Hill", others=[late | {"death": {"date": "1895"}}])


@some
@given(clean_lives())
def test_successors_agree_between_lives(spec):
    spec["career"][0] |= {"start": "1890", "end": "1899-05", "successor": "Hill, Ben"}
    other = rival(spec, start="1899-05", end="1901", predecessor="Ada Stone")
    silent(spec, "succession-in-another-life", others=[other])
    for spelled in ("B. Hill", "Dr. Ben Hill", "Бен Хилл"):
        spec["career"][0]["successor"] = spelled
        silent(spec, "succession-in-another-life", others=[other])
    spec["career"][0]["successor"] = "Carl Wood"
    quotes = ("Carl Wood", "Ben Hill", "1890 – May 1899", "May 1899 – 1901")
    finding = found(spec, "succession-in-another-life", "warning", *quotes, others=[other])
    assert finding.path == "career[0].successor"
    del spec["career"][0]["successor"]
    other = rival(spec, start="1899-05", end="1901", predecessor="Carl Wood")
    found(spec, "succession-in-another-life", "warning", *quotes, others=[other])
    spec["career"][0]["end"] = other["career"][0]["start"] = "1899"
    found(spec, "succession-in-another-life", "note", "Carl Wood", others=[other])


@some
@given(clean_lives())
def test_predecessors_agree_between_lives(spec):
    spec["career"][0] |= {"start": "1890-02", "end": "1899", "predecessor": {"name": "B. Hill", "person": "ben-hill"}}
    other = rival(spec, start="1880", end="1890-02")
    silent(spec, "succession-in-another-life", others=[other])
    spec["career"][0]["predecessor"] = "Carl Wood"
    found(spec, "succession-in-another-life", "warning", "Carl Wood", "Ben Hill", others=[other])


@some
@given(clean_lives())
def test_nobody_stands_between_two_terms_that_follow_one_another(spec):
    one, other = same_office(spec)
    one["successor"] = other["predecessor"] = "Carl Wood"
    silent(spec, "succession-within-life")
    one["end"] = other["start"] = "1901-03"
    found(spec, "succession-within-life", "warning", "Carl Wood", "1890 – March 1901", "March 1901 – 1905")
    one["end"] = other["start"] = "1901"
    found(spec, "succession-within-life", "note", "Carl Wood", "1890–1901", "1901–1905")


@some
@given(clean_lives())
def test_an_organisation_is_not_named_before_its_foundation_or_after_its_end(spec):
    start, end = year(spec["career"][0]["start"]), spec["career"][1]["start"]
    spec["organisations"][0]["founded"] = str(start)
    spec["education"][1].pop("organisation")
    silent(spec, "organisation-in-time")
    spec["organisations"][0]["founded"] = str(start + 1)
    quotes = ("Head of Organisation 0", spec["career"][0]["start"], str(start + 1))
    found(spec, "organisation-in-time", "warning", *quotes)
    spec["organisations"][0]["founded"] = f"[{start - 1}..{start + 2}]"
    found(spec, "organisation-in-time", "note", "Head of Organisation 0", spec["career"][0]["start"])
    spec["organisations"][1]["dissolved"] = str(year(end) - 1)
    found(spec, "organisation-in-time", "warning", "Head of Organisation 1", str(year(end) - 1))


@some
@given(clean_lives())
def test_an_office_is_not_held_before_it_was_made_or_after_its_end(spec):
    post, office = spec["career"][0], spec["offices"][0]
    post |= {"start": "1890", "end": "1895"}
    for since, until in (("1890-06", "1895"), ("1850", "1895-06")):
        office |= {"since": since, "until": until}
        silent(spec, "office-in-time")
    office |= {"since": "1891", "until": "1900"}
    found(spec, "office-in-time", "warning", post["role"], "1890", "1891")
    office["since"] = "[1889..1891]"
    found(spec, "office-in-time", "note", post["role"], "1890")
    office |= {"since": "1850", "until": "1894"}
    found(spec, "office-in-time", "warning", post["role"], "1895", "1894")


@some
@given(clean_lives())
def test_a_place_is_not_named_before_or_after_it_had_its_name(spec):
    born = spec["birth"]["date"]
    spec["places"][0]["since"] = str(year(born))
    silent(spec | {"family": []}, "place-name-in-time")
    spec["places"][0]["since"] = str(year(born) + 1)
    found(spec, "place-name-in-time", "warning", "Ada Stone", born, "Northtown", str(year(born) + 1))
    spec["places"][0]["since"] = f"[{year(born) - 90}..{year(born) + 1}]"
    found(spec, "place-name-in-time", "note", "Ada Stone", born, "Northtown")
    spec["places"][0] = {"key": "northtown", "name": "Northtown", "until": str(year(born) + 1)}
    found(spec, "place-name-in-time", "warning", "Head of Organisation 0", str(year(born) + 1))


@some
@given(clean_lives())
def test_a_degree_is_not_awarded_before_its_study_begins_or_ends(spec):
    start, end = map(int, spec["education"][1]["date"].split("/"))
    for awarded, severity in ((start - 1, "warning"), (end - 1, "warning")):
        spec["education"][1]["awarded"] = str(awarded)
        found(spec, "degree-before-study", severity, "Master", str(awarded), "University", f"{start}/{end}")
    spec["education"][1]["awarded"] = f"[{end - 1}..{end}]"
    found(spec, "degree-before-study", "note", "Master", f"{start}/{end}")
    spec["education"][1] |= {"date": f"{start}/{end}-06", "awarded": str(end)}
    silent(spec, "degree-before-study")
