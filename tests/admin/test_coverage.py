"""Coverage in the admin: beside the form, and for all lives in a report."""

import csv
import io

import pytest
from django.urls import reverse
from django.utils.html import strip_tags
from wagtail.models import Locale

from biography.findings import record
from biography.models import LifeReview, PersonPage
from tests.admin.conftest import cost
from tests.factories import a_period, a_person, a_source, a_translation, citing

pytestmark = pytest.mark.django_db
REPORT = "/admin/reports/coverage/"


def reviewed(name: str, cited: int, uncited: int, **fields) -> PersonPage:
    """Somebody with so many posts that a source speaks of, each dated, and so many without source and date."""
    person = a_person(name, **fields)
    source = a_source(relation="independent")
    for number in range(cited):
        a_period(person, f"Pilot {number}", start="1990", citations=citing(source))
    for number in range(uncited):
        a_period(person, f"Cook {number}")
    record(person)
    return person


def words(response) -> str:
    return " ".join(strip_tags(response.content.decode()).split())


def test_the_review_of_a_life_keeps_how_well_it_is_covered():
    reviewed("Ada", 3, 1)
    review = LifeReview.objects.get()
    assert (review.statements, review.sourced, review.single_source) == (4, 3, 3)
    assert (review.unsourced, review.close_sources, review.disputed) == (1, 0, 0)
    assert (review.datable, review.undated) == (4, 1)


def test_the_panel_beside_the_form_says_it(admin_client):
    person = reviewed("Ada", 3, 1)
    said = words(admin_client.get(reverse("review_panel", args=[person.pk])))
    assert "Of 4 statements in this life: Unsourced 25% Single source 75% Close sources only 0% Disputed 0%" in said
    assert said.endswith("Undated 25%")


def test_the_report_has_the_poorest_first_and_the_sum(admin_client):
    reviewed("Rich", 3, 1)
    reviewed("Poor", 0, 2)
    reviewed("Bare", 0, 0)
    said = words(admin_client.get(REPORT))
    assert "3 lives, 6 statements Unsourced 50% Single source 50%" in said
    assert said.index("Poor") < said.index("Rich")
    assert "Bare 0 – – – – –" in said, "a life without statements has no shares, and fails nowhere"


def test_the_report_counts_lives_and_not_translations(admin_client):
    ada = reviewed("Ada", 3, 1)
    record(a_translation(ada, "ru", "Ада"))
    only_russian = reviewed("Only", 0, 2)
    russian = Locale.objects.get(language_code="ru")
    PersonPage.objects.filter(pk=only_russian.pk).update(locale=russian)
    response = admin_client.get(REPORT)
    assert [review.page.title for review in response.context["object_list"]] == ["Only", "Ada"]
    assert "2 lives, 6 statements" in words(response)


def test_the_report_filters_and_sorts(admin_client):
    reviewed("Rich", 3, 1)
    reviewed("Poor", 0, 2, live=False)
    assert "1 life, 2 statements" in words(admin_client.get(REPORT, {"unsourced": "50"}))
    assert "1 life, 4 statements" in words(admin_client.get(REPORT, {"live": "true"}))
    assert "1 life, 4 statements" in words(admin_client.get(REPORT, {"q": "Rich"}))
    by_statements = words(admin_client.get(REPORT, {"ordering": "-statements"}))
    assert by_statements.index("Rich") < by_statements.index("Poor")


def test_the_report_as_a_spreadsheet(admin_client):
    reviewed("Ada", 3, 1, slug="ada")
    answer = admin_client.get(REPORT, {"export": "csv"})
    (row,) = csv.DictReader(io.StringIO(answer.getvalue().decode()))
    assert (row["Life"], row["Slug"], row["Statements"], row["Sourced"]) == ("Ada", "ada", "4", "3")
    assert (row["Unsourced"], row["Could have a date"], row["Undated"]) == ("1", "4", "1")
    assert admin_client.get(REPORT, {"export": "xlsx"}).getvalue().startswith(b"PK")


def test_the_report_is_of_the_lives_that_one_may_edit(client, member_of):
    reviewed("Ada", 1, 0)
    assert client.get(REPORT).status_code == 302
    assert "Ada" in words(member_of("Editors").get(REPORT))


def test_the_report_costs_the_same_for_few_and_many_lives(admin_client):
    reviewed("Ada", 1, 1)
    few = cost(admin_client, REPORT)
    for number in range(6):
        reviewed(f"Somebody {number}", 1, 1)
    assert cost(admin_client, REPORT) == few
