"""The review in the admin: the panel, the reason that errors ask for, acceptance, the report, the front page."""

import csv
import io

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.urls import reverse
from django.utils.html import strip_tags
from wagtail.models import Page, PageLogEntry

from biography.exchange.site import people_index
from biography.findings import record
from biography.models import AcceptedFinding, CareerPeriodPage, LifeFinding, LifeReview, LifeVersion, PersonPage
from tests.admin.conftest import cost, period_form, person_form
from tests.factories import a_period, a_person, a_source, citing

pytestmark = pytest.mark.django_db
PUBLISH = {"action-publish": "1"}


@pytest.fixture
def life() -> PersonPage:
    """Somebody who was a pilot before she was born, and published."""
    person = a_person("Ada", live=False, birth_date="1950")
    a_period(person, "Pilot", slug="pilot", start="1940", end="1945", citations=citing(a_source()))
    person.save_revision().publish()
    return PersonPage.objects.get()


def words(response) -> str:
    return " ".join(strip_tags(response.content.decode()).split())


def panel(client, page: Page):
    return client.get(reverse("review_panel", args=[page.pk]))


def edit(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def the_error() -> LifeFinding:
    return LifeFinding.objects.get(severity=3)


def accepting(finding: LifeFinding) -> str:
    return reverse("accept_finding", args=[finding.page_id, finding.fingerprint])


def test_the_panel_counts_and_links_each_finding_to_its_field(admin_client, life):
    period = CareerPeriodPage.objects.get()
    answer = panel(admin_client, life)
    assert "1 error" in words(answer)
    assert "1940–1945" in words(answer)
    assert f'href="/admin/pages/{period.pk}/edit/#review-start"' in answer.content.decode()
    assert words(panel(admin_client, period)).startswith(words(answer)[:7])
    assert "On this page" in words(panel(admin_client, period))


def test_the_panel_is_of_the_draft(admin_client, life):
    life.birth_date = "1920"
    life.save_revision()
    assert "0 errors" in words(panel(admin_client, life))
    assert LifeReview.objects.get().errors == 0


def test_the_panel_is_for_those_who_may_edit(client, member_of, life):
    assert panel(client, life).status_code == 302
    editor = member_of("Editors")
    assert panel(editor, life).status_code == 200
    assert "Accept …" not in words(panel(editor, life)), "for those who may publish"


def test_pages_that_are_no_lives_have_no_review(admin_client, life):
    assert panel(admin_client, people_index()).url == reverse("wagtailadmin_home"), "refused"
    assert "data-review-panel" in admin_client.get(edit(life)).content.decode()
    assert "data-review-panel" not in admin_client.get(edit(people_index())).content.decode()


def test_a_life_with_an_error_is_published_with_a_reason_only(admin_client, life):
    form = person_form(title="Ada Stone", slug="ada", birth_date="1950")
    refused = admin_client.post(edit(life), form | PUBLISH)
    [message] = refused.context["form"].errors["errors_reason"]
    assert "1940–1945" in message
    assert 'value="Ada Stone"' in refused.content.decode()
    assert PersonPage.objects.get().title == "Ada"

    admin_client.post(edit(life), form | PUBLISH | {"errors_reason": "The archive has both dates"})
    assert PersonPage.objects.get().title == "Ada Stone"
    version = LifeVersion.objects.latest("number")
    assert version.errors_reason == "The archive has both dates"
    assert len(version.errors) == 1
    assert PersonPage.objects.get().errors_reason == ""


def test_a_draft_needs_no_reason(admin_client, life):
    admin_client.post(edit(life), person_form(title="Ada Stone", slug="ada", birth_date="1950"))
    assert PersonPage.objects.get().get_latest_revision_as_object().title == "Ada Stone"


def test_what_is_submitted_to_moderators_has_its_reason_as_well(member_of, life):
    form = person_form(title="Ada Stone", slug="ada", birth_date="1950") | {"action-submit": "1"}
    editors = member_of("Editors")
    assert "errors_reason" in editors.post(edit(life), form).context["form"].errors
    editors.post(edit(life), form | {"errors_reason": "Both dates stand in the archive"})
    assert PersonPage.objects.get().current_workflow_state


def test_a_new_page_is_reviewed_with_the_life_that_it_joins(admin_client):
    person = a_person("Ada", birth_date="1950", death_date="2000")
    url = reverse("wagtailadmin_pages:add", args=["biography", "careerperiodpage", person.pk])
    form = period_form(title="Ghost", slug="ghost", start="2010")
    assert "2010" in admin_client.post(url, form | PUBLISH).context["form"].errors["errors_reason"][0]
    assert not CareerPeriodPage.objects.exists()
    admin_client.post(url, form | PUBLISH | {"errors_reason": "An honorary post"})
    assert CareerPeriodPage.objects.get().live


def test_an_error_that_a_form_mends_does_not_stand_in_its_way(admin_client, life):
    admin_client.post(edit(life), person_form(title="Ada", slug="ada", birth_date="1920") | PUBLISH)
    assert PersonPage.objects.get().birth_date == "1920"


def test_a_finding_is_accepted_until_one_of_its_facts_changes(admin_client, life):
    finding = the_error()
    assert "1940–1945" in words(admin_client.get(accepting(finding)))
    admin_client.post(accepting(finding), {"reason": "The source says so", "note": ""})
    assert AcceptedFinding.objects.get().accepted_by.username == "admin"
    assert LifeReview.objects.get().errors == 0
    assert "1 accepted finding" in words(panel(admin_client, life))
    assert PageLogEntry.objects.filter(action="biography.accept_finding").count() == 1

    admin_client.post(edit(life), person_form(title="Ada Stone", slug="ada", birth_date="1950") | PUBLISH)
    assert PersonPage.objects.get().title == "Ada Stone", "accepted errors ask for no reason"
    admin_client.post(edit(life), person_form(title="Ada", slug="ada", birth_date="1951"))
    assert "1 error" in words(panel(admin_client, life)), "the birth is another"


def test_a_reason_is_needed_and_publishing_allowed(admin_client, member_of, life):
    finding = the_error()
    assert admin_client.post(accepting(finding), {"reason": ""}).context["form"].errors["reason"]
    assert not AcceptedFinding.objects.exists()
    assert member_of("Editors").get(accepting(finding)).status_code == 302
    assert "Accept …" in words(panel(admin_client, life))


def test_an_acceptance_is_taken_back(admin_client, life):
    admin_client.post(accepting(the_error()), {"reason": "The source says so", "note": "Both dates are given."})
    admin_client.post(accepting(the_error()), {"reopen": "1"})
    assert not AcceptedFinding.objects.exists()
    assert LifeReview.objects.get().notes == []
    assert LifeReview.objects.get().errors == 1


def test_the_address_to_go_back_to_is_one_of_this_site(admin_client, life):
    answer = admin_client.post(accepting(the_error()) + "?next=https://evil.example/", {"reason": "So it is"})
    assert answer.url.startswith("/admin/pages/")


def test_the_report_filters_and_exports(admin_client, life):
    other = a_person("Berta", live=False)
    record(life)
    record(other)
    report = reverse("findings_report")
    assert "Pilot" in words(admin_client.get(report))
    assert "Pilot" not in words(admin_client.get(report, {"severity": "2"}))
    assert "Pilot" not in words(admin_client.get(report, {"accepted": "true"}))
    assert "Pilot" in words(admin_client.get(report, {"q": "pilot", "live": "true"}))
    exported = b"".join(admin_client.get(report, {"export": "csv", "severity": "3"}).streaming_content).decode()
    [row] = csv.DictReader(io.StringIO(exported))
    assert (row["Severity"], row["Life"], row["Place"]) == ("error", "Ada", "career[0].start")
    assert admin_client.get(report, {"export": "xlsx"}).status_code == 200


def test_the_report_costs_the_same_for_many_findings(admin_client, life):
    few = cost(admin_client, reverse("findings_report"))
    for number in range(8):
        person = a_person(f"Person {number}", birth_date="1950")
        a_period(person, "Pilot", start="1940", end="1945")
        record(person)
    assert cost(admin_client, reverse("findings_report")) == few


def test_the_front_page_says_what_needs_attention(admin_client, life):
    front = words(admin_client.get(reverse("wagtailadmin_home")))
    assert "1 error in 1 life" in front
    a_person("Nobody looked")
    assert "1 life has not been reviewed yet" in words(admin_client.get(reverse("wagtailadmin_home")))


def test_an_entry_of_a_register_is_reached_by_its_key(admin_client):
    source = a_source("An old book")
    answer = admin_client.get(reverse("review_entry", args=["source", source.key]))
    assert answer.url.endswith(f"/source/edit/{source.pk}/")
    assert admin_client.get(reverse("review_entry", args=["person", "x"])).status_code == 404


def test_a_rule_that_fails_keeps_nobody_from_publishing(admin_client, life, monkeypatch, caplog):
    from biography.review import RULES, Rule, Severity

    def broken(life, world):
        raise ZeroDivisionError

    monkeypatch.setitem(RULES, "broken", Rule("broken", Severity.ERROR, broken))
    form = person_form(title="Ada Stone", slug="ada", birth_date="1920")
    admin_client.post(edit(life), form | PUBLISH)
    assert PersonPage.objects.get().title == "Ada Stone"
    assert "The rule broken failed" in caplog.text


def test_lives_with_errors_are_not_published_in_bulk(admin_client, life):
    good = a_person("Good", live=False)
    record(good)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    admin_client.post(f"{address}?id={good.pk}&id={CareerPeriodPage.objects.get().pk}")
    assert not PersonPage.objects.get(title="Good").live
    admin_client.post(f"{address}?id={people_index().pk}", {"include_descendants": "on"})
    assert not PersonPage.objects.get(title="Good").live
    admin_client.post(f"{address}?id={good.pk}")
    assert PersonPage.objects.get(title="Good").live


def test_all_lives_are_reviewed_by_a_command():
    person = a_person("Ada", live=False, birth_date="1950")
    a_period(person, "Pilot", start="1940", end="1945", live=False)
    out = io.StringIO()
    call_command("record_reviews", stdout=out)
    assert "Lives reviewed: 1; open findings:" in out.getvalue()
    assert LifeReview.objects.get().errors == 1
    with pytest.raises(CommandError, match="no life called nobody"):
        call_command("record_reviews", "nobody")
