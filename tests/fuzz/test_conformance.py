"""The third API answers as its own OpenAPI description says, and never with an error, whatever fits the description."""

from __future__ import annotations

from collections import defaultdict

import pytest
import schemathesis
from django.contrib.auth.models import User
from django.core.signals import request_finished, request_started
from django.db import close_old_connections

from biography.models import Office
from portal.wsgi import django_application
from tests.factories import a_full_life, a_token
from tests.fuzz.conformance import OURS, answers

EXAMPLES = 3


@pytest.fixture
def kept_connection():
    """Django looks after old connections when a request begins and ends, and would close that of the test."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.django_db
@pytest.mark.usefixtures("kept_connection")
def test_the_third_api_answers_as_it_is_described(settings):
    settings.ALLOWED_HOSTS = ["localhost"]
    a_full_life("Ada Lovelace", slug="ada")
    known = {"slug": "ada", "key": Office.objects.values_list("key", flat=True)[0]}
    editor = a_token(User.objects.create_superuser("Administrator", password="x"))
    schema = schemathesis.openapi.from_wsgi("/api/v3/openapi.json", django_application)
    statuses: dict[str, set[int]] = defaultdict(set)
    wrong = []
    for operation, status, said in answers(schema, EXAMPLES, known, {"Authorization": editor["authorization"]}):
        statuses[operation].add(status)
        wrong += [said] if said else []
    assert not wrong, "\n\n".join(wrong)
    assert len(statuses) > 40
    assert all(200 in statuses[f"GET {path}"] for path in OURS)
    assert 404 in statuses["GET /api/v3/people/{slug}"]
