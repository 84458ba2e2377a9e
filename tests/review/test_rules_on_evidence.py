"""Claims about the living, rows without citation, sources, translations."""

from copy import deepcopy

import pytest
from hypothesis import given

from biography.review.findings import place_in_document
from tests.review.life_strategies import CITED, clean_lives, findings_of, found, life_of, silent, some, year

CLAIM = 1


def self_published(spec, person="ben-hill"):
    claim = spec["career"][0]["body"][CLAIM]
    claim |= {"about": [{"name": "Ben Hill", "person": person}], "citations": [{"source": "memoir"}]}
    return claim


def ben(**fields):
    return {"format": "biography/1", "slug": "ben-hill", "language": "en", "name": {"display": "Ben Hill"}} | fields


@some
@given(clean_lives())
def test_a_claim_about_the_living_needs_more_than_the_own_side(spec):
    claim = self_published(spec)
    finding = found(spec, "claim-self-published", "warning", "the plant was sold", "Ben Hill", "Memoir")
    assert finding.path == "career[0].body[1]"
    claim["citations"] = []
    found(spec, "claim-self-published", "warning", "the plant was sold", "Ben Hill", "no source supports it")
    claim["citations"] = [{"source": "memoir"}, {"source": "dictionary", "stance": "contradicts"}]
    found(spec, "claim-self-published", "warning", "Memoir")
    claim["citations"] = [{"source": "memoir"}, {"source": "dictionary"}]
    silent(spec, "claim-self-published")


@some
@given(clean_lives())
def test_a_claim_about_the_dead_may_rest_on_the_own_side(spec):
    self_published(spec)
    silent(spec, "claim-self-published", others=[ben(death={"date": "1950"})])
    silent(spec, "claim-self-published", others=[ben(birth={"date": "1915-12-01"})])
    for life in (ben(birth={"date": "1916-02-01"}), ben(birth={"date": "[1915,1916]"}), ben()):
        found(spec, "claim-self-published", "warning", "Ben Hill", others=[life])


@some
@given(clean_lives())
def test_one_note_says_how_many_rows_and_blocks_name_no_source(spec):
    rows = [
        (spec["birth"], "birth", "birth"),
        (spec["family"][0], "family[0]", "Paul"),
        (spec["education"][1], "education[1]", "University"),
        (spec["events"][0], "events[0]", "Move to Northtown"),
        (spec["career"][1], "career[1]", "Head of Organisation 1"),
        (spec["career"][1]["figures"][0], "career[1].figures[0]", "Staff"),
        (spec["career"][1]["events"][0], "career[1].events[0]", "Great Reform"),
        (spec["career"][1]["body"][0], "career[1].body[0]", "She began in"),
        (spec["honours"][0]["honours"][0], "honours[0].honours[0]", "Medal"),
        (spec["body"][0], "body[0]", "Ada Stone was born"),
    ]
    for row, path, label in rows:
        citations = row.pop("citations")
        assert found(spec, "no-citation", "note", label, "1 of").path == path
        row["citations"] = citations
    for row, _path, _label in rows:
        row.pop("citations")
    spec["bibliography"] = [{"source": source["key"], "kind": "further-reading"} for source in spec["sources"]]
    assert found(spec, "no-citation", "note", f"{len(rows)} of", "name no source").path == "birth"
    spec["bibliography"][0]["kind"] = "source"
    found(spec, "no-citation", "note", f"{len(rows)} of", "are not cited row by row")


@some
@given(clean_lives())
def test_a_source_on_the_web_says_when_it_was_read(spec):
    del spec["sources"][0]["accessed"]
    finding = found(spec, "no-access-date", "note", "Dictionary", "https://example.org/")
    assert (finding.path, finding.rows) == ("sources[0].accessed", ("source:dictionary",))
    del spec["sources"][0]["url"]
    silent(spec, "no-access-date")


@some
@given(clean_lives())
def test_a_source_is_not_read_before_it_is_published(spec):
    spec["sources"][0] |= {"date": "2021", "accessed": "2020-05"}
    found(spec, "read-before-published", "warning", "Dictionary", "2021", "2020-05")
    spec["sources"][0]["date"] = "2020~"
    silent(spec, "read-before-published")
    spec["sources"][0]["date"] = "[2019..2022]"
    found(spec, "read-before-published", "note", "Dictionary", "2020-05")


def translation(spec):
    """The same life in another language: other words, the same ids, dates and figures."""
    data = deepcopy(life_of(spec).model_dump(mode="json", context={"form": "file"}))
    data |= {"slug": "ada-stone-kk", "language": "kk"}
    for period in data["career"]:
        period["role"] = "Басшы"
        for figure in period["figures"]:
            figure["label"] = "Адам"
    return data


def disagreements(spec, other):
    return sorted(findings_of("translation-disagrees", spec, [other]), key=place_in_document)


@some
@given(clean_lives())
def test_translations_give_the_same_dates_figures_and_counts(spec):
    other = translation(spec)
    assert disagreements(spec, other) == []
    other["career"][0]["start"] = str(year(spec["career"][0]["start"]) - 1)
    other["career"][1]["figures"][0]["value"] = "77"
    other["events"][0]["id"] = "1f0f3a4e-0000-4000-8000-00000000000f"
    seen = {finding.path: finding.sentence for finding in disagreements(spec, other)}
    assert list(seen) == ["events", "career[0].start", "career[1].figures[0].value"]
    assert str(year(spec["career"][0]["start"]) - 1) in seen["career[0].start"]
    assert "1001" in seen["career[1].figures[0].value"]
    assert "77" in seen["career[1].figures[0].value"]
    assert "1 rows here that the language" in seen["events"]
    other = translation(spec)
    other["events"] = other["career"] = []
    assert disagreements(spec, other) == [], "what a translation leaves out it takes from its original"


@pytest.mark.parametrize("field", ["birth", "death"])
@some
@given(clean_lives())
def test_translations_agree_on_birth_and_death(field, spec):
    spec["death"] = {"date": str(year(spec["birth"]["date"]) + 65)} | CITED
    spec["career"][-1].pop("ongoing", None)
    other = translation(spec)
    other[field] = {"date": f"{other[field]['date'][:4]}?"} | CITED
    assert [finding.path for finding in disagreements(spec, other)] == [f"{field}.date"]
