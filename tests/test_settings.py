"""The settings are safe as they stand, refuse what cannot work, and loosen only where they say so."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
READ_BY_THE_SETTINGS = {
    "ALLOWED_HOSTS",
    "CACHE_URL",
    "DATABASE_URL",
    "DEBUG",
    "EMAIL_URL",
    "SECRET_KEY",
    "SECURE_PROXY_SSL_HEADER",
    "SECURE_SSL_REDIRECT",
    "SITE_URL",
}


def run_python(code: str, settings: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A Python of its own with these settings and, of the variables that the settings read, only those given."""
    inherited = {name: value for name, value in os.environ.items() if name not in READ_BY_THE_SETTINGS}
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=inherited | environment | {"DJANGO_SETTINGS_MODULE": f"portal.settings.{settings}"},
        capture_output=True,
        text=True,
        timeout=60,
    )


def shown(expression: str, settings: str, **environment: str) -> str:
    """What an expression over ``settings`` prints under these settings."""
    done = run_python(f"from django.conf import settings; print({expression})", settings, **environment)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.parametrize("environment", [{}, {"SECRET_KEY": ""}], ids=["unset", "empty"])
def test_production_refuses_to_start_without_a_secret_key(environment):
    done = run_python("from django.conf import settings; settings.DEBUG", "base", **environment)
    assert done.returncode != 0
    assert "SECRET_KEY is not set, and the portal does not start without one" in done.stderr


def test_production_is_closed_by_default():
    closed = shown(
        "[settings.DEBUG, settings.ALLOWED_HOSTS, settings.SECURE_SSL_REDIRECT, settings.SESSION_COOKIE_SECURE, "
        "settings.CSRF_COOKIE_SECURE, settings.SECURE_HSTS_SECONDS > 0, settings.SECURE_PROXY_SSL_HEADER]",
        "base",
        SECRET_KEY="for this test",
    )
    assert closed == "[False, [], True, True, True, True, None]"


def test_a_proxy_is_trusted_about_https_only_when_its_header_is_named():
    header = shown(
        "settings.SECURE_PROXY_SSL_HEADER", "base", SECRET_KEY="x", SECURE_PROXY_SSL_HEADER="X-Forwarded-Proto"
    )
    assert header == "('HTTP_X_FORWARDED_PROTO', 'https')"


def test_links_lead_to_the_first_allowed_host_unless_an_address_is_given():
    assert shown("settings.SITE_URL", "base", SECRET_KEY="x", ALLOWED_HOSTS="a.org,b.org") == "https://a.org"
    given = {"ALLOWED_HOSTS": "a.org", "SITE_URL": "https://lives.a.org/"}
    assert shown("settings.WAGTAILADMIN_BASE_URL", "base", SECRET_KEY="x", **given) == "https://lives.a.org"


@pytest.mark.parametrize("url", ["nonsense", "mysql://user@host/name"])
def test_an_unknown_database_is_refused_with_what_is_accepted(url):
    done = run_python("from django.conf import settings; settings.DEBUG", "base", SECRET_KEY="x", DATABASE_URL=url)
    assert done.returncode != 0
    assert "it is sqlite:////path/to/portal.sqlite3 or postgres://user:password@host:5432/name." in done.stderr


def test_postgresql_connections_are_kept_and_checked():
    url = "postgres://editor:word@db.example:5432/lives"
    database = shown(
        "[settings.DATABASES['default'][key] for key in ('HOST', 'NAME', 'CONN_MAX_AGE', 'CONN_HEALTH_CHECKS')]",
        "base",
        SECRET_KEY="x",
        DATABASE_URL=url,
    )
    assert database == "['db.example', 'lives', 60, True]"


def test_the_cache_is_redis_where_the_environment_says_so():
    backend = shown("settings.CACHES['default']['BACKEND']", "base", SECRET_KEY="x", CACHE_URL="redis://127.0.0.1:6379")
    assert backend == "portal.caches.CacheThatMayGo"


def test_sqlite_is_tuned_for_a_server(tmp_path):
    code = (
        "from django.db import connection\n"
        "cursor = connection.cursor()\n"
        "for name in ('journal_mode', 'synchronous', 'foreign_keys', 'busy_timeout'):\n"
        "    print(name, cursor.execute(f'PRAGMA {name}').fetchone()[0])\n"
        "print(connection.transaction_mode)\n"
    )
    done = run_python(code, "base", SECRET_KEY="x", DATABASE_URL=f"sqlite:///{tmp_path}/portal.sqlite3")
    assert done.stdout.splitlines() == [
        "journal_mode wal",
        "synchronous 1",
        "foreign_keys 1",
        "busy_timeout 20000",
        "IMMEDIATE",
    ], done.stderr


def test_development_starts_with_an_empty_environment(tmp_path):
    code = "from django.core.management import execute_from_command_line as run; run(['manage.py', 'check'])"
    done = run_python(code, "development", DATABASE_URL=f"sqlite:///{tmp_path}/portal.sqlite3")
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout + done.stderr


def test_development_shows_what_a_visitor_would_see_unless_asked_for_more():
    assert shown("settings.DEBUG", "development") == "False"
    assert shown("settings.DEBUG", "development", DEBUG="yes") == "True"


def test_development_keeps_its_own_secret_key():
    first, second = shown("settings.SECRET_KEY", "development"), shown("settings.SECRET_KEY", "development")
    assert first == second
    assert len(first) > 50


@pytest.mark.django_db
def test_other_sites_may_read_the_api_and_nothing_else(client):
    origin = {"origin": "https://reader.example"}
    answer = client.get("/api/v2/pages/", headers=origin)
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in answer.headers
    assert "Access-Control-Allow-Origin" not in client.get("/admin/login/", headers=origin).headers
    assert "Access-Control-Allow-Origin" not in client.get("/search/", headers=origin).headers


@pytest.mark.django_db
def test_other_sites_may_not_write_to_the_api(client):
    asked = {"origin": "https://reader.example", "access-control-request-method": "POST"}
    answer = client.options("/api/v3/pages/", headers=asked)
    assert answer.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"


def test_the_admin_is_where_the_settings_say_and_is_told_to_no_robot():
    code = (
        "import django; django.setup()\n"
        "from django.urls import reverse\n"
        "from biography.views.robots import robots\n"
        "from django.test import RequestFactory\n"
        "print(reverse('wagtailadmin_home'), b'desk' in robots(RequestFactory().get('/')).content)\n"
    )
    done = run_python(code, "base", SECRET_KEY="x", ADMIN_PATH="/desk/of-ours/")
    assert done.stdout.strip() == "/desk/of-ours/ False", done.stderr


@pytest.mark.parametrize("path", ["/", "a b", "../admin", "admin?x"])
def test_a_path_that_is_none_is_refused_at_the_start(path):
    done = run_python("from django.conf import settings; settings.DEBUG", "base", SECRET_KEY="x", ADMIN_PATH=path)
    assert done.returncode != 0
    assert "ADMIN_PATH is a path of letters, digits, hyphens and slashes" in done.stderr
