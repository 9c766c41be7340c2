"""No word that anybody writes, in a text, a file or a setting, ever runs in a reader's browser."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from briefsite.model.site import Site
from briefsite.pipeline.building import build
from tests.browser.hosting import hosted

LINES = (Path(__file__).parent / "payloads.txt").read_text("utf-8").splitlines()
PAYLOADS = [line for line in LINES if line and not line.startswith("# ")]
_A_FILE = 12
#: What a page does before anything else: it tells whether a payload ran, and what its own policy forbade.
_WATCH = """
window.ran = () => { window.hasRun = true };
window.forbidden = [];
document.addEventListener("securitypolicyviolation", event => window.forbidden.push(event.violatedDirective));
"""


def quoted(text: str) -> str:
    """A text as YAML has it between double quotation marks."""
    return json.dumps(text, ensure_ascii=False)


def files() -> Iterator[tuple[str, str]]:
    """A site in which every payload stands in every field, body, text and file that can hold it."""
    for number in range(0, len(PAYLOADS), _A_FILE):
        some = PAYLOADS[number : number + _A_FILE]
        first, listed = quoted(some[0]), "".join(f"  - {quoted(one)}\n" for one in some)
        prose = "\n\n".join(some)
        source = "".join(f"  {key}: {first}\n" for key in ("title", "publisher", "author", "licence"))
        statements = "".join(f"- {one} [[one-{number}|{one}]] [@p{at}]\n" for at, one in enumerate(some, 1))
        quotations = "".join(f"> “{one}”\n> — {one}, through {one} [@p{at}]\n\n" for at, one in enumerate(some, 1))
        accounts = "".join(
            f"  - cite: b-{number}, para. 1\n    date: {quoted(one)}\n    place: {quoted(one)}\n" for one in some
        )
        roles = "".join(f"  - title: {quoted(one)}\n    rank: {quoted(one)}\n    body: {quoted(one)}\n" for one in some)
        matters = "".join(
            f"  - actor: one-{number}\n    strength: pledged\n    matter: {quoted(one)}\n" for one in some
        )
        yield f"seeds/t-{number}.txt", f"{prose}\n"
        yield (
            f"content/briefs/b-{number}.md",
            (
                f"---\ntitle: {first}\nsource:\n  file: t-{number}.txt\n{source}actors: [one-{number}]\n"
                f"date_reason: {first}\ncommitments:\n{matters}---\n\n{prose}\n\n{statements}\n{quotations}"
            ),
        )
        yield (
            f"content/events/e-{number}.md",
            f"---\ntitle: {first}\nplace: {first}\nparticipants: [one-{number}]\naccounts:\n{accounts}---\n\n{prose}\n",
        )
        yield (
            f"content/actors/one-{number}.md",
            (
                f"---\ntitle: {first}\nkind: person\naliases:\n{listed}roles:\n{roles}"
                f"identifiers:\n  x: {first}\n---\n\n{prose}\n"
            ),
        )
        yield f"content/topics/o-{number}.md", f"---\ntitle: {first}\nterms:\n{listed}---\n\n{prose}\n"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Site:
    root = tmp_path_factory.mktemp("hostile")
    settings = "".join(
        f"{key} = {quoted(PAYLOADS[0])}\n" for key in ("title", "description", "owner", "contact", "licence")
    )
    (root / "pyproject.toml").write_text(f'[tool.briefsite]\nsource_text = "full"\n{settings}', "utf-8")
    for path, text in files():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    built = build(root)
    left_out = [str(issue) for issue in built.issues if issue.place.line == 0 and issue.severity == "error"]
    assert built.entries == sum(path.startswith("content/") for path, _ in files()), left_out
    return built.site


def pages_of(site: Site) -> list[str]:
    return [path for path in site if path.endswith(".html")]


@pytest.mark.parametrize("policed", [False, True], ids=["without its policy", "with its policy"])
def test_nothing_runs_on_any_page(hostile: Site, browser: Browser, policed: bool) -> None:
    with hosted(hostile) as address:
        context = browser.new_context(bypass_csp=not policed)
        context.add_init_script(_WATCH)
        page = context.new_page()
        ran = [path for path in pages_of(hostile) if _runs(page, f"{address}{path}")]
        forbidden = {}
        if policed:
            for path in pages_of(hostile)[::3]:
                page.goto(f"{address}{path}")
                if found := page.evaluate("window.forbidden"):
                    forbidden[path] = found
        context.close()
    assert ran == []
    assert forbidden == {}


def _runs(page: Page, address: str) -> bool:
    """Whether anything ran when a page was opened, looked over, and every link of a foreign kind was followed."""
    page.goto(address)
    page.evaluate("""() => {
        for (const link of document.querySelectorAll("a[href^='javascript:' i], a[href^='data:' i]")) link.click();
        for (const found of document.querySelectorAll("details")) found.open = true;
    }""")
    return bool(page.evaluate("window.hasRun === true")) or page.frames[1:] != []


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
