"""What the README promises is there: commands, options, variables, files, addresses."""

import re
from pathlib import Path

import pytest
from django.core.management import get_commands, load_command_class
from django.urls import resolve

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text()
CODE = "\n".join(re.findall(r"^```\n(.*?)^```", README, re.M | re.S)) + "\n".join(re.findall(r"`([^`\n]+)`", README))


def test_every_make_target_that_it_names_exists():
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.M))
    named = set(re.findall(r"\bmake ([a-z-]+)", CODE))
    assert {"run", "test"} <= named <= targets


def test_every_management_command_that_it_names_exists_with_its_options():
    used = re.findall(r"manage\.py (\w+)([^\n#]*)", CODE)
    assert used
    for name, rest in used:
        command = load_command_class(get_commands()[name], name)
        options = command.create_parser("manage.py", name)._option_string_actions
        assert set(re.findall(r"--[a-z-]+", rest)) <= set(options)


def test_the_table_of_variables_is_that_of_the_settings():
    read = set()
    for path in (*ROOT.glob("portal/settings/*.py"), *ROOT.glob("portal/management/commands/*.py")):
        read |= set(re.findall(r"""(?:env(?:\.\w+)?\(|environ(?:\.get)?[\[(])\s*"([A-Z_]+)\"""", path.read_text()))
    named = set(re.findall(r"`([A-Z]{2,}(?:_[A-Z]+)*)`(?=[^|\n]*\|[^|\n]*\|[^|\n]*\|$)", README, re.M))
    assert named == read


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\]\(([^)#:]+)\)", README))))
def test_every_file_that_it_links_to_is_there(target):
    assert (ROOT / target).is_file()


def test_every_address_that_it_names_is_served():
    addresses = set(re.findall(r"`(/[a-z0-9/.-]+)(?:\?[^`]*)?`", README))
    assert {"/people/viktor-khrapunov/", "/api/v3/people/", "/admin/"} <= addresses
    for address in addresses:
        assert resolve(address)


def test_every_module_in_its_table_of_floors_exists():
    table = README[README.index("| floor |") :]
    for row in re.findall(r"^\| \d \| ([^|]+) \|", table, re.M):
        for name in re.findall(r"`([\w/.]+)`", row):
            assert any((ROOT / base / name).exists() for base in ("", "biography")), name
