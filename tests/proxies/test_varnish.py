"""Varnish answers by itself, and never with what was before the last publication that had returned."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable
from http.client import HTTPConnection, HTTPResponse

import pytest

from tests.proxies.conftest import Front
from tests.proxies.servers import HOST

LIFE = "/people/ada/"
CHANGE = "life = PersonPage.objects.get(title='Ada Lovelace')\n"


def asked_of_varnish(front: Front, path: str = LIFE, method: str = "GET", **headers: str) -> HTTPResponse:
    """From this machine, past nginx."""
    connection = HTTPConnection("127.0.0.1", front.varnish, timeout=30)
    connection.request(method, path, headers={"Host": HOST} | headers)
    answer = connection.getresponse()
    answer.read()
    return answer


def is_answered_by_varnish(front: Front, path: str = LIFE, **headers: str) -> bool:
    """Without the portal: X-Varnish then names the request by which the answer came as well."""
    answer = asked_of_varnish(front, path, **{"X-Forwarded-Proto": "https"} | headers)
    return len((answer.headers["X-Varnish"] or "").split()) == 2


def test_a_page_is_answered_by_varnish_and_a_second_reader_costs_the_portal_nothing(behind_both: Front):
    behind_both.visitor().asks(LIFE)
    assert is_answered_by_varnish(behind_both)
    assert is_answered_by_varnish(behind_both, Cookie="csrftoken=x; theme=dark")


@pytest.mark.parametrize("path", ["/admin/", "/sign-in/", "/fr/sign-in/", "/contact/", "/people/hidden/", "/no-page/"])
def test_what_is_not_lent_is_never_answered_by_varnish(behind_both: Front, path: str):
    for _ in range(3):
        assert not is_answered_by_varnish(behind_both, path)


@pytest.mark.parametrize(
    "headers", [{"Cookie": "sessionid=x"}, {"Cookie": "a=b; sessionid=x"}, {"Authorization": "Bearer x"}]
)
def test_who_is_signed_in_or_brings_a_token_is_answered_by_the_portal(behind_both: Front, headers: dict[str, str]):
    behind_both.visitor().asks(LIFE)
    assert is_answered_by_varnish(behind_both)
    assert not is_answered_by_varnish(behind_both, **headers)


def test_a_publication_is_seen_by_the_next_reader(behind_both: Front, changed_back: Callable[[str], None]):
    reader = behind_both.visitor()
    for description in ("A mathematician", "A poet", "A countess"):
        reader.asks(LIFE)
        assert is_answered_by_varnish(behind_both)
        changed_back(f"{CHANGE}life.description = {description!r}\nlife.save_revision().publish()")
        for path in (LIFE, "/people/", "/api/v3/people/ada/", f"{LIFE}biography.md"):
            assert description in reader.asks(path).text, path


@pytest.mark.parametrize(
    ("change", "status"),
    [
        (f"{CHANGE}life.unpublish()", 404),
        (f"{CHANGE}PageViewRestriction.objects.create(page=life, restriction_type='login')", 302),
        (f"{CHANGE}PageViewRestriction.objects.create(page=life, restriction_type='password', password='x')", 200),
        (f"{CHANGE}life.slug = 'ada-byron'\nlife.save_revision().publish()", 301),
    ],
    ids=["unpublished", "for those who sign in", "for those with a password", "another address"],
)
def test_what_is_taken_away_is_gone_with_the_next_reader(
    behind_both: Front, changed_back: Callable[[str], None], change: str, status: int
):
    reader = behind_both.visitor()
    paths = [LIFE, "/people/", "/api/v3/people/ada/", f"{LIFE}biography.json", f"{LIFE}timeline/"]
    assert all("Ada Lovelace" in reader.asks(path).text for path in paths)
    changed_back(change)
    assert reader.asks(LIFE).status == status
    for path in paths:
        answer = reader.asks(path)
        assert "Ada Lovelace" not in answer.text or status == 301, path
    if status == 301:
        assert reader.asks(LIFE).headers["Location"] == "/people/ada-byron/"
        assert "/people/ada-byron/" in reader.asks("/people/").text


def test_a_draft_keeps_what_is_kept_and_its_preview_is_its_editors_own(
    behind_both: Front, changed_back: Callable[[str], None]
):
    reader = behind_both.visitor()
    reader.asks(LIFE)
    changed_back(f"{CHANGE}life.description = 'Not yet public'\nlife.save_revision()")
    assert is_answered_by_varnish(behind_both)
    assert "Not yet public" not in reader.asks(LIFE).text
    chief = behind_both.visitor()
    chief.signs_in()
    (found,) = json.loads(reader.asks("/api/v2/pages/?type=biography.PersonPage&slug=ada").content)["items"]
    draft = f"/admin/pages/{found['id']}/view_draft/"
    assert "Not yet public" in chief.asks(draft).text
    assert reader.asks(draft).status == 302
    assert "Not yet public" not in reader.asks(LIFE).text


def test_no_answer_is_older_than_the_last_publication_that_had_returned(
    behind_both: Front, changed_back: Callable[[str], None]
):
    """Readers without pause, also while the page is being fetched: an answer begun before is kept for nobody after."""
    changed_back(f"{CHANGE}life.description = 'State 0 of Ada'\nlife.save_revision().publish()")
    returned, ended = [0], threading.Event()
    answers: list[tuple[int, int]] = []

    def reads() -> None:
        reader = behind_both.visitor()
        while not ended.is_set():
            least = returned[0]
            shown = re.search(r"State (\d+) of Ada", reader.asks(LIFE).text)
            answers.append((least, int(shown[1]) if shown else -1))

    readers = [threading.Thread(target=reads) for _ in range(4)]
    for one in readers:
        one.start()
    for number in range(1, 6):
        changed_back(f"{CHANGE}life.description = 'State {number} of Ada'\nlife.save_revision().publish()")
        returned[0] = number
    ended.set()
    for one in readers:
        one.join()
    assert len(answers) > 10
    assert [(least, shown) for least, shown in answers if shown < least] == []


def test_nobody_purges_through_nginx_and_the_portal_does(behind_both: Front):
    visitor = behind_both.visitor()
    visitor.asks(LIFE)
    assert visitor.asks("/", "PURGE").status == 405
    assert is_answered_by_varnish(behind_both)
    assert asked_of_varnish(behind_both, "/", "PURGE").status == 200
    assert not is_answered_by_varnish(behind_both)


def test_a_page_that_expires_is_gone_at_its_time_without_anybody_telling(
    behind_both: Front, changed_back: Callable[[str], None]
):
    reader = behind_both.visitor()
    changed_back(f"{CHANGE}Page.objects.filter(pk=life.pk).update(expire_at=timezone.now() + timezone.timedelta(0, 6))")
    assert reader.asks(LIFE).status == 200
    assert is_answered_by_varnish(behind_both)
    threading.Event().wait(6)
    assert not is_answered_by_varnish(behind_both)
