"""What editors do with public versions: withdraw one, end the notice of a correction; and nothing else."""

import pytest
from django.urls import reverse
from wagtail.models import ModelLogEntry

from biography.models import LifeEvent, LifeVersion
from tests.factories import a_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def version():
    person = a_person("Ada", live=False)
    person.change_reason, person.corrects_error = "Year of birth", True
    person.save_revision().publish()
    return LifeVersion.objects.get()


def edit(version):
    return reverse("versions:edit", args=[version.pk])


def test_a_moderator_withdraws_a_version_with_a_reason_and_it_is_logged(member_of, version):
    client = member_of("Moderators")
    assert "Withdraw this version because" in client.get(edit(version)).content.decode()
    client.post(edit(version), {"withdraw_because": "Libel"})
    version.refresh_from_db()
    assert (version.document, version.withdrawal_reason, version.withdrawn_by.username) == (None, "Libel", "moderators")
    entry = ModelLogEntry.objects.get(action="biography.withdraw_version")
    assert entry.data == {"number": 1, "life": "Ada", "reason": "Libel"}
    assert "Withdraw this version because" not in client.get(edit(version)).content.decode()


def test_a_moderator_ends_the_notice_of_a_correction(member_of, version):
    client = member_of("Moderators")
    client.post(edit(version), {"end_notice": "on"})
    version.refresh_from_db()
    assert version.correction_ended_at
    assert version.document
    assert ModelLogEntry.objects.filter(action="biography.end_correction").exists()


def test_a_form_sent_empty_changes_nothing(member_of, version):
    member_of("Moderators").post(edit(version), {})
    before, after = version, LifeVersion.objects.get()
    assert (after.withdrawn_at, after.correction_ended_at, after.document) == (None, None, before.document)


def test_versions_are_listed_with_their_reasons(member_of, version):
    page = member_of("Moderators").get(reverse("versions:index")).content.decode()
    assert "Ada, version 1" in page
    assert "Year of birth" in page


def test_the_errors_that_a_version_was_published_with_are_listed_with_the_reason(member_of, client):
    events = [LifeEvent(title="<b>Prize", date="1940", kind="military")]
    person = a_person("Ada", live=False, birth_date="1950", rows={"events": events})
    person.errors_reason = "The register has both dates"
    person.save_revision().publish()
    page = member_of("Moderators").get(reverse("versions:index")).content.decode()
    assert "The register has both dates" in page
    assert "“&lt;b&gt;Prize” (1940) is before the birth (1950)." in page
    assert "The register" not in client.get(f"{person.url}versions/").content.decode(), "it is told to editors alone"


def test_nobody_adds_or_deletes_a_version(admin_client, version):
    assert admin_client.get(reverse("versions:add")).status_code == 302
    admin_client.post(reverse("versions:delete", args=[version.pk]))
    assert LifeVersion.objects.count() == 1


def test_an_editor_who_may_not_publish_may_not_withdraw(member_of, version):
    client = member_of("Editors")
    client.post(edit(version), {"withdraw_because": "Libel"})
    assert LifeVersion.objects.get().document
