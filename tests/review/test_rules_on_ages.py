"""Ages that are stated, in a field or in the prose, and ages that an office asks for."""

from hypothesis import given

from tests.review.life_strategies import CITED, clean_lives, findings_of, found, silent, some, year


def born_in_november(spec):
    spec["birth"]["date"] = f"{year(spec['birth']['date'])}-11-24"
    spec["career"][0]["end"] = str(year(spec["birth"]["date"]) + 40)
    return year(spec["birth"]["date"])


@some
@given(clean_lives())
def test_an_age_that_no_reading_gives_is_an_error(spec):
    born = born_in_november(spec)
    spec["career"][0] |= {"start": f"{born + 25}-08", "stated_age": 26}
    found(spec, "age-stated", "error", "Head of Organisation 0", f"{born + 25}-08", "26", f"{born}-11-24", "24")


@some
@given(clean_lives())
def test_an_age_that_few_readings_give_is_a_warning(spec):
    born = born_in_november(spec)
    spec["career"][0] |= {"start": str(born + 25), "stated_age": 25}
    found(spec, "age-stated", "warning", "Head of Organisation 0", str(born + 25), "25", f"{born}-11-24", "24")


@some
@given(clean_lives())
def test_an_age_that_most_readings_give_is_silent(spec):
    born = born_in_november(spec)
    spec["career"][0] |= {"start": str(born + 25), "stated_age": 24}
    silent(spec, "age-stated")


@some
@given(clean_lives())
def test_any_age_of_a_decade_is_as_likely_as_another(spec):
    born = year(spec["birth"]["date"]) // 10 * 10
    spec["birth"]["date"] = f"{born}-07-01"
    for age in (21, 25, 28):
        spec["career"][0] |= {"start": f"{(born + 20) // 10}X", "stated_age": age}
        silent(spec, "age-stated")
    spec["career"][0]["stated_age"] = 31
    found(spec, "age-stated", "error", "31", f"{born}-07-01")


@some
@given(clean_lives())
def test_an_age_beside_about_a_year_is_never_an_error(spec):
    born = year(spec["birth"]["date"])
    spec["birth"]["date"] = f"{born}~"
    spec["career"][0]["stated_age"] = 40
    found(spec, "age-stated", "warning", "40", f"{born}~")


@some
@given(clean_lives())
def test_an_age_in_the_prose_is_held_against_the_birth(spec):
    spec["language"], born = "en", year(spec["birth"]["date"])
    spec["birth"]["date"] = f"{born}-02"
    for wording in ("at the age of forty-two", "aged 42", "at an age that the source gives as 42"):
        text = f"<p>In {born + 30} she was elected, {wording}.</p>"
        spec["body"] = [{"type": "paragraph", "html": text} | CITED]
        found(spec, "age-in-prose", "warning", "42", str(born + 30), spec["birth"]["date"])
        spec["body"][0]["html"] = text.replace(str(born + 30), str(born + 42))
        silent(spec, "age-in-prose")


@some
@given(clean_lives())
def test_an_age_without_a_date_is_that_of_some_day_in_its_post(spec):
    spec["language"], start, end = "en", spec["career"][0]["start"], spec["career"][0]["end"]
    spec["career"][0]["body"][0]["html"] = "<p>She took the post at the age of 60.</p>"
    finding = found(spec, "age-in-prose", "note", "60", start, spec["birth"]["date"])
    assert finding.path == "career[0].body[0]"
    age = year(end) - year(spec["birth"]["date"]) - 1
    spec["career"][0]["body"][0]["html"] = f"<p>She fell ill at the age of {age}.</p>"
    silent(spec, "age-in-prose")


@some
@given(clean_lives())
def test_an_age_that_is_stated_in_its_field_is_not_found_twice(spec):
    spec["language"] = "en"
    spec["career"][0]["stated_age"] = 60
    spec["career"][0]["body"][0]["html"] = "<p>She took the post at the age of 60.</p>"
    found(spec, "age-stated", "error", "60")
    silent(spec, "age-in-prose")


@some
@given(clean_lives())
def test_an_office_has_the_least_age_that_the_institution_sets(spec):
    born = born_in_november(spec)
    spec["career"][0]["start"] = f"{born + 27}-12"
    silent(spec, "minimum-age", minimum_ages={"office-0": 27})
    quotes = ("Head of Organisation 0", f"{born + 27}-12", "40", f"{born}-11-24")
    found(spec, "minimum-age", "warning", *quotes, minimum_ages={"office-0": 40})
    spec["career"][0]["start"] = str(born + 27)
    found(spec, "minimum-age", "note", str(born + 27), minimum_ages={"office-0": 27})
    spec["career"][0]["start"] = f"{born + 27}-12"
    silent(spec, "minimum-age", minimum_ages={"*": 20})
    found(spec, "minimum-age", "warning", *quotes, minimum_ages={"*": 40})
    spec["offices"][0]["minimum_age"] = 27
    assert all(
        "Head of Organisation 0" not in each.sentence
        for each in findings_of("minimum-age", spec, minimum_ages={"*": 40})
    )
    spec["offices"][0]["minimum_age"] = 40
    found(spec, "minimum-age", "warning", *quotes)
    del spec["offices"][0]["minimum_age"]
    silent(spec, "minimum-age")
