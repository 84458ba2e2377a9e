"""Parents, children, marriages, and how many of them the text counts."""

from hypothesis import given

from tests.review.life_strategies import CITED, clean_lives, found, silent, some, year

FATHER, MOTHER, SPOUSE, CHILD = range(4)


@some
@given(clean_lives())
def test_a_parent_is_of_an_age_to_be_one(spec):
    born = year(spec["birth"]["date"])
    for place, name, years, severity in (
        (FATHER, "Paul", 10, "warning"),
        (FATHER, "Paul", 73, "warning"),
        (MOTHER, "Rosa", 63, "warning"),
        (MOTHER, "Rosa", -1, "error"),
    ):
        parent = spec["family"][place]
        kept, parent["birth"] = parent["birth"], {"date": str(born - years)}
        found(spec, "parent-age", severity, name, str(born - years), "Ada Stone", spec["birth"]["date"])
        parent["birth"] = kept
    silent(spec, "parent-age")


@some
@given(clean_lives())
def test_a_parent_who_may_have_been_too_young_is_a_warning(spec):
    born = year(spec["birth"]["date"])
    spec["family"][MOTHER]["birth"] = {"date": f"[{born - 20}..{born - 5}]"}
    found(spec, "parent-age", "note", "Rosa", spec["birth"]["date"])
    spec["family"][MOTHER]["label"] = "foster mother"
    silent(spec, "parent-age")


@some
@given(clean_lives())
def test_a_mother_lives_at_the_birth_and_a_father_lived_shortly_before(spec):
    born = year(spec["birth"]["date"])
    spec["birth"]["date"] = f"{born}-06-15"
    spec["family"][FATHER]["death"] = {"date": f"{born - 1}-12"}
    spec["family"][MOTHER]["death"] = {"date": f"{born}-06-15"}
    silent(spec, "parent-age")
    spec["family"][FATHER]["death"] = {"date": f"{born - 2}-12"}
    found(spec, "parent-age", "warning", "Paul", f"{born - 2}-12", f"{born}-06-15")
    spec["family"][MOTHER]["death"] = {"date": f"{born}-05"}
    found(spec, "parent-age", "error", "Rosa", f"{born}-05", f"{born}-06-15")


@some
@given(clean_lives())
def test_a_child_is_born_at_an_age_to_have_it_and_not_long_after_the_death(spec):
    born = year(spec["birth"]["date"])
    for years, severity in ((-1, "error"), (8, "warning"), (73, "warning")):
        spec["family"][CHILD]["birth"] = {"date": str(born + years)}
        found(spec, "child-age", severity, "Mia", str(born + years), "Ada Stone", spec["birth"]["date"])
    spec["death"], spec["family"][CHILD]["birth"] = {"date": str(born + 62)} | CITED, {"date": str(born + 62)}
    spec["career"][-1].pop("ongoing", None)
    silent(spec, "child-age")
    spec["family"][CHILD]["birth"] = {"date": str(born + 65)}
    found(spec, "child-age", "warning", "Mia", str(born + 65), str(born + 62))
    spec["family"][CHILD]["note"] = "adopted by the widow"
    silent(spec, "child-age")


@some
@given(clean_lives())
def test_a_marriage_is_between_the_grown_and_the_living(spec):
    spouse, born = spec["family"][SPOUSE], year(spec["birth"]["date"])
    spouse["birth"] = {"date": str(born)}
    kept, spouse["date"] = spouse["date"], str(born + 5)
    found(spec, "marriage-age", "warning", "Jan", str(born + 5), "Ada Stone", spec["birth"]["date"])
    spouse |= {"date": kept, "birth": {"date": str(year(kept) - 3)}}
    found(spec, "marriage-age", "warning", "Jan", kept, str(year(kept) - 3))
    spouse["birth"] = {"date": str(year(kept) + 3)}
    found(spec, "marriage-age", "error", "Jan", kept, str(year(kept) + 3))
    spouse["birth"] = {"date": f"[{year(kept) - 20}..{year(kept) - 3}]"}
    found(spec, "marriage-age", "note", "Jan", kept)
    spouse |= {"birth": {"date": str(born)}, "death": {"date": str(year(kept) - 1)}}
    found(spec, "marriage-age", "warning", "Jan", kept, str(year(kept) - 1))
    spouse["death"] = {"date": kept}
    silent(spec, "marriage-age")


@some
@given(clean_lives())
def test_the_text_counts_as_many_relatives_as_the_rows(spec):
    spec["language"] = "en"
    spec["family"] += [{"relation": "child", "count": 2} | CITED, {"relation": "grandchild", "count": 7} | CITED]
    text = "<p>She has three children and seven grandchildren and is the second of three children.</p>"
    spec["body"] = [{"type": "paragraph", "html": text} | CITED]
    silent(spec, "relatives-counted")
    for old, new, quotes in (
        ("has three", "has five", ("five children", "5 children", "count 3")),
        ("seven", "six", ("six grandchildren", "6 grandchildren", "count 7")),
        ("second of three", "third of eight", ("third of eight children", "7 siblings", "count 2")),
    ):
        spec["body"][0]["html"] = text.replace(old, new)
        found(spec, "relatives-counted", "warning", *quotes)


@some
@given(clean_lives())
def test_rows_by_name_may_leave_some_relatives_out(spec):
    spec["language"] = "en"
    spec["body"] = [{"type": "paragraph", "html": "<p>She has five children.</p>"} | CITED]
    silent(spec, "relatives-counted")


@some
@given(clean_lives())
def test_two_large_figures_that_are_alike_are_noted(spec):
    figures = spec["career"][0]["figures"]
    figures.append(figures[0] | {"label": "Inhabitants", "value": "90000"})
    silent(spec, "figures-alike")
    figures.append(figures[0] | {"label": "Employees", "value": "90000"})
    found(spec, "figures-alike", "note", "Inhabitants", "Employees", "90,000")
