"""A clock that jumps: an hour back, or a day ahead and back again. What is due is due by the clock then in force."""

from __future__ import annotations

import time
from datetime import timedelta
from unittest.mock import patch

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page

from biography.remembered import remembered
from portal.management.commands import housekeeping
from portal.request_limits import WINDOW
from portal.signing_in import throttle
from portal.tokens.terms import has_ended, issue
from tests.factories import a_person
from tests.page_cache.conftest import Worker, kept, worker

__all__ = ["kept", "worker"]

pytestmark = pytest.mark.django_db
LIFE = "/people/ada-lovelace/"


class Clock:
    """The clock of this machine, as much ahead as is said."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        now, seconds = timezone.now, time.time
        self.ahead(days=0)
        monkeypatch.setattr(timezone, "now", lambda: now() + self._ahead)
        monkeypatch.setattr(time, "time", lambda: seconds() + self._ahead.total_seconds())

    def ahead(self, **difference: float) -> None:
        self._ahead = timedelta(**difference)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


def test_what_is_scheduled_is_public_when_the_clock_says_so_and_not_before(clock, client):
    life = a_person("Ada Lovelace", live=False)
    life.go_live_at = timezone.now() + timedelta(minutes=30)
    life.save_revision().publish()
    for ahead in (timedelta(0), timedelta(hours=-1), timedelta(0)):
        clock.ahead(seconds=ahead.total_seconds())
        call_command("housekeeping")
        assert client.get(LIFE).status_code == 404
    clock.ahead(days=1)
    call_command("housekeeping")
    assert client.get(LIFE).status_code == 200
    # What the public has seen is not taken back; it has one version, and no second one when it is due again.
    clock.ahead(days=0)
    for minutes in (0, 31):
        clock.ahead(minutes=minutes)
        call_command("housekeeping")
        assert client.get(LIFE).status_code == 200
    assert life.versions.count() == 1


def test_what_expires_is_gone_when_the_clock_says_so_and_stays_gone_once_it_was_taken_down(clock, client):
    life = a_person("Ada Lovelace")
    Page.objects.filter(pk=life.pk).update(expire_at=timezone.now() + timedelta(minutes=30))
    for ahead, is_listed in ((0, True), (24, False), (0, True), (-1, True)):
        clock.ahead(hours=ahead)
        assert (LIFE in client.get("/people/").content.decode()) == is_listed
    clock.ahead(days=1)
    call_command("housekeeping")
    clock.ahead(days=0)
    call_command("housekeeping")
    assert client.get(LIFE).status_code == 404


def test_no_page_is_kept_past_its_end_after_a_clock_has_come_back(clock, worker: Worker):
    """While the clock is a day ahead, the life that expires in five minutes is not among those that will."""
    life = a_person("Ada Lovelace")
    Page.objects.filter(pk=life.pk).update(expire_at=timezone.now() + timedelta(minutes=5))
    clock.ahead(days=1)
    assert LIFE not in worker.get("/people/").text
    clock.ahead(days=0)
    for _twice in range(2):
        assert LIFE in worker.get("/people/").text
    assert len(worker.asked) == 2, "what was made by the clock in force is kept"
    clock.ahead(minutes=5)
    assert LIFE not in worker.get("/people/").text


@pytest.mark.parametrize("gone_back", [timedelta(hours=1), timedelta(days=1)])
def test_what_was_kept_before_a_clock_went_back_is_made_anew(clock, worker: Worker, gone_back):
    """Else tomorrow's ages and anniversaries would be shown until tomorrow: pages, and counts over all lives."""
    made = iter("ab")
    clock.ahead(seconds=gone_back.total_seconds())
    assert worker.get("/on-this-day/").status == 200
    assert remembered("how many", lambda: next(made)) == "a"
    clock.ahead(days=0)
    for _twice in range(2):
        assert worker.get("/on-this-day/").status == 200
        assert worker.asked == ["/on-this-day/"] * 2
        assert remembered("how many", lambda: next(made)) == "b"


@pytest.mark.parametrize("gone_back", [timedelta(hours=1), timedelta(days=1)])
def test_nobody_waits_longer_to_sign_in_than_failures_cost(clock, rf, gone_back):
    """Failures that are stamped in the future; a wait that has begun begins anew, and is not longer than it was."""
    request = rf.post("/sign-in/", REMOTE_ADDR="192.0.2.66")
    clock.ahead(seconds=gone_back.total_seconds())
    waits = [throttle.seconds_to_wait(request, "editor") for _each in range(throttle.FREE + 1)]
    assert waits == [0] * throttle.FREE + [throttle.FIRST_WAIT]
    clock.ahead(days=0)
    assert throttle.seconds_to_wait(request, "editor") == throttle.FIRST_WAIT
    clock.ahead(seconds=throttle.FIRST_WAIT)
    assert throttle.seconds_to_wait(request, "editor") == 0


def test_the_api_refuses_until_the_next_minute_at_most_when_a_minute_comes_again(clock, client, settings):
    settings.API_REQUESTS_PER_MINUTE = 1
    clock.ahead(seconds=-(time.time() % WINDOW))
    first = client.get("/api/v3/people/")
    clock.ahead(seconds=-(time.time() % WINDOW), hours=1)
    client.get("/api/v3/people/")
    clock.ahead(seconds=-(time.time() % WINDOW))
    again = client.get("/api/v3/people/")
    assert (first.status_code, again.status_code) == (200, 429)
    assert int(again.headers["Retry-After"]) <= WINDOW
    clock.ahead(seconds=WINDOW)
    assert client.get("/api/v3/people/").status_code == 200


def test_a_token_ends_by_the_clock_in_force(clock, settings):
    settings.API_TOKEN_DAYS = 30
    user = User.objects.create(username="program")
    chosen, _key = issue(user, "chosen", ends_at=timezone.now() + timedelta(hours=2))
    for ahead, ended in ((0, False), (24, True), (0, False), (-1, False)):
        clock.ahead(hours=ahead)
        assert has_ended(chosen) == ended
    clock.ahead(days=1)
    ahead_of_time, _key = issue(user, "ahead of time")
    clock.ahead(days=31)
    assert has_ended(ahead_of_time)


@pytest.mark.parametrize("gone_back", [timedelta(hours=1), timedelta(days=1)])
def test_the_newest_version_is_the_one_with_the_highest_number(clock, client, gone_back):
    life = a_person("Ada Lovelace", description="Before")
    clock.ahead(seconds=gone_back.total_seconds())
    life.description = "By the wrong clock"
    life.save_revision().publish()
    clock.ahead(days=0)
    life.description = "By the right clock"
    life.save_revision().publish()
    life.refresh_from_db()
    numbers = list(life.versions.order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))
    assert life.get_latest_revision_as_object().description == "By the right clock"
    assert "By the right clock" in client.get(f"{LIFE}versions/{numbers[-1]}/").content.decode()
    assert "By the right clock" in client.get(LIFE).content.decode()


def test_the_night_comes_again_after_a_clock_was_a_year_ahead(clock):
    asked: list[str] = []
    parents, days = iter([7, 7, 7, 7, 7, 1]), iter([365, 0, 1, 1])
    # Past three o'clock, at which the night's work is done.
    noon = (timezone.localtime().replace(hour=12) - timezone.localtime()).total_seconds()

    def slept(_seconds: float) -> None:
        asked.append("slept")
        clock.ahead(days=next(days), seconds=noon)

    with (
        patch.object(housekeeping.os, "getppid", lambda: next(parents)),
        patch.object(housekeeping.time, "sleep", slept),
        patch.object(housekeeping, "call_command", lambda name, **_options: asked.append(name)),
    ):
        clock.ahead(seconds=noon)
        call_command("housekeeping", every=60)
    nights = [place for place, name in enumerate("".join(asked).split("slept")) if "record_reviews" in name]
    # A year ahead; once more in the year that was left; on the day after that.
    assert nights == [1, 2, 3]
