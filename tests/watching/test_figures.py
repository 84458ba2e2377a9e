"""Figures for Prometheus add up over workers, and are nobody's who may not have them."""

import re
import subprocess
import sys
from ipaddress import ip_network
from pathlib import Path

import pytest
from django.core.handlers.wsgi import WSGIHandler

from portal.watching.requests import Watched
from tests.test_settings import run_python

ROOT = Path(__file__).resolve().parents[2]
TOKEN = "a long token for these tests"


def test_without_a_setting_there_are_no_figures(ask):
    assert ask("/metrics")[0] == 404


@pytest.mark.parametrize(
    ("given", "status"),
    [({}, 404), ({"HTTP_AUTHORIZATION": "Bearer wrong"}, 404), ({"HTTP_AUTHORIZATION": f"Bearer {TOKEN}"}, 200)],
    ids=["nothing", "another token", "the token"],
)
def test_a_token_opens_them(ask, settings, given, status):
    settings.METRICS, settings.METRICS_TOKEN = True, TOKEN
    answered, headers, content = ask("/metrics", **given)
    assert answered == status
    assert (b"portal_requests_total" in content) is (status == 200)
    if status == 200:
        assert headers["Content-Type"].startswith("text/plain; version=")
        assert "no-store" in headers["Cache-Control"]


@pytest.mark.parametrize(("address", "status"), [("10.1.2.3", 200), ("192.0.2.1", 404), ("fd00::7", 200), ("", 404)])
def test_a_network_opens_them(ask, settings, address, status):
    settings.METRICS, settings.METRICS_NETWORKS = True, [ip_network("10.0.0.0/8"), ip_network("fd00::/8")]
    assert ask("/metrics", REMOTE_ADDR=address)[0] == status


def test_a_network_is_not_opened_by_a_header_that_anybody_can_send(ask, settings):
    settings.METRICS, settings.METRICS_NETWORKS = True, [ip_network("10.0.0.0/8")]
    assert ask("/metrics", REMOTE_ADDR="192.0.2.1", HTTP_X_FORWARDED_FOR="10.0.0.1")[0] == 404


@pytest.mark.django_db
def test_requests_are_counted_by_method_status_and_source(ask, settings, rf):
    settings.METRICS, settings.METRICS_TOKEN = True, TOKEN

    def figure(labels: str) -> float:
        found = re.search(rf"^portal_requests_total{{{labels}}} (\S+)", read(), re.M)
        return float(found[1]) if found else 0

    def read() -> str:
        return ask("/metrics", HTTP_AUTHORIZATION=f"Bearer {TOKEN}")[2].decode()

    application = Watched(WSGIHandler())
    missing, strange = ('method="GET",source="portal",status="404"', 'method="other",source="portal",status="403"')
    before = figure(missing), figure(strange)
    for method in ("GET", "GET", "BREW"):
        address = "/robots.txt" if method == "BREW" else "/no-such-page/"
        list(application(rf.generic(method, address).environ, lambda *_said: None))
    assert (figure(missing), figure(strange)) == (before[0] + 2, before[1] + 1)
    assert re.search(r'portal_request_seconds_count{source="portal"} [1-9]', read())


def test_the_workers_of_a_machine_add_up(tmp_path):
    environment = {"METRICS_TOKEN": TOKEN, "PROMETHEUS_MULTIPROC_DIR": str(tmp_path), "SECRET_KEY": "x"}
    count = (
        "from django.conf import settings; settings.METRICS\n"
        "from portal.watching.figures import count, figures\n"
        "for _ in range(3): count('GET', '200', 'page cache', 0.002)\n"
    )
    for _worker in range(2):
        assert run_python(count, "base", **environment).returncode == 0
    done = run_python(count + "print(figures().content.decode())", "base", **environment)
    assert 'portal_requests_total{method="GET",source="page cache",status="200"} 9.0' in done.stdout, done.stderr


def test_a_network_that_is_none_is_refused_at_the_start():
    done = run_python(
        "from django.conf import settings; settings.METRICS", "base", SECRET_KEY="x", METRICS_NETWORKS="ten"
    )
    assert done.returncode != 0
    assert "METRICS_NETWORKS: 'ten' does not appear to be an IPv4 or IPv6 network" in done.stderr


def test_without_figures_prometheus_is_not_even_loaded():
    code = "import portal.wsgi, sys; print('prometheus_client' in sys.modules)"
    environment = {"PATH": "", "SECRET_KEY": "x", "DJANGO_SETTINGS_MODULE": "portal.settings.base"}
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.stdout.strip() == "False", done.stderr
