"""The first life as a document, and where and when it is published in these tests."""

from datetime import date
from pathlib import Path

import pytest

from biography.document import Biography
from biography.exchange.reading import read_files
from biography.formats import Publication

FILE = Path(__file__).parents[2] / "fixtures" / "viktor-khrapunov.json"


@pytest.fixture(scope="session")
def first_life() -> Biography:
    return read_files([FILE])[0][1]


@pytest.fixture
def publication() -> Publication:
    return Publication(
        site="The biography portal",
        site_url="https://portal.example/",
        url="https://portal.example/people/viktor-khrapunov/",
        version=3,
        day=date(2026, 3, 1),
    )
