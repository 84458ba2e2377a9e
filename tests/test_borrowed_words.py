"""WCAG 2.2, 3.1.2: whatever kind of page shows words of a life in another language than its own, it says so there."""

import json
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.db.models import F, Value
from django.db.models.functions import Concat

from biography.models import PersonPage
from tests import page_world
from tests.page_types import PAGE_TYPES

pytestmark = pytest.mark.django_db
FIXTURES = Path(__file__).parents[1] / "fixtures"
MARK = "‡"
PROSE = {"html", "introduction"}
WORDS = {"description", "role", "title", "note", "unit", "label", "institution", "qualification", "text", "caption"}
STATED = ("body", "family", "education", "events", "career", "honours")


def marked(value: Any) -> Any:
    """The statements of a life with a mark at the end of whatever they say in words."""
    if isinstance(value, list):
        return [marked(one) for one in value]
    if not isinstance(value, dict):
        return value
    return {
        name: said.replace("</", f" {MARK}</") if name in PROSE else f"{said} {MARK}" if name in WORDS else marked(said)
        for name, said in value.items()
    }


@pytest.fixture
def english_is_marked(tmp_path):
    life = json.loads((FIXTURES / "viktor-khrapunov.json").read_text())
    life |= {name: marked(life[name]) for name in STATED} | {"description": f"{life['description']} {MARK}"}
    file = tmp_path / "life.json"
    file.write_text(json.dumps(life))
    call_command("load_biographies", str(file), str(FIXTURES / "viktor-khrapunov.fr.json"), verbosity=0)
    page_world.make()
    others = PersonPage.objects.exclude(slug=life["slug"])
    others.update(description=Concat(F("description"), Value(MARK)))


def language(node: Any) -> str:
    return next(above["lang"] for above in (node, *node.parents) if getattr(above, "attrs", {}).get("lang"))


def test_a_page_in_french_says_of_whatever_is_english_that_it_is(english_is_marked, client):
    silent, told = [], 0
    for kind in PAGE_TYPES:
        address = kind.address if kind.address.startswith("/fr/") else f"/fr{kind.address}"
        if address.startswith("/fr/ru/"):
            continue
        page = BeautifulSoup(client.get(address).content, "html.parser")
        for words in page.body.find_all(string=lambda text: MARK in (text or "")):
            if words.find_parent(["script", "style"]) or words.parent.name == "title":
                continue
            told += 1
            if language(words) != "en":
                silent.append(f"{address}: {words.parent}"[:200])
    assert not silent, "\n".join(silent)
    assert told > 500
