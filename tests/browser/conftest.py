"""One browser, and four sites: the sample, a crowd, and the two example texts in English and in German. Each is served
below a path, and lies in a folder as well."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest
from playwright.sync_api import Browser

from briefsite.model.site import Site
from briefsite.pipeline.building import build
from tests.browser.chromium import chromium
from tests.browser.crowd import crowd
from tests.browser.hosting import hosted
from tests.golden import expected
from tests.sample import sample_site

RECORDS = ("actors", "briefs", "events", "topics")


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
        records = ([path for path in self.pages() if path.startswith(f"{kind}/")] for kind in RECORDS)
        return [*overviews, *(max(paths, key=lambda path: len(self.site[path])) for paths in records)]

    def a_handful(self, count: int) -> list[str]:
        """Some other pages, always the same."""
        others = sorted(set(self.pages()) - set(self.one_of_each_kind()))
        return Random(5).sample(others, count)  # noqa: S311 - the same each time


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


def _seeds(root: Path, settings: str) -> Site:
    """The site of the two example texts."""
    shutil.copytree(expected.SEEDS, root / "seeds")
    shutil.copytree(expected.HERE / "content", root / "content")
    (root / "pyproject.toml").write_text(f"[tool.briefsite]\n{settings}", encoding="utf-8")
    built = build(root)
    assert [issue for issue in built.issues if issue.severity == "error"] == []
    return dict(built.site)


@pytest.fixture(scope="session")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    site = _seeds(tmp_path_factory.mktemp("seeds"), 'title = "Seeds"\n')
    yield from _placed(site, tmp_path_factory.mktemp("english"))


@pytest.fixture(scope="session")
def german(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    settings = 'title = "Referat Asien"\nlanguage = "de"\ncontent_language = "en"\n'
    yield from _placed(_seeds(tmp_path_factory.mktemp("saat"), settings), tmp_path_factory.mktemp("german"))


@pytest.fixture(params=["sample", "seeds", "german", "crowded"])
def place(request: pytest.FixtureRequest) -> Place:
    found: Place = request.getfixturevalue(request.param)
    return found
