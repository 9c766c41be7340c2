"""The browser that the tests look through: the Chromium or Chrome of this machine."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"


#: The last one has the next page of a site take the frame of the one before: opening a page costs a quarter less.
_ALWAYS = ("--no-sandbox", "--disable-gpu", "--enable-features=RenderDocument:level/crashed-frame")


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser without a window. Raises LookupError where the machine has none."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_program(), args=_ALWAYS)
        yield browser
        browser.close()


@contextmanager
def another(browser: Browser, *options: str) -> Iterator[Browser]:
    """A second browser beside the first, with options of its own."""
    second = browser.browser_type.launch(executable_path=_program(), args=[*_ALWAYS, *options])
    yield second
    second.close()


def _program() -> str:
    found = [os.environ.get("CHROME_PATH", ""), *(shutil.which(name) or "" for name in _NAMES), _MAC]
    path = next((path for path in found if path and os.path.exists(path)), None)  # noqa: PTH110 - as the shell has it
    if path is None:
        raise LookupError("there is no Chromium: install it, or say where Chrome is in CHROME_PATH")
    return path
