"""A picture of every kind of page, on a desk and a phone, light, dark and on paper.

`python -m tests.browser.shots FOLDER [SITE]`; without a site (a folder of pages), the sample is shown: published twice,
so that something is new, and with some of its events on the map.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from briefsite.pipeline.publishing import place_of, publish
from tests.browser.chromium import chromium
from tests.sample import SAMPLE

_VIEWS = {
    "desk-light": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"},
    "desk-dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
    "phone-light": {"viewport": {"width": 375, "height": 812}, "color_scheme": "light", "device_scale_factor": 2},
    "phone-dark": {"viewport": {"width": 375, "height": 812}, "color_scheme": "dark", "device_scale_factor": 2},
}
#: Where the sample's events are shown to be: nowhere that is theirs, for their country is made up.
_POSITIONS = {
    "asagi-calls-on-vannak": "Dili",
    "kovel-visits-merania": "Port Moresby",
    "lindqvist-receives-kovel": "Port Moresby",
}
_SETTINGS = """\
[tool.briefsite]
title = "Northern Desk"
owner = "Institute for Regional Study"
base_url = "https://example.org/desk/"

[tool.briefsite.targets]
live = "folder:../www"
"""


def shoot(site: Path, folder: Path) -> int:
    """Writes the pictures; gives how many there are."""
    folder.mkdir(parents=True, exist_ok=True)
    kinds = [path.relative_to(site) for path in sorted(site.glob("*.html"))]
    kinds += [max(found, key=lambda path: path.stat().st_size).relative_to(site) for found in _records(site)]
    with chromium() as browser:
        for view, settings in _VIEWS.items():
            page = browser.new_page(**settings)
            for path in kinds:
                page.goto((site / path).as_uri())
                page.screenshot(path=folder / f"{_name(path)}-{view}.png", full_page=True)
        page = browser.new_page()
        for path in kinds:
            page.goto((site / path).as_uri())
            page.pdf(path=folder / f"{_name(path)}-paper.pdf", format="A4")
    return len(kinds) * (len(_VIEWS) + 1)


def _records(site: Path) -> list[list[Path]]:
    folders = (sorted((site / name).glob("*.html")) for name in ("actors", "briefs", "events", "topics"))
    return [found for found in folders if found]


def _name(path: Path) -> str:
    return path.with_suffix("").as_posix().replace("/", "-")


def published_twice(folder: Path) -> Path:
    """The site of the sample after its second edition."""
    root = folder / "desk"
    for name in ("content", "seeds"):
        shutil.copytree(SAMPLE / name, root / name)
    for event, position in _POSITIONS.items():
        _put(root, event, "kind: ", f"position: {position}\nkind: ")
    (root / "pyproject.toml").write_text(_SETTINGS, "utf-8")
    publish(root, place_of(root), at=datetime(2031, 4, 1, 9, tzinfo=UTC))
    _put(root, "kovel-visits-merania", "date: ", "date: 2031-04-28 # ")
    publish(root, place_of(root), at=datetime(2031, 5, 1, 9, tzinfo=UTC))
    return folder / "www"


def _put(root: Path, event: str, before: str, after: str) -> None:
    path = root / f"content/events/{event}.md"
    path.write_text(path.read_text("utf-8").replace(before, after, 1), "utf-8")


def main(arguments: list[str]) -> None:
    """Makes the site, where none is given, and shoots it."""
    with tempfile.TemporaryDirectory() as name:
        site = Path(arguments[1]).resolve() if len(arguments) > 1 else published_twice(Path(name))
        count = shoot(site, Path(arguments[0] if arguments else "shots"))
    sys.stdout.write(f"{count} pictures\n")


if __name__ == "__main__":
    main(sys.argv[1:])
