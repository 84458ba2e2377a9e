"""What readers have written, in the admin."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from biography.exchange.site import people_index
from biography.models import ContactPage, Enquiry
from tests.factories import a_person

pytestmark = pytest.mark.django_db
LIST = "/admin/enquiries/"


def an_enquiry(**fields):
    return Enquiry.objects.create(message="The year is wrong.", **fields)


def test_messages_are_listed_filtered_and_searched(admin_client):
    an_enquiry(about="first", life=a_person("Ada Byron"))
    an_enquiry(about="second", status="closed", notes="Nothing was wrong.")
    everything = admin_client.get(LIST).content.decode()
    assert "first" in everything
    assert "Ada Byron" in everything
    assert "second" in everything
    closed = admin_client.get(LIST, {"status": "closed"}).content.decode()
    assert "second" in closed
    assert "first" not in closed
    assert "second" in admin_client.get(LIST, {"q": "nothing"}).content.decode()


def test_an_editor_answers_and_notes_but_cannot_rewrite(member_of):
    enquiry = an_enquiry(name="A Reader", email="reader@example.org")
    editor = member_of("Editors")
    url = reverse("enquiries:edit", args=[enquiry.pk])
    page = editor.get(url).content.decode()
    assert "The year is wrong." in page
    assert "reader@example.org" in page
    form = {"status": "answered", "notes": "Mended.", "message": "Rewritten", "email": "x@example.org"}
    assert editor.post(url, form).status_code == 302
    enquiry.refresh_from_db()
    assert (enquiry.status, enquiry.notes) == ("answered", "Mended.")
    assert (enquiry.message, enquiry.email) == ("The year is wrong.", "reader@example.org")
    assert editor.post(reverse("enquiries:delete", args=[enquiry.pk])).status_code in (302, 403)
    assert Enquiry.objects.exists()


def test_moderators_delete_for_good_and_nobody_adds(member_of, admin_client):
    enquiry = an_enquiry(name="A Reader")
    assert member_of("Moderators").post(reverse("enquiries:delete", args=[enquiry.pk])).status_code == 302
    assert not Enquiry.objects.exists()
    admin_client.post(reverse("enquiries:add"), {"status": "new"})
    assert not Enquiry.objects.exists()


def test_a_spreadsheet_runs_nothing_that_a_reader_wrote(admin_client):
    an_enquiry(name='=HYPERLINK("http://x")', about="@sum")
    text = b"".join(admin_client.get(LIST, {"export": "csv"}).streaming_content).decode()
    assert "The year is wrong." in text
    assert "'=HYPERLINK" in text
    assert "'@sum" in text


def test_closed_messages_are_forgotten_after_a_time(capsys):
    old = timezone.now() - timedelta(days=400)
    an_enquiry(status="closed", received_at=old)
    kept = {an_enquiry(status="closed"), an_enquiry(status="new", received_at=old)}
    call_command("forget_enquiries", days=365)
    assert set(Enquiry.objects.all()) == kept


def test_the_name_of_a_message_names_nobody():
    assert "Reader" not in str(an_enquiry(name="A Reader", email="reader@example.org"))


def test_recipients_have_to_be_addresses():
    people_index()
    page = ContactPage(title="Contact", slug="contact", recipients="one@x.org, two")
    with pytest.raises(ValidationError, match="“two” is no e-mail address"):
        page.clean()
