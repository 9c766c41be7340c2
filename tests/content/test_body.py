"""Bodies: what is linked, cited and said, where it stands, and that nothing in it can run."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from html.parser import HTMLParser
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefsite.content.body import read_body
from briefsite.content.body.plain import PlainProse
from briefsite.model.body import CITE, LINK, Block, Body
from briefsite.model.locators import Locator
from tests.content.cases import Case, cases

HERE = Path(__file__).parent


def body_of(text: str, first_line: int = 1) -> Body:
    return read_body(text, "content/briefs/b.md", first_line)[0]


def told(block: Block) -> list[str]:
    """A block as the case files write it."""
    section = f" in {block.section}" if block.section else ""
    lines = [f"{block.line}:{block.column} {block.kind}{section}: {' / '.join(block.text.splitlines())}"]
    for link in block.links:
        fragment = f"#{link.fragment}" if link.fragment else ""
        lines.append(f"  link {link.line}:{link.column} {link.form} {link.target}{fragment} '{link.label}'")
    lines += [f"  cite {one.line}:{one.column} {Locator(one.brief, one.paragraphs)}" for one in block.citations]
    if by := block.attributed:
        speaker, channel = ("" if index is None else index for index in (by.speaker, by.channel))
        lines.append(f"  by [{speaker}] '{by.speaker_text}' through [{channel}] '{by.channel_text}' {by.cls}")
    return lines


@pytest.mark.parametrize("case", cases(HERE / "bodies.txt"), ids=str)
def test_a_body_is_seen_as_its_writer_meant_it(case: Case) -> None:
    body, issues = read_body(case.files[0][1], "content/briefs/b.md", 1)
    assert (issues, body.images) == ((), ())
    assert [line for block in body.blocks for line in told(block)] == list(case.expected)


def test_a_quotation_stands_in_the_page_as_a_figure_without_its_class_in_brackets() -> None:
    html = body_of("> “good”\n> — [[a]] (partial) [@p1]").html
    expected = "<blockquote><p>“good”</p></blockquote><figcaption>— \ue0000\ue001 \ue0020\ue003</figcaption></figure>"
    assert html.replace("\n", "") == f'<figure class="quotation partial">{expected}'


def test_headings_have_anchors_that_are_theirs_alone() -> None:
    body = body_of("# [[talks]]\n\n## Own *words*\n\n## Own words\n\n## P3\n\n## R&D\n")
    assert body.headings == (
        ("talks", "talks"), ("own-words", "Own words"), ("own-words-2", "Own words"), ("p3-1", "P3"), ("r-d", "R&D"),
    )  # fmt: skip
    assert re.findall(r' id="([^"]*)"', body.html) == ["talks", "own-words", "own-words-2", "p3-1", "r-d"]


def test_a_blocks_placeholders_count_its_own_links() -> None:
    second = body_of("- [[a]] [@p1]\n- [[b]] met [[c]] [@p2; @x, p3]\n").blocks[1]
    shown = [LINK.format(0), LINK.format(1), CITE.format(0), CITE.format(1)]
    assert second.html == "{} met {} {}{}".format(*shown)
    assert [link.target for link in second.links] == ["b", "c"]


def test_pictures_by_relative_path_are_noted_and_stay_in_the_text() -> None:
    body = body_of("One ![a map](../maps/a.png) ![b](https://example.org/b.png)\n", 7)
    assert [(image.target, image.label, image.line, image.column) for image in body.images] == [
        ("../maps/a.png", "a map", 7, 5)
    ]
    assert '<img alt="a map" src="../maps/a.png">' in body.html


def test_the_same_text_gives_the_same_body_whatever_was_read_before() -> None:
    text = "[a]: https://example.org/\n\n[x][a] [[b]]"
    first = body_of(text)
    body_of("[c]: https://example.org/other\n\n# Heading\n\n[a]")
    assert body_of(text) == first
    assert "example.org" not in body_of("[x][a]").html


class Elements(HTMLParser):
    """Every element and attribute of a text, as a browser would read it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def assert_harmless(html: str) -> None:
    for tag, attributes in Elements(html).found:
        assert tag not in {
            "script",
            "style",
            "iframe",
            "object",
            "embed",
            "form",
            "input",
            "svg",
            "math",
            "base",
            "link",
        }
        assert not [name for name in attributes if name.startswith("on") or name == "style"]
        for name in ("href", "src"):
            scheme = re.match(r"\s*([a-z0-9+.-]+):", attributes.get(name) or "", re.IGNORECASE)
            assert scheme is None or scheme[1].lower() in {"http", "https", "mailto"}


HOSTILE = (HERE / "hostile.txt").read_text(encoding="utf-8").split("\n%%\n")
PIECES = st.sampled_from(
    (
        *HOSTILE,
        "\x02wzxhzdk:0\x03",
        "\ue0000\ue001",
        "[[a]]",
        "[@p1]",
        "- ",
        "> ",
        "> — ",
        "\n",
        "\n\n",
        "    ",
        "# ",
        "`",
        "*",
        "x",
        "”",
    )
)


@given(st.lists(PIECES, max_size=12).map("".join))
@example("".join(HOSTILE))
@example("\n\n".join(HOSTILE))
def test_no_markup_ever_runs(text: str) -> None:
    body = body_of(text)
    for html in (body.html, *(block.html for block in body.blocks)):
        assert_harmless(html)


@given(st.lists(PIECES, max_size=12).map("".join))
def test_every_placeholder_has_its_link_and_none_stands_in_a_tag(text: str) -> None:
    body = body_of(text)
    for owner in (body, *body.blocks):
        below = len(owner.links), len(owner.citations)
        used = [int(n) for n in re.findall("\ue000(\\d+)\ue001", owner.html)]
        cited = [int(n) for n in re.findall("\ue002(\\d+)\ue003", owner.html)]
        assert all(n < below[0] for n in used)
        assert all(n < below[1] for n in cited)
        assert not re.search("<[^>]*[\ue000-\ue009]", owner.html)
        assert not re.search("[\ue004-\ue009]", owner.html)


@given(st.text(max_size=200), st.integers(1, 50))
def test_no_text_stops_a_run(text: str, first_line: int) -> None:
    body, issues = read_body(text, "content/briefs/b.md", first_line)
    last = first_line + text.count("\n")
    assert all(first_line <= link.line <= last for link in (*body.links, *body.citations, *body.images))
    assert all(first_line <= issue.place.line <= last for issue in issues)


WORDS = st.text(alphabet="abc é語\t.,“’", max_size=12).filter(lambda text: text.strip() or not text)
LINES = st.lists(
    st.tuples(st.sampled_from(["", "- ", "> ", "1. ", "  - "]), WORDS, st.sampled_from(["[[x]]", "[y](x.md)", ""])),
    max_size=8,
)


@given(LINES)
def test_places_are_exact(lines: list[tuple[str, str, str]]) -> None:
    text = "\n\n".join(f"{start}k{words}{link}" for start, words, link in lines)
    body = body_of(text, 10)
    typed = text.split("\n")
    for link in body.links:
        assert typed[link.line - 10][link.column - 1 :].startswith(("[[x]]", "[y](x.md)"))
    assert len(body.links) == sum(1 for _, _, link in lines if link)
    for block in body.blocks:
        assert typed[block.line - 10][block.column - 1] == "k"


AFTER = body_of("- One [[a]]\n\nTwo ![b](b.png)")


@pytest.mark.parametrize("text", ["1. " * 3000, "> " * 3000, "- " * 3000])
def test_a_body_that_nests_without_end_is_an_issue_and_no_crash(text: str) -> None:
    body, issues = read_body(text + "x", "content/briefs/b.md", 4)
    assert body == Body("") or body.html
    assert [issue.code for issue in issues] == ([] if body.html else ["nesting"])
    assert body_of("- One [[a]]\n\nTwo ![b](b.png)") == AFTER


def test_bodies_read_in_several_threads_at_once_are_those_read_one_after_the_other() -> None:
    texts = [
        f"# {n}\n\n" + f"- [words {n}](file-{n}.md) and “more” [@text-{n}, p. 2]\n" * (n % 7 + 1) for n in range(200)
    ]
    alone = [read_body(text, "content/briefs/a.md", 1) for text in texts]
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(lambda text: read_body(text, "content/briefs/a.md", 1), texts)) == alone


_LINES = (
    "Asagi calls.", "Lund *answers*, [@p1]", "[[ada-lund]] comes", "- one", "  - two", "1. first", "12) twelfth",
    "> said", "> — Ada Lund", "# Head", "===", "---", "***", "| a | b |", "|---|---|", "a | b", ": told", "    code",
    "[x]: /y", "<div>", "</div>", "```", "", " ", "  more", "“Quoted”", "(so)", "\\- no list",
)  # fmt: skip


@given(st.lists(st.sampled_from(_LINES), max_size=9).map("\n".join))
@example("Term\n: told")
@example("a | b\n---|---\nc | d")
@example("Asagi calls\n===")
def test_prose_that_goes_past_the_rules_for_blocks_is_none_of_theirs(text: str) -> None:
    with patch.object(PlainProse, "test", return_value=False):
        by_all_rules = read_body(text, "content/briefs/b.md", 1)
    assert read_body(text, "content/briefs/b.md", 1) == by_all_rules
