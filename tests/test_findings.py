"""Findings of the database: where each is mended, what the public world knows, what is kept."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from biography.assembly import assemble
from biography.findings import PublicWorld, place_of, record, review_of
from biography.models import LifeEvent, LifeReview, PersonPage, Relative
from biography.review import Finding, Severity
from tests.factories import a_category, a_full_life, a_paragraph, a_period, a_person, an_office, make_private

pytestmark = pytest.mark.django_db


@pytest.fixture
def life():
    return assemble(PersonPage.objects.for_document().get(pk=a_full_life("Ada").pk))


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("birth", "birth_date"),
        ("birth.date", "birth_date"),
        ("birth.place", "birth_place"),
        ("name.display", "title"),
        ("events[1].date", "events-1-date"),
        ("family[0].birth.date", "family-0-birth_date"),
        ("other_names[1]", "other_names-1"),
        ("career[1].start", "start"),
        ("career[1]", "title"),
        ("career[1].stated_age", "stated_age"),
        ("career[0].events[1].date", "events-1-date"),
        ("honours[1].honours[0].date", "honours-0-date"),
        ("events[0].citations[0]", "events-0"),
    ],
)
def test_a_finding_leads_to_the_field_on_its_form(life, path, target):
    part, found = place_of(Finding("rule", Severity.ERROR, "", path, (), ()), life)
    assert found == target
    owner = {"career": life.career, "honours": life.honours}.get(path.split("[")[0])
    assert part == (owner[int(path.split("[")[1][0])].id if owner else None)


def test_a_finding_leads_to_its_block_and_to_its_register(life):
    def found(path):
        return place_of(Finding("rule", Severity.ERROR, "", path, (), ()), life)

    assert found("body[0]") == (None, str(life.body[0].id))
    assert found("career[0].body[0].citations[0]") == (life.career[0].id, str(life.career[0].body[0].id))
    assert found("sources[0].accessed") == (None, f"source:{life.sources[0].key}")


def test_the_world_holds_what_is_public():
    office = an_office("Mayor", single_holder=True)
    for name in ("Ada", "Berta"):
        a_period(a_person(name), "Mayor", office=office, start="1990", end="1995")
    a_period(make_private(a_person("Private")), "Mayor", office=office)
    a_period(a_person("Draft"), "Mayor", office=office, live=False)
    world = PublicWorld()
    assert {holder.name for holder in world.holders(office.key)} == {"Ada", "Berta"}
    assert world.life("ada").name.display == "Ada"
    assert world.life("private") is None


def test_two_lives_that_claim_one_office_are_found():
    office = an_office("Mayor", single_holder=True)
    for name in ("Ada", "Berta"):
        a_period(a_person(name), "Mayor", office=office, start="1990", end="1995")
    found = [each for each in review_of(PersonPage.objects.get(title="Ada")).findings if each.rule != "no-citation"]
    assert [finding.rule for finding in found] == ["office-held-by-two"]
    assert "Berta" in found[0].sentence


def test_what_is_found_again_keeps_its_first_day_and_what_is_mended_goes():
    person = a_person("Ada", birth_date="1950")
    a_period(person, "Pilot", start="1940", end="1945")
    record(person)
    [first] = person.findings.filter(severity=3)
    record(person)
    assert person.findings.get(severity=3).found_at == first.found_at
    person.birth_date = "1920"
    person.save()
    record(person)
    assert not person.findings.filter(severity=3).exists()
    assert LifeReview.objects.get().errors == 0


def test_a_draft_is_reviewed_as_it_stands_in_the_form():
    person = a_person(
        "Ada", birth_date="1950", rows={"events": [LifeEvent(title="Move", kind="residence", date="1960")]}
    )
    assert review_of(person).errors == []
    person.birth_date = "1970"
    assert [finding.path for finding in review_of(person, person).errors] == ["events[0].date"]


def test_reviewing_costs_the_same_for_many_rows():
    def life_of(rows):
        person = a_person(
            f"Person {rows}",
            birth_date="1900",
            body=[a_paragraph("<p>Text.</p>") for _row in range(rows)],
            rows={
                "events": [LifeEvent(title="Prize", date="1960") for _row in range(rows)],
                "family": [Relative(relation="child", name="Child") for _row in range(rows)],
            },
        )
        a_period(person, "Pilot", start="1940", end="1945")
        a_category(person, honours=["Medal"] * rows)
        return person

    costs = []
    for rows in (2, 20):
        person = life_of(rows)
        with CaptureQueriesContext(connection) as queries:
            review_of(person)
        costs.append(len(queries))
    assert costs[0] == costs[1]
