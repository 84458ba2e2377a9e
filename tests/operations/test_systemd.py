"""The units of docs/systemd/ run what the portal has, with the settings that it reads."""

from __future__ import annotations

import re
from configparser import RawConfigParser
from pathlib import Path

import pytest

from tests.operations.test_containers import named_in_the_readme

ROOT = Path(__file__).resolve().parents[2]
UNITS = {path.name: path.read_text() for path in (ROOT / "docs" / "systemd").iterdir()}
SERVICES = [name for name in UNITS if name.endswith(".service")]


def test_the_service_runs_what_make_serve_runs():
    makefile = (ROOT / "Makefile").read_text().replace("\\\n\t\t", "")
    served = re.search(r"granian --interface wsgi .*", makefile)
    assert served
    command = served[0]
    for variable, value in {"HOST": "127.0.0.1", "PORT": "8000", "WORKERS": "2", "THREADS": "4"}.items():
        command = command.replace(f"$({variable})", value)
    assert f"ExecStart=/srv/portal/code/.venv/bin/{command}\n" in UNITS["portal.service"]


@pytest.mark.parametrize("name", SERVICES)
def test_every_variable_is_one_that_the_settings_read(name):
    named = set(re.findall(r"^Environment=([A-Z_]+)=", UNITS[name], re.M))
    assert {"MEDIA_ROOT", "PAGE_CACHE_GENERATION"} <= named
    assert named - {"DJANGO_SETTINGS_MODULE", "PROMETHEUS_MULTIPROC_DIR"} <= named_in_the_readme()


def test_housekeeping_tells_the_workers_of_its_changes_by_the_same_files():
    environments = {tuple(re.findall(r"^Environment(?:File)?=.*$", UNITS[name], re.M)) for name in SERVICES}
    assert len(environments) == 1


@pytest.mark.parametrize("name", SERVICES)
def test_every_service_runs_as_a_user_without_rights(name):
    # A name may stand in it more than once.
    unit = RawConfigParser(strict=False)
    unit.optionxform = str  # type: ignore[assignment,method-assign]
    unit.read_string(UNITS[name])
    service = unit["Service"]
    assert (service["User"], service["NoNewPrivileges"], service["ProtectSystem"]) == ("portal", "yes", "strict")
    assert service["CapabilityBoundingSet"] == ""


@pytest.mark.parametrize("name", [name for name in UNITS if name.endswith(".timer")])
def test_every_timer_has_its_service(name):
    assert name.replace(".timer", ".service") in UNITS
