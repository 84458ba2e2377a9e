"""The servers run once for all tests: nginx before a portal, and nginx and Varnish before another of the same data."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.benchmarks.served import free_port, production
from tests.proxies.servers import SETTINGS, Editor, nginx, portal, prepared, varnish
from tests.proxies.visitors import Visitor


@dataclass(frozen=True)
class Place:
    """Where the portals of these tests have their files, and what is in them."""

    folder: Path
    world: dict[str, str]

    def environment(self, **more: str) -> dict[str, str]:
        figures = self.folder / f"metrics{more['PROXIES']}"
        figures.mkdir(exist_ok=True)
        return production(self.folder, **SETTINGS, **more, PROMETHEUS_MULTIPROC_DIR=str(figures))


@dataclass(frozen=True)
class Front:
    """What visitors come to."""

    https: int
    http: int
    trusted: Path
    varnish: int = 0

    def visitor(self, source: str = "127.0.0.9") -> Visitor:
        return Visitor(self.https, self.trusted, source)


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    ready, folder = prepared(), tmp_path_factory.mktemp("proxies")
    shutil.copytree(ready, folder, dirs_exist_ok=True)
    return Place(folder, json.loads((ready / "world.json").read_text()))


@pytest.fixture(scope="session")
def behind_nginx(place: Place) -> Iterator[Front]:
    port = free_port()
    folder = place.folder / "nginx"
    with portal(place.environment(PROXIES="1"), port), nginx(folder, port, place.folder / "media") as (https, http):
        yield Front(https, http, folder / "fullchain.pem")


@pytest.fixture(scope="session")
def with_varnish(place: Place) -> dict[str, str]:
    """The settings of the portal behind Varnish, for all its processes."""
    return place.environment(PROXIES="2", CDN_SECONDS="600", PURGE_URLS=f"http://127.0.0.1:{free_port()}")


@pytest.fixture(scope="session")
def behind_both(place: Place, with_varnish: dict[str, str]) -> Iterator[Front]:
    port, cache = free_port(), int(with_varnish["PURGE_URLS"].rpartition(":")[2])
    folder = place.folder / "nginx-and-varnish"
    with (
        portal(with_varnish, port),
        varnish(place.folder / "varnish", port, cache),
        nginx(folder, cache, place.folder / "media") as (https, http),
    ):
        yield Front(https, http, folder / "fullchain.pem", cache)


@pytest.fixture(params=["nginx", "nginx and Varnish"])
def front(request: pytest.FixtureRequest) -> Front:
    """Each in turn: what holds behind one holds behind both."""
    return request.getfixturevalue("behind_nginx" if request.param == "nginx" else "behind_both")


@pytest.fixture
def visitor(front: Front) -> Visitor:
    return front.visitor()


@pytest.fixture(scope="session")
def editor(with_varnish: dict[str, str]) -> Iterator[Editor]:
    one = Editor(with_varnish)
    yield one
    one.stop()


@pytest.fixture
def changed_back(editor: Editor) -> Iterator[Callable[[str], Any]]:
    """A function that does something; afterwards the life is public again, as before."""
    yield editor.does
    editor.does(
        "PageViewRestriction.objects.filter(page__slug__startswith='ada').delete()\n"
        "life = PersonPage.objects.get(title='Ada Lovelace')\n"
        "life.slug, life.description, life.expire_at = 'ada', '', None\n"
        "life.save_revision().publish()"
    )
