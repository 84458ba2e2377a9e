"""Every kind of page, on a portal of thirty people and on one of three hundred: what it asks of the database."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from biography.models import PersonPage
from biography.versions import record
from tests import page_world
from tests.factories import an_image
from tests.page_types import PAGE_TYPES
from tests.twins import multiply

ROOT = Path(__file__).parents[1]
FEW, MANY = 30, 300
# For those who sign in or edit, and the answer of a server that cannot ask its database.
NO_PAGES_OF_READERS = {
    "biography/edition_in_the_making.html",
    *("429.html", "500.html", "wagtailcore/shared/block_preview.html"),
    *("account/account_inactive.html", "account/login.html", "account/logout.html", "account/reauthenticate.html"),
    *("mfa/authenticate.html", "mfa/index.html", "mfa/reauthenticate.html", "mfa/totp/activate_form.html"),
    *("mfa/totp/deactivate_form.html", "mfa/recovery_codes/generate.html", "mfa/recovery_codes/index.html"),
    *("portal/tokens/made.html", "portal/tokens/status.html"),
}


def test_every_kind_of_page_costs_the_same_for_thirty_and_for_three_hundred_people(client, no_pages):
    call_command("load_biographies", *sorted(map(str, ROOT.glob("fixtures/*.json"))), verbosity=0)
    page_world.make(an_image(description="A face"))
    first = PersonPage.objects.get(slug="viktor-khrapunov", locale__language_code="en")
    lives = [page_world.a_connected_life(f"Ada Maybe{number}", first) for number in range(3)]
    for life in lives:
        record(life.pk)
    multiply(lives, (FEW - people()) // 3)
    warm_up(client)
    few, shown = counted(client)
    multiply(lives, (MANY - people()) // 3)
    many, _shown = counted(client)
    assert people() in range(MANY - 3, MANY + 1)
    assert many == few
    assert page_templates() - shown == NO_PAGES_OF_READERS


def people() -> int:
    return PersonPage.objects.filter(locale__language_code="en").count()


def warm_up(client: Client) -> None:
    """What a process asks but once is asked here: content types, sizes of pictures."""
    for kind in PAGE_TYPES:
        client.get(kind.address)


def counted(client: Client) -> tuple[dict[str, int], set[str]]:
    """How many queries each kind of page takes that is in no cache, and the templates that were used."""
    queries: dict[str, int] = {}
    templates: set[str] = set()
    for kind in PAGE_TYPES:
        cache.clear()
        with CaptureQueriesContext(connection) as captured:
            answer = client.get(kind.address)
        assert answer.status_code == kind.status, f"{kind.address} answered {answer.status_code}"
        queries[kind.name] = len(captured)
        templates |= {template.name for template in answer.templates if template.name}
    return queries, templates


def page_templates() -> set[str]:
    """The templates that are whole pages."""
    folder = ROOT / "templates"
    texts = {str(path.relative_to(folder)): path.read_text(encoding="utf-8") for path in folder.rglob("*.html")}
    whole = {name for name, text in texts.items() if "{% extends" in text or "<!doctype" in text}
    return whole - {"base.html", "biography/edition.html"}


@pytest.mark.parametrize("name", ["address", "name"])
def test_no_kind_of_page_is_listed_twice(name):
    listed = [getattr(kind, name) for kind in PAGE_TYPES]
    assert len(set(listed)) == len(listed)
