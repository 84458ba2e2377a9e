"""What is to be done every minute and every night, in one command."""

from datetime import timedelta
from unittest.mock import patch

import pytest
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.utils import timezone

from biography.models import LifeReview
from portal.management.commands import housekeeping
from tests.factories import a_person

pytestmark = pytest.mark.django_db


def test_what_is_due_is_published_and_what_is_over_is_taken_down(client):
    now = timezone.now()
    due, over = a_person("Due", slug="due", live=False), a_person("Over", slug="over")
    due.go_live_at = now + timedelta(hours=1)
    due.save_revision().publish()
    assert client.get("/people/due/").status_code == 404
    scheduled = due.revisions.get()
    scheduled.approved_go_live_at = now - timedelta(minutes=1)
    scheduled.content["go_live_at"] = scheduled.approved_go_live_at.isoformat()
    scheduled.save()
    over.expire_at = now - timedelta(minutes=1)
    over.save()
    call_command("housekeeping")
    assert client.get("/people/due/").status_code == 200
    over.refresh_from_db()
    assert (over.live, over.expired) == (False, True)


def test_the_night_ends_old_sessions_and_reviews_all_lives():
    life = a_person("Ada")
    Session.objects.create(session_key="old", session_data="", expire_date=timezone.now() - timedelta(days=1))
    call_command("housekeeping")
    assert Session.objects.exists()
    assert not LifeReview.objects.filter(page=life).exists()
    call_command("housekeeping", nightly=True)
    assert not Session.objects.exists()
    assert LifeReview.objects.filter(page=life).exists()


def test_what_fails_is_told_and_keeps_nothing_else_from_being_done(caplog):
    asked = []

    def call(name, **_options):
        asked.append(name)
        if name == "publish_scheduled":
            raise CommandError("no")

    with patch.object(housekeeping, "call_command", call), pytest.raises(SystemExit):
        call_command("housekeeping", nightly=True)
    nightly = ["clearsessions", "record_reviews", "tidy_search", "settle_pictures"]
    assert asked == ["publish_scheduled", "record_versions", *nightly]
    assert "publish_scheduled failed." in caplog.text


def test_it_goes_on_until_the_process_that_started_it_ends():
    parents = iter([7, 7, 7, 1])
    with (
        patch.object(housekeeping.os, "getppid", lambda: next(parents)),
        patch.object(housekeeping.time, "sleep", lambda seconds: slept.append(seconds)),
        patch.object(housekeeping, "call_command", lambda name, **_options: asked.append(name)),
    ):
        slept, asked = [], []
        call_command("housekeeping", every=60)
    assert (slept, asked) == ([60, 60], ["publish_scheduled", "record_versions"] * 2)
