"""Load balancers and orchestrators are told whether a portal lives and whether it is ready, and nothing else."""

import json
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from portal.page_cache.requests import key_of
from portal.watching import readiness

pytestmark = pytest.mark.django_db


def checks(client, status: int) -> dict[str, str]:
    answer = client.get("/readyz")
    assert answer.status_code == status, answer.content
    assert answer.json()["ready"] is (status == 200)
    return answer.json()["checks"]


@pytest.mark.parametrize("address", ["/healthz", "/readyz"])
def test_a_probe_needs_no_known_host_no_https_and_no_session(ask, settings, address):
    settings.SECURE_SSL_REDIRECT = True
    settings.ALLOWED_HOSTS = ["lives.example"]
    status, headers, _content = ask(address, HTTP_HOST="10.0.3.7:8000", HTTP_COOKIE="sessionid=forged")
    assert status == 200
    assert "no-store" in headers["Cache-Control"]
    assert "Set-Cookie" not in headers
    assert ask("/people/", HTTP_HOST="10.0.3.7:8000")[0] == 400


@pytest.mark.parametrize("address", ["/healthz", "/readyz", "/metrics"])
def test_a_probe_is_never_answered_from_the_page_cache(rf, address):
    assert key_of(rf.get("/people/").environ) is not None
    assert key_of(rf.get(address).environ) is None


def test_who_is_alive_asks_nobody(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert client.get("/healthz").json() == {"alive": True}
    assert client.post("/healthz").status_code == 405


def test_a_portal_with_everything_is_ready(client):
    assert checks(client, 200) == dict.fromkeys(["database", "migrations", "cache", "search", "media"], "ready")


def test_a_migration_that_was_not_run_is_named(client):
    MigrationRecorder(connection).migration_qs.filter(app="biography").last().delete()
    found = checks(client, 503)
    assert [name for name, said in found.items() if said != "ready"] == ["migrations"]


def test_a_cache_that_keeps_nothing_is_named(client, settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    assert checks(client, 503)["cache"] == "not ready"


def test_a_redis_that_is_away_is_named(client, settings):
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": "redis://:secret-word@127.0.0.1:1/0",
        }
    }
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["checks"]["cache"] == "not ready"
    assert b"secret-word" not in answer.content
    assert b"127.0.0.1" not in answer.content


def test_a_media_folder_that_takes_no_file_is_named(client, settings, tmp_path):
    (tmp_path / "media").write_text("a file where a folder should be")
    settings.MEDIA_ROOT = str(tmp_path / "media")
    found = checks(client, 503)
    assert [name for name, said in found.items() if said != "ready"] == ["media"]


def test_nothing_is_left_in_the_media_folder(client, settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)
    checks(client, 200)
    assert [path for path in Path(tmp_path).rglob("*") if path.is_file()] == []


def test_a_search_that_fails_is_named(client, settings):
    settings.WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "no.such.backend"}}
    found = checks(client, 503)
    assert [name for name, said in found.items() if said != "ready"] == ["search"]


def test_an_index_of_words_that_is_gone_is_named_before_there_is_a_life(client):
    assert checks(client, 200)["search"] == "ready"
    readiness.forget()
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE wagtailsearch_indexentry")
    assert checks(client, 503)["search"] == "not ready"


def test_a_database_that_is_away_is_named_and_asked_once(client, monkeypatch):
    asked = []

    def away():
        asked.append("database")
        raise ConnectionError("no route to db.internal, user editor")

    def never():
        raise AssertionError("asked although the database is away")

    monkeypatch.setitem(readiness.CHECKS, "database", away)
    for name in readiness.ON_THE_DATABASE:
        monkeypatch.setitem(readiness.CHECKS, name, never)
    answer = client.get("/readyz")
    assert answer.status_code == 503
    said = answer.json()["checks"]
    assert [name for name, one in said.items() if one != "ready"] == ["database", "migrations", "search"]
    assert "db.internal" not in json.dumps(answer.json())
    assert asked == ["database"]


def test_who_asks_often_makes_no_work(client, django_assert_num_queries):
    client.get("/readyz")
    cache.clear()
    with django_assert_num_queries(0):
        assert client.get("/readyz").status_code == 200
