"""Anonymous readers are answered from what is kept, until anything public changes: then at once, by every worker."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.db import transaction
from django.test import Client
from django.utils import timezone
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction, Site

from biography.exchange.site import people_index
from biography.models import CareerPeriodPage, PersonPage, Place
from tests.factories import a_period, a_person, a_place, make_private

LIFE = "/people/ada-lovelace/"


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """A context whose writes are committed at its end: tests roll everything back, and so commit nothing."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def ada(kept):
    place = a_place("London")
    person = a_person("Ada Lovelace", description="A mathematician", birth_place=place, birth_date="1815-12-10")
    a_period(person, "Countess", slug="countess")
    return person


def publish(page, **changed):
    for name, value in changed.items():
        setattr(page, name, value)
    page.save_revision().publish()


def test_the_second_reader_is_answered_without_django(ada, worker):
    first, second = worker.get(LIFE), worker.get(LIFE)
    assert worker.asked == [LIFE]
    assert (first.status, first.headers, first.content) == (second.status, second.headers, second.content)
    assert "A mathematician" in second.text
    assert second.headers["Cache-Control"] == "public, max-age=0, must-revalidate"


CHANGES = {
    "a publication": lambda ada: publish(ada, description="A poet"),
    "a publication of a part": lambda ada: publish(CareerPeriodPage.objects.get(), title="Translator"),
    "an end of publication": lambda ada: ada.unpublish(),
    "another slug": lambda ada: publish(ada, slug="ada-king"),
    "a move": lambda ada: ada.move(people_index(), pos="first-child"),
    "a restriction": make_private,
    "a deletion": lambda ada: ada.delete(),
    "an entry of a register": lambda ada: Place.objects.get(name="London").save(),
    "many rows at once": lambda ada: Place.objects.update(name="Londinium"),
    "the name of the site": lambda ada: Site.objects.get().save(),
    "a closed collection": lambda ada: CollectionViewRestriction.objects.create(
        collection=Collection.get_first_root_node(), restriction_type="login"
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_seen_at_once_by_every_worker(ada, worker, another_worker, committed, change):
    for one in (worker, another_worker):
        one.get(LIFE)
        one.get(LIFE)
    assert (worker.asked, another_worker.asked) == ([LIFE], [LIFE])
    with committed():
        CHANGES[change](ada)
    before = worker.get(LIFE)
    after = another_worker.get(LIFE)
    assert (worker.asked, another_worker.asked) == ([LIFE, LIFE], [LIFE, LIFE])
    assert (before.status, before.content) == (after.status, after.content)


def test_what_was_published_is_what_is_shown(ada, worker, committed):
    worker.get(LIFE)
    with committed():
        publish(ada, description="A poet")
    assert "A poet" in worker.get(LIFE).text
    with committed():
        make_private(ada)
    assert worker.get(LIFE).status == 302
    with committed():
        PageViewRestriction.objects.all().delete()
    assert "A poet" in worker.get(LIFE).text
    with committed():
        ada.unpublish()
    assert worker.get(LIFE).status == 404


def test_a_draft_changes_nothing(ada, worker, committed):
    worker.get(LIFE)
    with committed():
        ada.description = "A draft of a poet"
        ada.save_revision()
    assert "draft" not in worker.get(LIFE).text
    assert worker.asked == [LIFE]


def test_reading_begins_no_generation(ada, worker):
    addresses = ["/", "/people/", LIFE, f"{LIFE}countess/", f"{LIFE}timeline/", f"{LIFE}biography.json", "/sitemap.xml"]
    for address in [*addresses, "/api/v2/pages/?fields=*", "/api/v3/people/", "/search/?q=ada"]:
        worker.get(address)
    asked = len(worker.asked)
    for address in addresses:
        assert worker.get(address).status == 200
    assert len(worker.asked) == asked


def test_an_answer_that_was_begun_before_a_publication_is_not_shown_after_it(ada, worker, committed, monkeypatch):
    """The publication comes while the page is being made."""
    serve = PersonPage.serve

    def slowly(page, request, *args, **kwargs):
        response = serve(page, request, *args, **kwargs)
        response.render()
        monkeypatch.undo()
        with committed():
            publish(PersonPage.objects.get(), description="A poet")
        return response

    monkeypatch.setattr(PersonPage, "serve", slowly)
    assert "A mathematician" in worker.get(LIFE).text
    assert "A poet" in worker.get(LIFE).text


def test_a_change_that_is_rolled_back_begins_no_generation(ada, worker, committed):
    worker.get(LIFE)
    with committed(), transaction.atomic():
        Place.objects.update(name="Londinium")
        transaction.set_rollback(True)
    worker.get(LIFE)
    assert worker.asked == [LIFE]


def test_a_page_expires_while_it_is_kept(ada, worker, settings):
    moment = timezone.now() + timedelta(seconds=50)
    Page.objects.filter(pk=ada.pk).update(expire_at=moment)
    assert worker.get(LIFE).status == 200
    ((_key, answer),) = worker.application._store._answers.items()
    assert answer.until == moment.timestamp()


def test_who_is_signed_in_is_answered_by_django(ada, worker):
    get_user_model().objects.create_superuser("editor", password="correct horse")
    client = Client()
    client.login(username="editor", password="correct horse")
    cookie = f"sessionid={client.cookies['sessionid'].value}"
    worker.get(LIFE)
    for _ in range(2):
        worker.get(LIFE, HTTP_COOKIE=cookie)
    assert worker.asked == [LIFE] * 3
    worker.get("/api/v3/people/")
    worker.get("/api/v3/people/", HTTP_COOKIE=cookie)
    assert worker.asked.count("/api/v3/people/") == 1, "the API reads no cookie"


def test_forms_errors_the_admin_and_unknown_parameters_are_not_kept(ada, worker):
    addresses = ["/contact/", "/no-such-page/", "/admin/login/", f"{LIFE}?x=1", "/api/v3/people/?nonsense=1"]
    for address in [*addresses, "/search/?q=ada"]:
        asked = len(worker.asked)
        worker.get(address)
        worker.get(address)
        assert len(worker.asked) == asked + 2, address
    assert not worker.application._store._answers


def test_each_host_scheme_and_list_of_parameters_has_its_own(ada, worker, settings):
    settings.ALLOWED_HOSTS = ["testserver", "other.example"]
    worker.get("/api/v3/people/?limit=1")
    assert worker.get("/api/v3/people/?limit=2").status == 200
    worker.get("/api/v3/people/?limit=1", HTTP_HOST="other.example")
    with_origin = worker.get("/api/v3/people/?limit=1", HTTP_ORIGIN="https://elsewhere.example")
    assert with_origin.headers["Access-Control-Allow-Origin"] == "*"
    assert len(worker.asked) == 4
    assert worker.get("/api/v3/people/?limit=1", HTTP_HOST="unknown.example").status == 400


def test_a_reader_who_has_the_page_gets_304_whether_or_not_it_is_kept(ada, worker, another_worker):
    tag = worker.get(LIFE).headers["ETag"]
    for one in (worker, another_worker):
        again = one.get(LIFE, HTTP_IF_NONE_MATCH=tag)
        assert (again.status, again.content, again.headers["ETag"]) == (304, b"", tag)


def test_head_of_a_page_that_is_not_kept_yet(ada, worker):
    head = worker.get(LIFE, "HEAD")
    assert (head.status, head.content) == (200, b"")
    assert head.headers["Content-Length"] == worker.get(LIFE).headers["Content-Length"]
    assert worker.asked == [LIFE]


def test_posting_passes(ada, worker):
    worker.get("/contact/", "POST", CONTENT_LENGTH="0", CONTENT_TYPE="text/plain")
    assert worker.asked == ["/contact/"]


def test_a_cache_of_others_is_told_how_long_it_may_answer(ada, worker, settings):
    settings.CDN_SECONDS = 120
    seconds = int(worker.get(LIFE).headers["CDN-Cache-Control"].removeprefix("public, max-age="))
    assert 100 <= seconds <= 120


def test_a_kept_answer_is_lent_to_others_for_what_is_left_of_its_time(ada, worker, settings, monkeypatch):
    """Lent anew for as long as when it was made, an expired page would be shown by a cache in front."""
    settings.CDN_SECONDS = 120
    moment = timezone.now() + timedelta(seconds=90)
    Page.objects.filter(pk=ada.pk).update(expire_at=moment)
    tag = worker.get(LIFE).headers["ETag"]
    monkeypatch.setattr("portal.page_cache.answers.time.time", lambda: moment.timestamp() - 30.5)
    for again in (worker.get(LIFE), worker.get(LIFE, HTTP_IF_NONE_MATCH=tag)):
        assert again.headers["CDN-Cache-Control"] == "public, max-age=30"
    assert worker.asked == [LIFE]
