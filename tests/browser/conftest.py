"""One browser, and two sites: the sample, and a crowd. Each is served below a path, and lies in a folder as well."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from briefsite.model.site import Site
from tests.browser.chromium import chromium
from tests.browser.crowd import crowd
from tests.browser.hosting import hosted
from tests.sample import sample_site


@dataclass(frozen=True)
class Place:
    """A site, where it is served, and the folder it lies in."""

    site: Site
    address: str
    folder: Path

    def pages(self) -> list[str]:
        return [path for path in self.site if path.endswith(".html")]

    def one_of_each_kind(self) -> list[str]:
        """The overviews, and of the records the page with most to show."""
        overviews = [path for path in self.pages() if "/" not in path and "-" not in path]
        records = (
            [p for p in self.pages() if p.startswith(f"{kind}s/")] for kind in ("actor", "brief", "event", "topic")
        )
        return [*overviews, *(max(paths, key=lambda path: len(self.site[path])) for paths in records)]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


def _placed(site: Site, folder: Path) -> Iterator[Place]:
    for path, data in site.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    with hosted(site) as address:
        yield Place(site, address, folder)


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    yield from _placed(sample_site(title="Northern Desk", owner="Institute"), tmp_path_factory.mktemp("sample"))


@pytest.fixture(scope="session")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    yield from _placed(crowd(tmp_path_factory.mktemp("content")), tmp_path_factory.mktemp("crowd"))


@pytest.fixture(params=["sample", "crowded"])
def place(request: pytest.FixtureRequest) -> Place:
    found: Place = request.getfixturevalue(request.param)
    return found
