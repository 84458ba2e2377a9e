"""Before birth, after death, in the future, the wrong way round, still going on."""

import pytest
from hypothesis import given

from tests.review.life_strategies import CITED, clean_lives, found, silent, some, year


def dead(spec):
    spec["death"] = {"date": f"{year(spec['birth']['date']) + 62}-03-10"} | CITED
    spec["career"][-1].pop("ongoing", None)
    return spec["death"]["date"]


@some
@given(clean_lives())
def test_what_is_before_the_birth_is_found_wherever_it_stands(spec):
    born = spec["birth"]["date"]
    early = str(year(born) - 1)
    spec["events"][0] |= {"date": early, "kind": "residence"}
    spec["education"][0]["date"] = f"{early}/{year(born) + 15}"
    spec["career"][0]["start"] = early
    spec["honours"][0]["honours"][0]["date"] = early
    spec["career"][1]["events"][0]["date"] = early
    for label in ("Move to Northtown", "School", "Head of Organisation 0", "Medal"):
        found(spec, "before-birth", "error", label, early, born)
    # It may be one of the family.
    found(spec, "before-birth", "warning", "Great Reform Number 1", early, born)


@some
@given(clean_lives())
def test_what_may_be_before_the_birth_is_a_warning_and_a_year_that_holds_the_birth_is_none(spec):
    spec["birth"]["date"] = f"{year(spec['birth']['date'])}-06-15"
    spec["events"][0] |= {"date": spec["birth"]["date"][:4], "kind": "residence"}
    silent(spec, "before-birth")
    spec["events"][0]["date"] = f"[{year(spec['birth']['date']) - 1},{year(spec['birth']['date']) + 1}]"
    found(spec, "before-birth", "warning", "Move to Northtown", spec["birth"]["date"])


@some
@given(clean_lives())
def test_what_is_only_about_a_year_is_never_certain(spec):
    spec["events"][0] |= {"date": f"{year(spec['birth']['date']) - 1}~", "kind": "health"}
    found(spec, "before-birth", "warning", "Move to Northtown", spec["birth"]["date"])


@some
@given(clean_lives())
def test_what_is_after_the_death_is_found(spec):
    died = dead(spec)
    late = str(year(died) + 1)
    spec["events"][0] |= {"date": late, "kind": "residence"}
    spec["career"][-1]["end"] = late
    found(spec, "after-death", "error", "Move to Northtown", late, died)
    # Records may have it end when somebody else takes it.
    found(spec, "after-death", "warning", spec["career"][-1]["role"], late, died)
    spec["career"][-1]["start"] = late
    found(spec, "after-death", "error", spec["career"][-1]["role"], late, died)


@some
@given(clean_lives())
def test_what_may_be_told_of_the_dead_is_no_error(spec):
    died = dead(spec)
    late = str(year(died) + 1)
    for kind in ("life", "crisis", "reform", "other"):
        spec["events"][0] |= {"date": late, "kind": kind}
        found(spec, "after-death", "warning", "Move to Northtown", late, died)
    for kind in ("burial", "cremation", "funeral", "probate", "memorial"):
        spec["events"][0]["kind"] = kind
        silent(spec, "after-death")


TITLES = [
    *(
        "Burial",
        "Probate of the will",
        "Death certificate issued",
        "Reburied in the capital",
        "A street is named after her",
    ),
    *("Rehabilitated by the Supreme Court", "Похороны", "Посмертно реабилитирована", "Открыт памятник"),
    *(
        "Жерлеу рәсімі",
        "Ескерткіш орнатылды",
        "Obsèques nationales",
        "Réhabilitée par la cour",
        "Ouverture du testament",
    ),
]


@pytest.mark.parametrize("title", TITLES)
def test_an_event_whose_words_follow_a_death_is_not_found(title):
    life = {"format": "biography/1", "slug": "ada", "language": "en", "name": {"display": "Ada"}}
    life |= {"death": {"date": "1955-03-21"}, "events": [{"title": title, "date": "1956"}]}
    silent(life, "after-death")
    found(life | {"events": [{"title": "A speech", "date": "1956"}]}, "after-death", "warning", "A speech", "1956")


@some
@given(clean_lives())
def test_an_honour_after_death_is_a_warning_unless_it_is_called_posthumous(spec):
    died = dead(spec)
    medal, late = spec["honours"][0]["honours"][0], str(year(died) + 1)
    medal["date"] = late
    found(spec, "after-death", "warning", "Medal", late, died)
    medal["note"] = "Awarded posthumously"
    silent(spec, "after-death")


@some
@given(clean_lives())
def test_a_post_may_end_in_the_year_of_the_death_but_not_perhaps_after_it(spec):
    died = dead(spec)
    spec["career"][-1]["end"] = died[:4]
    silent(spec, "after-death")
    spec["career"][-1]["end"] = f"[{year(died) - 1}..{year(died) + 1}]"
    found(spec, "after-death", "note", spec["career"][-1]["role"], died)


@some
@given(clean_lives())
def test_a_date_in_the_future_is_found(spec):
    spec["sources"][0]["accessed"] = "2026-01-02"
    found(spec, "future-date", "error", "Dictionary", "2026-01-02")


@some
@given(clean_lives())
def test_a_date_that_may_lie_in_the_future_is_none(spec):
    spec["sources"][0]["accessed"] = "2026"
    silent(spec, "future-date")


@some
@given(clean_lives())
def test_a_term_that_ends_in_the_future_is_a_warning(spec):
    spec["career"][-1].pop("ongoing", None)
    spec["career"][-1]["end"] = "2031"
    found(spec, "future-date", "warning", spec["career"][-1]["role"], "2031")


@some
@given(clean_lives())
def test_reversed_dates_are_found_where_the_document_lets_them_in(spec):
    spec["family"][1]["death"] = {"date": str(year(spec["family"][1]["birth"]["date"]) - 4)}
    found(
        spec, "reversed-dates", "error", "Rosa", spec["family"][1]["death"]["date"], spec["family"][1]["birth"]["date"]
    )
    spec["organisations"][0] |= {"founded": "[1790..1810]", "dissolved": "1805"}
    found(spec, "reversed-dates", "warning", "Organisation 0", "1805")
    spec["organisations"][0] |= {"founded": "1805", "dissolved": "1805-06"}
    spec["family"][1]["death"] = {"date": spec["birth"]["date"]}
    silent(spec, "reversed-dates")


@some
@given(clean_lives())
def test_nothing_of_the_dead_goes_on(spec):
    died = dead(spec)
    spec["honours"][0]["honours"][0]["date"] = f"{year(died) - 30}/.."
    found(spec, "open-ended-after-death", "warning", "Medal", f"{year(died) - 30}/..", died)
    spec["career"][-1].pop("end", None)
    spec["career"][-1]["ongoing"] = True
    found(spec, "open-ended-after-death", "error", spec["career"][-1]["role"], died)


@some
@given(clean_lives())
def test_what_goes_on_has_to_be_verified_every_few_years(spec):
    spec.pop("death", None)
    spec["events"][0]["date"] = f"{year(spec['birth']['date']) + 3}/.."
    silent(spec, "open-ended-unverified")
    spec["sources"][0]["accessed"] = "2019-06-01"
    finding = found(spec, "open-ended-unverified", "warning", "Move to Northtown", "Dictionary", "2019-06-01")
    assert finding.path == "events[0].date"
    silent(spec, "open-ended-unverified", unverified_years=10)
    del spec["sources"][0]["accessed"], spec["sources"][0]["date"]
    found(spec, "open-ended-unverified", "warning", "Move to Northtown")
