"""The preview as a writer has it: a browser beside an editor, and `serve` as typed."""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.sample import SAMPLE

PROJECT = Path(__file__).parents[2]
ACTOR = "content/actors/kelmar.md"
PATIENCE = 30_000
#: Scrolls each time it is asked: a page that is still loading is put back by the browser to where it was before.
END_IS_ABOVE_THE_PROBLEMS = """() => {
    window.scrollTo(0, document.documentElement.scrollHeight);
    const end = document.querySelector("body > footer").getBoundingClientRect().bottom;
    return end <= document.querySelector(".preview-problems").getBoundingClientRect().top;
}"""


@dataclass
class Desk:
    """A site that is served, and the address of its home page's folder."""

    root: Path
    url: str
    server: subprocess.Popen[str]
    words: Path

    def write(self, path: str, text: str) -> None:
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text, encoding="utf-8")

    def retitle(self, title: str, path: str = ACTOR) -> None:
        text = (self.root / path).read_text(encoding="utf-8")
        self.write(path, re.sub(r"(?m)^title: .*$", f"title: {title}", text, count=1))

    def said(self) -> str:
        return self.words.read_text(encoding="utf-8")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    root = tmp_path / "site"
    for folder in ("content", "seeds"):
        shutil.copytree(SAMPLE / folder, root / folder)
    words = tmp_path / "words"
    command = [
        sys.executable,
        str(PROJECT / "build.py"),
        "--root",
        str(root),
        "serve",
        "--port",
        "0",
        "--base",
        "/a/b/",
    ]
    with words.open("w") as said:
        server = subprocess.Popen(command, stdout=said, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, text=True)
        until = time.monotonic() + 60
        while not (address := re.search(r"http://\S+/a/b/(?= )", words.read_text())):
            assert time.monotonic() < until
            time.sleep(0.1)
        yield Desk(root, address[0], server, words)
        server.send_signal(signal.SIGINT)
        assert server.wait(30) == 0
        assert "Traceback" not in words.read_text()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.set_default_timeout(PATIENCE)
    yield page
    page.close()


def open_at(page: Page, desk: Desk, path: str) -> None:
    """Show a page, and wait until it listens for news. The first of these may come before the page is loaded."""
    heard: list[object] = []

    def hear(frame: object) -> None:
        heard.append(frame)

    page.once("websocket", lambda socket: socket.on("framereceived", hear))
    page.goto(f"{desk.url}{path}")
    until = time.monotonic() + PATIENCE / 1000
    while not heard:
        assert time.monotonic() < until, "the page does not listen"
        page.wait_for_timeout(20)
    page.wait_for_timeout(300)


def marked(page: Page) -> None:
    page.evaluate("window.here = 1")


def was_reloaded(page: Page) -> bool:
    return page.evaluate("window.here") is None


def test_two_saves_show_however_far_apart(desk: Desk, page: Page) -> None:
    open_at(page, desk, "actors/kelmar.html")
    for number, apart in enumerate((0.0, 0.1, 0.2, 0.4, 0.8, 1.5, 3.0)):
        desk.retitle(f"First {number}")
        time.sleep(apart)
        desk.retitle(f"Second {number}")
        expect(page.locator("h1").first).to_have_text(f"Second {number}", timeout=PATIENCE)


def test_a_page_that_is_being_loaded_while_a_save_is_built_is_not_left_behind(desk: Desk, page: Page) -> None:
    held = []
    page.route("**/livereload.js*", lambda route: held.append(route) or None)
    page.goto(f"{desk.url}actors/kelmar.html", wait_until="commit")
    while not held:
        page.wait_for_timeout(20)
    before = desk.said().count("built")
    desk.retitle("Saved meanwhile")
    while desk.said().count("built") == before:
        page.wait_for_timeout(50)
    page.unroute("**/livereload.js*")  # which lets go of what was held
    expect(page.locator("h1").first).to_have_text("Saved meanwhile", timeout=PATIENCE)


def test_of_fifty_saves_at_once_few_are_built_and_the_last_one_shows(desk: Desk, page: Page) -> None:
    open_at(page, desk, "actors/kelmar.html")
    before = desk.said().count("built")
    for number in range(50):
        desk.retitle(f"Number {number}")
        time.sleep(0.004)
    expect(page.locator("h1").first).to_have_text("Number 49", timeout=PATIENCE)
    time.sleep(1)
    assert desk.said().count("built") <= before + 10  # one where the machine is idle; a save takes what time it takes


def test_a_reader_stays_where_they_were(desk: Desk, page: Page) -> None:
    open_at(page, desk, "about.html")
    page.evaluate("window.scrollTo(0, 900)")
    marked(page)
    desk.write("pyproject.toml", '[tool.briefsite]\ntitle = "Harbour Desk"\n')
    expect(page).to_have_title(re.compile("Harbour Desk"), timeout=PATIENCE)
    page.wait_for_timeout(300)
    assert was_reloaded(page)
    assert abs(page.evaluate("window.scrollY") - 900) < 3


def test_other_pages_are_left_alone_and_a_style_sheet_is_swapped(desk: Desk, page: Page) -> None:
    open_at(page, desk, "about.html")
    marked(page)
    built = desk.said().count("built")
    desk.retitle("Another name")
    while desk.said().count("built") == built:
        page.wait_for_timeout(50)
    desk.write("templates/static/site.css", "h1 { color: rgb(1, 2, 3) }")
    expect(page.locator("h1").first).to_have_css("color", "rgb(1, 2, 3)", timeout=PATIENCE)
    assert not was_reloaded(page)


def test_what_is_wrong_is_over_the_last_good_page_until_it_is_mended(desk: Desk, page: Page) -> None:
    open_at(page, desk, "actors/kelmar.html")
    good = (desk.root / ACTOR).read_text(encoding="utf-8")
    desk.write(ACTOR, f"{good}\nSee [[nobody-at-all]] there.\n")
    desk.write(
        "templates/actor.html", '{% extends "theme/actor.html" %}\n{% block opening %}{{ page.tilte }}{% endblock %}'
    )
    problems = page.locator(".preview-problems li")
    expect(problems).to_have_count(2, timeout=PATIENCE)
    expect(problems.nth(0)).to_contain_text("'nobody-at-all'")
    expect(problems.nth(0).locator("mark")).to_have_text("[[nobody-at-all]]")
    expect(problems.nth(1)).to_contain_text("templates/actor.html:2")
    expect(problems.nth(1)).to_contain_text("while writing actors/")
    address = problems.nth(0).locator("a").get_attribute("href") or ""
    line = good.count("\n") + 2
    assert address == f"vscode://file{desk.root.resolve()}/{ACTOR}:{line}:5"
    for number in range(2):
        first = problems.nth(number).locator(".what").inner_text().lower()
        assert first in desk.said().lower(), "the terminal says the same"
    expect(page.locator("h1").first).to_be_visible()
    page.wait_for_function(END_IS_ABOVE_THE_PROBLEMS, timeout=PATIENCE)
    page.locator(".preview-problems summary").click()
    expect(page.locator(".preview-problems pre").first).to_be_hidden()
    desk.write(ACTOR, good)
    (desk.root / "templates/actor.html").unlink()
    expect(page.locator(".preview-problems")).to_have_count(0, timeout=PATIENCE)


def test_a_page_that_is_not_there_is_the_sites_own_and_comes_when_it_is_written(desk: Desk, page: Page) -> None:
    open_at(page, desk, "actors/mara-dovel.html")
    expect(page.locator("h1").first).to_contain_text("no page at this address")
    desk.write("content/actors/mara-dovel.md", "---\ntitle: Mara Dovel\nkind: person\nstatus: reviewed\n---\n")
    expect(page.locator("h1").first).to_have_text("Mara Dovel", timeout=PATIENCE)


def test_a_preview_that_is_started_again_is_followed(desk: Desk, page: Page) -> None:
    open_at(page, desk, "actors/kelmar.html")
    port = desk.url.split(":")[2].split("/")[0]
    desk.server.send_signal(signal.SIGINT)
    assert desk.server.wait(30) == 0
    desk.retitle("While it was away")
    command = [
        sys.executable,
        str(PROJECT / "build.py"),
        "--root",
        str(desk.root),
        "serve",
        "--port",
        port,
        "--base",
        "/a/b/",
    ]
    desk.server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL, text=True)
    expect(page.locator("h1").first).to_have_text("While it was away", timeout=PATIENCE)


def test_the_overlay_is_accessible_and_fits_a_phone(desk: Desk, page: Page) -> None:
    desk.write(ACTOR, (desk.root / ACTOR).read_text(encoding="utf-8") + "\nSee [[nobody]].\n")
    page.set_viewport_size({"width": 360, "height": 700})
    page.goto(f"{desk.url}actors/kelmar.html")
    expect(page.locator(".preview-problems li")).to_have_count(1, timeout=PATIENCE)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    found = Axe().run(page, context=".preview-problems")
    assert [violation["id"] for violation in found.response["violations"]] == []
