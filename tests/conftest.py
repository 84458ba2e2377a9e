"""What tests of all floors share."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from wagtail.models import Site

from biography.exchange.site import people_index
from tests import migrated_database
from tests.factories import take_pages_away

# What anonymous clients send and no server may fall over: for every parameter that takes text.
HOSTILE_TEXTS = [
    '"',
    'a"b',
    "\x00",
    "%00",
    "'; --",
    "99999999999999999999",
    "-1",
    "\uffff",
    "[" * 500,
    "🙂" * 300,
]


@pytest.fixture(scope="session")
def migrated_before(django_db_modify_db_settings: None) -> bool:
    """Whether the test database was laid out from a migrated copy; on PostgreSQL it never is."""
    return connection.vendor == "sqlite" and migrated_database.lay_out(Path(connection.creation._get_test_db_name()))


@pytest.fixture(scope="session")
def django_db_keepdb(migrated_before: bool, django_db_keepdb: bool) -> bool:
    return migrated_before or django_db_keepdb


@pytest.fixture(scope="session")
def django_db_setup(migrated_before: bool, django_db_setup: None, django_db_blocker: Any) -> None:
    """What every portal has, home and the list of people, is made once: most tests would make it anew."""
    with django_db_blocker.unblock():
        if connection.vendor == "sqlite" and not migrated_before:
            migrated_database.keep(Path(connection.settings_dict["NAME"]))
        people_index()


@pytest.fixture
def no_pages(db: None) -> Iterator[None]:
    """A portal as its first migrations leave it, with Wagtail's welcome page alone."""
    take_pages_away()
    yield
    # What Wagtail remembers of the addresses of sites goes with the test.
    Site.clear_site_root_paths_cache()


@pytest.fixture(autouse=True)
def nothing_of_earlier_tests() -> None:
    """Rolled back, an earlier test leaves what is no row: the language it read in, and cached renditions of its images.

    Those are found again by tests whose images get the same primary keys, until they expire in the middle of one.
    """
    translation.activate(settings.LANGUAGE_CODE)
    cache.clear()


@pytest.fixture(autouse=True)
def patient_readers(monkeypatch: pytest.MonkeyPatch) -> None:
    """A PDF is waited for however slow the machine is; a test of those who do not wait says so itself."""
    monkeypatch.setattr("biography.views.edition.PATIENCE", 600)


@pytest.fixture
def count_queries(client: Client, db: None) -> Callable[[str], int]:
    """A function of an address: how many queries its answer takes on warm caches. Fails where the answer is not 200."""

    def count(url: str) -> int:
        client.get(url)
        with CaptureQueriesContext(connection) as queries:
            response = client.get(url)
        assert response.status_code == 200, f"{url} answered {response.status_code}"
        for query in queries:  # shown where the test fails
            print(url, query["sql"][:300])
        return len(queries)

    return count


@pytest.fixture(params=HOSTILE_TEXTS, ids=lambda text: ascii(text[:10]))
def hostile_text(request: pytest.FixtureRequest) -> str:
    """Each text, in turn, that has made a server of this kind fail."""
    return request.param
