"""No word that anybody writes, in a text, a file or a setting, ever runs in a reader's browser."""

from __future__ import annotations

import re
import shutil
from html import escape
from pathlib import Path
from typing import get_args

import pytest
from babel.messages.pofile import read_po, write_po
from playwright.sync_api import Browser, Page

from briefsite.cli import main
from briefsite.languages import SHIPPED
from briefsite.model.issues import Place
from briefsite.model.review import Question, QuestionKind, Witness
from briefsite.model.site import Site
from briefsite.pipeline.building import build
from briefsite.preview.overlay import EDITORS, overlay
from briefsite.preview.problems import Line, Problem
from briefsite.preview.questions_shown import page as review_page
from tests.browser.hostile_site import A_FILE, OWN_PAGE, PAYLOADS, edition, files, named_files, names, quoted
from tests.browser.hosting import hosted
from tests.sample import SAMPLE

#: What a page does before anything else: it tells whether a payload ran, and what its own policy forbade.
_WATCH = """
window.ran = () => { window.hasRun = true };
window.forbidden = [];
document.addEventListener("securitypolicyviolation", event => window.forbidden.push(event.violatedDirective));
"""

#: What in a page, as the browser has it, would run if a reader did this or that: whatever it was written as.
_COULD_RUN = """() => {
    const found = [], ours = /^(\\.\\.\\/)*static\\/(search|reading)\\.js\\?v=[0-9a-f]+$/;
    const leading = /^(href|xlink:href|src|srcset|action|formaction|data|poster|background|ping|to|from|values)$/;
    const foreign = "iframe,object,embed,base,applet,frame,frameset,template,math,animate,set,foreignObject,use,portal";
    const walk = document.createTreeWalker(document, NodeFilter.SHOW_ELEMENT);
    for (let one = walk.nextNode(); one; one = walk.nextNode()) {
        const name = one.localName;
        if (one.matches(foreign) || one.shadowRoot) found.push(name);
        if (name === "script" && !ours.test(one.getAttribute("src")) && one.type !== "application/ld+json")
            found.push(one.outerHTML);
        if (name === "meta" && /refresh/i.test(one.httpEquiv) && !/^0; url=[^:]+$/.test(one.content))
            found.push(one.content);
        for (const {name: key, value} of one.attributes) {
            if (key.startsWith("on") || key === "srcdoc") found.push(`${name} ${key}`);
            if (leading.test(key) && URL.canParse(value, document.baseURI)) {
                const way = new URL(value, document.baseURI).protocol;
                const drawn = way === "data:" && /^(img|link)$/.test(name);
                if (/^(javascript|vbscript|data|blob|jar|view-source|filesystem):$/.test(way) && !drawn)
                    found.push(`${name} ${key}=${value}`);
            }
        }
    }
    return found;
}"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Site:
    root = tmp_path_factory.mktemp("hostile")
    settings = "".join(
        f"{key} = {quoted(PAYLOADS[0])}\n" for key in ("title", "description", "owner", "contact", "licence")
    )
    shown = 'source_text = "full"\nbase_url = "https://host.example/"\ncards = "records"\n'
    (root / "pyproject.toml").write_text(f"[tool.briefsite]\n{shown}{settings}", "utf-8")
    for path, text in (*files(), *named_files(), ("content/.editions/0001.jsonl", edition())):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    (root / "templates/pages").mkdir(parents=True)
    (root / "templates/pages/everything.html").write_text(OWN_PAGE, "utf-8")
    built = build(root)
    left_out = [str(issue) for issue in built.issues if issue.place.line == 0 and issue.severity == "error"]
    assert built.entries == sum(path.startswith("content/") for path, _ in (*files(), *named_files())), left_out
    assert len([one for one in names() if f"static/{one}.png" in built.site]) > 50
    return built.site


def pages_of(site: Site) -> list[str]:
    return [path for path in site if path.endswith(".html")]


@pytest.mark.parametrize("policed", [False, True], ids=["without its policy", "with its policy"])
def test_nothing_runs_on_any_page(hostile: Site, browser: Browser, policed: bool) -> None:
    with hosted(hostile) as address:
        context = browser.new_context(bypass_csp=not policed)
        context.add_init_script(_WATCH)
        page = context.new_page()
        ran = {path: found for path in pages_of(hostile) if (found := _runs(page, f"{address}{path}"))}
        context.close()
    assert ran == {}


def _runs(page: Page, address: str) -> list[str]:
    """What in a page its policy, where it has one, forbade before anybody touched it; what could run; and whether
    anything did when it was opened, looked over, and every link of a foreign kind was followed."""
    page.goto(address)
    forbidden: list[str] = page.evaluate("""() => {
        const forbidden = [...window.forbidden];
        for (const link of document.querySelectorAll("a[href^='javascript:' i], a[href^='data:' i]")) link.click();
        for (const found of document.querySelectorAll("details")) found.open = true;
        return forbidden;
    }""")
    could, has_run = page.evaluate(f"() => [({_COULD_RUN})(), window.hasRun === true]")
    return [*forbidden, *could, *(["it ran"] if has_run else []), *(frame.url for frame in page.frames[1:])]


def test_nothing_runs_in_the_cards_on_names_that_pages_open(hostile: Site, browser: Browser) -> None:
    with hosted(hostile) as address:
        context = browser.new_context(bypass_csp=True)
        context.add_init_script(_WATCH)
        page = context.new_page()
        opened = 0
        for path in ("actors.html", "events/e-0.html", "briefs/b-0.html", "briefs/b-12.html"):
            page.goto(f"{address}{path}")
            link = page.locator("main a[href*='actors/one-']").first
            link.scroll_into_view_if_needed()
            link.hover()
            page.wait_for_timeout(1500)
            opened += page.locator("[popover]:popover-open").count()
            assert not page.evaluate("window.hasRun === true"), path
        context.close()
    assert opened


def test_the_search_shows_hostile_names_as_words(hostile: Site, browser: Browser) -> None:
    with hosted(hostile) as address:
        context = browser.new_context(bypass_csp=True)
        context.add_init_script(_WATCH)
        page = context.new_page()
        page.goto(f"{address}search.html?q=script")
        page.wait_for_function("document.querySelectorAll('main a').length > 3")
        assert not page.evaluate("window.hasRun === true")
        assert "<script>" in page.inner_text("main").lower()
        context.close()


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site drafted from texts in which payloads stand where a name, a body, an office, a place or a saying does."""
    root = tmp_path_factory.mktemp("converted")
    (root / "seeds").mkdir()
    for number in range(0, len(PAYLOADS), A_FILE):
        said = "\n\n".join(
            f"Foreign Minister Mara {one} Dovel of Kelmar met a delegation of the {one} Council of Ministers, led by "
            f"Deputy Secretary for {one} Ada Lund, in {one} Geneva on May 14, 2024.\n\n"
            f'"We agreed on {one} and will meet again," Mara Dovel {one} said. '
            f"She pledged {one} to the {one} Fund by June."
            for one in PAYLOADS[number : number + A_FILE]
        )
        head = "".join(f"{key}: {quoted(PAYLOADS[number])}\n" for key in ("title", "publisher", "author", "licence"))
        (root / f"seeds/t-{number}.txt").write_text(f"---\n{head}published: 2024-05-16\n---\n{said}\n", "utf-8")
    assert main(["--root", str(root), "--quiet", "convert"]) in (0, 1)
    built = build(root)
    assert built.entries > 20
    return built.site


def test_nothing_runs_on_pages_that_were_drafted_from_hostile_texts(converted: Site, browser: Browser) -> None:
    assert _ran(converted, browser) == {}


def test_nothing_runs_in_the_words_of_a_catalogue(tmp_path: Path, browser: Browser) -> None:
    """Whoever translates the interface writes words: markup that the original does not have is told, and left out."""
    shutil.copytree(SAMPLE / "content", tmp_path / "content")
    shutil.copytree(SAMPLE / "seeds", tmp_path / "seeds")
    (tmp_path / "pyproject.toml").write_text('[tool.briefsite]\nlanguage = "de"\n', "utf-8")
    with (SHIPPED / "de.po").open("rb") as stream:
        catalogue = read_po(stream, locale="de")
    for message in catalogue:
        if message.id and isinstance(message.id, str):
            message.string = f"<img src=x onerror=ran()>\"'><script>ran()</script>{message.string}"
        elif message.id:
            message.string = tuple(f"<img src=x onerror=ran()>{one}" for one in message.string)
    (tmp_path / "templates/languages").mkdir(parents=True)
    with (tmp_path / "templates/languages/de.po").open("wb") as stream:
        write_po(stream, catalogue)
    built = build(tmp_path)
    assert {issue.code for issue in built.issues if issue.place.path.endswith("de.po")} == {"bad-translation"}
    assert b"onerror" not in built.site["index.html"]
    assert _ran(built.site, browser) == {}


def _ran(site: Site, browser: Browser) -> dict[str, list[str]]:
    with hosted(site) as address:
        context = browser.new_context(bypass_csp=True)
        context.add_init_script(_WATCH)
        page = context.new_page()
        ran = {path: found for path in pages_of(site) if (found := _runs(page, f"{address}{path}"))}
        context.close()
    return ran


def test_nothing_runs_in_what_the_preview_says_of_faults(browser: Browser) -> None:
    """Messages, places, lines and hints are others' words too, and no file opens an address of its own."""
    problems = tuple(
        Problem(Place(f"content/actors/{one}.md", 2, 3), one, one, (Line(2, f"title: {one}", 0, 5),))
        for one in PAYLOADS
    )
    told = [overlay(problems, Path("/desk"), editor, shown="The page") for editor in EDITORS.values()]
    site = {f"{number}.html": f"<!DOCTYPE html><body>{one}".encode() for number, one in enumerate(told)}
    assert _ran(site, browser) == {}
    for one in told:
        opened = re.findall(r'<a href="([^"]*)"', one)
        assert all(
            re.match(r"(?:vscode|vscodium|cursor|zed)://file/desk/content/|idea://open\?|txmt://open\?", way)
            for way in opened
        )


def test_nothing_runs_in_what_the_preview_asks_in_its_review(browser: Browser) -> None:
    """Paths, places, versions, reasons and sentences, of each kind of question, and what was answered."""
    site: Site = {}
    for kind in get_args(QuestionKind):
        asked = [Question(kind, f"{one}.md", one, one, one, one, one, (Witness(one, 1, one),)) for one in PAYLOADS]
        site[f"{kind}.html"] = review_page(asked, "secret").encode()
    for number, one in enumerate(PAYLOADS):
        site[f"{number}.html"] = review_page((), "secret", one, failed=number % 2 == 0).encode()
    assert _ran(site, browser) == {}
    for one in PAYLOADS:
        assert escape(one) in site["proposal.html"].decode()


def test_the_payloads_are_such_that_they_would_run(browser: Browser) -> None:
    """A page that took them as they are would be caught: most of them run in this very browser."""
    page = browser.new_page()
    page.add_init_script(_WATCH)
    caught = 0
    for payload in PAYLOADS:
        page.route("**/*", lambda route, _, body=payload: route.fulfill(body=f"<body>{body}", content_type="text/html"))
        page.goto("http://hostile.example/")
        page.wait_for_timeout(20)
        caught += bool(page.evaluate("window.hasRun === true"))
        page.unroute("**/*")
    page.close()
    assert caught >= 30
