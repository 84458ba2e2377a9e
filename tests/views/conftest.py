"""Reading public pages as a visitor gets them."""

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from django.test import Client


@pytest.fixture
def read(client: Client, db: None) -> Callable[..., BeautifulSoup]:
    """A function of an address: the page that a visitor gets there, parsed."""

    def page(url: str, status: int = 200) -> BeautifulSoup:
        response = client.get(url)
        assert response.status_code == status, f"{url} answered {response.status_code}"
        return BeautifulSoup(response.content, "html.parser")

    return page


@pytest.fixture
def words() -> Callable[..., str]:
    """A function of parsed HTML: its words, on one line."""
    return lambda part: " ".join(part.get_text(" ").split()).replace(" ,", ",").replace(" .", ".")
