"""The floors of the design hold: a module imports only from its own floor and from those below it."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("biography", "portal")

# A name stands for the module and all inside it; the longest name that fits decides. A new module needs a line here.
FLOORS = {
    "biography.dates": 1,
    "biography.identifiers": 1,
    "biography.language_names": 1,
    "biography.markup": 1,
    "biography.document": 1,
    "biography.addresses": 2,
    "biography.refused": 1,
    "biography.spelling": 1,
    "biography.alphabet": 1,
    "biography.choices": 2,
    "biography.fields": 2,
    "biography.validation": 2,
    "biography.blocks": 2,
    "biography.models": 3,
    "biography.prepared": 3,
    "biography.remembered": 3,
    "biography.lives": 4,
    "biography.held": 3,
    "biography.querysets": 3,
    "biography.visibility": 3,
    "biography.indexes": 3,
    "biography.full_text": 3,
    "biography.migrations": 3,
    "biography.approval": 6,
    "biography.assembly": 4,
    "biography.connections": 4,
    "biography.pictures": 4,
    "biography.references": 4,
    "biography.registers": 4,
    "biography.statements": 4,
    "biography.surroundings": 4,
    "biography.anniversaries": 5,
    "biography.as_of": 5,
    "biography.exchange": 5,
    "biography.formats": 5,
    "biography.holders": 5,
    "biography.review": 5,
    "biography.changes": 5,
    "biography.closed_pictures": 5,
    "biography.deletion": 5,
    "biography.due_versions": 5,
    "biography.entry_uses": 5,
    "biography.evidence": 5,
    "biography.finding": 5,
    "biography.findings": 5,
    "biography.publication": 5,
    "biography.mentions": 5,
    "biography.merging": 5,
    "biography.moderation": 5,
    "biography.named_lives": 5,
    "biography.shared_entries": 5,
    "biography.succession": 5,
    "biography.timeline": 5,
    "biography.versions": 5,
    "biography.whole_lives": 5,
    "biography.admin": 6,
    "biography.api": 6,
    "biography.apps": 6,
    "biography.checks": 6,
    "biography.feeds": 6,
    "biography.management": 6,
    "biography.page_links": 6,
    "biography.redirects": 6,
    "biography.roles": 6,
    "biography.sitemaps": 6,
    "biography.slugs": 6,
    "biography.templatetags": 6,
    "biography.views": 6,
    "biography.wagtail_hooks": 6,
    # It wires what is on floor 6; nothing in biography/ may know it.
    "portal": 7,
}
PLAIN_FLOOR = 1
FRAMEWORKS = {"django", "modelcluster", "ninja", "rest_framework", "taggit", "treebeard", "wagtail"}


def modules(root: Path) -> dict[str, Path]:
    """Dotted name → file of every module of the packages under a folder."""
    found = {}
    for package in PACKAGES:
        for path in sorted((root / package).rglob("*.py")):
            parts = path.relative_to(root).with_suffix("").parts
            found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def floor(module: str) -> int | None:
    """The floor of a module by the table; None where the table does not name it. The packages' roots are empty: 0."""
    if module == "biography":
        return 0
    names = [name for name in FLOORS if f"{module}.".startswith(f"{name}.")]
    return FLOORS[max(names, key=len)] if names else None


def imports(module: str, path: Path, known: dict[str, Path]) -> Iterator[tuple[int, str]]:
    """Line and name of every module that a module imports, anywhere in it and for types too."""
    package = module if path.name == "__init__.py" else module.rpartition(".")[0]
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            for alias in node.names:
                name = f"{base}.{alias.name}"
                yield node.lineno, name if name in known else base


def violations(root: Path) -> list[str]:
    """One sentence for each module without a floor and each import that goes up."""
    known, found = modules(root), []
    for module, path in known.items():
        own = floor(module)
        if own is None:
            found.append(f"{module} has no floor: give it one in FLOORS")
            continue
        for line, imported in imports(module, path, known):
            where = f"{path.relative_to(root)}:{line}: {module} (floor {own}) imports {imported}"
            if imported.partition(".")[0] in PACKAGES:
                other = floor(imported)
                if other is not None and other > own:
                    found.append(f"{where} (floor {other}), which is above it")
            elif own <= PLAIN_FLOOR and imported.partition(".")[0] in FRAMEWORKS:
                found.append(f"{where}, but floors up to {PLAIN_FLOOR} know no framework")
    return found


def plant(root: Path, name: str, source: str) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(source)


def test_no_module_imports_from_a_floor_above_its_own():
    assert modules(ROOT), "no module was found: the test reads the wrong folder"
    assert violations(ROOT) == []


def test_an_import_that_goes_up_is_found(tmp_path):
    plant(tmp_path, "biography/models/person.py", "def url():\n    from biography.views import search\n")
    plant(tmp_path, "biography/views.py", "from biography.models.person import url\n")
    assert violations(tmp_path) == [
        "biography/models/person.py:2: biography.models.person (floor 3) imports biography.views (floor 6), "
        "which is above it"
    ]


def test_a_relative_import_that_goes_up_is_found(tmp_path):
    plant(tmp_path, "biography/dates/words.py", "from .. import fields\nfrom ..document import Biography\n")
    plant(tmp_path, "biography/fields.py", "")
    assert violations(tmp_path) == [
        "biography/dates/words.py:1: biography.dates.words (floor 1) imports biography.fields (floor 2), "
        "which is above it"
    ]


def test_the_document_may_not_know_django(tmp_path):
    plant(tmp_path, "biography/document.py", "import re\nfrom django.db import models\n")
    assert violations(tmp_path) == [
        "biography/document.py:2: biography.document (floor 1) imports django.db, but floors up to 1 know no framework"
    ]


def test_biography_may_not_know_the_portal(tmp_path):
    plant(tmp_path, "biography/views.py", "import portal.urls\n")
    assert violations(tmp_path) == [
        "biography/views.py:1: biography.views (floor 6) imports portal.urls (floor 7), which is above it"
    ]


def test_a_module_without_a_floor_is_found(tmp_path):
    plant(tmp_path, "biography/utils.py", "")
    assert violations(tmp_path) == ["biography.utils has no floor: give it one in FLOORS"]
