"""Editors at work."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield


@pytest.fixture
def member_of(db: None) -> Callable[[str], Client]:
    """A function of a group's name: a client that somebody of that group is signed in with."""

    def sign_in(group: str) -> Client:
        user = User.objects.create_user(group.lower(), password="x")
        user.groups.add(Group.objects.get(name=group))
        client = Client()
        client.force_login(user)
        return client

    return sign_in


def cost(client: Client, url: str) -> int:
    """How many queries an address takes on warm caches."""
    client.get(url)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


def person_form(**fields: Any) -> dict[str, Any]:
    """What the form of a person sends when only these fields are filled in."""
    rows = ("other_names", "activities", "family", "education", "events", "identifiers", "bibliography", "comments")
    streams = ("birth_citations", "death_citations", "body")
    texts = ("slug", "prefix", "given_name", "additional_name", "family_name", "suffix", "sort_name", "description")
    empty = {name: inline_formset([]) for name in rows} | {name: streamfield([]) for name in streams}
    return nested_form_data(empty | dict.fromkeys((*texts, "birth_date", "death_date"), "") | fields)


def period_form(**fields: Any) -> dict[str, Any]:
    """What the form of a career period sends when only these fields are filled in."""
    empty = {name: inline_formset([]) for name in ("events", "comments")}
    empty |= {name: streamfield([]) for name in ("citations", "figures", "body")}
    texts = ("slug", "start", "end", "began", "ended", "begun_by", "predecessor", "successor", "stated_age")
    return nested_form_data(empty | dict.fromkeys(texts, "") | fields)
