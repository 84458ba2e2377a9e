"""What can be known of the container files without an engine: they say nothing that the portal does not."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
CONTAINERFILE = (ROOT / "Containerfile").read_text()
STAGES = re.split(r"^FROM ", CONTAINERFILE, flags=re.M)[1:]
TEXT = (ROOT / "compose.yaml").read_text()
COMPOSE: dict[str, Any] = yaml.safe_load(TEXT)
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
OF_THE_PORTAL = {name: one for name, one in SERVICES.items() if one["image"].startswith("biography-portal:")}
EXAMPLE = (ROOT / ".env.example").read_text()
SECRETS = {"SECRET_KEY", "POSTGRES_PASSWORD", "EMAIL_URL"}
OPTIONS = re.compile(r" (--(?!host|port|workers\b|blocking-threads)[a-z-]+(?: \d+)?)(?= |\")")


def named_in_the_readme() -> set[str]:
    table = (ROOT / "README.md").read_text()
    return set(re.findall(r"`([A-Z]{2,}(?:_[A-Z]+)*)`(?=[^|\n]*\|[^|\n]*\|[^|\n]*\|$)", table, re.M))


def test_every_variable_of_the_portal_is_one_that_its_settings_read():
    """test_readme.py holds the README's table to the settings."""
    read = named_in_the_readme()
    assert {"SECRET_KEY", "DATABASE_URL"} <= set(COMPOSE["x-portal"]["environment"]) <= read
    set_by_image = set(re.findall(r"^(?:ENV|   ) ([A-Z_]+)=", STAGES[1], re.M))
    of_others = {"PATH", "PYTHONUNBUFFERED", "PYTHONDONTWRITEBYTECODE", "DJANGO_SETTINGS_MODULE"}
    assert {"STATIC_ROOT", "MEDIA_ROOT"} <= set_by_image
    assert set_by_image - of_others - {"PROMETHEUS_MULTIPROC_DIR", "WORKERS", "THREADS"} <= read


def test_the_example_names_what_compose_asks_for_and_nothing_else():
    asked = set(re.findall(r"(?<!\$)\$\{([A-Z_]+)", TEXT))
    assert asked == set(re.findall(r"^#?([A-Z_]+)=", EXAMPLE, re.M))


def test_what_has_to_be_given_is_refused_when_empty_and_no_secret_has_a_value():
    empty = set(re.findall(r"^([A-Z_]+)=$", EXAMPLE, re.M))
    assert empty > SECRETS
    assert set(re.findall(r"\$\{([A-Z_]+):\?\}", TEXT)) == empty
    assert set(re.findall(r"\$\{([A-Z_]+):-", TEXT)) == set(re.findall(r"^#([A-Z_]+)=", EXAMPLE, re.M))
    assert ".env" in (ROOT / ".gitignore").read_text().split()


def test_every_image_names_a_release_line_whose_repairs_come_with_each_pull():
    images = [one["image"] for one in SERVICES.values()] + [stage.split()[0] for stage in STAGES]
    assert len(images) == len(SERVICES) + 2
    for image in images:
        own = image.startswith("biography-portal:")
        assert re.search(r":\d+\.\d+\.\d+$" if own else r":(stable|\d+(\.\d+)?)(-slim)?(-bookworm)?$", image), image


def test_the_database_is_not_newer_than_the_tools_that_back_it_up():
    """pg_dump of Debian 12 is of PostgreSQL 15, and refuses newer servers."""
    assert STAGES[1].split()[0].endswith("-bookworm")
    assert ":15-bookworm" in SERVICES["database"]["image"]


@pytest.mark.parametrize("name", SERVICES)
def test_every_service_is_checked_or_can_not_be_asked(name):
    check = SERVICES[name]["healthcheck"]
    assert check == {"disable": True} if name in ("migrations", "housekeeping") else check["test"][0] == "CMD"


def test_each_starts_when_what_it_needs_is_there():
    needs = {
        name: {other: how["condition"] for other, how in one.get("depends_on", {}).items()}
        for name, one in SERVICES.items()
    }
    healthy, ended = "service_healthy", "service_completed_successfully"
    assert needs == {
        "database": {},
        "redis": {},
        "migrations": {"database": healthy, "redis": healthy},
        "portal": {"migrations": ended, "redis": healthy},
        "housekeeping": {"portal": healthy},
        "nginx": {"portal": healthy},
    }


def test_only_nginx_is_reached_from_outside():
    assert [name for name, one in SERVICES.items() if "ports" in one or "network_mode" in one] == ["nginx"]


@pytest.mark.parametrize("name", OF_THE_PORTAL)
def test_the_portal_runs_without_a_writable_root_or_privileges(name):
    service = OF_THE_PORTAL[name]
    assert (service["read_only"], service["cap_drop"], service["tmpfs"]) == (True, ["ALL"], ["/tmp"])
    written = set(re.findall(r"=(/srv/\w+)", STAGES[1])) - {"/srv/static"}
    assert written == set(re.findall(r"/srv/\w+", re.search(r"^VOLUME (.*)$", STAGES[1], re.M)[1]))
    assert all(folder in re.search(r"install --directory (.*)", STAGES[1])[1] for folder in written)
    assert "media:/srv/media" in service["volumes"]


def test_the_container_runs_what_make_serve_runs():
    makefile = (ROOT / "Makefile").read_text().replace("\\\n\t\t", "")
    served = re.search(r"granian --interface wsgi .*", makefile)
    contained = re.search(r"exec (granian .*)\"\]", STAGES[1])
    assert served
    assert contained
    as_served = served[0].replace("$(HOST)", "0.0.0.0").replace("$(PORT)", "8000")
    assert contained[1] == as_served.replace("$(WORKERS)", "$WORKERS").replace("$(THREADS)", "$THREADS")


def test_the_last_stage_has_no_tools_and_no_root():
    last = STAGES[1]
    assert re.findall(r"^USER (\w+)$", last, re.M) == ["portal"]
    assert last.index("USER portal") < last.index("CMD")
    assert not re.search(r"pip install|gcc|build-essential|-dev\b|git\b", last)
    assert "--require-hashes" in STAGES[0]
    assert re.search(r"^HEALTHCHECK .*\n.*/healthz", last, re.M)
    assert "STOPSIGNAL SIGTERM" in last


def test_static_files_are_collected_with_productions_settings():
    """manage.py takes development's otherwise, which gives files no names of their content: every page fails then."""
    assert re.search(r"^RUN DJANGO_SETTINGS_MODULE=portal.settings.base .*manage.py collectstatic", STAGES[0], re.M)


def test_the_image_has_whatever_the_portal_imports_and_reads():
    copied = set(re.findall(r"^COPY (?!--)(\S+)", CONTAINERFILE, re.M))
    assert {"manage.py", "portal", "biography", "templates", "fixtures", "requirements.lock"} == copied
    assert all((ROOT / name).exists() for name in copied)
    assert set(re.findall(r"^!(\S+)$", (ROOT / ".dockerignore").read_text(), re.M)) == copied


def test_nginx_gets_the_tested_example_with_its_host_and_port_replaced():
    (script,) = [part for part in SERVICES["nginx"]["command"] if "sed" in part]
    given = re.findall(r"s/([^/]+)/[^/]+/", script)
    example = (ROOT / "docs" / "proxies" / "nginx.conf").read_text()
    assert given == [r"lives\.example\.org", r"127\.0\.0\.1:8000"]
    assert all(re.search(pattern, example) for pattern in given)
    _example, certificates, media = SERVICES["nginx"]["volumes"]
    assert certificates == "${CERTIFICATES:?}:/etc/ssl/${HOST:?}:ro"
    assert media == "media:/srv/portal/media:ro"
    assert "/etc/ssl/lives.example.org/fullchain.pem;" in example
    assert "/srv/portal/media/images/$1;" in example
