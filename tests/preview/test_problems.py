"""What is wrong is shown over the last good pages, with its line, and in words that stay words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefsite.model.issues import Issue, Place
from briefsite.preview.overlay import overlay
from briefsite.preview.problems import Line, Problem
from briefsite.preview.showing import Showing, rebuilt
from tests.preview.serving import browser, get, run, serving


def test_a_problem_is_shown_with_its_line(root: Path) -> None:
    (root / "content/index.md").write_text("one\ntwo\n  hun-sem")
    issue = Issue(Place("content/index.md", 3, 3), "unknown-id", "unknown actor 'hun-sem'", "did you mean 'hun-sen'?")
    (problem,) = rebuilt(Showing(), lambda: ({}, (issue,)), root).problems
    assert str(problem) == (
        "content/index.md:3:3: unknown actor 'hun-sem'; did you mean 'hun-sen'?\n"
        "    1 | one\n    2 | two\n    3 >   hun-sem\n          ^^^^^^^"
    )


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("broken", b'content/index.md:3:1</a></p><p class="what">Unknown actor &#x27;hun-sem&#x27;</p>'),
        ("crash", b"The template has gone wrong"),
    ],
)
def test_a_failing_build_keeps_the_last_good_site_under_a_notice_until_it_is_mended(
    root: Path, words: str, sentence: bytes
) -> None:
    async def story() -> None:
        async with serving(root) as listening, browser(listening) as next_reload:
            (root / "content/index.md").write_text(words)
            await next_reload()
            page = (await get(listening.url)).body
            assert b"<p>home</p>" in page
            assert b'<body class=x><div class="preview-problems"' in page
            assert sentence in page
            assert (await get(f"{listening.url}preview.css")).code == 200
            (root / "content/index.md").write_text("mended")
            await next_reload()
            page = (await get(listening.url)).body
            assert b"<p>mended</p>" in page
            assert b"preview-problems" not in page

    run(story())


def test_a_first_build_that_fails_shows_why(root: Path) -> None:
    (root / "content/index.md").write_text("<crash>")

    async def story() -> None:
        async with serving(root) as listening:
            page = await get(listening.url)
            assert page.code == 500
            assert b"The template has gone wrong" in page.body
            assert b"There has been no good build yet." in page.body
            assert b"livereload.js" in page.body

    run(story())


def test_what_is_wrong_with_texts_is_told_over_pages_that_are_up_to_date(root: Path) -> None:
    issue = Issue(Place("seeds/a.txt"), "encoding", "it is not UTF-8", "save it as UTF-8")
    showing = rebuilt(Showing({"index.html": b"old"}), lambda: ({"index.html": b"new"}, (issue,)), root)
    assert showing.site == {"index.html": b"new"}
    assert [str(problem) for problem in showing.problems] == ["seeds/a.txt: it is not UTF-8; save it as UTF-8"]


def test_words_of_files_are_words_in_the_overlay() -> None:
    line = Line(1, "<b>x</b>", 0, 3)
    markup = overlay(
        (Problem(Place("content/<i>.md", 1, 1), "<u>", "<s>", (line,)),), Path("/a b"), "e://{file}", shown="<"
    )
    assert not re.search(r"<(b>x|i>|u>|s>)", markup)
    assert 'href="e:///a%20b/content/%3Ci%3E.md"' in markup


def test_thousands_of_problems_make_no_heavy_page() -> None:
    markup = overlay(tuple(Problem(Place(f"content/{n}.md", 1), "bad") for n in range(5000)), None, "", shown="x")
    assert "5,000 problems" in markup
    assert "And 4,800 more" in markup
    assert len(markup) < 50_000
