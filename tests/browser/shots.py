"""A picture of every kind of page, on a desk and a phone, light, dark and on paper.

`python -m tests.browser.shots FOLDER [SITE]`; without a site (a folder of pages), the sample is shown.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.browser.chromium import chromium
from tests.sample import sample_site

_VIEWS = {
    "desk-light": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"},
    "desk-dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
    "phone-light": {"viewport": {"width": 375, "height": 812}, "color_scheme": "light", "device_scale_factor": 2},
    "phone-dark": {"viewport": {"width": 375, "height": 812}, "color_scheme": "dark", "device_scale_factor": 2},
}


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


def main(arguments: list[str]) -> None:
    """Makes the site, where none is given, and shoots it."""
    with tempfile.TemporaryDirectory() as name:
        site = Path(arguments[1]).resolve() if len(arguments) > 1 else Path(name)
        if len(arguments) < 2:
            for path, data in sample_site(title="Northern Desk", owner="Institute for Regional Study").items():
                (site / path).parent.mkdir(parents=True, exist_ok=True)
                (site / path).write_bytes(data)
        count = shoot(site, Path(arguments[0] if arguments else "shots"))
    sys.stdout.write(f"{count} pictures\n")


if __name__ == "__main__":
    main(sys.argv[1:])
