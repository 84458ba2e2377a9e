"""What is installed is exactly what was tried, from whatever registry the reader uses."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LOCKS = ["requirements.lock", "requirements-dev.lock"]


def pins(lock: str) -> dict[str, set[str]]:
    """Package → its versions with their hashes (a version for some systems and another for the rest make two)."""
    found: dict[str, set[str]] = {}
    text = re.sub(r"#.*\n", "", (ROOT / lock).read_text()).replace("\\\n", " ")
    for line in text.splitlines():
        match = re.fullmatch(r"([\w.-]+)==(\S+)\s*(?:;.*?)?((?:\s+--hash=sha256:[0-9a-f]{64})+)\s*", line)
        assert match, f"{lock} has an entry without version and hashes: {line[:60]}"
        found.setdefault(match[1], set()).add(" ".join([match[2], *match[3].split()]))
    return found


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_is_pinned_by_version_and_hash(lock):
    assert len(pins(lock)) > 30


@pytest.mark.parametrize("lock", LOCKS)
def test_no_registry_is_named(lock):
    text = (ROOT / lock).read_text()
    assert "://" not in text
    assert "index" not in text


def test_what_runs_is_also_what_is_tested():
    tested = pins("requirements-dev.lock")
    assert {
        name: versions - tested[name] for name, versions in pins("requirements.lock").items() if versions - tested[name]
    } == {}


def test_the_locks_hold_what_the_project_asks_for():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    for lock, asked in zip(
        LOCKS, (project["project"]["dependencies"], project["dependency-groups"]["dev"]), strict=True
    ):
        assert {re.match(r"[\w-]+", requirement)[0].lower() for requirement in asked} <= pins(lock).keys()
